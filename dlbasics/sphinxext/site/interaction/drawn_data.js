// What a frame draws, as numbers again: its axes say how units of the drawing become values.
const dlDrawnData = (() => {
  /* The vertices of path data, a list for each subpath, in units of the drawing. */
  const vertices = (data) => {
    const paths = [];
    let x = 0, y = 0;
    const step = (dx, dy) => {
      x += dx;
      y += dy;
      paths.at(-1).push([x, y]);
    };
    for (const [, letter, rest] of data.matchAll(/([MLlhvqcaZz])([^MLlhvqcaZz]*)/g)) {
      const numbers = (rest.match(/-?\d+/g) ?? []).map(Number);
      if (letter === "M") {
        [x, y] = numbers;
        paths.push([[x, y]]);
      } else if (letter === "L") {
        step(numbers[0] - x, numbers[1] - y);
      }
      // Of a curve its end alone.
      const size = { h: 1, v: 1, l: 2, q: 4, c: 6, a: 7 }[letter];
      for (let i = 0; size && i < numbers.length; i += size) {
        if (letter === "h") step(numbers[i], 0);
        else if (letter === "v") step(0, numbers[i]);
        else step(numbers[i + size - 2], numbers[i + size - 1]);
      }
    }
    return paths;
  };

  /* The middle of a marker. */
  const middle = (path) => {
    const along = (k) => path.map((point) => point[k]);
    return [0, 1].map((k) => (Math.min(...along(k)) + Math.max(...along(k))) / 2);
  };

  /* One direction of some axes: values to units of the drawing, back, and a value as text. */
  const scale = (low, high, start, end, isLog) => {
    const into = isLog ? Math.log10 : Number, back = isLog ? (power) => 10 ** power : Number;
    const first = into(low), perUnit = (into(high) - first) / (end - start);
    // As many digits as the drawing can show.
    const digits = Math.max(0, -Math.ceil(Math.log10(Math.abs(perUnit))));
    const valueOf = (unit) => back(first + (unit - start) * perUnit);
    const text = (value) => dlMinus(+(isLog ? value.toPrecision(3) : value.toFixed(Math.min(digits, 12))));
    const range = [start, end].sort((a, b) => a - b);
    return {
      low, high, isLog, text, valueOf,
      unitOf: (value) => start + (into(value) - first) / perUnit,
      has: (unit) => unit >= range[0] - 3 && unit <= range[1] + 3,
    };
  };

  const panelOf = ({ dataset }) => {
    const [left, top, width, height, x0, x1, y0, y1] = dataset.axes.split(" ").map(Number);
    const log = dataset.log ?? "";
    return {
      title: dataset.y ?? "",
      xName: dataset.x ?? "x",
      yName: dataset.y ?? "y",
      rows: (dataset.rows ?? "").split(" ").filter(Boolean),
      x: scale(x0, x1, left, left + width, log.includes("x")),
      y: scale(y0, y1, top + height, top, log.includes("y")),
      series: [],
    };
  };

  const known = new WeakMap();
  /* Lines as their pieces, points as one piece; read again only where the path is another. */
  const pieces = (element, kind) => {
    const data = element.getAttribute("d") ?? "", last = known.get(element);
    if (last?.data === data) return last.pieces;
    const paths = vertices(data), read = kind === "points" ? [paths.map(middle)] : paths;
    known.set(element, { data, pieces: read });
    return read;
  };

  /* Numbers as Python wrote them, two and two. */
  const pairsOf = (words) => words.flatMap((word, i) => (i % 2 ? [] : [[word, words[i + 1]]]));

  /* One line, some points or a bar: its name, and `pairs`, the x and y that a table shows ("-": none). */
  const seriesOf = (element, panel) => {
    const { line, points, bar, tick, y, xy } = element.dataset;
    const name = line ?? points ?? bar, words = (y ?? xy ?? "").split(" ");
    if (bar !== undefined) return { kind: "bar", name, pairs: [[tick, y]] };
    let pairs = [];
    if (y !== undefined) pairs = words.map((word, i) => [panel.rows[i], word]);
    else if (xy !== undefined) pairs = pairsOf(words);
    const kind = line === undefined ? "points" : "line";
    return { kind, name, pairs, isRead: y !== undefined, element, pieces: () => pieces(element, kind) };
  };

  /* The panels of a frame, each with its scales and its series. */
  const panels = (svg) => {
    const found = [];
    for (const element of svg.children) {
      const { axes, line, points, bar, title } = element.dataset;
      if (axes) found.push(panelOf(element));
      if (!found.length) continue;
      const panel = found.at(-1);
      if (title !== undefined) panel.title = element.textContent;
      if ((line ?? points ?? bar) !== undefined) panel.series.push(seriesOf(element, panel));
    }
    found.forEach((panel, i) => {
      if (found.length > 1) panel.title ||= dlText("page.panel", { number: i + 1 });
    });
    return found;
  };

  /* What a table shows of a word of Python's. */
  const shown = (word) => (word === "-" ? "" : dlMinus(word));

  return { panels, pairsOf, vertices, middle, shown };
})();
