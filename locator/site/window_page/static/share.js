// A window's address onto the clipboard, and the window into another program: each button shows itself where the
// browser can do it. What is shared is the window's own page, whatever else stands in this page's address.

const said = document.querySelector(".pass-on .said");

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.textContent = (await copied(button.dataset.copy)) ? button.dataset.done : button.dataset.failed;
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  button.hidden = !("share" in navigator);
  button.addEventListener("click", () => {
    const url = new URL(button.dataset.share, location.origin).href;
    // Who closes the list of programs again has changed their mind: nothing is to be said.
    navigator.share({ title: button.dataset.title, url }).catch(() => {});
  });
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
