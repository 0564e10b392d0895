// Boxes that scroll can be reached by keyboard.
const dlScrollBoxes = (() => {
  const resizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  const observe = (root) => {
    for (const box of root.querySelectorAll(
      ".dl-equation, .dl-article pre, .pst-scrollable-table-container, .dl-lines li > :nth-child(2)")) {
      resizes.observe(box);
    }
  };
  observe(document);
  return { observe };
})();
