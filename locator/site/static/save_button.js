// The button that saves a window on this device, and leaves it again. It tells which of both it does.

import { said } from "./pass_on.js";
import { canSave, forget, isSaved, save } from "./saved_windows.js";

export function offerSaving(button, facts) {
  const words = button.dataset;
  const show = () => {
    const kept = isSaved(facts.id);
    button.classList.toggle("kept", kept);
    button.querySelector("span").textContent = kept ? words.forget : words.save;
  };
  button.hidden = !canSave();
  if (button.hidden) return;
  show();
  button.addEventListener("click", () => {
    if (isSaved(facts.id)) {
      forget(facts.id);
      said(button, words.forgotten);
    } else {
      const outcome = save(facts);
      said(button, `${words[outcome]} `, ...(outcome === "failed" ? [] : [list(words)]));
    }
    show();
  });
}

function list({ list, listed }) {
  const link = document.createElement("a");
  link.href = list;
  link.textContent = listed;
  return link;
}
