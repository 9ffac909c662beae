// The phone's position: asked for when the button is pressed, never before, and sent by the form's POST, so that it
// stands in no address. Browsers give it to secure pages only; elsewhere the button stays hidden.

const button = document.querySelector("button.locate");

if (button && window.isSecureContext && "geolocation" in navigator) {
  button.hidden = false;
  button.addEventListener("click", ask);
}

function ask() {
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
  say("");
  form.submit();
}

function refuse(failure) {
  say(failure.code === failure.PERMISSION_DENIED ? button.dataset.refused : button.dataset.failed);
}

function say(sentence) {
  button.form.querySelector(".said").textContent = sentence;
}
