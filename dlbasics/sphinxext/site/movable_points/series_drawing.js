// What a model draws: the elements of a frame with other data, and how they were before.
const dlSeriesDrawing = (() => {
  const FAR = 1e5, MAX_LISTED = 40; // units of the drawing; pairs that a table lists

  const isDrawn = (pair) => pair.every(Number.isFinite);
  const place = ([x, y], panel) => [panel.x.unitOf(x), panel.y.unitOf(y)]
    .map((unit) => Math.round(Math.max(-FAR, Math.min(FAR, unit))));

  /* Path data of a line, which has gaps where a pair is not finite, or of copies of a marker. */
  const pathOf = (kind, xy, panel, marker) => {
    if (kind === "points") {
      return xy.filter(isDrawn).map((pair) => dlPartialLines.markerAt(marker, place(pair, panel))).join("");
    }
    return xy.map((pair, i) => {
      if (!isDrawn(pair)) return "";
      return `${i && isDrawn(xy[i - 1]) ? "L" : "M"}${place(pair, panel).join(" ")}`;
    }).join("");
  };

  /* What was drawn before anything moved, for Reset and for the shape of a marker. */
  const originals = dlElementOriginals();
  const originalOf = (element) => {
    dlPartialLines.uncut(element);
    return originals.of(element);
  };
  const restore = (element) => {
    dlPartialLines.uncut(element);
    originals.restore(element);
  };

  const asWord = (number) => (Number.isFinite(number) ? `${+number.toPrecision(4)}` : "-");
  /* y of a line at the rows of a table. */
  const read = (xy, rows) => rows.map((row) => {
    const i = xy.findIndex(([x], k) => k && x >= row && xy[k - 1][0] <= row);
    if (i < 1) return "-";
    const [[x0, y0], [x1, y1]] = [xy[i - 1], xy[i]];
    return asWord(x1 === x0 ? y0 : y0 + ((row - x0) / (x1 - x0)) * (y1 - y0));
  });
  /* The pairs that a table lists; one that is revealed step by step needs all. */
  const listed = (xy, isWhole) => {
    const finite = xy.filter((pair) => pair.some(Number.isFinite));
    if (isWhole || finite.length <= MAX_LISTED) return finite;
    const step = (finite.length - 1) / (MAX_LISTED - 1);
    return Array.from({ length: MAX_LISTED }, (_, i) => finite[Math.round(i * step)]);
  };

  /* Draw other pairs where a series of a panel is drawn. */
  const draw = ({ element, kind, isRead }, xy, panel) => {
    const original = originalOf(element);
    element.setAttribute("d", pathOf(kind, xy, panel, kind === "points" && dlPartialLines.markerOf(original.d)));
    if (isRead) element.dataset.y = read(xy, panel.rows.map(Number)).join(" ");
    else if (original.xy !== undefined) {
      element.dataset.xy = listed(xy, element.dataset.reveal ?? element.dataset.follows).flat().map(asWord).join(" ");
    }
  };

  /* Move the places of a handle. */
  const moveHandle = (element, xy, panel) => {
    originalOf(element);
    element.dataset.at = xy.flatMap((pair) => place(pair, panel)).join(" ");
  };

  return { draw, moveHandle, restore };
})();
