// Reads the borders that /map/borders/… serves; maps/base_map/border_bytes.py says how they are written.

// What a line divides, in the order of BorderKind in maps/base_map/border_lines.py.
const KINDS = ["outer", "province", "city", "county", "undetermined", "dash"];

/**
 * The lines in a Uint8Array: [{kind, points: [[lat, lon], …]}, …], in degrees, as Leaflet's polyline takes them.
 */
export function borderLines(bytes) {
  let place = 0;

  function number() {
    // Products, not shifts: beyond 31 bits a shift would lose them.
    let zigzag = 0;
    let worth = 1;
    for (;;) {
      const byte = bytes[place++];
      zigzag += (byte & 127) * worth;
      if (byte < 128) break;
      worth *= 128;
    }
    return zigzag % 2 ? -(zigzag + 1) / 2 : zigzag / 2;
  }

  const unitsPerDegree = number();
  const lines = [];
  let lon = 0;
  let lat = 0;
  while (place < bytes.length) {
    const kind = KINDS[number()];
    const points = [];
    for (let left = number(); left > 0; left--) {
      lon += number();
      lat += number();
      points.push([lat / unitsPerDegree, lon / unitsPerDegree]);
    }
    lines.push({ kind, points });
  }
  return lines;
}
