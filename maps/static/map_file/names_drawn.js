// Names of provinces, cities and counties on the file's borders, where there is room for them.

// At which zooms each level is named; a narrower place waits for a nearer view.
const NAMED = { province: [0, 8], city: [6, 10.5], county: [8, Infinity] };
const LINE = 27; // a line's height in pixels
const SIGN = 18; // a character's width

function boxAt(point, name) {
  const half = L.point((name.length * SIGN) / 2 + 4, LINE / 2);
  return L.bounds(point.subtract(half), point.add(half));
}

class Names {
  constructor(map, carried) {
    this.map = map;
    this.names = carried;
    map.createPane("names");
    this.layer = L.layerGroup().addTo(map);
  }

  // Beside the marks, and beside each other: provinces before cities, the roomier first.
  draw(marks) {
    const zoom = this.map.getZoom();
    const view = this.map.getPixelBounds();
    const taken = [...marks.map((mark) => this.boxOf(mark)), ...this.controls(view.min)];
    this.layer.clearLayers();
    for (const [name, lat, lon, room, level] of this.names) {
      const [from, to] = NAMED[level];
      if (zoom < from || zoom >= to || room * (256 / 360) * 2 ** zoom < LINE * 0.7) continue;
      const box = boxAt(this.map.project([lat, lon]), name);
      if (!view.contains(box) || taken.some((other) => other.overlaps(box))) continue;
      taken.push(box);
      this.layer.addLayer(this.label(name, lat, lon, level));
    }
  }

  boxOf({ lat, lon, numbers }) {
    const point = this.map.project([lat, lon]);
    const reach = L.point(radius(numbers.length), radius(numbers.length));
    return L.bounds(point.subtract(reach), point.add(reach));
  }

  // Where the buttons and the scale stand.
  controls(corner) {
    const frame = this.map.getContainer().getBoundingClientRect();
    return [...this.map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
      const { left, top, right, bottom } = control.getBoundingClientRect();
      const [west, north] = [corner.x - frame.left, corner.y - frame.top];
      return L.bounds([west + left, north + top], [west + right, north + bottom]);
    });
  }

  label(name, lat, lon, level) {
    const text = element("span", name);
    text.lang = "zh-CN";
    const icon = L.divIcon({ html: text, className: `name ${level}`, iconSize: null });
    const label = L.marker([lat, lon], { icon, pane: "names", interactive: false, keyboard: false });
    return label.on("add", () => label.getElement().setAttribute("aria-hidden", "true"));
  }
}
