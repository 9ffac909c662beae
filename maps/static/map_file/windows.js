// The windows of the file: each one's texts stand once, in the list; folium's layers bring its place and its look.

function numberOf(entry) {
  return Number(entry.id.slice("window-".length));
}

// By number, which is that of the map's point too.
export const entries = [...document.querySelectorAll(".list .window")].sort((one, other) => numberOf(one) - numberOf(other));
const groups = entries.map((entry) => entry.closest(".group").querySelector("h3").textContent);
const places = [];

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

// What several windows have in common: a group's name goes from the large to the small, “湖南省 长沙市”.
export function nameAround(numbers) {
  const words = numbers.map((number) => groups[number].split(" "));
  const middle = words[Math.floor(words.length / 2)];
  const shared = middle.findIndex((word, place) => words.some((other) => other[place] !== word));
  return middle[Math.max((shared < 0 ? middle.length : shared) - 1, 0)];
}
