// The list beside the map: what the map shows, in words, the nearest to its middle first.

import { inPageLanguage, markName, say, shares, states } from "./map_words.js";

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

// The windows' own texts, whatever the page's language.
function inChinese(made) {
  made.lang = "zh-CN";
  return made;
}

function stateLine(state) {
  const shape = element("span", "shape");
  shape.setAttribute("aria-hidden", "true");
  return element("span", `state ${state}`, shape, states[state]);
}

function windowEntry(entry) {
  const { id, name, address, state } = entry.window;
  const button = element("button", "entry", inChinese(element("strong", "", name)), stateLine(state), inChinese(element("span", "", address)));
  if (entry.window.takes_item === null) button.append(element("span", "takes", say("takes-item-unknown")));
  const link = element("a", "", say("details"));
  link.href = inPageLanguage(`/windows/${encodeURIComponent(id)}`);
  link.setAttribute("aria-label", say("spoken", { name, then: say("details") }));
  return [button, link];
}

function clusterEntry({ mark }) {
  const count = say("count", { count: mark.count });
  const deed = element("span", "deed", say(mark.zoom === null ? "open-list" : "closer"));
  const title = element("span", "title", element("strong", "", `${markName(mark)} · ${count}`), deed);
  const told = [say("shares", shares(mark))];
  if (mark.unstated) told.push(say("unstated", { count: mark.unstated }));
  return [element("button", "entry", title, element("span", "shares", told.reduce((name, then) => say("spoken", { name, then }))))];
}

// One entry for each window that is told, one for each mark of which only the number is.
function entriesOf(marks) {
  return marks.flatMap((mark) =>
    mark.windows.length
      ? mark.windows.map((window) => ({ key: `w${window.id}`, mark, window }))
      : [{ key: mark.key, mark, window: null }],
  );
}

// How many windows marks have; or, with the name of another of their numbers, how many of that.
function countOf(marks, name = "count") {
  return marks.reduce((sum, mark) => sum + (mark[name] ?? 0), 0);
}

// What the map shows, in one sentence; where a filter leaves nothing, that there is something elsewhere, or nothing.
function sentenceOf(marks, all) {
  const [count, unstated, end] = [countOf(marks), countOf(marks, "unstated"), window.mapView.filters() ? "-matching" : ""];
  if (!count) return say(end && !all ? "none-anywhere" : `none${end}`);
  const name = say(`holds${end}`, { count });
  return unstated ? say("spoken", { name, then: say("unstated", { count: unstated }) }) : name;
}

// Browsers of 2020 do not know the word, and throw.
function isOutlined(focused) {
  try {
    return focused.matches(":focus-visible");
  } catch {
    return false;
  }
}

export class List {
  constructor(list, count, whenChosen, whenPointedAt) {
    this.list = list;
    this.count = count;
    this.whenChosen = whenChosen;
    this.whenPointedAt = whenPointedAt;
    this.shown = new Map();
    this.isPressed = false;
    this.due = null;
    list.addEventListener("pointerdown", () => (this.isPressed = true));
    for (const event of ["pointerup", "pointercancel"]) window.addEventListener(event, () => setTimeout(() => this.release()));
  }

  // Gives how many windows are shown, of `all` that there are anywhere. A line that moved from under a finger would not
  // take its press: it is waited for.
  show(marks, all) {
    this.due = { marks, all };
    if (!this.isPressed) this.renew();
    return countOf(marks);
  }

  // After the press has chosen.
  release() {
    this.isPressed = false;
    if (this.due) this.renew();
  }

  renew() {
    const { marks, all } = this.due;
    this.due = null;
    this.count.textContent = sentenceOf(marks, all);
    const before = this.shown;
    this.shown = new Map();
    for (const entry of entriesOf(marks)) this.shown.set(entry.key, this.line(entry, before.get(entry.key)));
    this.lay([...this.shown.values()].map(({ line }) => line));
  }

  // The list stays as it was; how many windows are here nobody knows.
  fail() {
    this.count.textContent = "";
  }

  // The entries of a mark, or of one of its windows.
  mark(key, on, only = null) {
    for (const { line, entry } of this.shown.values())
      if (only ? entry.key === only : entry.mark.key === key) line.classList.toggle("pointed", on);
  }

  // Brings an entry into sight within the list itself: the page stays where it is.
  reveal(key) {
    const found = [...this.shown.values()].find(({ entry }) => entry.key === key || entry.mark.key === key);
    if (!found || this.list.scrollHeight <= this.list.clientHeight) return;
    const { top, bottom } = found.line.getBoundingClientRect();
    const seen = this.list.getBoundingClientRect();
    if (top < seen.top || bottom > seen.bottom) this.list.scrollTop += top - seen.top - 8;
  }

  line(entry, known) {
    if (known && JSON.stringify(known.entry) === JSON.stringify(entry)) return known;
    const made = { entry, line: element("li", "", ...(entry.window ? windowEntry(entry) : clusterEntry(entry))) };
    const button = made.line.querySelector("button");
    button.type = "button";
    button.addEventListener("click", () => this.whenChosen(entry.mark, button, entry.window));
    for (const event of ["mouseenter", "focusin"]) made.line.addEventListener(event, () => this.point(entry, true));
    for (const event of ["mouseleave", "focusout"]) made.line.addEventListener(event, () => this.point(entry, false));
    return made;
  }

  point(entry, on) {
    this.whenPointedAt(entry.mark.key, on);
  }

  // Only what is new or elsewhere is moved: the entry that somebody is on keeps its focus, and where it is gone, as that
  // of a crowd which came apart, it is the first that has it.
  lay(lines) {
    const focused = document.activeElement;
    const byKeys = isOutlined(focused);
    const wanted = new Set(lines);
    for (const line of [...this.list.children]) if (!wanted.has(line)) line.remove();
    lines.forEach((line, place) => {
      if (this.list.children[place] !== line) this.list.insertBefore(line, this.list.children[place] ?? null);
    });
    if (focused === document.activeElement) return;
    const next = focused.isConnected ? focused : this.list.querySelector("button");
    next?.focus({ preventScroll: focused.isConnected || !byKeys });
  }
}
