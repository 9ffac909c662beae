// The page of saved windows: shows what this browser keeps, as it was on the day of saving; no state of now is told.

import { canSave, forget, pageOf, putBack, savedWindows, tidy } from "./saved_windows.js";

const list = document.getElementById("saved");
const said = document.querySelector(".said");
const words = list.dataset;

document.getElementById("needs-script").hidden = canSave();
if (canSave()) show();
tidy();

function show() {
  const kept = savedWindows();
  list.textContent = "";
  list.append(...kept.map(shown));
  document.getElementById("saved-none").hidden = kept.length > 0;
  document.getElementById("saved-some").hidden = kept.length === 0;
}

function shown(one) {
  const item = copyOf("saved-window");
  const name = item.querySelector("h2 a");
  name.textContent = one.name;
  name.href = pageOf(one.id) + words.end;
  const acts = item.querySelector(".acts");
  acts.append(...one.phones.map(phone));
  acts.querySelector(".unstated").hidden = one.phones.length > 0;
  item.querySelector(".address").textContent = one.address;
  const hours = item.querySelector(".hours");
  if (one.hours === null) hours.removeAttribute("lang");
  hours.textContent = one.hours === null ? words.unstated : one.hours;
  item.querySelector(".day").textContent = one.saved;
  item.querySelector("button").addEventListener("click", () => leave(one));
  return item;
}

function phone([text, href]) {
  const link = copyOf("saved-phone");
  link.href = href;
  link.querySelector("span").textContent = text;
  return link;
}

// What was taken off by a slip can be put back while the page is there.
function leave(one) {
  const before = savedWindows();
  forget(one.id);
  show();
  said.textContent = words.left.split("%").join(one.name); // in a name, replace would take $& for more than two signs
  const back = copyOf("saved-back");
  back.addEventListener("click", () => {
    putBack(before);
    show();
    said.textContent = "";
    list.querySelector("a").focus();
  });
  said.append(" ", back);
  back.focus();
}

function copyOf(template) {
  return document.getElementById(template).content.firstElementChild.cloneNode(true);
}
