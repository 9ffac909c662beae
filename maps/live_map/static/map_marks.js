// The marks on the map: each a button, found by the Tab key and named for programs that read pages aloud.

import { markName, say, shares, shortCount, states } from "./map_words.js";
import { sharesRing, stateShape } from "./map_shapes.js";

function spokenName(mark) {
  if (mark.count === 1) {
    const [only] = mark.windows;
    return say("spoken", { name: only.name, then: states[only.state] });
  }
  const name = say("mark", { name: markName(mark), count: mark.count, ...shares(mark) });
  return say("spoken", { name, then: say(mark.zoom === null ? "open-list" : "closer") });
}

function kind(mark) {
  if (mark.count === 1) return "single";
  if (mark.count < 100) return "cluster";
  return mark.count < 1000 ? "cluster large" : "cluster huge";
}

function look(button, mark) {
  button.className = `leaflet-marker-icon mark ${kind(mark)}`;
  button.setAttribute("aria-label", spokenName(mark));
  button.title = mark.count === 1 ? mark.windows[0].name : markName(mark);
  button.textContent = "";
  if (mark.count === 1) return button.append(stateShape(mark.windows[0].state));
  const count = document.createElement("span");
  count.textContent = shortCount(mark.count);
  button.append(sharesRing(shares(mark)), count);
}

// What Leaflet asks a marker's picture for: the button itself stands in its place.
const ButtonIcon = L.Icon.extend({
  initialize(button) {
    this.button = button;
  },
  createIcon() {
    return this.button;
  },
  createShadow() {
    return null;
  },
});

export class Marks {
  constructor(map, whenChosen, whenPointedAt) {
    this.map = map;
    this.whenChosen = whenChosen;
    this.whenPointedAt = whenPointedAt;
    this.drawn = new Map();
  }

  // What stayed keeps its element, so that nothing flickers and nobody's focus is lost.
  show(marks) {
    const wanted = new Set(marks.map((mark) => mark.key));
    for (const key of [...this.drawn.keys()]) if (!wanted.has(key)) this.remove(key);
    for (const mark of marks) {
      const known = this.drawn.get(mark.key);
      if (!known) this.add(mark);
      else if (JSON.stringify(known.mark) !== JSON.stringify(mark)) this.change(known, mark);
    }
  }

  button(key) {
    return this.drawn.get(key)?.button;
  }

  point(key, pointed) {
    const known = this.drawn.get(key);
    if (!known) return;
    known.button.classList.toggle("pointed", pointed);
    known.marker.setZIndexOffset(pointed ? 1000 : 0);
  }

  add(mark) {
    const button = document.createElement("button");
    button.type = "button";
    look(button, mark);
    const marker = L.marker([mark.lat, mark.lon], { icon: new ButtonIcon(button), keyboard: false, riseOnHover: true });
    const known = { mark, button, marker };
    marker.on("click", () => this.whenChosen(known.mark, button));
    for (const event of ["mouseenter", "focus"]) button.addEventListener(event, () => this.whenPointedAt(mark.key, true));
    for (const event of ["mouseleave", "blur"]) button.addEventListener(event, () => this.whenPointedAt(mark.key, false));
    this.drawn.set(mark.key, known);
    marker.addTo(this.map);
  }

  change(known, mark) {
    known.mark = mark;
    const kept = known.button.classList.contains("pointed");
    look(known.button, mark);
    // Leaflet's own classes went with the rest of the names.
    known.button.classList.add("leaflet-zoom-animated", "leaflet-interactive");
    known.button.classList.toggle("pointed", kept);
    known.marker.setLatLng([mark.lat, mark.lon]);
  }

  remove(key) {
    const { button, marker } = this.drawn.get(key);
    // Whoever stood on it with the keyboard goes on from the map, not from the page's top.
    if (button === document.activeElement) this.map.getContainer().focus({ preventScroll: true });
    marker.remove();
    this.drawn.delete(key);
  }
}
