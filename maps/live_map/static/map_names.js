// The names of divisions: those that have room, the more important first, none on another and none under a mark.

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

export class Names {
  constructor(map) {
    this.map = map;
    const pane = map.createPane("names");
    pane.setAttribute("aria-hidden", "true");
    pane.lang = "zh-CN";
    this.svg = pane.appendChild(document.createElementNS(SVG, "svg"));
    // Then all places on the map are others.
    map.on("zoomstart viewreset", () => this.svg.replaceChildren());
  }

  // Names as they are sent, `[name, longitude, latitude, radius]`, the most important first. One that is `wider` times as
  // wide as the largest circle in its division has no room: it would name the neighbours as well.
  show(names, wider) {
    const { min, max } = this.map.getPixelBounds();
    const origin = this.map.getPixelOrigin();
    const [from, to] = [min.subtract(origin), max.subtract(origin)];
    const seen = { left: from.x, right: to.x, top: from.y, bottom: to.y };
    const taken = [{ ...seen, left: to.x - BUTTONS.width, top: to.y - BUTTONS.height }, ...this.marked()];
    const degree = (256 * 2 ** this.map.getZoom()) / 360;
    const drawn = [];
    for (const [name, lon, lat, radius] of names) {
      const width = SIGN * name.length;
      if (width > wider * 2 * radius * degree) continue;
      const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
      const boxes = SHIFTS.map((lines) => boxAround({ x, y: y + lines * SIGN }, width + FREE, SIGN + FREE));
      const free = boxes.find((box) => holds(seen, box) && !taken.some((other) => meet(box, other)));
      if (!free) continue;
      taken.push(free);
      drawn.push(this.text(name, x, (free.top + free.bottom) / 2));
    }
    this.svg.replaceChildren(...drawn);
  }

  marked() {
    const boxes = [];
    this.map.eachLayer((layer) => {
      if (!(layer instanceof L.Marker)) return;
      const { offsetWidth: width, offsetHeight: height } = layer.getElement();
      boxes.push(boxAround(this.map.latLngToLayerPoint(layer.getLatLng()), width, height));
    });
    return boxes;
  }

  text(name, x, y) {
    const text = document.createElementNS(SVG, "text");
    text.setAttribute("x", x);
    text.setAttribute("y", y);
    text.textContent = name;
    return text;
  }
}
