// What logistic regression computes of a score.
const dlLogLoss = (() => {
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));

  /* The log loss of a score for a target of 0 or 1, without an overflow. */
  const loss = (score, target) => {
    const z = target ? -score : score;
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  };
  return { sigmoid, loss };
})();
