// The windows that somebody saved: in this browser alone, with the facts that were public on that day. Nothing is
// written before the first is saved; with the last one, what was laid in for days without a network goes too.

const KEY = "tongban.saved";
const CALLED = /^tel:[0-9+]*(;ext=\p{Nd}+)?$/u;
const MOST = 50;
const WORKER = "/offline.js";
const KEPT_BY_IT = "tongban-offline-";
const canWork = () => window.isSecureContext && "serviceWorker" in navigator;

// Some browsers have no store for pages, and throw where one looks for it.
export function canSave() {
  try {
    return Boolean(window.localStorage);
  } catch {
    return false;
  }
}

export function savedWindows() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept.filter(isWindow) : [];
  } catch {
    return [];
  }
}

export const isSaved = (id) => savedWindows().some((one) => one.id === id);

export const pageOf = (id) => `/windows/${encodeURIComponent(id)}`;

// The new one first; "saved", "full" or "failed".
export function save(facts) {
  const others = savedWindows().filter((one) => one.id !== facts.id);
  if (others.length >= MOST) return "full";
  const day = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  return putBack([{ ...facts, saved: facts.saved || day }, ...others]) ? "saved" : "failed";
}

export function forget(id) {
  putBack(savedWindows().filter((one) => one.id !== id));
}

// The whole list, as it is to be.
export function putBack(list) {
  try {
    if (list.length) localStorage.setItem(KEY, JSON.stringify(list));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  }
  if (list.length) layIn();
  else takeAway();
  return true;
}

// Where the store was emptied by other ways, the worker goes at the next page; where it did not come, as when the page
// was left at once, it comes at the next one.
export function tidy() {
  if (!canWork() || !canSave()) return;
  const some = savedWindows().length > 0;
  const works = navigator.serviceWorker.controller !== null;
  if (some && !works) layIn();
  if (!some && works) takeAway();
}

function layIn() {
  // Without it all is as before: it is no fault of whoever saves.
  if (canWork()) navigator.serviceWorker.register(WORKER, { updateViaCache: "none" }).catch(() => {});
}

async function takeAway() {
  if (!canWork()) return;
  // Another site's worker may live at the same host.
  const registered = await navigator.serviceWorker.getRegistrations();
  const isOurs = ({ active, waiting, installing }) =>
    [active, waiting, installing].some((worker) => worker && new URL(worker.scriptURL).pathname === WORKER);
  for (const one of registered) if (isOurs(one)) await one.unregister();
  for (const name of await caches.keys()) if (name.startsWith(KEPT_BY_IT)) await caches.delete(name);
}

// What somebody else wrote there is not shown, and is no link.
function isWindow(one) {
  const { id, name, address, phones, hours, saved } = one || {};
  const texts = [id, name, address, saved];
  return texts.every((text) => typeof text === "string") && (hours === null || typeof hours === "string")
    && Array.isArray(phones) && phones.every(isPhone);
}

function isPhone(one) {
  return Array.isArray(one) && typeof one[0] === "string" && CALLED.test(one[1]);
}
