// Where the map stands, kept behind the # of the address: no server is told of it, and it survives the way back.

import { filterNames } from "./map_words.js";

const { at, all, first } = window.mapView;

export function showAll(map, corners, animate) {
  const { x: width, y: height } = map.getSize();
  const { center, zoom } = all(width, height, corners);
  map.setView(center, zoom, { animate });
}

export function openMap(map) {
  map.setView(first.center, first.zoom, { animate: false });
  window.addEventListener("hashchange", () => returnTo(map));
  keepTurns();
}

// To where the address says, if it says anything else than where the map is.
export function returnTo(map) {
  const view = at(location.hash);
  if (view && location.hash !== fragmentOf(map)) map.setView(view.center, view.zoom, { animate: false });
}

function fragmentOf(map) {
  const { lat, lng } = map.getCenter();
  return `#${map.getZoom()}/${lat.toFixed(4)}/${lng.toFixed(4)}`;
}

// The same page in other languages, and in the other view, keeps what is looked at and what is chosen.
function keepTurns() {
  const here = new URLSearchParams(location.search);
  for (const link of document.querySelectorAll('header a[lang], header a[href*="view="]')) {
    const address = new URL(link.href);
    for (const name of filterNames) {
      if (here.get(name)) address.searchParams.set(name, here.get(name));
      else address.searchParams.delete(name);
    }
    address.hash = location.hash;
    link.href = address.href;
  }
}

export function keepPlace(map, change = "replaceState", search = location.search) {
  try {
    history[change](history.state, "", `${location.pathname}${search}${fragmentOf(map)}`);
  } catch {
    // Some browsers allow it a hundred times in half a minute: the next move is kept again.
  }
  keepTurns();
}

// What comes next is another look, or another choice of windows, from which the way back leads here.
export function leavePlace(map, search) {
  keepPlace(map);
  keepPlace(map, "pushState", search);
}
