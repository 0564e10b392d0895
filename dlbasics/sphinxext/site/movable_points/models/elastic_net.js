// Two weights under a penalty: the best ones for a minimum of the loss that the reader drags.
(() => {
  const ROUNDS = 100, LARGEST = 4, TRAIL = 17;
  const range = (count, give) => Array.from({ length: count }, (_, i) => give(i));
  const threshold = (value, by) => Math.sign(value) * Math.max(Math.abs(value) - by, 0);

  /* Coordinate descent on the loss (w - cross)^T curve (w - cross), and a share of L1 and of L2. */
  const solve = (curve, cross, share, lam) => {
    const w = [0, 0];
    for (let round = 0; round < ROUNDS; round++) {
      for (const i of [0, 1]) {
        const pull = curve[i][0] * cross[0] + curve[i][1] * cross[1] - curve[i][1 - i] * w[1 - i];
        w[i] = threshold(pull, (share * lam) / 2) / (1 + (1 - share) * lam);
      }
    }
    return w;
  };

  const loss = (curve, cross, w) => {
    const [x, y] = [w[0] - cross[0], w[1] - cross[1]];
    return curve[0][0] * x * x + 2 * curve[0][1] * x * y + curve[1][1] * y * y;
  };
  /* The weights of one loss: `slanted` makes an ellipse of a circle. */
  const ellipse = (slanted, cross, level) => range(61, (i) => {
    const turn = (2 * Math.PI * i) / 60, u = [Math.cos(turn), Math.sin(turn)], r = Math.sqrt(level);
    return [0, 1].map((k) => cross[k] + r * (slanted[k][0] * u[0] + slanted[k][1] * u[1]));
  });

  /* The outline of all weights with the penalty of w. */
  const shape = (w, share) => {
    const budget = share * (Math.abs(w[0]) + Math.abs(w[1])) + (1 - share) * (w[0] ** 2 + w[1] ** 2);
    return range(73, (i) => {
      const turn = (2 * Math.PI * i) / 72, way = [Math.cos(turn), Math.sin(turn)], two = 1 - share;
      const one = share * (Math.abs(way[0]) + Math.abs(way[1]));
      const radius = two ? (Math.sqrt(one ** 2 + 4 * two * budget) - one) / (2 * two) : budget / one;
      return [radius * way[0], radius * way[1]];
    });
  };

  dlMovablePoints.register("elastic_net", ({ points: [cross], values: { penalty, lam }, data }) => {
    const { curve, slanted, levels } = data, share = data.ratios[penalty];
    const best = (strength) => solve(curve, cross, share, strength), w = best(lam);
    return {
      lines: {
        "equal loss": levels.flatMap((level) => [...ellipse(slanted, cross, level), [NaN, NaN]]),
        "loss of the best": ellipse(slanted, cross, loss(curve, cross, w)),
        "same penalty": shape(w, share),
        "best weights": [w],
        "λ from 0 to 4": range(TRAIL, (i) => best((LARGEST * i) / (TRAIL - 1))),
      },
      handles: { lam: { places: data.lams.map(best) } },
      facts: { penalty, lam, first: dlMinus(w[0].toFixed(2)), second: dlMinus(w[1].toFixed(2)) },
    };
  });
})();
