// The frame of the page: theme switch, copy buttons, and scroll boxes that keyboards can reach.
(() => {
  const root = document.documentElement;
  const theme = document.getElementById("dl-theme");
  const show = () => theme.setAttribute("aria-pressed", root.dataset.theme === "dark");
  theme.hidden = false;
  show();
  theme.onclick = () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    // A browser may keep nothing; then the choice lasts for this page.
    try { localStorage.theme = root.dataset.theme; } catch {}
    show();
  };

  const reach = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  document.querySelectorAll(".dl-equation, .dl-article pre, .pst-scrollable-table-container")
    .forEach((box) => reach.observe(box));

  document.querySelectorAll(".cell_input .highlight").forEach((box) => {
    const button = document.createElement("button");
    button.className = "dl-copy";
    button.textContent = "Copy";
    button.onclick = () => navigator.clipboard.writeText(box.querySelector("pre").textContent)
      .then(() => { button.textContent = "Copied"; });
    box.append(button);
  });
})();
