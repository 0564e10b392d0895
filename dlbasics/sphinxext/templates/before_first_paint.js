(root => {
  const showTheme = () => {
    let chosen = "";
    try { chosen = localStorage["dlbasics-theme"]; } catch {}
    if (["dark", "light"].includes(chosen)) root.dataset.theme = chosen;
    root.dataset.theme ??= matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  };
  showTheme();
  addEventListener("pageshow", showTheme);
  // A reload or a link into the page, to a section or a text, leads to a place that must have been laid out.
  const { type, name } = performance.getEntriesByType("navigation")[0] ?? {};
  if (type === "navigate" && !location.hash && !name.includes("#")) root.dataset.atTop = "untouched";
  // What a reader does can lead below, and a script that fails shows nothing more.
  const wake = () => { if (root.dataset.atTop) root.dataset.atTop = ""; };
  for (const event of ["scroll", "keydown", "click", "error"]) addEventListener(event, wake, true);
  try { root.toggleAttribute("data-work", "dlbasics-work" in localStorage); } catch {}
})(document.documentElement);
