// The contents of the page: where the reader is.
(() => {
  const links = [...document.querySelectorAll(".dl-page-contents a[href^='#']")].filter((link) => link.hash.length > 1);
  const placeOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  // On a phone the contents lie over the page.
  const menu = document.getElementById("dl-menu");
  menu.addEventListener("click", ({ target }) => {
    if (target.closest(".dl-page-contents a") && menu.matches(":popover-open")) menu.hidePopover();
  });

  /* What lies on a line at a third of the window is where one reads; of what encloses other places, the last of them.
   * Nothing is measured for it: what is far from the window may not be laid out. */
  const places = [...new Set(links.map(placeOf))].filter(Boolean), around = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) around[isIntersecting ? "add" : "delete"](target);
    const here = places.findLast((place) => around.has(place));
    for (const link of links) {
      if (here && link.hash === `#${here.id}`) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-33% 0px -66% 0px" });
  for (const place of places) observer.observe(place);
})();
