// A text onto the clipboard, and a page into another program or onto the clipboard: each button shows itself.
// What is said of it stands in the next `.said`.

export function offerCopying(button) {
  offer(button, () => sayOfCopy(button, button.dataset.copy, button.dataset.failed));
}

// Where no other program can be given a page, its address is copied: the one that was to be shared, and no other.
export function offerSharing(button) {
  const { share, title, link, unlinked } = button.dataset;
  const url = new URL(share, location.origin).href;
  if ("share" in navigator) {
    // Who closes the list of programs again has changed their mind: nothing is to be said.
    offer(button, () => navigator.share({ title, url }).catch(() => {}));
  } else {
    button.textContent = link;
    offer(button, () => sayOfCopy(button, url, unlinked));
  }
}

function offer(button, act) {
  button.hidden = false;
  button.addEventListener("click", act);
}

async function sayOfCopy(button, text, failed) {
  said(button, (await copied(text)) ? button.dataset.done : failed);
}

export function said(button, ...words) {
  const place = button.parentNode.querySelector(".said");
  place.textContent = "";
  place.append(...words);
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedFromField(text); // on plain http, and in programs that show pages but have no clipboard for them
  }
}

function copiedFromField(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
