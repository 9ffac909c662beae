// The names of divisions: those that have room, the more important first, none on another and none under a mark. Where a
// mark stands for a division, that has its name beside the mark, and before all others.

const SVG = "http://www.w3.org/2000/svg";
const SIGN = 18; // how wide a Chinese sign is, and how high a line of them, as the style says
const FREE = 4;
// Where a name stands, in lines: in its division's middle, or a little above or below.
const SHIFTS = [0, -1.4, 1.4, -2, 2];
// What the zoom buttons take of the lower right corner, with what is free beside them.
const BUTTONS = { width: 60, height: 106 };

function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function holds(box, other) {
  return box.left <= other.left && other.right <= box.right && box.top <= other.top && other.bottom <= box.bottom;
}

function boxAround({ x, y }, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

// Below and above a mark, then beside it.
function beside({ x, y, radius }, width, height) {
  const [away, across] = [radius + height / 2, radius + width / 2];
  return [[0, away], [0, -away], [across, 0], [-across, 0]].map(([east, south]) => ({ x: x + east, y: y + south }));
}

// A mark has its division's whole name; that on the map may be shorter: 湘西州, but 吉林市 is not 吉林省.
function isOf({ title }, name) {
  return title.startsWith(name) || (title.endsWith(name.slice(-1)) && name.length > 2 && title.startsWith(name.slice(0, -1)));
}

export class Names {
  constructor(map) {
    this.map = map;
    const pane = map.createPane("names");
    pane.setAttribute("aria-hidden", "true");
    pane.lang = "zh-CN";
    this.svg = pane.appendChild(document.createElementNS(SVG, "svg"));
    // Then all places on the map are others.
    map.on("zoomstart viewreset", () => (this.svg.textContent = ""));
  }

  // Names as they are sent, `[name, longitude, latitude, radius]`, the most important first. One that is `wider` times as
  // wide as the largest circle in its division has no room: it would name the neighbours as well. `named` says whether
  // the marks stand for divisions.
  show(names, wider, named) {
    const { min, max } = this.map.getPixelBounds();
    const origin = this.map.getPixelOrigin();
    const [from, to] = [min.subtract(origin), max.subtract(origin)];
    const seen = { left: from.x, right: to.x, top: from.y, bottom: to.y };
    const marks = this.marked();
    const boxes = marks.map((mark) => boxAround(mark, 2 * mark.radius, 2 * mark.radius));
    const taken = [{ ...seen, left: to.x - BUTTONS.width, top: to.y - BUTTONS.height }, ...boxes];
    const degree = (256 * 2 ** this.map.getZoom()) / 360;
    const drawn = [];
    const marked = names.map((one) => [one, named && marks.find((mark) => isOf(mark, one[0]))]);
    for (const [[name, lon, lat, radius], mark] of marked.sort(([, one], [, other]) => !one - !other)) {
      const [width, height] = [SIGN * name.length + FREE, SIGN + FREE];
      if (!mark && width - FREE > wider * 2 * radius * degree) continue;
      const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
      const places = [...(mark ? beside(mark, width, height) : []), ...SHIFTS.map((lines) => ({ x, y: y + lines * SIGN }))];
      const isFree = (box) => holds(seen, box) && !taken.some((other) => meet(box, other));
      const place = places.find((one) => isFree(boxAround(one, width, height)));
      if (!place) continue;
      taken.push(boxAround(place, width, height));
      drawn.push(this.text(name, place.x, place.y));
    }
    this.svg.textContent = "";
    this.svg.append(...drawn);
  }

  marked() {
    const marks = [];
    this.map.eachLayer((layer) => {
      if (!(layer instanceof L.Marker)) return;
      const { offsetWidth, title } = layer.getElement();
      const { x, y } = this.map.latLngToLayerPoint(layer.getLatLng());
      marks.push({ x, y, radius: offsetWidth / 2, title });
    });
    return marks;
  }

  text(name, x, y) {
    const text = document.createElementNS(SVG, "text");
    text.setAttribute("x", x);
    text.setAttribute("y", y);
    text.textContent = name;
    return text;
  }
}
