// The numbers of a frame as tables: the sizes of each layer, and the weights into the chosen unit.
const dlPlaygroundTables = (() => {
  const shown = (value) => (value === undefined ? "" : `${+value.toPrecision(3)}`.replace("-", "\u2212"));

  const table = (caption, heads, rows) => {
    const element = document.createElement("table");
    element.createCaption().textContent = caption;
    const cells = (row, tag, texts) => texts.forEach((text, i) => {
      const cell = document.createElement(i ? tag : "th");
      if (!i || tag === "th") cell.scope = tag === "th" ? "col" : "row";
      cell.textContent = text;
      row.append(cell);
    });
    cells(element.createTHead().insertRow(), "th", heads);
    const body = element.createTBody();
    rows.forEach((row) => cells(body.insertRow(), "td", row));
    return element;
  };

  const sizesTable = (words, frame) => table(
    words("playground.sizes-table"),
    [words("playground.layer"), words("playground.activations"), words("playground.gradients")],
    frame.gradient_sizes.map((size, i) => [`${i + 1}`, shown(frame.activation_sizes[i]), shown(size)]));

  const weightsTable = (words, frame, { layer, unit }, name) => {
    const { W, b } = frame.layers[layer - 1];
    const rows = W.map((row, j) => [name(layer - 1, j), shown(row[unit])]);
    return table(words("playground.weights-table", { unit: name(layer, unit) }),
                 [words("playground.from"), words("playground.weight")],
                 [...rows, [words("playground.bias"), shown(b[unit])]]);
  };

  /* Fill the box with the tables of a frame; `name(layer, unit)` is what readers call a unit. */
  const fill = (box, words, frame, chosen, name) => box.replaceChildren(
    sizesTable(words, frame), ...(chosen.layer ? [weightsTable(words, frame, chosen, name)] : []));

  return { fill };
})();
