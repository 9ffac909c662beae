// A text onto the clipboard, and a page into another program: each button shows itself where the browser can do it.
// What is said of it stands in the next `.said`.

export function offerCopying(button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    said(button, (await copied(button.dataset.copy)) ? button.dataset.done : button.dataset.failed);
  });
}

export function offerSharing(button) {
  button.hidden = !("share" in navigator);
  button.addEventListener("click", () => {
    const url = new URL(button.dataset.share, location.origin).href;
    // Who closes the list of programs again has changed their mind: nothing is to be said.
    navigator.share({ title: button.dataset.title, url }).catch(() => {});
  });
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
