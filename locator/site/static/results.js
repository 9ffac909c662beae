// On a list of results: the phone's position, and at the end of each window the buttons that save and share it; beside
// the map programs, which some programs that show pages do not let through, its address to be copied.

import { offerPosition } from "./locate_button.js";
import { offerCopying, offerSharing } from "./pass_on.js";
import { offerSaving } from "./save_button.js";
import { tidy } from "./saved_windows.js";

offerPosition();
for (const button of document.querySelectorAll("[data-share]")) offerSharing(button);
for (const place of document.querySelectorAll("[data-facts]")) {
  const facts = JSON.parse(place.dataset.facts);
  const copy = laid("copy-this", place.parentNode.querySelector(".maps"));
  copy.dataset.copy = facts.address;
  offerCopying(copy);
  const save = laid("keep-this", place);
  offerSaving(save, facts);
  const share = save.nextElementSibling;
  share.dataset.share = `/windows/${encodeURIComponent(facts.id)}${share.dataset.end}`;
  share.dataset.title = facts.name;
  offerSharing(share);
  place.hidden = false;
}
tidy();

// A template's content at the end of an element; gives its first button.
function laid(template, element) {
  const content = document.getElementById(template).content.cloneNode(true);
  const button = content.querySelector("button");
  element.append(content);
  return button;
}
