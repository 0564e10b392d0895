// The one weight or bias that a reader sees and changes by hand: into the chosen unit, from a unit before it.
const dlWeightEditor = (() => {
  const NEAR = 9, PIECES = 24; // pixels; pieces of a curve
  const BIAS = "bias";

  /* `change({ layer, source, unit, value })` is called for each new value; without a source it is a bias. */
  const attach = (box, words, change) => {
    const select = box.querySelector("select"), input = box.querySelector("input");
    let place = null, layers = null, shape = "";
    const source = () => (select.value === BIAS ? null : +select.value);
    const showValue = () => {
      if (!place.layer) {
        input.value = "";
        return;
      }
      // What a reader is typing stays, also where it is no number yet, such as a minus sign.
      if (document.activeElement === input && isNaN(input.valueAsNumber)) return;
      const { W, b } = layers[place.layer - 1], value = source() === null ? b[place.unit] : W[source()][place.unit];
      if (input.valueAsNumber !== value) input.value = +value.toPrecision(4);
    };
    select.addEventListener("change", showValue);
    input.addEventListener("input", () => {
      if (Number.isFinite(input.valueAsNumber)) change({ ...place, source: source(), value: input.valueAsNumber });
    });
    return {
      /* Show the weights of a frame into a unit; `nameOf(layer, unit)` is what readers call one. */
      draw(frame, { layer, unit }, nameOf) {
        place = { layer, unit };
        layers = frame.layers;
        select.disabled = input.disabled = !layer;
        const wanted = `${layer} ${unit} ${layer && layers[layer - 1].W.length} ${nameOf(layer, unit)}`;
        if (wanted !== shape) {
          const kept = select.value;
          shape = wanted;
          const count = layer ? layers[layer - 1].W.length : 0;
          const offer = (text, value) => dlElement("option", { text, value });
          select.replaceChildren(
            offer(words("playground.bias-of", { unit: nameOf(layer, unit) }), BIAS),
            ...Array.from({ length: count }, (_, j) => offer(words("playground.weight-between", {
              source: nameOf(layer - 1, j), to: nameOf(layer, unit) }), j)));
          if (kept !== "" && [...select.options].some(({ value }) => value === kept)) select.value = kept;
        }
        showValue();
      },
      open(from) {
        select.value = from;
        showValue();
        input.focus();
        input.select();
      },
    };
  };

  /* The curve from one unit to the next, as four points. */
  const curve = (from, to) => {
    const middle = (from.right + to.left) / 2;
    return [[from.right, from.middle], [middle, from.middle], [middle, to.middle], [to.left, to.middle]];
  };
  const pointOf = (points, t) => {
    const s = 1 - t, shares = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return [0, 1].map((k) => points.reduce((sum, point, i) => sum + shares[i] * point[k], 0));
  };

  /* The weight whose line passes nearest to a place, if one is near: layer, source and unit. */
  const weightAt = ([x, y], places) => {
    let best = null, least = NEAR;
    places.slice(1).forEach((units, at) => places[at].forEach((from, source) => units.forEach((to, unit) => {
      if (x < from.right - NEAR || x > to.left + NEAR) return;
      const points = curve(from, to);
      for (let i = 0; i <= PIECES; i += 1) {
        const [u, v] = pointOf(points, i / PIECES), distance = Math.hypot(u - x, v - y);
        if (distance < least) [best, least] = [{ layer: at + 1, source, unit }, distance];
      }
    })));
    return best;
  };

  return { attach, curve, weightAt };
})();
