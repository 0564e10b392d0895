// Logistic regression in the plane: the line that the reader sets, and the one that training finds with the reader's
// points.
const dlLogisticRegression = (() => {
  const STEPS = 12;
  const { loss, sigmoid } = dlLogLoss;
  const score = ([x, y], [w1, w2, b]) => w1 * x + w2 * y + b;

  /* The solution of three equations, by elimination with pivots. */
  const solve = (matrix, right) => {
    const rows = matrix.map((row, i) => [...row, right[i]]), n = rows.length;
    for (let k = 0; k < n; k++) {
      const isLarger = (i, j) => Math.abs(rows[i][k]) > Math.abs(rows[j][k]);
      const pivot = rows.slice(k).reduce((best, _, i) => (isLarger(k + i, best) ? k + i : best), k);
      [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
      for (let i = k + 1; i < n; i++) {
        const share = rows[i][k] / rows[k][k];
        for (let j = k; j <= n; j++) rows[i][j] -= share * rows[k][j];
      }
    }
    const solution = new Array(n).fill(0);
    for (let k = n - 1; k >= 0; k--) {
      const known = solution.reduce((sum, value, j) => (j > k ? sum + value * rows[k][j] : sum), 0);
      solution[k] = (rows[k][n] - known) / rows[k][k];
    }
    return solution;
  };

  /* The w1, w2 and b of the least cross-entropy on points (x, y, class), by Newton's method. */
  const train = (points) => {
    let w = [0, 0, 0];
    for (let step = 0; step < STEPS; step++) {
      const gradient = [0, 0, 0], curvature = [[0, 0, 0], [0, 0, 0], [0, 0, 0]];
      for (const point of points) {
        const p = sigmoid(score(point, w)), inputs = [point[0], point[1], 1];
        for (let i = 0; i < 3; i++) {
          gradient[i] += (p - point[2]) * inputs[i];
          for (let j = 0; j < 3; j++) curvature[i][j] += p * (1 - p) * inputs[i] * inputs[j];
        }
      }
      const way = solve(curvature, gradient);
      w = w.map((value, i) => value - way[i]);
    }
    return w;
  };

  /* Two far points of the line on which the score is 0. */
  const lineOf = ([w1, w2, b]) => [-50, 50].map((s) => [
    (-b * w1 - s * w2) / (w1 * w1 + w2 * w2), (-b * w2 + s * w1) / (w1 * w1 + w2 * w2)]);

  const model = ({ points, current, values: { angle, bias }, data }) => {
    const turn = (angle * Math.PI) / 180, own = [data.length * Math.cos(turn), data.length * Math.sin(turn), bias];
    const samples = data.samples_of, best = train([...samples, ...points]);
    const rights = samples.filter((sample) => (score(sample, own) >= 0) === (sample[2] === 1)).length;
    const costs = samples.map((sample) => loss(score(sample, own), sample[2]));
    return {
      lines: { trained: lineOf(best) },
      facts: {
        angle, bias: dlMinus(bias), p: sigmoid(score(points[current], own)).toFixed(2),
        across: dlMinus(points[current][0].toFixed(1)), up: dlMinus(points[current][1].toFixed(1)),
        right: rights,
        cost: (costs.reduce((sum, cost) => sum + cost, 0) / costs.length).toFixed(2),
        best: dlMinus(((Math.atan2(best[1], best[0]) * 180) / Math.PI).toFixed(0)),
      },
    };
  };
  dlMovablePoints.register("logistic_regression", model);
  return { train };
})();
