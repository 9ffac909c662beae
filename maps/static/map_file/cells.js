// Windows by square cells of the screen, reckoned as the site's map does: maps/live_map/cell_grid.py, cell_places.py and
// mark_circles.py. A file has all windows at hand, so that no view needs coarser cells than its zoom's.

const CELLS_ACROSS = 3; // across the world at zoom 0: a cell is 256 ÷ 3 = 85 px wide at its zoom, room for any mark
const TILE = 256;
const BETWEEN = 4;
// From how many windows on a mark is how wide, in pixels.
const ACROSS = [[1000, 68], [100, 54], [2, 48], [1, 44]];

// Beyond this zoom a map without streets has nothing more to show: what it does not part is listed.
export const FINEST = 14;

// Web Mercator (EPSG:3857), as shares of the world from its north-west corner, and back.
export function worldPlace(lat, lon) {
  const turned = (Math.min(Math.max(lat, -85.0511287798066), 85.0511287798066) * Math.PI) / 180;
  return [(lon + 180) / 360, 0.5 - Math.asinh(Math.tan(turned)) / (2 * Math.PI)];
}

export function degrees(x, y) {
  return [(Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI, x * 360 - 180];
}

function cellOf(place, level) {
  const side = CELLS_ACROSS * 2 ** level;
  return [place.x, place.y].map((share) => Math.min(Math.max(Math.trunc(share * side), 0), side - 1));
}

// The next zoom at which these places are in several cells; null where there is none.
function zoomThatParts(places, level) {
  for (let next = level + 1; next <= FINEST; next++) {
    const [column, row] = cellOf(places[0], next);
    if (places.some((place) => String(cellOf(place, next)) !== `${column},${row}`)) return next;
  }
  return null;
}

function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

export function radius(count) {
  return ACROSS.find(([from]) => count >= from)[1] / 2;
}

// The middle of the windows, which is that of their degrees, and the nearest place to it at which the mark is wholly
// within its cell; both in pixels.
function standing([column, row], places, width, worldPx) {
  const middle = worldPlace(mean(places.map((place) => place.lat)), mean(places.map((place) => place.lon)));
  const room = radius(places.length) + BETWEEN / 2;
  const within = (along, number) => Math.min(Math.max(along, number * width + room), (number + 1) * width - room);
  const [x, y] = middle.map((share) => share * worldPx);
  return { middle: [x, y], inner: [within(x, column), within(y, row)], radius: radius(places.length) };
}

function crowded(one, other) {
  const need = one.radius + other.radius + BETWEEN;
  return [other.middle, other.inner].some(([x, y]) => Math.hypot(one.middle[0] - x, one.middle[1] - y) < need);
}

const AROUND = [-1, 0, 1].flatMap((east) => [-1, 0, 1].map((south) => [east, south])).filter(([e, s]) => e || s);

/**
 * A mark for each cell that has places; no two of them touch.
 *
 * Places are {number, lat, lon, x, y}, the last two as worldPlace gives them. A mark is {key, numbers, lat, lon, parts}:
 * where it is drawn, and the zoom at which it comes apart, null where its places can only be listed.
 */
export function cellMarks(places, zoom) {
  const level = Math.min(Math.floor(zoom), FINEST);
  const worldPx = TILE * 2 ** zoom;
  const width = worldPx / (CELLS_ACROSS * 2 ** level);
  const cells = new Map();
  for (const place of places) {
    const cell = cellOf(place, level);
    const known = cells.get(String(cell));
    if (known) known.places.push(place);
    else cells.set(String(cell), { cell, places: [place] });
  }
  for (const found of cells.values()) Object.assign(found, standing(found.cell, found.places, width, worldPx));
  return [...cells.values()].map((found) => {
    const [column, row] = found.cell;
    const beside = AROUND.map(([east, south]) => cells.get(`${column + east},${row + south}`)).filter(Boolean);
    const [x, y] = beside.some((other) => crowded(found, other)) ? found.inner : found.middle;
    const [lat, lon] = degrees(x / worldPx, y / worldPx);
    const numbers = found.places.map((place) => place.number);
    return { key: `c${level}-${column}-${row}`, numbers, lat, lon, parts: zoomThatParts(found.places, level) };
  });
}
