// Only in a book that carries its own runtime: the whole book, code included, without a network after one visit.
// Pages come from the network where there is a good one, so that a corrected book is read at once; what has a digest
// or a release in its address never changes and comes from the cache.
//
// Every file is cached with its checksum: a copy is of one edition from the first page to the last, or there is none.
//
// The build sets a first line before this script: const book = {digest, pages, release, runtime}, where pages and
// runtime lead from addresses to checksums.
"use strict";

const { scope } = self.registration;
// Another book may stand at another path of this host.
const PREFIX = `dlbasics:${new URL(scope).pathname}:`;
const PAGES = PREFIX + book.digest;
const RUNTIME = `${PREFIX}pyodide-${book.release}`;
const urlOf = (path) => new URL(path, scope).href;
const runtimeChecksums = new Map(Object.entries(book.runtime).map(([path, checksum]) => [urlOf(path), checksum]));

const neverChanges = ({ href, search, pathname }) =>
  search.startsWith("?v=") || runtimeChecksums.has(href) || /\.(whl|woff2)$/.test(pathname);

// -- filling -------------------------------------------------------------------------------------------------

const missing = async (cache, files) => {
  const held = new Set((await cache.keys()).map(({ url }) => url));
  return Object.entries(files).map(([path, integrity]) => [urlOf(path), integrity]).filter(([url]) => !held.has(url));
};

/* All pages or none. Not through the browser's own cache: many hosts let it answer with old pages for minutes. */
const fillPages = async () => {
  const cache = await caches.open(PAGES), files = await missing(cache, book.pages);
  await cache.addAll(files.map(([url, integrity]) => new Request(url, { integrity, cache: "reload" })));
};

/* One file after the other: what a broken line leaves undone, the next page goes on with. */
const fillRuntime = async () => {
  const cache = await caches.open(RUNTIME);
  for (const [url, integrity] of await missing(cache, book.runtime)) {
    await cache.add(new Request(url, { integrity, cache: "no-cache" }));
  }
  // The build's own archives are others in each edition.
  for (const { url } of await cache.keys()) if (!runtimeChecksums.has(url)) await cache.delete(url);
};

/* Of the editions before this one, the last stays: a page that is still open loads its code cells from it. The names
 * come in the order in which the caches were made. */
const deleteOldCaches = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const old = names.filter((name) => name !== PAGES && name !== RUNTIME);
  const isRuntime = (name) => name.startsWith(`${PREFIX}pyodide-`);
  const runtimes = old.filter(isRuntime), pages = old.filter((name) => !isRuntime(name));
  for (const name of [...runtimes, ...pages.slice(0, -1)]) await caches.delete(name);
};

// -- events --------------------------------------------------------------------------------------------------

self.addEventListener("install", (event) => {
  event.waitUntil(fillPages().then(() => self.skipWaiting()));
});

// Browsers hold back whatever a page asks for until this is done: so nothing is downloaded here.
self.addEventListener("activate", (event) => {
  event.waitUntil(deleteOldCaches().then(() => self.clients.claim()));
});

// Each page says when it is loaded: nobody waits for Python, which follows when the book is there.
let filling = null;
self.addEventListener("message", (event) => {
  // Whoever asked the browser to save data gets Python with the first Run.
  if (navigator.connection?.saveData) return;
  filling ??= fillRuntime().catch(() => {}).finally(() => { filling = null; });
  event.waitUntil(filling);
});

/* Keep a file of the runtime that was asked for, if it is the right one. */
const keepRuntimeFile = async (url, response) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer()));
  const checksum = `sha256-${btoa(String.fromCharCode(...digest))}`;
  if (checksum === runtimeChecksums.get(url)) await (await caches.open(RUNTIME)).put(url, response);
};

const PATIENCE = 4000; // milliseconds that a page may take of which there is a copy

const askNetwork = async (event, url) => {
  // Asked for anew, whatever the browser's own cache holds: an old page and a new wheel do not fit together.
  const response = await fetch(event.request, { cache: "no-cache" });
  if (response.ok && runtimeChecksums.has(url.href)) event.waitUntil(keepRuntimeFile(url.href, response.clone()));
  return response;
};

// Those whose page came from the copy: what it asks for is of the same edition, as long as this worker lives.
const clientsOfCopy = new Set();

const respond = async (event, url) => {
  const pages = await caches.open(PAGES), isPage = event.request.mode === "navigate";
  const isOfCopy = neverChanges(url) || clientsOfCopy.has(event.clientId);
  const cached = isOfCopy && (await pages.match(event.request) ?? await caches.match(event.request));
  if (cached) return cached;
  const asked = askNetwork(event, url), answers = [asked.catch(() => null)];
  if (isPage) answers.push(new Promise((resolve) => { setTimeout(resolve, PATIENCE); }));
  const response = await Promise.race(answers);
  if (response && response.status < 500) return response;
  // Cached without what follows the question mark of a page's address.
  const copy = await pages.match(event.request, { ignoreSearch: true });
  if (copy && isPage) clientsOfCopy.add(event.resultingClientId);
  return copy ?? asked;
};

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) event.respondWith(respond(event, new URL(url)));
});
