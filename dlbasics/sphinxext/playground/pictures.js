// The pictures of the playground, drawn on canvases in the colours of the page's theme.
const dlPictures = (() => {
  const POINT = 3.5, MARGIN = { left: 40, right: 10, top: 8, bottom: 22 };

  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--dl-${name}`).trim();
  const rgb = (name) => token(name).match(/[0-9a-f]{2}/gi).map((byte) => parseInt(byte, 16));
  const theme = () => ({
    ink: token("ink"), muted: token("muted"), line: token("line"), paper: token("paper"),
    classes: [token("c1"), token("c5")], series: [token("c0"), token("c3")],
    mix: { zero: rgb("paper"), minus: rgb("c1"), plus: rgb("c5") },
  });

  /* A canvas as many pixels wide as the screen shows, to be drawn on in CSS pixels. */
  const prepared = (canvas) => {
    const ratio = devicePixelRatio || 1, width = canvas.clientWidth, height = canvas.clientHeight;
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    return { context, width, height };
  };

  // -- what a unit gives over the plane ----------------------------------------------------------------------

  /* Values as numbers from -1 to 1: how strongly a place is coloured. */
  const strengths = (values, kind) => {
    if (kind === "output") return values.map((z) => 2 * dlForwardPass.sigmoid(z) - 1);
    if (kind === "sigmoid") return values.map((value) => 2 * value - 1);
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12);
    return values.map((value) => value / largest);
  };

  /* Paint a grid of strengths on a canvas, a pixel for each. */
  const paintGrid = (canvas, values, kind, { mix }) => {
    const size = Math.sqrt(values.length);
    if (canvas.width !== size) canvas.width = canvas.height = size;
    const context = canvas.getContext("2d"), image = context.createImageData(size, size);
    strengths(values, kind).forEach((strength, i) => {
      const end = strength < 0 ? mix.minus : mix.plus, share = 0.75 * Math.abs(strength);
      for (let c = 0; c < 3; c += 1) image.data[4 * i + c] = mix.zero[c] + share * (end[c] - mix.zero[c]);
      image.data[4 * i + 3] = 255;
    });
    context.putImageData(image, 0, 0);
  };

  /* The pieces of the line where a grid of values is 0, cell by cell, in units of cells. */
  const zeroLine = (values, size) => {
    const pieces = [];
    for (let row = 0; row < size - 1; row += 1) {
      for (let column = 0; column < size - 1; column += 1) {
        const corner = (dx, dy) => values[(row + dy) * size + column + dx];
        const crossings = [[0, 0, 1, 0], [1, 0, 1, 1], [1, 1, 0, 1], [0, 1, 0, 0]].flatMap(([ax, ay, bx, by]) => {
          const a = corner(ax, ay), b = corner(bx, by);
          if ((a > 0) === (b > 0)) return [];
          const share = a / (a - b);
          return [[column + ax + share * (bx - ax), row + ay + share * (by - ay)]];
        });
        for (let i = 0; i + 1 < crossings.length; i += 2) pieces.push([crossings[i], crossings[i + 1]]);
      }
    }
    return pieces;
  };

  const drawPoint = (context, x, y, label, isValidation, colours) => {
    context.beginPath();
    if (label) context.rect(x - POINT, y - POINT, 2 * POINT, 2 * POINT);
    else context.arc(x, y, POINT + 0.5, 0, 2 * Math.PI);
    context.fillStyle = isValidation ? colours.paper : colours.classes[label];
    context.strokeStyle = isValidation ? colours.classes[label] : colours.paper;
    context.lineWidth = isValidation ? 1.5 : 1;
    context.fill();
    context.stroke();
  };

  const grid = document.createElement("canvas");
  /* The plane: a unit's values, the line where the output changes sides, the points, and a cursor. */
  const surface = (canvas, { values, kind, points, edge, cursor }) => {
    const { context, width, height } = prepared(canvas), colours = theme(), size = Math.sqrt(values.length);
    const across = (x1) => ((x1 + edge) / (2 * edge)) * width, down = (x2) => ((edge - x2) / (2 * edge)) * height;
    paintGrid(grid, values, kind, colours);
    context.drawImage(grid, 0, 0, width, height);
    context.strokeStyle = colours.ink;
    context.lineWidth = 1.5;
    if (kind === "output") {
      context.beginPath();
      for (const [[x, y], [u, v]] of zeroLine(values, size)) {
        context.moveTo(((x + 0.5) / size) * width, ((y + 0.5) / size) * height);
        context.lineTo(((u + 0.5) / size) * width, ((v + 0.5) / size) * height);
      }
      context.stroke();
    }
    for (const [x1, x2, label, part] of points) drawPoint(context, across(x1), down(x2), label, part, colours);
    if (!cursor) return;
    context.beginPath();
    context.arc(across(cursor[0]), down(cursor[1]), 9, 0, 2 * Math.PI);
    context.stroke();
  };

  // -- the lines between units -------------------------------------------------------------------------------

  /* A line for each weight: its colour is the sign, its width the size; a weight of 0 has none. */
  const weights = (canvas, layers, places) => {
    const { context } = prepared(canvas), colours = theme();
    const largest = layers.map(({ W }) => Math.max(1e-12, ...W.flat().map(Math.abs)));
    layers.forEach(({ W }, at) => W.forEach((row, j) => row.forEach((weight, k) => {
      if (!weight) return;
      const [start, ...rest] = dlWeightEditor.curve(places[at][j], places[at + 1][k]);
      context.beginPath();
      context.moveTo(...start);
      context.bezierCurveTo(...rest.flat());
      context.strokeStyle = colours.classes[weight > 0 ? 1 : 0];
      context.lineWidth = 0.4 + (3.6 * Math.abs(weight)) / largest[at];
      context.setLineDash(weight > 0 ? [] : [4, 2]);
      context.stroke();
    })));
  };

  // -- charts ------------------------------------------------------------------------------------------------

  /* Axes with a few labels; gives the places of values on them. */
  const axes = ({ context, width, height }, colours, { xs, ys, xLabel, yText, low, high }) => {
    const left = MARGIN.left, right = width - MARGIN.right, top = MARGIN.top, bottom = height - MARGIN.bottom;
    const [first, last] = [xs[0], Math.max(xs.at(-1), xs[0] + 1e-9)];
    const across = (x) => left + ((x - first) / (last - first)) * (right - left);
    const down = (y) => bottom - ((y - low) / (high - low)) * (bottom - top);
    context.font = `11px ${token("sans")}`;
    context.fillStyle = colours.muted;
    context.strokeStyle = colours.line;
    context.lineWidth = 1;
    context.textAlign = "right";
    context.textBaseline = "middle";
    for (const y of ys) {
      context.beginPath();
      context.moveTo(left, down(y));
      context.lineTo(right, down(y));
      context.stroke();
      context.fillText(yText(y), left - 5, down(y));
    }
    context.textBaseline = "top";
    context.textAlign = "left";
    context.fillText(`${xs[0]}`, left, bottom + 5);
    context.textAlign = "right";
    context.fillText(`${xs.at(-1)}`, right, bottom + 5);
    context.textAlign = "center";
    context.fillText(xLabel, (left + right) / 2, bottom + 5);
    return { across, down };
  };

  const line = (context, places, colour, dash) => {
    context.beginPath();
    places.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.setLineDash(dash);
    context.stroke();
    context.setLineDash([]);
  };

  /* The losses of training and validation over the epochs. */
  const losses = (canvas, history, xLabel) => {
    const paper = prepared(canvas), colours = theme();
    const epochs = history.map(({ epoch }) => epoch), all = history.flatMap((frame) => frame.losses);
    const high = Math.max(1e-3, ...all) * 1.05;
    const { across, down } = axes(paper, colours, {
      xs: [0, epochs.at(-1)], ys: [0, high / 2.1, high / 1.05], xLabel, yText: (y) => y.toPrecision(2), low: 0, high,
    });
    [0, 1].forEach((part) => line(
      paper.context, history.map((frame) => [across(frame.epoch), down(frame.losses[part])]),
      colours.series[part], part ? [5, 3] : []));
  };

  /* The sizes of activations and gradients from layer to layer, on a logarithmic scale. */
  const sizes = (canvas, frame, xLabel) => {
    const paper = prepared(canvas), colours = theme(), last = frame.gradient_sizes.length;
    const powers = (values) => values.map((value, i) => [i + 1, Math.log10(value)])
      .filter(([, y]) => Number.isFinite(y));
    const series = [powers(frame.activation_sizes), powers(frame.gradient_sizes)];
    const all = series.flat().map(([, y]) => y);
    const low = Math.floor(Math.min(-2, ...all)), high = Math.ceil(Math.max(0, ...all) + 0.01);
    const { across, down } = axes(paper, colours, {
      xs: [1, last], ys: [low, Math.round((low + high) / 2), high], xLabel, low, high,
      yText: (y) => (y ? `1e${y}` : "1"),
    });
    series.forEach((values, part) => {
      const places = values.map(([x, y]) => [across(x), down(y)]);
      line(paper.context, places, colours.series[part], part ? [5, 3] : []);
      paper.context.fillStyle = colours.series[part];
      for (const [x, y] of places) paper.context.fillRect(x - 3, y - 3, 6, 6);
    });
  };

  return { losses, paintGrid, sizes, surface, theme, weights };
})();
