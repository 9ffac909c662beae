// The map of one file: joins the marks, what they tell, the list and the search.

const map = map_tongban;
const list = new List(document.querySelector(".list"), openFromList, showOnMap, pointAtMark, whenSearched);
const marks = new Marks(map, choose, ({ numbers }, on) => list.point(numbers, on));
const popup = new Popup(map, unselect);
const status = document.querySelector(".search [role=status]");
const all = document.querySelector(".search button");
const chart = document.querySelector(".chart");
const names = chart.dataset.names ? new Names(map, JSON.parse(chart.dataset.names)) : null;
const COARSEST = 3;
const NEAR = 10; // from this zoom on one knows where one looks; a window chosen in the list is shown at least so near
let selected = null; // the window that is told first in the popup

function select(number) {
  unselect();
  selected = number;
  marks.point(number, true);
  list.mark(number, true);
}

function unselect() {
  if (selected === null) return;
  const number = selected;
  selected = null;
  marks.point(number, false);
  list.mark(number, false);
}

function pointAtMark(number, on) {
  marks.point(number, on || marks.of(number)?.numbers.includes(selected));
}

// A mark was activated: a crowd comes apart, what no zoom parts is listed, one window is told.
function choose(mark, button) {
  if (mark.parts !== null && mark.numbers.length > 1) {
    popup.isOpen() && map.closePopup();
    list.openGroup(mark.numbers);
    map.setView(middleOf(mark), mark.parts, { animate: !still.matches });
    return;
  }
  tell(mark, mark.numbers, () => (button.isConnected ? button : marks.button(mark.numbers[0])), true);
}

function middleOf(mark) {
  return boundsOf(mark.numbers.map(placeOf)).getCenter();
}

function boundsOf(places) {
  return L.latLngBounds(places.map(({ lat, lon }) => [lat, lon]));
}

function tell(mark, numbers, opener, gliding) {
  popup.open(mark, numbers, opener, gliding);
  select(numbers[0]);
}

// The window first, and with it whatever else stands at its place.
function showEntry(number, opener) {
  const place = placeOf(number);
  const near = map.getZoom() >= NEAR && map.getBounds().contains(place);
  if (!near) map.setView(place, Math.max(map.getZoom(), NEAR), { animate: false });
  const mark = marks.of(number);
  const others = mark.parts === null ? mark.numbers.filter((other) => other !== number) : [];
  tell(mark, [number, ...others], opener, near);
}

function openFromList(number) {
  if (number !== selected) showEntry(number, null);
}

function showOnMap(number, button) {
  showEntry(number, () => button);
  map.getContainer().scrollIntoView({ block: "nearest" });
}

// Room for marks at the edge, and for the buttons that stand at the right.
function fit(places) {
  const options = { animate: false, paddingTopLeft: [16, 16], paddingBottomRight: [32, 16], maxZoom: NEAR + 1 };
  if (places.length) map.fitBounds(boundsOf(places), options);
}

function whenSearched() {
  map.closePopup();
  fit(shownPlaces());
  look();
}

function tellCount(places) {
  const view = map.getBounds();
  const seen = places.filter((place) => view.contains(place)).length;
  const counts = { count: places.length, seen, text: list.search.value };
  status.textContent = say(places.length ? (seen < places.length ? "in-view" : "found") : "nothing", counts);
  all.hidden = seen === places.length;
}

function look() {
  const places = shownPlaces();
  marks.show(places);
  names?.draw(marks.all);
  tellCount(places);
  if (selected === null) return;
  const mark = marks.of(selected);
  if (!mark) return map.closePopup();
  popup.move(mark);
  marks.point(selected, true);
}

function begin() {
  map.options.zoomSnap = 0.5; // what is drawn here is as sharp at any zoom; a phone's screen is used to its edges
  map.setMinZoom(COARSEST).setMaxZoom(FINEST);
  fit(shownPlaces());
  map.on("moveend layeradd layerremove", (event) => { if (!event.layer || event.layer instanceof L.GeoJSON) look(); });
  map.on("drag", () => marks.draw());
  L.control.scale({ imperial: false, maxWidth: 200 }).addTo(map); // a shorter one may have less room than its words
  all.addEventListener("click", () => {
    fit(shownPlaces());
    look();
  });
  readyForPaper(map.getContainer(), list.list);
  look();
}

begin();
