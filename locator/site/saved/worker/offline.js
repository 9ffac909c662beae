// Without a network a page of ours answers with the one that says so, which has the windows that this device saved.
// Nothing else is kept: no results, no positions, no window's page. It is here only while something is saved.

const OURS = "tongban-offline-";
const KEPT = `${OURS}{version}`;
const FILES = {files};
const PAGES = {pages};
const TRADITIONAL = /^zh-(hant|hk|mo|tw)/;

self.addEventListener("install", (event) => event.waitUntil(layIn()));
self.addEventListener("activate", (event) => event.waitUntil(clearOut()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.method === "POST" && pathname.endsWith("/wrong")) return; // a note is sent once
  if (request.mode === "navigate") event.respondWith(answer(request).catch(() => offline(request.url)));
  else if (FILES.includes(pathname)) event.respondWith(kept(request));
});

async function layIn() {
  const cache = await caches.open(KEPT);
  await cache.addAll([...FILES, ...Object.values(PAGES)]);
  await self.skipWaiting();
}

async function clearOut() {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== KEPT) await caches.delete(name);
  await self.clients.claim();
}

// On the way back to the answer to a form the browser would take it out of its own store alone, and a worker has none:
// so it is asked once more. All our other forms are questions.
function answer(request) {
  if (request.method !== "POST") return fetch(request);
  const again = request.clone();
  return fetch(request).catch(() => asked(again));
}

async function asked(request) {
  const headers = { "content-type": request.headers.get("content-type") };
  return fetch(request.url, { method: "POST", headers, body: await request.text(), redirect: "manual" });
}

async function offline(url) {
  return (await caches.match(PAGES[langOf(url)], { ignoreVary: true })) || Response.error();
}

async function kept(request) {
  return (await caches.match(request, { ignoreVary: true })) || fetch(request);
}

// As the server chooses it: what the address names, else the first that the browser prefers.
function langOf(url) {
  const asked = (new URL(url).searchParams.get("lang") || "").toLowerCase();
  if (Object.keys(PAGES).includes(asked)) return asked;
  for (const tag of navigator.languages.map((each) => each.toLowerCase())) {
    if (TRADITIONAL.test(tag)) return "zh-hant";
    if (/^(zh|en)/.test(tag)) return tag.slice(0, 2);
  }
  return "zh";
}
