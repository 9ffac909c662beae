// The sentences that the file brings along, in its language; {names} in them are filled in here.

const told = JSON.parse(document.querySelector(".list").dataset.words);

export function say(key, values = {}) {
  return told[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

export function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
