// The map of all windows: asks the server what a view holds, and keeps the map and the list beside it in step.

import { chosen, coarsest, drawnMap as map, finest, ground, say } from "./map_words.js";
import { Marks } from "./map_marks.js";
import { Failure } from "./map_failure.js";
import { Filters } from "./map_filters.js";
import { List } from "./map_list.js";
import { Popup } from "./map_popup.js";
import { keepPlace, leavePlace, openMap, returnTo, showAll } from "./map_place.js";

const still = window.matchMedia("(prefers-reduced-motion: reduce)");

const allButton = document.getElementById("show-all");
const leaveButton = document.getElementById("leave-filter");

let asking = null;
let corners = null;
let selected = null;

const failure = new Failure(map, () => look());
const popup = new Popup(map, () => select(null));
const marks = new Marks(map, choose, (key, on) => list.mark(key, on || key === selected?.mark));
const list = new List(
  document.getElementById("found-list"),
  document.getElementById("found-count"),
  choose,
  (key, on) => marks.point(key, on || key === selected?.mark),
);

const filters = new Filters(
  document.getElementById("filters"),
  (search) => leavePlace(map, search),
  () => {
    // It may tell of a window that is not among those any more.
    popup.dismiss();
    returnTo(map);
    look();
  },
);

function select(next) {
  if (selected) {
    marks.point(selected.mark, false);
    list.mark(selected.mark, false);
  }
  selected = next;
  if (!selected) return;
  marks.point(selected.mark, true);
  list.mark(selected.mark, true, selected.entry);
  list.reveal(selected.entry ?? selected.mark);
}

// The window that is told may be in a crowd now, or out of one.
function takeAlong(found) {
  const holds = ({ windows }) => windows.some(({ id }) => selected.entry === `w${id}`);
  const holding = selected?.entry && found.find(holds);
  if (holding) selected.mark = holding.key;
}

// A mark was activated, or an entry of the list: a window opens, a crowd comes apart, what cannot is listed.
function choose(mark, from, only = mark.count === 1 ? mark.windows[0] : null) {
  const position = [mark.lat, mark.lon];
  const frame = map.getContainer();
  // On a phone the list lies below the map, which may be out of sight.
  if (!frame.contains(from)) frame.scrollIntoView({ block: "nearest" });
  if (!only && mark.zoom !== null) {
    // A mark may be drawn far from its windows, and it is they that are to be seen.
    const [lon, lat] = mark.middle;
    leavePlace(map);
    map.setView([lat, lon], mark.zoom, { animate: !still.matches });
    return;
  }
  const address = only ? `/map/windows/${encodeURIComponent(only.id)}` : `/map/cells/${mark.key}`;
  select({ mark: mark.key, entry: only ? `w${only.id}` : null });
  popup.open(position, address, () => (from.isConnected ? from : marks.button(mark.key)));
}

function nearestFirst(found) {
  const middle = map.getCenter();
  const away = (mark) => middle.distanceTo([mark.lat, mark.lon]);
  return found.map((mark) => [away(mark), mark]).sort((one, other) => one[0] - other[0]).map(([, mark]) => mark);
}

// Once the marks can be seen: the list, which is longer, is laid out after them. A hidden page waits until it is shown.
function painted() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

// The first view was asked for before the map was there: its answer is taken once.
function asked(address, signal) {
  const { asked: first, answer } = window.mapView;
  window.mapView.asked = null;
  return address === first ? answer : fetch(address, { signal });
}

// What leads nowhere now is not offered; whoever pressed the button goes on from the map.
function offer(button, isOffered) {
  if (!isOffered && button === document.activeElement) map.getContainer().focus({ preventScroll: true });
  button.hidden = !isOffered;
}

// Where all are in view already, there are no more of them; where some are, the form is the way to leave a filter.
function offerMore(count, all) {
  const isFiltered = Boolean(window.mapView.filters());
  allButton.textContent = say(isFiltered ? "all-matching" : "all");
  offer(allButton, count < all);
  offer(leaveButton, isFiltered && !count);
}

// What the view has moved on from is no longer waited for.
async function look() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const view = map.getBounds();
  const edges = { west: view.getWest(), south: view.getSouth(), east: view.getEast(), north: view.getNorth() };
  try {
    const answer = await asked(window.mapView.address(edges, map.getZoom()), signal);
    if (!answer.ok) throw new Error(answer.status);
    const { all, bounds, marks: found } = await answer.json();
    if (signal.aborted) return;
    corners = bounds ?? undefined;
    failure.end();
    marks.show(found);
    takeAlong(found);
    await painted();
    if (signal.aborted) return;
    offerMore(list.show(nearestFirst(found.filter((mark) => view.contains([mark.lat, mark.lon]))), all), all);
    if (selected) select(selected);
    map.fire("shown");
  } catch {
    if (signal.aborted) return;
    list.fail();
    offerMore(0, 1);
    failure.say();
    map.fire("missed");
  }
}

function nameControls() {
  for (const way of ["in", "out"]) {
    const control = document.querySelector(`.leaflet-control-zoom-${way}`);
    control.title = say(`zoom-${way}`);
    control.setAttribute("aria-label", say(`zoom-${way}`));
  }
  map.getContainer().setAttribute("aria-describedby", "map-keys");
  allButton.addEventListener("click", () => {
    leavePlace(map);
    showAll(map, corners, !still.matches);
  });
  leaveButton.addEventListener("click", () => filters.leave());
}

// Leaflet heeds keys while the map itself has the focus; here also while a mark or a button on it has. A popup is rolled
// by the same keys.
function heedKeys(frame) {
  frame.addEventListener("focusout", () => map.fire("blur"));
  frame.addEventListener("focusin", ({ target }) => target.closest(".leaflet-popup") || map.fire("focus"));
}

function begin() {
  nameControls();
  heedKeys(map.getContainer());
  map.setMinZoom(coarsest).setMaxZoom(finest);
  openMap(map);
  map.on("moveend", () => {
    keepPlace(map);
    look();
  });
  document.addEventListener("visibilitychange", () => document.hidden || look());
  // After the windows, which people came for.
  if (ground) map.once("shown", async () => (await import("./map_ground.js")).layGround(map, ground, finest));
  look();
  if (window.mapView.isDue) choose({ ...chosen, key: `w${chosen.id}`, count: 1, windows: [chosen] }, map.getContainer());
}

if (map) begin();
