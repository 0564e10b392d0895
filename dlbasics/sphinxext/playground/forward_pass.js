// The forward pass of a frame's network: what its layers give at points of the plane, and its losses there.
// A frame is as dlbasics/playground.py has it. Training is Python's.
const dlForwardPass = (() => {
  const LAYER_NORM_EPS = 1e-5, LEAK = 0.01;
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const functions = {
    relu: (z) => Math.max(z, 0),
    leaky_relu: (z) => Math.max(z, LEAK * z),
    tanh: Math.tanh,
    sigmoid,
    identity: (z) => z,
  };

  /* The inputs at the middles of the cells of a square grid, row by row from the top left. */
  const gridInputs = (size, edge) => {
    const x1 = new Float64Array(size * size), x2 = new Float64Array(size * size);
    for (let row = 0; row < size; row += 1) {
      for (let column = 0; column < size; column += 1) {
        x1[row * size + column] = edge * ((2 * column + 1) / size - 1);
        x2[row * size + column] = edge * (1 - (2 * row + 1) / size);
      }
    }
    return [x1, x2];
  };

  /* What a network can be given of a point, as dlbasics/playground_data.py has it. */
  const FEATURES = {
    x1: (x1) => x1,
    x2: (x1, x2) => x2,
    square1: (x1) => x1 * x1,
    square2: (x1, x2) => x2 * x2,
    product: (x1, x2) => x1 * x2,
    sine1: (x1) => Math.sin(Math.PI * x1),
    sine2: (x1, x2) => Math.sin(Math.PI * x2),
  };
  const derived = ([x1, x2], names) => names.map((name) => x1.map((x, i) => FEATURES[name](x, x2[i])));

  const linear = (inputs, { W, b }) => b.map((bias, k) => {
    const z = new Float64Array(inputs[0].length).fill(bias);
    inputs.forEach((x, j) => {
      const weight = W[j][k];
      for (let i = 0; i < z.length; i += 1) z[i] += weight * x[i];
    });
    return z;
  });

  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

  /* Layer norm: at each point, over the units of the layer. */
  const standardize = (units) => {
    for (let i = 0; i < units[0].length; i += 1) {
      const values = units.map((unit) => unit[i]), middle = mean(values);
      const variance = mean(values.map((value) => (value - middle) ** 2));
      units.forEach((unit) => { unit[i] = (unit[i] - middle) / Math.sqrt(variance + LAYER_NORM_EPS); });
    }
  };

  /* What every unit gives at the points: a list for each layer, the inputs first, the logit last. */
  const outputs = ({ layers }, { activation, norm }, inputs) => {
    const all = [inputs], f = functions[activation];
    layers.forEach((layer, at) => {
      const units = linear(all[at], layer);
      all.push(units);
      if (at === layers.length - 1) return;
      if (norm === "layer") standardize(units);
      units.forEach((unit, k) => {
        const scale = layer.scale?.[k] ?? 1, shift = layer.shift?.[k] ?? 0;
        for (let i = 0; i < unit.length; i += 1) unit[i] = f(unit[i] * scale + shift);
      });
    });
    return all;
  };

  /* The frame with other losses, accuracies and sizes: those of its layers on the points. */
  const measured = (frame, settings, points) => {
    const parts = [0, 1].map((part) => points.filter((point) => point[3] === part));
    const all = parts.map((own) => outputs(
      frame, settings, derived([0, 1].map((k) => Float64Array.from(own, (point) => point[k])), settings.features)));
    const logits = all.map((layers) => [...layers.at(-1)[0]]);
    const each = (judge) => parts.map((own, part) => mean(own.map((point, i) => judge(logits[part][i], point[2]))));
    const cost = settings.loss === "squared error" ? (z, y) => (sigmoid(z) - y) ** 2
      : (z, y) => Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)));
    const rootMeanSquare = (units) => Math.sqrt(mean(units.flatMap((unit) => [...unit].map((h) => h * h))));
    return {
      ...frame,
      losses: each(cost),
      accuracies: each((z, y) => +((z > 0) === (y === 1))),
      activation_sizes: all[0].slice(1, -1).map(rootMeanSquare),
    };
  };

  return { derived, gridInputs, measured, outputs, sigmoid };
})();
