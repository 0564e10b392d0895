// The numbers of a frame as tables: the sizes of each layer, and the weights into the chosen unit.
const dlPlaygroundTables = (() => {
  /* A number as it is read. */
  const number = (value) => dlMinus(+value.toPrecision(3));
  const shown = (value) => (value === undefined ? "" : number(value));

  const table = (caption, heads, rows) => dlElement("table", {},
    dlElement("caption", {}, caption),
    dlElement("thead", {}, dlElement("tr", {}, ...heads.map((head) => dlElement("th", { scope: "col" }, head)))),
    dlElement("tbody", {}, ...rows.map(([head, ...cells]) => dlElement("tr", {},
      dlElement("th", { scope: "row" }, head), ...cells.map((cell) => dlElement("td", {}, cell))))));

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

  return { fill, number };
})();
