// Elements of a frame that are drawn otherwise for a while, and what they are in between.

/* Keeps what elements are: their path and their data. */
const dlElementOriginals = () => {
  const kept = new WeakMap();
  return {
    /* What an element was when it was first asked for. */
    of(element) {
      if (!kept.has(element)) kept.set(element, { d: element.getAttribute("d"), ...element.dataset });
      return kept.get(element);
    },
    /* Make an element again what it was, if it was asked for, and forget it. */
    restore(element) {
      const { d, ...data } = kept.get(element) ?? {};
      if (d) element.setAttribute("d", d);
      Object.assign(element.dataset, data);
      kept.delete(element);
    },
  };
};
