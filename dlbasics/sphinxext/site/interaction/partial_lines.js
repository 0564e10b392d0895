// Lines that a control draws step by step: as far as a point, or the marker of this point alone.
const dlPartialLines = (() => {
  const STARTS = /M(-?\d+) (-?\d+)/g;
  const moved = (data, dx, dy) => data.replace(STARTS, (_, x, y) => `M${+x + Math.round(dx)} ${+y + Math.round(dy)}`);

  /* The data of one marker, moved to a place. */
  const markerAt = (marker, [x, y]) => {
    const [x0, y0] = dlDrawnData.middle(dlDrawnData.vertices(marker)[0]);
    return moved(marker, x - x0, y - y0);
  };

  /* The first marker of those that path data draws. */
  const markerOf = (data) => {
    const end = data.indexOf("M", 1);
    return end < 0 ? data : data.slice(0, end);
  };

  const wholes = dlElementOriginals();

  /* Draw an element up to a step; `words` are the x and y of all. */
  const show = (element, words, { x, y }, step) => {
    const all = dlDrawnData.pairsOf(words).map((pair) => [x.unitOf(+pair[0]), y.unitOf(+pair[1])]);
    const { points, follows, xy } = element.dataset, first = follows ? Math.min(step, all.length) - 1 : 0;
    const places = all.slice(first, step), marker = markerOf(wholes.of(element).d);
    element.setAttribute("d", points === undefined
      ? places.map((place, i) => `${i ? "L" : "M"}${place.map(Math.round).join(" ")}`).join("")
      : places.map((place) => markerAt(marker, place)).join(""));
    if (xy !== undefined) element.dataset.xy = words.slice(2 * first, 2 * step).join(" ");
  };

  const attach = (figure) => {
    const showAll = () => {
      for (const panel of dlDrawnData.panels(figure.querySelector(".dl-picture svg"))) {
        let words; // of the line whose markers, if it has any, come next
        for (const { element } of panel.series) {
          const control = element?.dataset.reveal ?? element?.dataset.follows;
          if (!control) continue;
          words = wholes.of(element).xy?.split(" ") ?? words;
          show(element, words, panel, +figure.querySelector(`[data-control="${control}"]`).value + 1);
        }
      }
    };
    // The page's Python draws no more than is to be seen.
    if (figure.querySelector("[data-reveal], [data-follows]") && !figure.closest(".dl-output-area")) {
      for (const type of ["dl:drawn", "dl:redrawn"]) figure.addEventListener(type, showAll);
      showAll(); // what the page's address names is drawn already
    }
  };
  /* Whoever draws an element anew makes it whole before. */
  return { attach, markerAt, markerOf, uncut: wholes.restore };
})();
