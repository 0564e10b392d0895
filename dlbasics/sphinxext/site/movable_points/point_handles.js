// The points of an explorer as buttons in its picture: dragged, or moved with the keyboard.
const dlPointHandles = (() => {
  const STEPS = 50; // of an arrow key, across the axes
  const NEAR = 12; // hundredths of the picture

  /* `state` holds the `points` and which one is `current`; home() is the panel in which they stand, label(at, panel)
   * the name of a button, `name` that of them all. What a reader does is reported: move(at, values), remove(at), and
   * choose() where another point has become the current one. */
  const attach = (picture, state, { name, home, label, move, remove, choose }) => {
    const svg = () => picture.querySelector("svg");
    // A screen reader leaves the arrow keys to the page here; at buttons alone it would keep them to itself.
    const box = dlElement("div", { role: "application", "aria-label": name });
    picture.append(box);
    let knobs = [];

    /* Where a pointer is, as values of the axes. */
    const valuesAt = (event) => {
      const [u, v] = dlHandles.unitsAt(svg(), event), { x, y } = home();
      return [x.valueOf(u), y.valueOf(v)];
    };

    const place = () => {
      const panel = home(), drawing = svg(), { points } = state;
      knobs.forEach((knob, i) => {
        const isCurrent = i === state.current, [x, y] = points[i], text = label(i, panel);
        const at = [panel.x.unitOf(x), panel.y.unitOf(y)];
        // Most points stand where they stood.
        const placed = `${text} ${at} ${isCurrent}`;
        if (knob.dataset.state === placed) return;
        knob.dataset.state = placed;
        dlHandles.put(knob, drawing, at);
        knob.tabIndex = isCurrent ? 0 : -1;
        knob.setAttribute("aria-label", text);
      });
    };

    /* Mark the handle of a slider that lies so near a point that a finger cannot tell them apart. */
    const markNear = () => {
      const isNear = (one, other) => ["left", "top"].every(
        (side) => Math.abs(parseFloat(one.style[side]) - parseFloat(other.style[side])) < NEAR);
      for (const handle of picture.querySelectorAll(".dl-handle:not(.dl-point)")) {
        handle.toggleAttribute("data-near", knobs.some((knob) => isNear(knob, handle)));
      }
    };

    const focus = (at) => {
      const count = state.points.length;
      state.current = (at + count) % count;
      place();
      knobs[state.current].focus();
    };

    const step = (at, [right, down]) => {
      const { x, y } = home(), [u, v] = state.points[at];
      move(at, [u + (right * (x.high - x.low)) / STEPS, v - (down * (y.high - y.low)) / STEPS]);
    };
    const onKey = (event, at) => {
      const { key } = event, way = dlHandles.DIRECTIONS[key];
      if (dlHasModifier(event)) return;
      if (way) step(at, way);
      else if (key === "PageDown") focus(at + 1);
      else if (key === "PageUp") focus(at - 1);
      else if (key === "Delete") remove(at);
      else return;
      event.preventDefault();
    };

    const knobOf = (at) => {
      const knob = dlElement("button", { type: "button", className: "dl-handle dl-point" });
      dlHandles.onDrag(knob, (event) => move(at, valuesAt(event)), () => {});
      knob.addEventListener("keydown", (event) => onKey(event, at));
      knob.addEventListener("focus", () => {
        if (state.current === at) return;
        state.current = at;
        choose();
      });
      return knob;
    };
    /* Make a button for each point; `place` puts them where those are. */
    const build = () => {
      knobs.forEach((knob) => knob.remove());
      knobs = state.points.map((_, at) => knobOf(at));
      box.append(...knobs);
    };

    return { build, focus, markNear, place, valuesAt };
  };
  return { attach };
})();
