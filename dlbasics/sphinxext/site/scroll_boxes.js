// Boxes that scroll can be reached by keyboard.
(() => {
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
