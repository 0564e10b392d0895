// The contents of the page: where the reader is.
(() => {
  const links = [...document.querySelectorAll(".dl-page-contents a[href^='#']")].filter((link) => link.hash.length > 1);
  const placeOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  // On a phone the contents lie over the page.
  const menu = document.getElementById("dl-menu");
  menu.addEventListener("click", ({ target }) => {
    if (target.closest(".dl-page-contents a") && menu.matches(":popover-open")) menu.hidePopover();
  });

  /* The last place above the upper third of the window is where one reads. */
  const places = [...new Set(links.map(placeOf))].filter(Boolean);
  const show = () => {
    const here = places.findLast((place) => place.getBoundingClientRect().top < innerHeight / 3);
    for (const link of links) {
      if (here && link.hash === `#${here.id}`) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  if (places.length) {
    const observer = new IntersectionObserver(show, { rootMargin: "-33% 0px -66% 0px" });
    for (const place of places) observer.observe(place);
  }
})();
