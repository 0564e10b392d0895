// Only in a book that carries its own runtime: the whole book, code included, without a network after one visit.
// Pages come from the network where there is one, so that a corrected book is read at once; what has a digest
// or a release in its address never changes and comes from the cache.
//
// The build sets a first line before this script: const book = {digest, pages, release, runtime, pythonDigest, python}.
"use strict";

const PAGES = `dlbasics-${book.digest}`;
const RUNTIME = `dlbasics-pyodide-${book.release}`;
const PYTHON = `dlbasics-python-${book.pythonDigest}`; // what the build made for a quick start

const isRuntime = (url) => url.pathname.includes("/_static/pyodide/");
const isPython = (url) => url.pathname.includes("/_static/python/");
const neverChanges = (url) => (
  url.search.startsWith("?v=") || isRuntime(url) || isPython(url) || url.pathname.endsWith(".woff2"));

const cacheOf = (url) => {
  if (isRuntime(url)) return RUNTIME;
  return isPython(url) ? PYTHON : PAGES;
};

const fill = async (name, paths) => {
  const cache = await caches.open(name);
  const cached = new Set((await cache.keys()).map((request) => request.url));
  const urls = paths.map((path) => new URL(path, self.registration.scope).href);
  await cache.addAll(urls.filter((url) => !cached.has(url)));
};

const deleteOldCaches = async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("dlbasics-") && ![PAGES, RUNTIME, PYTHON].includes(name)) await caches.delete(name);
  }
};

// The book first; nobody waits for Python, which follows when the book is there.
self.addEventListener("install", (event) => {
  event.waitUntil(fill(PAGES, book.pages).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    await deleteOldCaches();
    await self.clients.claim();
    // Whoever asked the browser to save data gets Python with the first Run.
    if (navigator.connection?.saveData) return;
    await fill(RUNTIME, book.runtime);
    await fill(PYTHON, book.python);
  })());
});

const fetchAndCache = async (event, url) => {
  const response = await fetch(event.request);
  if (response.ok && neverChanges(url)) {
    const copy = response.clone();
    const cache = caches.open(cacheOf(url));
    event.waitUntil(cache.then((opened) => opened.put(event.request, copy)));
  }
  return response;
};

const respond = async (event, url) => {
  const cached = neverChanges(url) && await caches.match(event.request);
  if (cached) return cached;
  try {
    return await fetchAndCache(event, url);
  } catch (error) {
    // Cached without the digests of addresses: within one book they all fit together.
    const older = await caches.match(event.request, { ignoreSearch: true });
    if (older) return older;
    throw error;
  }
};

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.registration.scope)) event.respondWith(respond(event, new URL(url)));
});
