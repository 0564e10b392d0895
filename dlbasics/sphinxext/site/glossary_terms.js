// A term's meaning where it stands: a pointer, the focus or a tap opens the box, a native popover; Escape closes it.
(() => {
  const MARGIN = 8, DELAY = 200; // pixels; milliseconds, so that a pointer can reach the box
  let shown = null, timer = 0, isTap = false;

  const later = (action) => () => {
    clearTimeout(timer);
    timer = setTimeout(action, DELAY);
  };
  const close = later(() => shown?.togglePopover(false));

  const open = (box, link) => {
    clearTimeout(timer);
    shown = box;
    box.togglePopover(true);
    // A link can go over two lines: its first words are where the reader looks.
    const { left, top, bottom } = link.getClientRects()[0], { clientWidth, clientHeight } = document.documentElement;
    const height = box.offsetHeight + MARGIN, hasRoomOnlyAbove = bottom + height > clientHeight && top > height;
    box.style.left = `${Math.max(MARGIN, Math.min(left, clientWidth - box.offsetWidth - MARGIN))}px`;
    box.style.top = `${scrollY + (hasRoomOnlyAbove ? top - height : bottom + MARGIN)}px`;
  };

  for (const link of document.querySelectorAll(".dl-term")) {
    const box = dlTarget(link, "meaning-");
    link.removeAttribute("title");
    link.setAttribute("aria-describedby", box.id);
    link.onmouseenter = later(() => open(box, link));
    link.onmouseleave = link.onblur = box.onmouseleave = close;
    box.onmouseenter = () => clearTimeout(timer);
    link.onfocus = () => link.matches(":focus-visible") && open(box, link);
    link.onpointerdown = ({ pointerType }) => { isTap = pointerType !== "mouse"; };
    // A tap asks for the box, whose first words lead to the glossary; a click or Enter goes there at once.
    link.onclick = ({ detail }) => {
      if (!isTap || !detail) return true;
      open(box, link);
      return false;
    };
  }
})();
