// Gradient descent for logistic regression with one feature, from a start that the reader chooses, at two rates.
(() => {
  const cost = (inputs, w, b) => inputs.reduce(
    (sum, [x, target]) => sum + dlLogLoss.loss(w * x + b, target), 0) / inputs.length;

  const gradient = (inputs, w, b) => {
    let dw = 0, db = 0;
    for (const [x, target] of inputs) {
      const error = dlLogLoss.sigmoid(w * x + b) - target;
      dw += error * x;
      db += error;
    }
    return [dw / inputs.length, db / inputs.length];
  };

  /* The places [w, b, loss] of a path, the start first. */
  const descend = (inputs, [w, b], lr, steps) => {
    const path = [[w, b, cost(inputs, w, b)]];
    for (let step = 0; step < steps; step++) {
      const [dw, db] = gradient(inputs, w, b);
      w -= lr * dw;
      b -= lr * db;
      path.push([w, b, cost(inputs, w, b)]);
    }
    return path;
  };

  dlMovablePoints.register("gradient_descent", ({ points: [start], values: { feature, lr, other }, data }) => {
    const { mean, sd } = data.scales[feature];
    const inputs = data.samples_of.map(([x, target]) => [(x - mean) / sd, target]);
    const paths = [lr, other].map((rate) => descend(inputs, start, rate, data.steps));
    const [first, second] = paths.map((path) => path.map(([w, b]) => [w, b]));
    const [losses, others] = paths.map((path) => path.map(([, , height], step) => [step, height]));
    return {
      lines: { path: first, "second path": second, loss: losses, "second loss": others },
      facts: { feature, lr, other, loss: losses.at(-1)[1].toFixed(3), second: others.at(-1)[1].toFixed(3) },
    };
  });
})();
