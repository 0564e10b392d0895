(root => {
  let chosen = "";
  try {
    chosen = localStorage.theme;
    root.toggleAttribute("data-work", "dlbasics-work" in localStorage);
  } catch {}
  root.dataset.theme = chosen || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
})(document.documentElement);
