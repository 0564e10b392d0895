// A linear model in the plane: how likely it says that the points of the reader are.
const dlLinear = (() => {
  const probability = ([x, y], { angle, bias }, length) => {
    const turn = (angle * Math.PI) / 180;
    return 1 / (1 + Math.exp(-(length * (Math.cos(turn) * x + Math.sin(turn) * y) + bias)));
  };

  const model = ({ points, current, values, data }) => {
    const { angle } = values, bias = `${values.bias}`.replace("-", "\u2212");
    const p = probability(points[current], values, data.length).toFixed(2);
    return {
      lines: { [data.points]: points },
      says: dlText("page.linear", { angle, bias, number: current + 1, p }),
    };
  };
  dlLive.register("linear", model);
  return { probability };
})();
