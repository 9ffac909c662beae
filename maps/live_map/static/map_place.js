// Where the map stands, kept behind the # of the address: no server is told of it, and it survives the way back.

import { bounds, chosen, finest } from "./map_words.js";

const FRAGMENT = /^#(\d{1,2})\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)$/;
const CLOSE = 15;

function placed(map) {
  const found = FRAGMENT.exec(location.hash);
  if (!found) return false;
  map.setView([Number(found[2]), Number(found[3])], Math.min(Number(found[1]), finest), { animate: false });
  return true;
}

export function showAll(map, animate = true) {
  // Room for marks at the edge, and for the buttons that stand at the right.
  map.fitBounds(bounds, { paddingTopLeft: [24, 24], paddingBottomRight: [48, 24], maxZoom: 14, animate });
}

// Opens where the address says, else on the window that it names, else on all windows. Gives whether a popup is due.
export function openMap(map) {
  const isPlaced = placed(map);
  if (!isPlaced && chosen) map.setView([chosen.lat, chosen.lon], CLOSE, { animate: false });
  else if (!isPlaced) showAll(map, false);
  window.addEventListener("hashchange", () => placed(map));
  return !isPlaced && Boolean(chosen);
}

export function keepPlace(map) {
  const { lat, lng } = map.getCenter();
  history.replaceState(history.state, "", `#${map.getZoom()}/${lat.toFixed(4)}/${lng.toFixed(4)}`);
}
