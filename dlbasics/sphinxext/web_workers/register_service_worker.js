// What each page of a book that carries its own runtime loads: it installs the service worker, which answers without a
// network, and lets it download Python when the page itself is there.
navigator.serviceWorker?.register(new URL("../sw.js", document.currentScript.src));
addEventListener("load", async () => {
  const registration = await navigator.serviceWorker?.ready;
  registration?.active.postMessage("fill");
});
