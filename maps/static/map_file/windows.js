// The windows of the file: each one's texts stand once, in the list; folium's layers bring its place and its look.

function numberOf(entry) {
  return Number(entry.id.slice("window-".length));
}

function lastOf(line) {
  return line[line.length - 1];
}

// By number, which is that of the map's point too.
export const entries = [...document.querySelectorAll(".list .window")].sort((one, other) => numberOf(one) - numberOf(other));
// Where each is, from the large to the small: 湖南省, 长沙市, 天心区.
const divisions = entries.map((entry) => {
  const around = entry.closest(".group").querySelector("h3").textContent.split(" ");
  return [...around, countyOf(entry) ?? lastOf(around)];
});
const places = [];

function countyOf(entry) {
  const label = [...entry.querySelectorAll("dt")].find((one) => one.textContent === say("division"));
  return label?.nextElementSibling.textContent;
}

// What folium drew one by one is drawn as marks: the layers stay, empty, so that they can be switched on and off.
function takeOver(map) {
  map.eachLayer((layer) => {
    if (!(layer instanceof L.GeoJSON)) return;
    for (const point of layer.getLayers()) {
      const number = point.feature.properties.entry;
      if (number === undefined) continue;
      const { lat, lng: lon } = point.getLatLng();
      const [x, y] = worldPlace(lat, lon);
      places[number] = { number, lat, lon, x, y, layer, look: point.options.className };
      layer.removeLayer(point);
    }
  });
}

takeOver(map_tongban);

export function nameOf(number) {
  return entries[number].querySelector("summary").textContent;
}

export function placeOf(number) {
  return places[number];
}

// What the list shows and the map has switched on.
export function shownPlaces() {
  return places.filter(({ number, layer }) => !entries[number].hidden && map_tongban.hasLayer(layer));
}

// The county that holds these windows; else the two counties of their city, or the two cities, that have most of them: so
// marks that are near each other are called differently.
export function nameAround(numbers) {
  const lines = numbers.map((number) => divisions[number]);
  const level = lines[0].findIndex((name, place) => lines.some((other) => other[place] !== name));
  if (level < 0) return lastOf(lines[0]);
  const counted = new Map();
  for (const line of lines) {
    // A municipality has no city below it: across provinces its own name stands, as a city's does.
    const name = level < 1 && line.length < 3 ? line[0] : (line[Math.max(level, 1)] ?? lastOf(line));
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  return [...counted].sort(([, one], [, other]) => other - one).slice(0, 2).map(([name]) => name).join(say("and"));
}
