// The theme switch.
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
})();
