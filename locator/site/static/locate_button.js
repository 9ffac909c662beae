// The phone's position: asked for when the button is pressed, never before, and sent by the form's POST, so that it
// stands in no address. Browsers give it to secure pages only; where it cannot be had, the button's place says why.

const button = document.querySelector("button.locate");
let asking = false;

export function offerPosition() {
  if (!button) return;
  const lacks = !window.isSecureContext ? "unsafe" : "geolocation" in navigator ? "" : "lacking";
  button.hidden = lacks !== "";
  button.addEventListener("click", ask);
  // Beside results there is no room for either line: the answer comes first.
  const line = document.getElementById(`locate-${lacks || "consent"}`);
  if (line) line.hidden = false;
}

function ask() {
  if (asking) return;
  asking = true;
  say(button.dataset.asking);
  // A rough position is enough, and quicker; a minute-old one does as well.
  navigator.geolocation.getCurrentPosition(send, refuse, { timeout: 15000, maximumAge: 60000 });
}

function send({ coords }) {
  const form = button.form;
  form.elements.place.value = "";
  form.elements.place.required = false;
  // Four decimals are eleven metres: more than a distance to a window needs.
  form.elements.at.value = `${coords.longitude.toFixed(4)},${coords.latitude.toFixed(4)}`;
  form.elements.within.value = Math.round(coords.accuracy);
  asking = false;
  say("");
  form.submit();
}

function refuse(failure) {
  asking = false;
  const words = button.dataset;
  say([words.failed, words.refused, words.failed, words.late][failure.code]);
}

function say(sentence) {
  button.form.querySelector(".said").textContent = sentence;
}
