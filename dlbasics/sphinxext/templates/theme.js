(root => {
  const showTheme = () => {
    let chosen = "";
    try { chosen = localStorage["dlbasics-theme"]; } catch {}
    if (["dark", "light"].includes(chosen)) root.dataset.theme = chosen;
    root.dataset.theme ??= matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  };
  showTheme();
  addEventListener("pageshow", showTheme);
  try { root.toggleAttribute("data-work", "dlbasics-work" in localStorage); } catch {}
})(document.documentElement);
