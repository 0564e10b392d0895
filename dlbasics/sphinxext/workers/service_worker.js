// Only in a book that carries its own runtime: the whole book, code included, without a network after one visit.
// Pages come from the network where there is one, so that a corrected book is read at once; what has a digest
// or a release in its address never changes and comes from the store.
"use strict";

const BOOK = "dlbasics-@book@";
const RUNTIME = "dlbasics-pyodide-@release@";
const pages = @pages@;
const runtime = @runtime@;
const here = (path) => new URL(path, self.registration.scope).href;
const lasting = (url) => url.search.startsWith("?v=") || url.pathname.includes("/_static/pyodide/")
  || /\.(whl|woff2)$/.test(url.pathname);

const put = async (name, paths) => {
  const store = await caches.open(name);
  const held = new Set((await store.keys()).map((request) => request.url));
  await store.addAll(paths.map(here).filter((url) => !held.has(url)));
};

// The book first; nobody waits for Python, which follows when the book is there.
self.addEventListener("install", (event) => {
  event.waitUntil(put(BOOK, pages).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("dlbasics-") && ![BOOK, RUNTIME].includes(name)) await caches.delete(name);
    }
    await self.clients.claim();
    // Whoever asked the browser to save data gets Python with the first Run.
    if (!navigator.connection?.saveData) await put(RUNTIME, runtime);
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  const fetched = async () => {
    const response = await fetch(request);
    if (response.ok && lasting(url)) {
      const name = url.pathname.includes("/_static/pyodide/") ? RUNTIME : BOOK;
      const copy = response.clone();
      event.waitUntil(caches.open(name).then((store) => store.put(request, copy)));
    }
    return response;
  };
  event.respondWith((async () => {
    const found = lasting(url) && await caches.match(request);
    if (found) return found;
    try {
      return await fetched();
    } catch (error) {
      // Stored without the digests of addresses: within one book they all fit together.
      const kept = await caches.match(request, { ignoreSearch: true });
      if (kept) return kept;
      throw error;
    }
  })());
});
