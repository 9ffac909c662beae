// What is drawn inside a mark: the shape of a state, or a ring of the states' shares around a count.

const SVG = "http://www.w3.org/2000/svg";
const RADIUS = 20.5;

function drawn(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function picture(size, parts) {
  const svg = drawn("svg", { viewBox: `${-size / 2} ${-size / 2} ${size} ${size}`, "aria-hidden": "true" });
  svg.append(...parts);
  return svg;
}

// ● open, ○ closed, ◐ unknown: the same three as in lists, with a rim that parts them from whatever lies below.
export function stateShape(state) {
  const parts = [drawn("circle", { r: 13, class: "rim" }), drawn("circle", { r: 9, class: `disc ${state}` })];
  if (state === "unknown") parts.push(drawn("path", { d: "M 0 -9 A 9 9 0 0 0 0 9 Z", class: "half unknown" }));
  return picture(28, parts);
}

function point(share) {
  const angle = 2 * Math.PI * share;
  return `${(RADIUS * Math.sin(angle)).toFixed(2)} ${(-RADIUS * Math.cos(angle)).toFixed(2)}`;
}

function arc(from, to, state) {
  if (to - from > 0.999) return drawn("circle", { r: RADIUS, class: `arc ${state}` });
  const large = to - from > 0.5 ? 1 : 0;
  return drawn("path", { d: `M ${point(from)} A ${RADIUS} ${RADIUS} 0 ${large} 1 ${point(to)}`, class: `arc ${state}` });
}

export function sharesRing(shares) {
  const all = shares.open + shares.closed + shares.unknown;
  const parts = [drawn("circle", { r: RADIUS + 3, class: "rim" })];
  let from = 0;
  for (const [state, count] of Object.entries(shares)) {
    if (count) parts.push(arc(from, from + count / all, state));
    from += count / all;
  }
  return picture(48, parts);
}
