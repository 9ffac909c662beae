// The list: searched by words, opened from the map, and pointed at from it.

class List {
  constructor(list, whenOpened, whenShow, whenPointedAt, whenSearched) {
    Object.assign(this, { list, whenShow });
    this.groups = [...list.querySelectorAll("details.group")];
    this.search = document.querySelector(".search input");
    this.openBefore = null; // which groups were open before somebody searched
    this.texts = entries.map((entry) => {
      const group = entry.closest(".group").querySelector("h3").textContent;
      return `${group} ${entry.textContent}`.toLowerCase();
    });
    // `toggle` does not bubble: it is caught on its way down.
    list.addEventListener("toggle", ({ target }) => this.toggled(target, whenOpened), true);
    this.search.addEventListener("input", () => {
      this.filter();
      whenSearched();
    });
    entries.forEach((entry, number) => {
      for (const event of ["mouseenter", "focusin"]) entry.addEventListener(event, () => whenPointedAt(number, true));
      for (const event of ["mouseleave", "focusout"]) entry.addEventListener(event, () => whenPointedAt(number, false));
    });
  }

  toggled(entry, whenOpened) {
    const number = entries.indexOf(entry);
    if (printing || !entry.open || number < 0) return;
    if (!entry.querySelector("button")) entry.append(this.showButton(number));
    whenOpened(number);
  }

  showButton(number) {
    const button = element("button", say("show"));
    button.type = "button";
    button.addEventListener("click", () => this.whenShow(number, button));
    return button;
  }

  filter() {
    const wanted = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    entries.forEach((entry, number) => {
      entry.hidden = !wanted.every((word) => this.texts[number].includes(word));
    });
    this.openBefore = this.openBefore ?? this.groups.map((group) => group.open);
    this.groups.forEach((group, place) => {
      const count = group.querySelectorAll(".window:not([hidden])").length;
      group.hidden = !count;
      group.open = wanted.length ? true : this.openBefore[place];
      group.querySelector(".count").textContent = count;
    });
    if (!wanted.length) this.openBefore = null;
  }

  // A window whose popup is open.
  mark(number, on) {
    const summary = entries[number].querySelector("summary");
    if (!on) return summary.removeAttribute("aria-current");
    summary.setAttribute("aria-current", "true");
    entries[number].closest(".group").open = true;
    this.reveal(entries[number]);
  }

  // Windows that a mark on the map stands for: they, or the groups that hide them.
  point(numbers, on) {
    for (const number of numbers) {
      const entry = entries[number];
      entry.classList.toggle("pointed", on);
      entry.closest(".group").classList.toggle("pointed", on);
    }
  }

  // The one group that all these windows are in is opened.
  openGroup(numbers) {
    const groups = new Set(numbers.map((number) => entries[number].closest(".group")));
    if (groups.size !== 1) return;
    const [group] = groups;
    group.open = true;
    this.reveal(group);
  }

  // Within the list itself: where it does not scroll by itself, the page stays where it is.
  reveal(line) {
    if (getComputedStyle(this.list).overflowY !== "auto") return;
    const { top, bottom } = line.getBoundingClientRect();
    const seen = this.list.getBoundingClientRect();
    if (top < seen.top || bottom > seen.bottom) this.list.scrollTop += top - seen.top - 8;
  }
}
