// The contents of the page: where the reader is.
(() => {
  const links = [...document.querySelectorAll(".dl-page-contents a:not([href='#'])")];

  // On a phone the contents lie over the page.
  const menu = document.getElementById("dl-menu");
  menu.addEventListener("click", ({ target }) => {
    if (target.closest(".dl-page-contents a") && menu.matches(":popover-open")) menu.hidePopover();
  });

  /* What lies on a line below the bar, where a jump ends, is where one reads; of what encloses other places, the last
   * of them. Nothing is measured for it: what is far from the window may not be laid out. */
  const places = links.map((link) => dlTarget(link));
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) target.isBeingRead = isIntersecting;
    const here = places.findLast(({ isBeingRead }) => isBeingRead);
    for (const link of links) {
      link.removeAttribute("aria-current");
      if (dlTarget(link) === here) {
        link.setAttribute("aria-current", "location");
        link.closest("nav").scrollTop = link.offsetTop - innerHeight / 2;
      }
    }
  }, { rootMargin: "-12% 0px -87% 0px" });
  for (const place of places) observer.observe(place);
})();
