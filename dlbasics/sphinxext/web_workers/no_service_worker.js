// In a book that does not carry its own runtime: an earlier edition may have done so, and its service worker would go
// on answering in readers' browsers. This one takes its place, deletes what it cached, and goes too.
"use strict";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const prefix = `dlbasics:${new URL(self.registration.scope).pathname}:`;
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
    await self.registration.unregister();
  })());
});
