// Values under the pointer or finger: the nearest drawn point, its name and its coordinates.
const dlPointerValues = (() => {
  const REACH = 32, PREFERENCE = 6; // pixels: how near, and how much nearer a point counts than a line

  /* The nearest point to (x, y) on the segment from a to b. */
  const onSegment = ([x, y], a, b) => {
    const dx = b[0] - a[0], dy = b[1] - a[1], length = dx * dx + dy * dy;
    const share = length ? Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / length)) : 0;
    return [a[0] + share * dx, a[1] + share * dy];
  };

  const candidates = function* (place, { kind, pieces }) {
    for (const piece of pieces()) {
      if (kind === "points") yield* piece.map((at, index) => ({ at, index }));
      else for (let i = 1; i < piece.length; i++) yield { at: onSegment(place, piece[i - 1], piece[i]) };
    }
  };

  /* What is drawn nearest to a place, both in units of the drawing. */
  const nearest = (svg, place, unitsPerPixel) => {
    let best = null, least = REACH * unitsPerPixel;
    for (const panel of dlDrawnData.panels(svg)) {
      if (!panel.x.has(place[0]) || !panel.y.has(place[1])) continue;
      for (const series of panel.series) {
        if (series.kind === "bar") continue;
        for (const { at, index } of candidates(place, series)) {
          if (!panel.x.has(at[0]) || !panel.y.has(at[1])) continue;
          const bonus = series.kind === "points" ? PREFERENCE * unitsPerPixel : 0;
          const distance = Math.hypot(at[0] - place[0], at[1] - place[1]) - bonus;
          if (distance < least) [best, least] = [{ panel, series, at, index }, distance];
        }
      }
    }
    return best;
  };

  /* Of points that a table lists, too, the same numbers; of places on a line, what the drawing can show. */
  const sentence = ({ panel, series, at, index }) => {
    const { pairs } = series, isListed = index !== undefined && pairs.length === series.pieces()[0].length;
    const isAcross = pairs.length === 1 && pairs[0].includes("-");
    const [x, y] = isListed || isAcross ? pairs[index ?? 0].map(dlDrawnData.shown)
      : [panel.x.text(panel.x.valueOf(at[0])), panel.y.text(panel.y.valueOf(at[1]))];
    const coordinates = [[panel.xName, x], [panel.yName, y]]
      .filter(([, value]) => value).map((pair) => pair.join("\u00a0=\u00a0")).join(", ");
    return series.name ? `${series.name}: ${coordinates}` : coordinates;
  };

  const hideIn = (picture) => {
    for (const element of picture.querySelectorAll(".dl-value, .dl-value-mark")) element.hidden = true;
  };

  const attach = (figure) => {
    const picture = figure.querySelector(".dl-picture");
    // Only for eyes: the data table says the same to readers who do not see the picture.
    const [mark, label] = ["dl-value-mark", "dl-value"].map((className) =>
      dlElement("div", { className, hidden: true, "aria-hidden": "true" }));
    picture.append(mark, label);
    const hide = () => hideIn(picture);
    const show = (event) => {
      if (event.target.closest(".dl-handle")) return hide();
      const svg = picture.querySelector("svg"), { width, height } = svg.viewBox.baseVal;
      const unitsPerPixel = width / svg.getBoundingClientRect().width;
      const place = dlHandles.unitsAt(svg, event);
      const found = nearest(svg, place, unitsPerPixel);
      if (!found) return hide();
      const left = (100 * found.at[0]) / width, top = (100 * found.at[1]) / height;
      label.textContent = sentence(found);
      mark.style.cssText = `left:${left}%;top:${top}%`;
      // Above the point, or below it where there is no room; a finger must not hide it.
      const isLow = top < 25;
      label.style.cssText = `left:${left}%;top:${top}%;translate:${-left}% ${isLow ? "1.2rem" : "calc(-100% - 1rem)"}`;
      mark.hidden = label.hidden = false;
    };
    for (const type of ["pointermove", "pointerdown"]) picture.addEventListener(type, show);
    picture.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hide(); });
    // What stood under the pointer is no longer drawn.
    figure.addEventListener("dl:drawn", hide);
  };
  // For all figures at once: one that a code cell has made anew is not held by the document.
  const pictures = () => [...document.querySelectorAll(".dl-picture")];
  document.addEventListener("pointerdown", ({ target }) => {
    pictures().filter((picture) => !picture.contains(target)).forEach(hideIn);
  });
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") pictures().forEach(hideIn); });
  return { attach };
})();
