// What lies under the windows: tiles of an official map where there is a key for them, else borders where they may be shown.

import { borderLines } from "./borders.js";
import { Names } from "./map_names.js";
import { brought, fence } from "./map_within.js";

// From here on the borders of the counties in view; before, those of all provinces.
const COUNTIES_FROM = 8;
// Whose names are shown from which zoom on, and how much wider than its division a name may be: a province is known by
// its place, too.
const NAMED = [
  { from: 9, level: "counties", wider: 2 },
  { from: 6, level: "cities", wider: 2 },
  { from: 0, level: "provinces", wider: Infinity },
];
const KINDS = {
  outer: { weight: 2, opacity: 0.6 },
  province: { weight: 2, opacity: 0.6 },
  city: { weight: 1.5, opacity: 0.6 },
  county: { weight: 1, opacity: 0.5 },
  undetermined: { weight: 2, opacity: 0.6, dashArray: "6 6" },
  dash: { weight: 3, opacity: 0.6 },
};

function layTiles(map, { within }, maxZoom) {
  for (const layer of ["vec", "cva"]) L.tileLayer(`/map/tiles/${layer}/{z}/{x}/{y}`, { maxZoom, bounds: within }).addTo(map);
}

async function fetched(file) {
  const answer = await fetch(`/map/borders/${file}`);
  if (!answer.ok) throw new Error(answer.status);
  return answer;
}

function lineColour() {
  return getComputedStyle(document.documentElement).getPropertyValue("--soft").trim();
}

function drawn(lines, kind) {
  const points = lines.filter((line) => line.kind === kind).map((line) => line.points);
  return L.polyline(points, { color: lineColour(), ...KINDS[kind], interactive: false });
}

class Ground {
  constructor(map, provinces) {
    this.map = map;
    this.provinces = Object.entries(provinces);
    this.country = L.layerGroup();
    this.counties = L.layerGroup();
    this.dashes = L.layerGroup().addTo(map);
    this.names = new Names(map);
    this.named = { provinces: [], cities: [], counties: [] };
    this.between = [];
    this.asked = new Set();
    map.on("moveend", () => this.look());
    // Names give way to marks: they are placed anew once the marks have been, or could not be had.
    map.on("shown missed", () => this.name());
    // By its old name, the only one in Safari 13.
    matchMedia("(prefers-color-scheme: dark)").addListener(() => this.recolour());
    this.look();
  }

  // Borders in two drawings, simplified differently: one of them at a time, but the dashes always.
  look() {
    const near = this.map.getZoom() >= COUNTIES_FROM;
    this.country[near ? "removeFrom" : "addTo"](this.map);
    this.counties[near ? "addTo" : "removeFrom"](this.map);
    this.take(["provinces", "names"], (lines, names) => {
      this.draw(lines, this.country);
      this.call(names);
    });
    if (near) for (const [province, box] of this.provinces) if (this.isSeen(box)) this.haveCounties(province);
  }

  haveCounties(province) {
    this.take([province, `${province}/names`], (lines, names) => {
      this.between.push(...lines.map((line) => fence(line.points)));
      this.draw(lines, this.counties);
      this.call(names);
    });
  }

  // Borders and the names between them, which are of no use without each other: asked for again when the map is moved,
  // if they could not be had.
  async take([borders, names], use) {
    if (this.asked.has(borders)) return;
    this.asked.add(borders);
    try {
      const [lines, named] = await Promise.all([fetched(borders), fetched(names)]);
      use(borderLines(new Uint8Array(await lines.arrayBuffer())), await named.json());
    } catch {
      this.asked.delete(borders);
    }
  }

  draw(lines, layers) {
    for (const kind of Object.keys(KINDS)) drawn(lines, kind).addTo(kind === "dash" ? this.dashes : layers);
  }

  call(names) {
    for (const [level, some] of Object.entries(names)) this.named[level].push(...some);
    this.name();
  }

  name() {
    const { level, wider } = NAMED.find(({ from }) => this.map.getZoom() >= from);
    const names = level === "counties" ? brought(this.named.counties, this.between, this.map.getBounds()) : this.named[level];
    this.names.show(names, wider, this.map.getZoom() < COUNTIES_FROM);
  }

  recolour() {
    for (const layers of [this.country, this.counties, this.dashes]) layers.eachLayer((line) => line.setStyle({ color: lineColour() }));
  }

  isSeen([west, south, east, north]) {
    return this.map.getBounds().intersects([[south, west], [north, east]]);
  }
}

export function layGround(map, ground, finest) {
  if (ground.tiles) layTiles(map, ground, finest);
  else new Ground(map, ground.provinces);
}
