// The form that says which windows are shown. What is chosen stands in the page's address, where the way back, a shared
// link and the next answer find it; the form and its line of words follow.

import { filterNames, say } from "./map_words.js";

const desk = window.matchMedia("(min-width: 900px)");

export class Filters {
  // `keep` takes what the address is to ask for; then `whenChanged` is called, as it is on the way back.
  constructor(details, keep, whenChanged) {
    this.details = details;
    this.form = details.querySelector("form");
    this.told = details.querySelector("summary span");
    this.keep = keep;
    this.whenChanged = whenChanged;
    this.form.querySelector("button").hidden = true;
    this.form.addEventListener("change", () => this.choose());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("popstate", () => this.follow());
    this.known = window.mapView.filters();
    this.isDesk = desk.matches;
    window.addEventListener("resize", () => this.fit());
    this.fill();
  }

  // By `namedItem`, as `elements.item` is a method of every form's.
  fields() {
    return filterNames.map((name) => this.form.elements.namedItem(name)).filter(Boolean);
  }

  choose() {
    const search = new URLSearchParams(location.search);
    for (const field of this.fields()) {
      if (field.type === "checkbox" ? field.checked : field.value) search.set(field.name, field.value);
      else search.delete(field.name);
    }
    this.keep(String(search) && `?${search}`);
    this.follow();
  }

  leave() {
    for (const field of this.fields()) {
      field.checked = false;
      if (field.type !== "checkbox") field.value = "";
    }
    this.choose();
  }

  // The address says what is chosen, however it came to say so.
  follow() {
    if (this.known === window.mapView.filters()) return;
    this.known = window.mapView.filters();
    this.fill();
    this.whenChanged();
  }

  // Browsers fill forms from what was in them when the page was left.
  fill() {
    const chosen = new URLSearchParams(location.search);
    for (const field of this.fields()) {
      if (field.type === "checkbox") field.checked = ["true", "1"].includes(chosen.get(field.name)?.trim());
      else field.value = chosen.get(field.name)?.trim() ?? "";
    }
    this.told.textContent = this.fields().map((field) => this.nameOf(field)).filter(Boolean).join(" · ") || say("unfiltered");
  }

  nameOf(field) {
    if (field.type === "checkbox") return field.checked && field.labels[0].textContent.trim();
    return field.value && field.selectedOptions[0].textContent;
  }

  // Whoever turns a tablet finds the form as the page would have opened with it; otherwise it stays as it was put.
  fit() {
    if (this.isDesk === desk.matches) return;
    this.isDesk = desk.matches;
    this.details.open = this.isDesk;
  }
}
