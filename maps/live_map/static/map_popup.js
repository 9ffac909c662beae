// The popup: content comes whole and escaped from the server; here it is only put into its place.

import { inPageLanguage, say } from "./map_words.js";

// Parsed apart from the page, where no script runs and no picture is fetched, and refused if it is not our fragment.
function articleOf(text) {
  const article = new DOMParser().parseFromString(text, "text/html").querySelector("article.popup");
  if (!article) throw new Error("no popup");
  return article;
}

function apology() {
  const article = document.createElement("article");
  article.className = "popup";
  const told = document.createElement("p");
  told.tabIndex = -1;
  told.textContent = say("popup-failed");
  article.append(told);
  return article;
}

export class Popup {
  constructor(map, whenClosed) {
    this.map = map;
    this.asking = null;
    this.opener = null;
    this.popup = L.popup({ offset: [0, -10], closeOnEscapeKey: false });
    map.on("popupopen popupclose", ({ type }) => map.getContainer().classList.toggle("telling", type === "popupopen"));
    map.on("popupclose", () => this.closed(whenClosed));
    map.getContainer().addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.popup.isOpen()) this.close();
      this.isTabbing = event.key === "Tab";
    });
    map.getContainer().addEventListener("focusout", (event) => this.left(event));
  }

  // Who tabs on from it has done with it; who clicks beside it may want to see both.
  left({ target, relatedTarget }) {
    const element = this.popup.getElement();
    if (!this.isTabbing || !relatedTarget || !element?.contains(target) || element.contains(relatedTarget)) return;
    this.opener = () => relatedTarget;
    this.close();
  }

  // `opener` is who gets the focus back: a mark, or an entry of the list.
  async open(position, address, opener) {
    this.asking?.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    let content;
    try {
      const answer = await fetch(inPageLanguage(address, window.mapView.filters()), { signal });
      if (!answer.ok) throw new Error(answer.status);
      content = articleOf(await answer.text());
    } catch {
      if (signal.aborted) return;
      content = apology();
    }
    if (signal.aborted) return;
    this.put(position, content, opener);
  }

  // Whoever is elsewhere by now stays there.
  dismiss() {
    if (this.opener) this.opener = () => document.activeElement;
    this.close();
  }

  close() {
    this.asking?.abort();
    this.map.closePopup(this.popup);
  }

  put(position, content, opener) {
    // Another popup that closes now is no reason to move the focus.
    this.opener = null;
    content.addEventListener("click", (event) => this.follow(event, position, opener));
    // What unfolds below the popup's edge is brought into sight; toggle does not bubble.
    content.addEventListener("toggle", ({ target }) => target.open && target.lastElementChild.scrollIntoView({ block: "nearest" }), true);
    const room = this.map.getSize();
    // Beside it, and on a phone below it, the map is to be seen.
    const maxHeight = Math.max(160, Math.min(room.y - 90, room.x < 600 ? room.y / 2 : Infinity));
    const [minWidth, maxWidth] = [300, 420].map((width) => Math.min(width, room.x - 50));
    Object.assign(this.popup.options, { minWidth, maxWidth, maxHeight });
    this.popup.setLatLng(position).setContent(content).openOn(this.map);
    this.cue(content);
    const button = this.popup.getElement().querySelector(".leaflet-popup-close-button");
    button.setAttribute("aria-label", say("close"));
    button.title = say("close");
    this.opener = opener;
    content.querySelector("[tabindex]").focus({ preventScroll: true });
  }

  // What is cut off at the foot fades, while there is more of it.
  cue(content) {
    const rolled = content.parentElement;
    const look = () => rolled.classList.toggle("more", rolled.scrollTop + rolled.clientHeight < rolled.scrollHeight - 2);
    rolled.onscroll = look;
    content.addEventListener("toggle", look, true);
    look();
  }

  // From a list of many windows at one place to one of them, or to the next of the list.
  follow(event, position, opener) {
    const link = event.target.closest("[data-popup]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.open(position, link.dataset.popup, opener);
  }

  closed(whenClosed) {
    const opener = this.opener;
    if (!opener) return;
    this.opener = null;
    whenClosed();
    const back = opener();
    (back?.isConnected ? back : this.map.getContainer()).focus({ preventScroll: true });
  }
}
