// What a reader sees of a frame: the plane, the units, the losses, the sizes, the numbers, and it all in a sentence.
const dlPlaygroundView = (() => {
  const SIZE = 48; // cells of the grid on which units are drawn, along each side
  const percent = (share) => Math.round(100 * share);
  const { number } = dlPlaygroundTables;

  /* The view of a figure. `choose(layer, unit)` is called when a reader chooses a unit, `change` for a new weight. */
  const attach = (figure, data, choose, change) => {
    const one = (selector) => figure.querySelector(selector);
    const words = (code, params = {}) => dlFill(data.texts[code], params);
    const plane = dlForwardPass.gridInputs(SIZE, data.edge);
    const diagram = dlDiagram.attach(one(".dl-play-diagram"), one(".dl-play-lines"), words,
      (layer, unit, source) => {
        choose(layer, unit);
        if (source !== undefined) editor.open(source);
      });
    const editor = dlWeightEditor.attach(one(".dl-play-edit"), words, change);
    const readout = one(".dl-play-state"), surface = one(".dl-play-surface");

    const stateSentence = ({ epoch, losses, accuracies, layers, state, best_epoch: best }) => {
      const all = (layers ?? []).flatMap(({ W }) => W.flat()), zeros = all.filter((weight) => !weight).length;
      const parts = [words("playground.state", {
        epoch, train: number(losses[0]), validation: number(losses[1]),
        train_right: percent(accuracies[0]), validation_right: percent(accuracies[1]),
      })];
      if (zeros) parts.push(words("playground.zeros", { share: percent(zeros / all.length) }));
      if (state === "diverged") parts.push(words("playground.diverged"));
      if (state === "stopped early") parts.push(words("playground.stopped-early", { epoch: best }));
      return dlJoined(parts);
    };

    const drawPlane = ({ settings, points, chosen, values, isOutput, cursor }) => {
      const name = dlDiagram.unitName(words, settings, chosen.layer, chosen.unit);
      const kind = isOutput ? "output" : chosen.layer && settings.activation;
      dlPictures.surface(surface, { values, kind, points, edge: data.edge, cursor });
      one(".dl-play-unit").textContent = name;
      const shown = isOutput ? values.map(dlForwardPass.sigmoid) : values;
      const range = words("playground.unit-shown", {
        unit: name, least: number(Math.min(...shown)), most: number(Math.max(...shown)),
      });
      const alt = words("playground.surface-alt", { unit: name, edge: data.edge, points: points.length });
      surface.setAttribute("aria-label", cursor
        ? words("playground.paint-surface", { x1: number(cursor[0]), x2: number(cursor[1]) })
        : dlJoined([alt, range]));
      return range;
    };

    const drawCharts = (frames) => {
      const frame = frames.at(-1), losses = one(".dl-play-losses"), sizes = one(".dl-play-sizes");
      dlPictures.losses(losses, frames, words("playground.epoch-axis"));
      losses.setAttribute("aria-label", words("playground.losses-alt", { state: stateSentence(frame) }));
      dlPictures.sizes(sizes, frame, words("playground.layer-axis"));
      sizes.setAttribute("aria-label", words("playground.sizes-alt"));
    };

    return {
      words,
      stateSentence,
      /* Draw the last of some frames. Gives the sentence about the chosen unit. */
      draw({ settings, points, frames, chosen, cursor }) {
        const frame = frames.at(-1), name = (layer, unit) => dlDiagram.unitName(words, settings, layer, unit);
        const outputs = dlForwardPass.outputs(frame, settings, dlForwardPass.derived(plane, settings.features));
        const values = outputs[chosen.layer][chosen.unit], isOutput = chosen.layer === outputs.length - 1;
        diagram.draw(frame, outputs, settings, chosen);
        editor.draw(frame, chosen, name);
        drawCharts(frames);
        if (one(".dl-play-numbers").open) dlPlaygroundTables.fill(one(".dl-play-tables"), words, frame, chosen, name);
        return drawPlane({ settings, points, chosen, values, isOutput, cursor });
      },
      /* A sentence below the buttons; a screen reader reads it unless the figure plays: it would not end. */
      say(sentence, isPlaying = false) {
        // What stands there is not read again, unless it came while the figure played.
        if (readout.textContent === sentence && readout.getAttribute("aria-live") !== "off") return;
        readout.setAttribute("aria-live", isPlaying ? "off" : "polite");
        readout.textContent = sentence;
      },
    };
  };

  return { attach };
})();
