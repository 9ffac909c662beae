// What a mark tells. Texts are copied from the list as nodes, never as HTML.

const still = matchMedia("(prefers-reduced-motion: reduce)");
const MARGIN = 8; // between a popup and the edge of the map

function factsOf(number) {
  return [...entries[number].querySelectorAll("dl")].map((facts) => facts.cloneNode(true));
}

function folded(number, place) {
  const copy = document.createElement("details");
  copy.open = place === 0;
  copy.append(element("summary", nameOf(number)), ...factsOf(number));
  return copy;
}

function titleOf(numbers) {
  return numbers.length === 1 ? nameOf(numbers[0]) : say("place", { count: numbers.length });
}

function content(numbers) {
  const box = element("div", "");
  box.append(element("strong", titleOf(numbers)), ...(numbers.length === 1 ? factsOf(numbers[0]) : numbers.map(folded)));
  // What unfolds below the edge is brought into sight; `toggle` does not bubble.
  box.addEventListener("toggle", ({ target }) => target.open && target.scrollIntoView({ block: "nearest" }), true);
  return box;
}

class Popup {
  constructor(map, whenClosed) {
    this.map = map;
    this.opener = null;
    this.popup = L.popup({ offset: [0, -10], autoPan: false, closeOnEscapeKey: false });
    map.on("popupopen", ({ popup }) => this.opened(popup));
    map.on("popupclose", ({ popup }) => popup === this.popup && this.closed(whenClosed));
    document.addEventListener("keydown", ({ key }) => key === "Escape" && map.closePopup());
  }

  // An area's popup too has a name for its button, and lies upon the zoom buttons of a phone.
  opened(popup) {
    const button = popup.getElement().querySelector(".leaflet-popup-close-button");
    button.setAttribute("aria-label", say("close"));
    button.title = say("close");
    this.map.getContainer().classList.add("telling");
  }

  // `opener` gives who gets the focus back; without one, the focus stays where it is.
  open(mark, numbers, opener, gliding) {
    this.opener = null; // another popup that closes now is no reason to move the focus
    const room = this.map.getSize();
    const width = Math.min(340, room.x - 2 * MARGIN - 60);
    const maxHeight = Math.max(140, Math.min(420, Math.round(room.y * 0.68)) - 48);
    Object.assign(this.popup.options, { minWidth: Math.min(280, width), maxWidth: width, maxHeight });
    this.popup.setLatLng([mark.lat, mark.lon]).setContent(content(numbers)).openOn(this.map);
    this.cue(titleOf(numbers));
    this.makeRoom(gliding);
    this.opener = opener;
    if (opener) this.popup.getElement().querySelector("[role=group]").focus({ preventScroll: true });
  }

  move(mark) {
    this.popup.setLatLng([mark.lat, mark.lon]);
  }

  isOpen() {
    return this.popup.isOpen();
  }

  // The part that scrolls is what has the focus, so that the arrow keys scroll it; a sign says that there is more.
  cue(title) {
    const frame = this.popup.getElement();
    const scrolled = frame.querySelector(".leaflet-popup-content");
    const look = () => {
      const more = scrolled.scrollTop + scrolled.clientHeight < scrolled.scrollHeight - 2;
      frame.classList.toggle("more", more);
    };
    scrolled.tabIndex = 0;
    scrolled.setAttribute("role", "group");
    scrolled.setAttribute("aria-label", title);
    scrolled.scrollTop = 0;
    scrolled.onscroll = look;
    scrolled.firstElementChild.addEventListener("toggle", look, true);
    look();
  }

  // The map gives way by no more than what is hidden of the popup.
  makeRoom(gliding) {
    const [frame, box] = [this.map.getContainer(), this.popup.getElement()].map((each) => each.getBoundingClientRect());
    const x = Math.min(0, box.left - frame.left - MARGIN) || Math.max(0, box.right - frame.right + MARGIN);
    const y = Math.min(0, box.top - frame.top - MARGIN) || Math.max(0, box.bottom - frame.bottom + MARGIN);
    if (x || y) this.map.panBy([x, y], { animate: gliding && !still.matches, duration: 0.3 });
  }

  closed(whenClosed) {
    const { opener } = this;
    this.opener = null;
    this.map.getContainer().classList.remove("telling");
    whenClosed();
    const focused = document.activeElement;
    if (opener && (focused === document.body || this.popup.getElement()?.contains(focused))) {
      (opener() ?? this.map.getContainer()).focus({ preventScroll: true });
    }
  }
}
