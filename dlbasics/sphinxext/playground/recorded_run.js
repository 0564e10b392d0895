// Recorded runs, whose numbers are packed as half floats, as runs with frames (dlbasics/playground.py).
const dlRecordedRun = (() => {
  /* Half floats in base 64 (IEEE 754: sign, 5 bits of exponent, 10 of fraction) as numbers. */
  const halfFloats = (text) => {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return Array.from(new Uint16Array(bytes.buffer), (half) => {
      const exponent = (half >> 10) & 31, fraction = half & 1023;
      const size = exponent ? (1 + fraction / 1024) * 2 ** (exponent - 15) : fraction * 2 ** -24;
      return half >> 15 ? -size : size;
    });
  };

  const take = (numbers, at, count) => {
    at.place += count;
    return numbers.slice(at.place - count, at.place);
  };

  const unpackLayers = (numbers, at, { depth, width, norm, features }) => {
    const sizes = [features.length, ...Array(depth).fill(width), 1];
    return sizes.slice(1).map((units, i) => {
      const flat = take(numbers, at, sizes[i] * units);
      const W = Array.from({ length: sizes[i] }, (_, j) => flat.slice(j * units, (j + 1) * units));
      const layer = { W, b: take(numbers, at, units) };
      if (norm !== "none" && i < depth) {
        layer.scale = take(numbers, at, units);
        layer.shift = take(numbers, at, units);
      }
      return layer;
    });
  };

  /* Points as [x1, x2, class, part], from numbers in a row. */
  const pointsOf = (numbers) => Array.from({ length: numbers.length / 4 }, (_, i) => numbers.slice(4 * i, 4 * i + 4));

  const unpack = (run, defaults) => {
    const settings = { ...defaults, ...run.settings }, numbers = halfFloats(run.weights), at = { place: 0 };
    const frames = run.frames.map(([epoch, losses, accuracies, activations, gradients, state, best]) => ({
      epoch,
      losses,
      accuracies,
      activation_sizes: activations,
      gradient_sizes: gradients,
      layers: unpackLayers(numbers, at, settings),
      state,
      best_epoch: best,
    }));
    return { settings, frames, points: pointsOf(halfFloats(run.points)) };
  };

  return { unpack };
})();
