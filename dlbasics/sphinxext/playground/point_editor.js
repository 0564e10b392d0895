// Points that a reader paints into the plane, with a pointer or with keys; and the same in the page's address.
const dlPointEditor = (() => {
  const MIN_DISTANCE = 0.12, STEP = 0.1, REACH = 0.3, MAX_POINTS = 400, PLACES = 1000;
  const distance = ([x1, x2], [u1, u2]) => Math.hypot(x1 - u1, x2 - u2);

  /* Painting on a canvas of the plane; `moved` is called after each move of the cursor, `changed` of the points. */
  const attach = (canvas, edge, moved, changed) => {
    const state = { isOn: false, points: [], label: 0, cursor: [0, 0] };
    const clamp = (value) => Math.max(-edge, Math.min(edge, value));
    const add = (place, label) => {
      if (state.points.length >= MAX_POINTS) return;
      // As a link holds it: what is opened from there is this run.
      state.points.push(...fromText(asText([[...place, label]], edge), edge));
      state.cursor = place;
      changed();
    };
    const placeOf = ({ clientX, clientY }) => {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      return [clamp(edge * ((2 * (clientX - left)) / width - 1)), clamp(edge * (1 - (2 * (clientY - top)) / height))];
    };
    const removeNearest = () => {
      if (!state.points.length) return;
      const away = state.points.map((point) => distance(point, state.cursor));
      const nearest = away.indexOf(Math.min(...away));
      if (away[nearest] > REACH) return;
      state.points.splice(nearest, 1);
      changed();
    };

    let isDown = false;
    canvas.addEventListener("pointerdown", (event) => {
      if (!state.isOn || event.button) return;
      isDown = true;
      canvas.setPointerCapture(event.pointerId);
      add(placeOf(event), state.label);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!isDown) return;
      const place = placeOf(event), before = state.points.at(-1);
      if (!before || distance(place, before) > MIN_DISTANCE) add(place, state.label);
    });
    // However a pointer ends.
    canvas.addEventListener("lostpointercapture", () => { isDown = false; });
    canvas.addEventListener("keydown", (event) => {
      if (!state.isOn || dlHasModifier(event)) return;
      const move = dlHandles.DIRECTIONS[event.key], step = event.shiftKey ? 5 * STEP : STEP;
      if (move) {
        const [x1, x2] = state.cursor, [right, down] = move;
        state.cursor = [x1 + step * right, x2 - step * down].map((value) => clamp(Math.round(value * 100) / 100));
        moved();
      } else if (event.key === "0" || event.key === "1") add(state.cursor, +event.key);
      else if (event.key === "Backspace" || event.key === "Delete") removeNearest();
      else return;
      event.preventDefault();
    });
    return state;
  };

  // -- the address -------------------------------------------------------------------------------------------

  /* Points as text: each coordinate in thousandths of the edge, in base 36, and the class. */
  const asText = (points, edge) => points.map(([x1, x2, label]) => {
    const digits = (value) => Math.round(((value / edge + 1) / 2) * PLACES).toString(36).padStart(2, "0");
    return digits(x1) + digits(x2) + label;
  }).join("");

  const fromText = (text, edge) => (text.match(/[0-9a-z]{4}[01]/g) ?? []).slice(0, MAX_POINTS).map((piece) => {
    const value = (digits) => edge * ((2 * Math.min(parseInt(digits, 36), PLACES)) / PLACES - 1);
    return [value(piece.slice(0, 2)), value(piece.slice(2, 4)), +piece[4]];
  });

  return { asText, attach, fromText };
})();
