// Paper shows all: every window's facts, and the map as it was seen.

const PAPER = 680; // CSS pixels that fit beside each other on A4
let printing = false;
let unfolded = [];

// The map keeps the size that it was drawn in, and is shrunk as a whole: what was seen is what is printed.
function shrink(frame) {
  const { width, height } = frame.getBoundingClientRect();
  const zoom = Math.min(1, PAPER / width);
  Object.assign(frame.style, { flex: "none", width: `${width}px`, height: `${height}px`, zoom });
  frame.parentElement.style.height = "auto";
}

function readyForPaper(frame, list) {
  addEventListener("beforeprint", () => {
    printing = true;
    shrink(frame);
    unfolded = [...list.querySelectorAll("details:not([open])")];
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    Object.assign(frame.style, { flex: "", width: "", height: "", zoom: "" });
    frame.parentElement.style.height = "";
    for (const details of unfolded) details.open = false;
    setTimeout(() => { printing = false; }); // after the toggles that this has caused
  });
}
