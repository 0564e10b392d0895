// A page that is opened at its top is seen before the rest of it is laid out: that takes longer than all else, and the
// browser could answer nothing meanwhile. The sections below follow one by one, and then the page is as any other.
(() => {
  const TURN = 4; // milliseconds
  const sections = [...document.querySelectorAll("[data-at-top] .dl-article section section:not(.dl-exercise)")];

  const goOn = () => {
    for (const start = performance.now(); sections.length && performance.now() - start < TURN;) {
      const section = sections.shift();
      Object.assign(section.style, { contentVisibility: "visible", display: "flow-root" });
      section.getBoundingClientRect(); // lays it out
    }
    if (sections.length) setTimeout(goOn);
    else document.documentElement.removeAttribute("data-at-top");
  };
  // After what is seen first.
  requestAnimationFrame(() => setTimeout(goOn));
  // The browser glides to where a place is at the click, so all before it must have its height.
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[href^='#']")) document.documentElement.removeAttribute("data-at-top");
  });
})();
