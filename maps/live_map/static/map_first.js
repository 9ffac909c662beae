// Where the map opens, and what it holds there: asked for while the map's library is still on its way.
//
// A classic script, as modules wait until the whole page is read; it leaves `mapView` to them. Leaflet reckons in the same
// way, so that the first view that it shows is the one that was asked for; were it another, it would be asked for anew.
{
  const told = JSON.parse(document.getElementById("map-words").textContent);
  const frame = document.getElementById(told.map);
  const TILE = 256;
  const NORTHMOST = 85.0511287798;
  // A county with its border and its name, and the windows around.
  const CLOSE = 11;
  const FRAGMENT = /^#(\d{1,2})\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)$/;
  // Room for marks at the edge, and for the buttons in the lower right corner: to the left of them, or above.
  const ROOMS = [
    { left: 24, right: 88, above: 24, below: 24 },
    { left: 24, right: 32, above: 24, below: 132 },
  ];

  // Web Mercator (EPSG:3857), in pixels of a zoom from the world's north-west corner.
  function projected([lat, lon], zoom) {
    const turned = (Math.min(Math.max(lat, -NORTHMOST), NORTHMOST) * Math.PI) / 180;
    const north = Math.log(Math.tan(Math.PI / 4 + turned / 2)) / (2 * Math.PI);
    return [(0.5 + lon / 360) * TILE * 2 ** zoom, (0.5 - north) * TILE * 2 ** zoom];
  }

  function unprojected(x, y, zoom) {
    const north = 2 * Math.PI * (0.5 - y / (TILE * 2 ** zoom));
    return [(2 * Math.atan(Math.exp(north)) - Math.PI / 2) * (180 / Math.PI), (x / (TILE * 2 ** zoom) - 0.5) * 360];
  }

  // What an address behind its # says, or nothing.
  function at(hash) {
    const [, zoom, lat, lon] = FRAGMENT.exec(hash) ?? [];
    return zoom && { zoom: Math.max(told.coarsest, Math.min(told.finest, zoom)), center: [Number(lat), Number(lon)] };
  }

  // The closest view that has room for all windows, or for those within other corners.
  function all(width, height, corners = told.bounds) {
    const [[west, south], [east, north]] = corners.map((corner) => projected(corner, 0));
    const views = ROOMS.map(({ left, right, above, below }) => {
      const times = Math.min((width - left - right) / (east - west), (height - above - below) / (south - north));
      const zoom = Math.max(told.coarsest, Math.min(told.closest, Math.floor(Math.log2(times))));
      const [x, y] = [west + east, south + north].map((sum) => (sum / 2) * 2 ** zoom);
      return { zoom, center: unprojected(x + (right - left) / 2, y + (below - above) / 2, zoom) };
    });
    return views[views[1].zoom > views[0].zoom ? 1 : 0];
  }

  // What is chosen stands in the page's own address, and nowhere else; as that ends the addresses that are asked.
  function filters() {
    const chosen = new URLSearchParams(location.search);
    const isSet = (name) => chosen.get(name)?.trim();
    return told.filters.filter(isSet).map((name) => `&${name}=${encodeURIComponent(chosen.get(name))}`).join("");
  }

  // The address of what lies between four edges, in degrees.
  function address(edges, zoom) {
    const query = Object.entries(edges).map(([name, degrees]) => `${name}=${Math.min(Math.max(degrees, -3600), 3600).toFixed(4)}`);
    return `/map/view?${query.join("&")}&zoom=${zoom}${filters()}`;
  }

  function edgesOf({ center, zoom }, width, height) {
    const [x, y] = projected(center, zoom);
    const [left, top] = [Math.round(x - width / 2), Math.round(y - height / 2)];
    const [[north, west], [south, east]] = [unprojected(left, top, zoom), unprojected(left + width, top + height, zoom)];
    return { west, south, east, north };
  }

  // Beside the list there is room for the form. Before the frame is measured: on a phone it stands above it.
  document.getElementById("filters").open = matchMedia("(min-width: 900px)").matches;
  const { clientWidth: width, clientHeight: height } = frame;
  const { window: chosen } = told;
  const placed = at(location.hash);
  const first = placed ?? (chosen ? { zoom: CLOSE, center: [chosen.lat, chosen.lon] } : all(width, height));
  const asked = address(edgesOf(first, width, height), first.zoom);
  const answer = fetch(asked);
  // Whoever waits for it is told.
  answer.catch(() => {});
  window.mapView = { at, all, address, filters, first, isDue: Boolean(!placed && chosen), asked, answer };
}
