// The marks on the map: each a button, found by the Tab key and named for programs that read pages aloud.

const EDGE = 12; // pixels beyond the edge of the view within which a mark is still to be seen

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

function markName({ numbers }) {
  return numbers.length === 1 ? nameOf(numbers[0]) : say("around", { name: nameAround(numbers) });
}

function spokenName(mark) {
  const name = markName(mark);
  if (mark.numbers.length === 1) return name;
  const counted = say("spoken", { name, then: say("count", { count: mark.numbers.length }) });
  return say("spoken", { name: counted, then: say(mark.parts === null ? "open-list" : "closer") });
}

function kind(count) {
  if (count === 1) return "single";
  if (count < 100) return "cluster";
  return count < 1000 ? "cluster large" : "cluster huge";
}

function dress(button, mark) {
  const looks = mark.numbers.map((number) => placeOf(number).look);
  button.className = `leaflet-marker-icon leaflet-zoom-animated leaflet-interactive mark ${kind(looks.length)}`;
  button.setAttribute("aria-label", spokenName(mark));
  button.title = markName(mark);
  if (looks.length === 1) button.append(disc(looks[0]));
  else button.append(ring(looks), element("span", looks.length));
}

class Marks {
  constructor(map, whenChosen, whenPointedAt) {
    Object.assign(this, { map, whenChosen, whenPointedAt });
    this.drawn = new Map();
    this.all = [];
  }

  // All marks of the zoom; those that reach into the view are drawn, and are stops for the Tab key.
  show(places) {
    this.all = cellMarks(places, this.map.getZoom()).sort((one, other) => other.lat - one.lat || one.lon - other.lon);
    this.draw();
  }

  draw() {
    const { min, max } = this.map.getPixelBounds();
    const view = L.bounds(min.subtract([EDGE, EDGE]), max.add([EDGE, EDGE]));
    const wanted = new Map(this.all.filter((mark) => view.contains(this.map.project([mark.lat, mark.lon])))
      .map((mark) => [`${mark.key} ${mark.numbers}`, mark]));
    // What stayed keeps its element, so that nothing flickers and nobody's focus is lost.
    for (const key of [...this.drawn.keys()]) if (!wanted.has(key)) this.remove(key);
    for (const [key, mark] of wanted) {
      const known = this.drawn.get(key);
      if (known) known.marker.setLatLng([mark.lat, mark.lon]);
      else this.add(key, mark);
    }
  }

  // The mark that a window is in, drawn or not.
  of(number) {
    return this.all.find((mark) => mark.numbers.includes(number));
  }

  button(number) {
    return this.drawnOf(number)?.button;
  }

  point(number, pointed) {
    const known = this.drawnOf(number);
    if (!known) return;
    known.button.classList.toggle("pointed", pointed);
    known.marker.setZIndexOffset(pointed ? 1000 : 0);
  }

  drawnOf(number) {
    return [...this.drawn.values()].find(({ mark }) => mark.numbers.includes(number));
  }

  add(key, mark) {
    const button = document.createElement("button");
    button.type = "button";
    dress(button, mark);
    const icon = new ButtonIcon(button);
    const marker = L.marker([mark.lat, mark.lon], { icon, keyboard: false, riseOnHover: true });
    marker.on("click", () => this.whenChosen(mark, button));
    for (const event of ["mouseenter", "focus"]) button.addEventListener(event, () => this.whenPointedAt(mark, true));
    for (const event of ["mouseleave", "blur"]) button.addEventListener(event, () => this.whenPointedAt(mark, false));
    this.drawn.set(key, { mark, button, marker });
    marker.addTo(this.map);
  }

  remove(key) {
    const { button, marker } = this.drawn.get(key);
    // Whoever stood on it with the keyboard goes on from the map, not from the page's top.
    if (button === document.activeElement) this.map.getContainer().focus({ preventScroll: true });
    marker.remove();
    this.drawn.delete(key);
  }
}
