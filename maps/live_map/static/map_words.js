// The sentences that the page brings along, in the visitor's language; {names} in them are filled in here.

const told = JSON.parse(document.getElementById("map-words").textContent);

export const coarsest = told.coarsest;
export const finest = told.finest;
export const ground = told.ground;
export const chosen = told.window;
export const states = told.states;
export const filterNames = told.filters;
export const drawnMap = window[told.map];

export function say(key, values = {}) {
  return told.texts[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

// 12,000 is 1.2万 in Chinese, and 12K in English. Intl would say so too, a quarter of a second later on a slow phone.
export function shortCount(count) {
  return count < 10000 ? String(count) : say("many", { n: Math.round((10 * count) / told.many) / 10 });
}

// How many of a mark's windows are in each state; what is neither open nor closed is not known.
export function shares(mark) {
  return { open: mark.open, closed: mark.closed, unknown: mark.count - mark.open - mark.closed };
}

export function markName(mark) {
  // A view has no language: it lists two divisions by 、.
  const name = mark.name.split("、").join(say("and"));
  return mark.around ? say("around", { name }) : name;
}

// An address of ours in the page's language, if the page's own address names one, with what else is to end it.
export function inPageLanguage(address, end = "") {
  const lang = new URLSearchParams(location.search).get("lang");
  const whole = lang ? `${end}&lang=${encodeURIComponent(lang)}` : end;
  return address + (address.includes("?") ? whole : whole.replace("&", "?"));
}
