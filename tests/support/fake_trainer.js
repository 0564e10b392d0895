// Stands in for the page's Python in tests/sphinxext/playground: a network whose weights are its epoch.
// Its validation loss says how often the reader has changed a weight: 0.5 is not at all. Of a run with the seed 9 each
// answer is held until the test asks for a "release"; "asked" tells what was to be trained.
let epoch = 0, shape = null, changes = 0, isHeld = false;
const held = [], asked = [];
const layersOf = ({ depth, width, features }) => [features.length, ...Array(depth).fill(width), 1].slice(0, -1).map((inputs, i) => {
  const units = i < depth ? width : 1;
  return { W: Array(inputs).fill(Array(units).fill(0.1 * (epoch + 1))), b: Array(units).fill(0) };
});
const train = ({ id, settings, epochs, edits }) => {
  if (settings?.data === "blobs") return postMessage({ type: "trained", id, message: "no blobs today" });
  if (settings) {
    shape = settings;
    epoch = changes = 0;
  }
  epoch += epochs;
  changes += edits.length;
  const sizes = (count) => Array(count).fill(0.5), frame = {
    epoch, losses: [1 / (1 + epoch), 0.5 + changes], accuracies: [0.5, 0.5], activation_sizes: sizes(shape.depth),
    gradient_sizes: sizes(shape.depth + 1), layers: layersOf(shape), state: "training", best_epoch: epoch,
  };
  return postMessage({ type: "trained", id, frame, ...(settings && { points: [[0, 0, 1, 0], [1, 1, 0, 1]] }) });
};
onmessage = ({ data }) => {
  const { type, id, settings } = data;
  if (type === "start") return postMessage({ type: "ready" });
  if (type === "asked") return postMessage({ type, id, asked });
  if (type === "release") {
    if (held.length) train(held.shift());
    return postMessage({ type, id });
  }
  asked.push(data);
  if (settings) isHeld = settings.seed === 9;
  return isHeld || held.length ? held.push(data) : train(data);
};
