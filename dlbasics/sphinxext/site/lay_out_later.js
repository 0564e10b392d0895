// The browser lays out the first window of a page and leaves the rest (book.css) until the reader does something.
// Then the rest follows, a section a frame, so that no press waits for all of it.
(() => {
  const sections = [...document.querySelectorAll("section section")];
  const layOut = () => sections.shift()?.toggleAttribute("data-laid-out", true) && requestAnimationFrame(layOut);
  addEventListener("scroll", layOut, { once: true });
  // A click can lead to another place of the page, and glides there: it must know how far that is.
  addEventListener("click", () => { while (layOut()); });
})();
