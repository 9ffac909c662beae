// Where the map stands, kept behind the # of the address: no server is told of it, and it survives the way back.

const { at, all, first } = window.mapView;

export function showAll(map, animate) {
  const { x: width, y: height } = map.getSize();
  const { center, zoom } = all(width, height);
  map.setView(center, zoom, { animate });
}

export function openMap(map) {
  map.setView(first.center, first.zoom, { animate: false });
  window.addEventListener("hashchange", () => {
    const view = at(location.hash);
    if (view) map.setView(view.center, view.zoom, { animate: false });
  });
}

export function keepPlace(map, change = "replaceState") {
  const { lat, lng } = map.getCenter();
  try {
    history[change](history.state, "", `#${map.getZoom()}/${lat.toFixed(4)}/${lng.toFixed(4)}`);
  } catch {
    // Some browsers allow it a hundred times in half a minute: the next move is kept again.
  }
}

// What comes next is another look, from which the way back leads here.
export function leavePlace(map) {
  keepPlace(map);
  keepPlace(map, "pushState");
}
