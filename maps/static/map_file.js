// Joins the list to the map. A window's texts stand once, in the list, and are copied as nodes, never as HTML.
(() => {
  "use strict";
  const map = map_tongban;
  const list = document.querySelector(".list");
  const search = document.querySelector(".search input");
  const status = document.querySelector(".search [role=status]");
  const words = list.dataset;
  const groups = [...list.querySelectorAll("details.group")];
  const entries = [...list.querySelectorAll("details.window")]
    .sort((a, b) => numberOf(a) - numberOf(b)); // numbered as the points are
  const markers = [];
  const REACH = 22; // a finger's half width: what is so near to a click is meant by it
  const TOGETHER = 8; // circles nearer than this cover one another, and are told together
  let current = null; // the entry whose popup is open
  let opener = null; // what had the focus before its popup was opened from the list
  let printing = false;

  function numberOf(entry) {
    return Number(entry.id.slice("window-".length));
  }

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  // --- The popup -----------------------------------------------------------------------------------------------

  function nameOf(entry) {
    return entry.querySelector("summary").textContent;
  }

  function told(chosen) {
    const box = document.createElement("div");
    box.tabIndex = -1;
    box.setAttribute("role", "group");
    if (chosen.length === 1) {
      box.append(element("strong", nameOf(chosen[0])), ...factsOf(chosen[0]));
      box.setAttribute("aria-label", nameOf(chosen[0]));
      return box;
    }
    const title = words.several.replace("{n}", () => chosen.length);
    box.append(element("strong", title), ...chosen.map(foldedCopy));
    box.setAttribute("aria-label", title);
    return box;
  }

  function factsOf(entry) {
    return [...entry.querySelectorAll("dl")].map(facts => facts.cloneNode(true));
  }

  function foldedCopy(entry, place) {
    const copy = document.createElement("details");
    copy.open = place === 0;
    copy.append(element("summary", nameOf(entry)), ...factsOf(entry));
    return copy;
  }

  function openPopup(chosen) {
    const room = map.getSize();
    const popup = L.popup({
      maxWidth: Math.min(360, room.x - 80), maxHeight: room.y - 96, autoPan: false, offset: [0, -4],
    });
    popup.setLatLng(markerOf(chosen[0]).getLatLng()).setContent(told(chosen)).openOn(map);
    makeRoom(popup);
    mark(chosen[0]);
    return popup;
  }

  // Leaflet would glide there, and a popup that glides cannot be read.
  function makeRoom(popup) {
    const [frame, box] = [map.getContainer(), popup.getElement()].map(element => element.getBoundingClientRect());
    const x = Math.min(0, box.left - frame.left - 8) || Math.max(0, box.right - frame.right + 8);
    const y = Math.min(0, box.top - frame.top - 8) || Math.max(0, box.bottom - frame.bottom + 8);
    map.panBy([x, y], { animate: false });
  }

  function markerOf(entry) {
    return markers[numberOf(entry)];
  }

  // --- Which entry is meant ------------------------------------------------------------------------------------

  function mark(entry) {
    unmark();
    current = entry;
    entry.querySelector("summary").setAttribute("aria-current", "true");
    markerOf(entry).setRadius(12).bringToFront();
    entry.closest(".group").open = true;
    if (getComputedStyle(list).overflowY === "auto") entry.scrollIntoView({ block: "nearest" });
  }

  function unmark() {
    if (!current) return;
    current.querySelector("summary").removeAttribute("aria-current");
    markerOf(current).setRadius(7);
    current = null;
  }

  function shown(entry) {
    return !entry.hidden;
  }

  function distance(entry, point) {
    return map.latLngToContainerPoint(markerOf(entry).getLatLng()).distanceTo(point);
  }

  function around(entry) {
    const point = map.latLngToContainerPoint(markerOf(entry).getLatLng());
    const others = entries.filter(other => other !== entry && shown(other) && distance(other, point) < TOGETHER);
    return [entry, ...others];
  }

  function showOnMap(entry) {
    map.setView(markerOf(entry).getLatLng(), Math.max(map.getZoom(), 12), { animate: false });
    return openPopup(around(entry));
  }

  map.on("click", event => {
    const near = entries
      .filter(entry => shown(entry) && distance(entry, event.containerPoint) < REACH)
      .sort((a, b) => distance(a, event.containerPoint) - distance(b, event.containerPoint));
    if (near.length) openPopup(around(near[0]));
  });

  map.on("popupopen", event => {
    event.popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close);
  });

  map.on("popupclose", event => {
    // Whoever came from the list goes back to it, unless the map was clicked.
    const focused = document.activeElement;
    if (opener && (focused === document.body || event.popup.getElement()?.contains(focused))) opener.focus();
    opener = null;
    unmark();
  });

  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !current) return;
    const back = opener;
    map.closePopup();
    back?.focus();
  });

  // --- The list ------------------------------------------------------------------------------------------------

  // `toggle` does not bubble: it is caught on its way down.
  list.addEventListener("toggle", event => {
    const entry = event.target;
    if (printing || !entry.open || !entry.matches(".window")) return;
    if (!entry.querySelector("button")) entry.append(showButton(entry));
    if (entry !== current) showOnMap(entry);
  }, true);

  function showButton(entry) {
    const button = element("button", words.show);
    button.type = "button";
    button.addEventListener("click", () => {
      const popup = showOnMap(entry);
      opener = button;
      // The popup is scrolled by its own hand: a map that scrolls inside its frame loses its place.
      popup.getElement().querySelector("[role=group]").focus({ preventScroll: true });
      map.getContainer().scrollIntoView({ block: "nearest" });
    });
    return button;
  }

  const texts = entries.map(entry => `${entry.closest(".group").querySelector("h3").textContent} ${entry.textContent}`
    .toLowerCase());
  let openBefore = null; // which groups were open before somebody searched

  function filter() {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    entries.forEach((entry, place) => { entry.hidden = !wanted.every(word => texts[place].includes(word)); });
    entries.forEach(drawIfShown);
    openBefore ??= groups.map(group => group.open);
    groups.forEach((group, place) => {
      const count = [...group.querySelectorAll(".window")].filter(shown).length;
      group.hidden = !count;
      group.open = wanted.length ? true : openBefore[place];
      group.querySelector(".count").textContent = count;
    });
    if (!wanted.length) openBefore = null;
    tellCount();
    bringIntoView();
  }

  function bringIntoView() {
    const places = entries.filter(shown).map(entry => markerOf(entry).getLatLng());
    if (places.length) map.fitBounds(L.latLngBounds(places), { animate: false, padding: [24, 24], maxZoom: 12 });
  }

  function tellCount() {
    status.textContent = words.found.replace("{n}", () => entries.filter(shown).length);
  }

  // --- The points ----------------------------------------------------------------------------------------------

  const layerOf = [];
  map.eachLayer(layer => {
    if (!(layer instanceof L.GeoJSON)) return;
    layer.eachLayer(marker => {
      const number = marker.feature.properties.entry;
      if (number === undefined) return;
      markers[number] = marker;
      layerOf[number] = layer;
      marker.bindTooltip(() => document.createTextNode(nameOf(entries[number])));
    });
  });

  function drawIfShown(entry) {
    const number = numberOf(entry);
    if (shown(entry)) layerOf[number].addLayer(markers[number]);
    else layerOf[number].removeLayer(markers[number]);
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  function colour() {
    const style = getComputedStyle(document.documentElement);
    const [fillColor, color] = ["--brand", "--ground"].map(name => style.getPropertyValue(name).trim());
    markers.filter(marker => marker.options.className === "place").forEach(marker => marker.setStyle({ fillColor, color }));
  }
  dark.addEventListener("change", colour);
  colour();

  // --- Paper shows all -----------------------------------------------------------------------------------------

  const PAPER = 680; // CSS pixels that fit beside each other on A4
  const frame = map.getContainer();
  let folded = [];

  // The map keeps the size that it was drawn in, and is shrunk as a whole: what was seen is what is printed.
  function shrink() {
    const { width, height } = frame.getBoundingClientRect();
    const zoom = Math.min(1, PAPER / width);
    Object.assign(frame.style, { flex: "none", width: `${width}px`, height: `${height}px`, zoom });
    frame.parentElement.style.height = "auto";
  }

  addEventListener("beforeprint", () => {
    printing = true;
    shrink();
    folded = [...list.querySelectorAll("details:not([open])")];
    folded.forEach(details => { details.open = true; });
  });
  addEventListener("afterprint", () => {
    Object.assign(frame.style, { flex: "", width: "", height: "", zoom: "" });
    frame.parentElement.style.height = "";
    folded.forEach(details => { details.open = false; });
    setTimeout(() => { printing = false; }); // after the toggles that this has caused
  });

  L.control.scale({ imperial: false, maxWidth: 200 }).addTo(map);
  map.setMaxZoom(18);
  search.addEventListener("input", filter);
  tellCount();
})();
