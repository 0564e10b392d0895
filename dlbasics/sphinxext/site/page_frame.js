// The frame of the page: theme switch, and scroll boxes that keyboards can reach.
(() => {
  const root = document.documentElement;
  const themeSwitch = document.getElementById("dl-theme");
  const showTheme = () => themeSwitch.setAttribute("aria-pressed", root.dataset.theme === "dark");
  themeSwitch.hidden = false;
  showTheme();
  themeSwitch.onclick = () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    // A browser may keep nothing; then the choice lasts for this page.
    try { localStorage["dlbasics-theme"] = root.dataset.theme; } catch {}
    showTheme();
  };
  // Another one may have been chosen on a page from which Back leads to this one.
  addEventListener("pageshow", showTheme);

  // The same place in the other language, with what an explorer's link says. A link can be opened without a click,
  // in another tab, or copied.
  for (const link of document.querySelectorAll(".dl-language")) {
    link.onpointerdown = link.onfocus = link.onclick = () => {
      link.href = link.getAttribute("href").replace(/[?#].*$/, "") + location.search + location.hash;
    };
  }

  const scrollBoxes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of document.querySelectorAll(".dl-equation, .dl-article pre, .pst-scrollable-table-container")) {
    scrollBoxes.observe(box);
  }
})();
