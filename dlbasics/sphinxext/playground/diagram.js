// The drawn network: a button with a small picture for each unit, and lines for the weights between them.
// One of the buttons is in the order of Tab; arrow keys move from unit to unit.
const dlDiagram = (() => {
  /* What readers call a unit of a network with these settings. */
  const unitName = (words, { depth, features }, layer, unit) => {
    if (layer === 0) return words("playground.input", { name: words(`playground.feature.${features[unit]}`) });
    if (layer === depth + 1) return words("playground.output");
    return words("playground.unit", { layer, unit: unit + 1 });
  };

  const makeButton = (name, layer, unit) => {
    const properties = { type: "button", className: "dl-play-node", "aria-label": name, title: name };
    const button = dlElement("button", properties, dlElement("canvas"));
    Object.assign(button.dataset, { layer, unit });
    return button;
  };

  /* The diagram in its box; `choose(layer, unit)` is called when a reader chooses a unit, and with the unit
   * from which a weight comes, its `source`, when it is the line of a weight. */
  const attach = (box, lines, words, choose) => {
    let columns = [], shape = "";

    const build = (outputs, settings) => {
      const wanted = `${settings.features} ${outputs.map((units) => units.length)}`;
      if (wanted === shape) return;
      shape = wanted;
      columns = outputs.map((units, layer) => units.map(
        (_, unit) => makeButton(unitName(words, settings, layer, unit), layer, unit)));
      box.replaceChildren(...columns.map((buttons) => dlElement("div", {}, ...buttons)));
    };

    const mark = ({ layer, unit }) => columns.flat().forEach((button) => {
      const isChosen = +button.dataset.layer === layer && +button.dataset.unit === unit;
      button.setAttribute("aria-pressed", isChosen);
      button.tabIndex = isChosen ? 0 : -1;
    });

    const placesOf = (buttons) => {
      const origin = lines.getBoundingClientRect();
      return buttons.map((button) => {
        const { left, right, top, height } = button.getBoundingClientRect();
        return { left: left - origin.left, right: right - origin.left, middle: top - origin.top + height / 2 };
      });
    };

    box.addEventListener("click", ({ target, clientX, clientY }) => {
      const button = target.closest("button");
      if (button) return choose(+button.dataset.layer, +button.dataset.unit);
      const { left, top } = lines.getBoundingClientRect();
      const weight = dlWeightEditor.weightAt([clientX - left, clientY - top], columns.map(placesOf));
      if (weight) choose(weight.layer, weight.unit, weight.source);
    });
    box.addEventListener("keydown", (event) => {
      const move = dlHandles.DIRECTIONS[event.key], button = event.target.closest("button");
      if (!move || !button || dlHasModifier(event)) return;
      event.preventDefault();
      const column = columns[+button.dataset.layer + move[0]];
      if (!column) return;
      const next = column[Math.min(+button.dataset.unit + move[1], column.length - 1)];
      if (!next) return;
      next.focus();
      choose(+next.dataset.layer, +next.dataset.unit);
    });

    return {
      /* Draw the outputs of all units, the lines between them, and which unit is chosen. */
      draw(frame, outputs, settings, chosen) {
        build(outputs, settings);
        const colours = dlPictures.theme(), last = outputs.length - 1;
        outputs.forEach((units, layer) => units.forEach((values, unit) => {
          const kind = layer === last ? "output" : layer && settings.activation;
          dlPictures.paintGrid(columns[layer][unit].firstChild, values, kind, colours);
        }));
        mark(chosen);
        dlPictures.weights(lines, frame.layers, columns.map(placesOf));
      },
    };
  };

  return { attach, unitName };
})();
