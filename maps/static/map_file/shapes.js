// What is drawn inside a mark: one place's disc, or a ring of the looks' shares around a count.

const SVG = "http://www.w3.org/2000/svg";
const RING = 20.5;

function circle(attributes) {
  const made = document.createElementNS(SVG, "circle");
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function picture(size, parts) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `${-size / 2} ${-size / 2} ${size} ${size}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(...parts);
  return svg;
}

export function disc(look) {
  return picture(28, [circle({ r: 13, class: "rim" }), circle({ r: 9, class: `disc ${look}` })]);
}

// One arc for each look, from the top on; the looks of the mark's places, in any order.
export function ring(looks) {
  const parts = [circle({ r: RING + 3, class: "rim" })];
  let from = 0;
  for (const look of new Set(looks)) {
    const share = (100 * looks.filter((other) => other === look).length) / looks.length;
    const arc = { "stroke-dasharray": `${share} ${100 - share}`, "stroke-dashoffset": 25 - from, pathLength: 100 };
    parts.push(circle({ r: RING, class: `arc ${look}`, ...(share < 100 ? arc : {}) }));
    from += share;
  }
  return picture(48, parts);
}
