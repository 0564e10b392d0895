// One constant for all targets: the square or the distance that each target pays, and what they cost together.
(() => {
  const GAP = [NaN, NaN], HIGHEST = 20, MIDDLE = 10, PARTS = 100;
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const median = (values) => {
    const sorted = [...values].sort((a, b) => a - b), half = (sorted.length - 1) / 2;
    return (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2;
  };
  const pays = { squared: (error) => error * error, absolute: Math.abs };

  /* A square on the distance of a target from c, turned to the middle of the picture. */
  const squareOf = ([x, target], c) => {
    const end = x + Math.abs(target - c) * (x < MIDDLE ? 1 : -1);
    return [[x, target], [end, target], [end, c], [x, c], [x, target], GAP];
  };

  dlMovablePoints.register("best_constant", ({ points, values: { loss, c } }) => {
    const targets = points.map(([, target]) => target);
    const cost = (at, kind) => mean(targets.map((target) => pays[kind](target - at)));
    const best = { squared: mean(targets), absolute: median(targets) };
    return {
      lines: {
        squares: points.flatMap((point) => squareOf(point, c)),
        distances: points.flatMap(([x, target]) => [[x, target], [x, c], GAP]),
        "constant c": [[0, c], [HIGHEST, c]],
        best: [[0, best[loss]], [HIGHEST, best[loss]]],
        cost: Array.from({ length: PARTS + 1 }, (_, i) => [(HIGHEST * i) / PARTS, cost((HIGHEST * i) / PARTS, loss)]),
        "cost of c": [[c, cost(c, loss)]],
        "cost of the best": [[best[loss], cost(best[loss], loss)]],
      },
      facts: {
        c, square: cost(c, "squared").toFixed(2), distance: cost(c, "absolute").toFixed(2),
        mean: best.squared.toFixed(2), median: best.absolute.toFixed(2),
      },
    };
  });
})();
