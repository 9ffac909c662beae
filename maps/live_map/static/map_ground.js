// What lies under the windows: tiles of an official map where there is a key for them, else borders where they may be shown.

import { borderLines } from "./borders.js";
import { drawnMap as map, finest, ground } from "./map_words.js";

// From here on the borders of the counties in view; before, those of all provinces.
const COUNTIES_FROM = 8;
const KINDS = {
  outer: { weight: 2, opacity: 0.6 },
  province: { weight: 2, opacity: 0.6 },
  city: { weight: 1.5, opacity: 0.6 },
  county: { weight: 1, opacity: 0.5 },
  undetermined: { weight: 2, opacity: 0.6, dashArray: "6 6" },
  dash: { weight: 3, opacity: 0.6 },
};

const country = L.layerGroup();
const counties = L.layerGroup();
const dashes = L.layerGroup();
const asked = new Set();

function drawn(lines, kind) {
  const color = getComputedStyle(document.documentElement).getPropertyValue("--soft").trim();
  const points = lines.filter((line) => line.kind === kind).map((line) => line.points);
  return L.polyline(points, { color, ...KINDS[kind], interactive: false });
}

// A file that could not be had is asked for again when the map is moved.
async function lines(name) {
  if (asked.has(name)) return null;
  asked.add(name);
  try {
    const answer = await fetch(`/map/borders/${name}`);
    if (!answer.ok) throw new Error(answer.status);
    return borderLines(new Uint8Array(await answer.arrayBuffer()));
  } catch {
    asked.delete(name);
    return null;
  }
}

async function haveCountry() {
  const found = await lines("provinces");
  if (!found) return;
  for (const kind of Object.keys(KINDS)) drawn(found, kind).addTo(kind === "dash" ? dashes : country);
}

async function haveCounties(province) {
  const found = await lines(province);
  if (found) for (const kind of Object.keys(KINDS)) drawn(found, kind).addTo(counties);
}

function isSeen([west, south, east, north]) {
  return map.getBounds().intersects([[south, west], [north, east]]);
}

// The two are simplified differently: one of them at a time, but the dashes always.
function lookUnder() {
  const near = map.getZoom() >= COUNTIES_FROM;
  country[near ? "removeFrom" : "addTo"](map);
  counties[near ? "addTo" : "removeFrom"](map);
  haveCountry();
  if (near) for (const [province, box] of Object.entries(ground.provinces)) if (isSeen(box)) haveCounties(province);
}

function layGround() {
  if (ground.tiles) {
    const options = { maxZoom: finest, bounds: ground.within };
    for (const layer of ["vec", "cva"]) L.tileLayer(`/map/tiles/${layer}/{z}/{x}/{y}`, options).addTo(map);
    return;
  }
  dashes.addTo(map);
  map.on("moveend", lookUnder);
  lookUnder();
}

layGround();
