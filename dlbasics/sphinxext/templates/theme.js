(root => {
  const showTheme = () => {
    let chosen = "";
    try { chosen = localStorage["dlbasics-theme"]; } catch {}
    if (["dark", "light"].includes(chosen)) root.dataset.theme = chosen;
    root.dataset.theme ??= matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  };
  showTheme();
  addEventListener("pageshow", showTheme);
  // A reload or a link into the page leads to a place that must have been laid out.
  const isNew = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  root.toggleAttribute("data-at-top", isNew && !location.hash);
  try { root.toggleAttribute("data-work", "dlbasics-work" in localStorage); } catch {}
})(document.documentElement);
