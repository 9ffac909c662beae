// Close to the ground the middle of a division is out of view: whose land is it then that is seen?

const NEAREST = 8; // of so many names it is tried whether they reach here
const STEPS = [0.5, 0.25, 0.75];

function side([y, x], [toY, toX], [atY, atX]) {
  return (toX - x) * (atY - y) - (toY - y) * (atX - x) > 0;
}

function isBeside({ south, west, north, east }, [lat, lon], [toLat, toLon]) {
  return Math.max(lat, toLat) < south || Math.min(lat, toLat) > north || Math.max(lon, toLon) < west || Math.min(lon, toLon) > east;
}

function crosses(line, from, to) {
  if (isBeside(line, from, to)) return false;
  const { points } = line;
  for (let next = 1; next < points.length; next++) {
    const [start, end] = [points[next - 1], points[next]];
    if (side(from, to, start) !== side(from, to, end) && side(start, end, from) !== side(start, end, to)) return true;
  }
  return false;
}

// A border as it is looked at here, with the box around it.
export function fence(points) {
  const [lats, lons] = [0, 1].map((axis) => points.map((point) => point[axis]));
  return { points, south: Math.min(...lats), west: Math.min(...lons), north: Math.max(...lats), east: Math.max(...lons) };
}

// Two places are surely in one division where the straight way between them meets no border.
function isOpen(lines, from, to) {
  return !lines.some((line) => crosses(line, from, to));
}

// The names, and those of divisions that are seen while their middles are not, each at a place of the view that is theirs.
export function brought(names, lines, bounds) {
  const isSeen = ([, lon, lat]) => bounds.contains([lat, lon]);
  const found = new Map(names.filter(isSeen).map((one) => [one, one]));
  const [south, west] = [bounds.getSouth(), bounds.getWest()];
  const [high, wide] = [bounds.getNorth() - south, bounds.getEast() - west];
  for (const down of STEPS) {
    for (const across of STEPS) {
      const place = [south + down * high, west + across * wide];
      const away = ([, lon, lat]) => Math.hypot(lon - place[1], lat - place[0]);
      const nearest = names.map((one) => [away(one), one]).sort(([one], [other]) => one - other).slice(0, NEAREST);
      const owner = nearest.find(([, [, lon, lat]]) => isOpen(lines, place, [lat, lon]))?.[1];
      if (owner && !found.has(owner)) found.set(owner, [owner[0], place[1], place[0], owner[3]]);
    }
  }
  return [...found.values()];
}
