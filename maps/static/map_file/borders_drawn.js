// Lays the borders that the file carries under its points. It stands behind borders.js, in one module with it.

// From these zooms on, a city's and a county's borders can be told apart.
const SEEN_FROM = { city: 6, county: 7 };
const UPWARDS = ["county", "city", "province", "outer", "undetermined", "dash"];

function carried() {
  const signs = atob(document.querySelector("[data-borders]").dataset.borders);
  return borderLines(Uint8Array.from(signs, (sign) => sign.charCodeAt(0)));
}

function same(one, other) {
  return one[0] === other[0] && one[1] === other[1];
}

function last(points) {
  return points[points.length - 1];
}

// The coast, and where a border that is undetermined goes on from it: lines that meet are joined until they close.
function rings(lines) {
  const found = [];
  const left = [...lines];
  while (left.length) {
    let ring = left.pop();
    while (!same(ring[0], last(ring))) {
      const next = left.findIndex((points) => [points[0], last(points)].some((end) => same(end, last(ring))));
      if (next < 0) break;
      const [points] = left.splice(next, 1);
      ring = [...ring, ...(same(points[0], last(ring)) ? points : points.reverse()).slice(1)];
    }
    found.push(ring);
  }
  return found;
}

function layBorders(map) {
  const lines = carried();
  const pointsOf = (...kinds) => lines.filter((line) => kinds.includes(line.kind)).map((line) => [...line.points]);
  // As SVG, so that the style says how they look, by day, by night and on paper; below the points, and out of the way
  // of whoever clicks on them.
  const pane = map.createPane("borders");
  const options = { pane: "borders", renderer: L.svg({ pane: "borders", padding: 0.5 }), interactive: false };
  L.polygon(rings(pointsOf("outer", "undetermined")), { ...options, className: "land", stroke: false }).addTo(map);
  for (const kind of UPWARDS) L.polyline(pointsOf(kind), { ...options, className: kind }).addTo(map);
  const lookAgain = () => {
    for (const [kind, zoom] of Object.entries(SEEN_FROM)) pane.classList.toggle(`without-${kind}`, map.getZoom() < zoom);
  };
  map.on("zoomend", lookAgain);
  lookAgain();
}

layBorders(map_tongban);
