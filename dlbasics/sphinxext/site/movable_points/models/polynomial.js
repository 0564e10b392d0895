// Least squares in the page: the polynomial of a degree through moved points, and the errors of all lower ones.
const dlPolynomial = (() => {
  /* Legendre polynomials on [0, 1], the lowest first: powers of x would lose the digits of a high degree. */
  const basis = (x, degree) => {
    const t = 2 * x - 1, values = [1, t];
    for (let k = 1; k < degree; k++) values.push(((2 * k + 1) * t * values[k] - k * values[k - 1]) / (k + 1));
    return values.slice(0, degree + 1);
  };
  const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);
  const value = (weights, x) => dot(weights, basis(x, weights.length - 1));

  /* The weights by Gram-Schmidt, each column made orthogonal twice, which is as good as Householder's way. */
  const fit = (points, degree) => {
    const rows = points.map(([x]) => basis(x, degree)), y = points.map((point) => point[1]);
    const columns = [], upper = [];
    for (let j = 0; j <= degree; j++) {
      const column = rows.map((row) => row[j]), whole = Math.sqrt(dot(column, column));
      upper.push(new Array(degree + 1).fill(0));
      for (let pass = 0; pass < 2; pass++) {
        columns.forEach((unit, i) => {
          const share = dot(unit, column);
          upper[i][j] += share;
          column.forEach((_, k) => { column[k] -= share * unit[k]; });
        });
      }
      const length = Math.sqrt(dot(column, column)), isNew = length > 1e-10 * whole;
      upper[j][j] = isNew ? length : 0;
      columns.push(column.map((entry) => (isNew ? entry / length : 0)));
    }
    const weights = new Array(degree + 1).fill(0);
    for (let j = degree; j >= 0; j--) {
      const rest = dot(columns[j], y) - upper[j].reduce((sum, entry, k) => (k > j ? sum + entry * weights[k] : sum), 0);
      weights[j] = upper[j][j] ? rest / upper[j][j] : 0;
    }
    return weights;
  };

  const error = (weights, points) => Math.sqrt(
    points.reduce((sum, [x, y]) => sum + (value(weights, x) - y) ** 2, 0) / points.length);

  const model = ({ points, values: { degree }, data }) => {
    const fits = Array.from({ length: data.degrees }, (_, k) => fit(points, k));
    const training = fits.map((weights) => error(weights, points));
    const validation = fits.slice(0, degree + 1).map((weights) => error(weights, data.validation));
    const curve = Array.from({ length: 101 }, (_, i) => [i / 100, value(fits[degree], i / 100)]);
    const told = (reached) => (reached < 10 ? reached.toFixed(2) : data.far);
    const byDegree = training.map((height, k) => [k, height]);
    return {
      lines: {
        fit: curve,
        training: byDegree.slice(0, degree + 1),
        validation: validation.map((height, k) => [k, height]),
        "this degree": [[degree, training[degree]], [degree, validation[degree]]],
      },
      handles: { degree: { panel: 1, places: byDegree } },
      facts: { degree, training: told(training[degree]), validation: told(validation[degree]) },
    };
  };
  dlMovablePoints.register("polynomial", model);
  return { fit, value, model };
})();
