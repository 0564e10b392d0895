// Explorers: native controls choose a pre-rendered frame; only the elements that differ are swapped.
const dlExplorers = (() => {
  /* The controls of an explorer: which of their values they stand at, and how they are set. */
  const controlsOf = (figure, { values, texts }) => {
    const inputs = [...figure.querySelectorAll("[data-control]")];
    const positions = () => inputs.map((input) => +input.value);
    const startOf = (input) => +(input.getAttribute("value") ?? input.querySelector("[selected]").value);
    return {
      names: inputs.map((input) => input.dataset.control),
      positions,
      // Not what they stand at: a reader may have moved them before this script runs.
      start: inputs.map(startOf),
      set: (wanted) => inputs.forEach((input, i) => { input.value = wanted[i]; }),
      /* Say beside each slider, to screen readers and in the figure's data what the controls stand at. */
      describe() {
        const state = {};
        inputs.forEach((input, i) => {
          state[input.dataset.control] = values[i][+input.value];
          if (input.type !== "range") return;
          const text = texts[i][+input.value];
          input.setAttribute("aria-valuetext", text);
          input.nextElementSibling.value = text;
        });
        figure.dataset.values = JSON.stringify(state);
        return state;
      },
    };
  };

  const template = document.createElement("template");
  const svgElement = (markup) => {
    template.innerHTML = `<svg>${markup}</svg>`;
    return template.content.firstChild.firstChild;
  };

  /* Draws the frame of some positions of the controls, and says what it shows. */
  const frameDrawer = (figure, { values, frames, says: sentences, blocks, frameless = [] }, start) => {
    const svg = figure.querySelector(".dl-picture svg"), readout = figure.querySelector(".dl-readout");
    const announce = dlFigureStatus(figure);
    // Frames are listed with the last control fastest; some have none of their own.
    const frameNumber = (positions) => positions.reduce(
      (sum, at, i) => (frameless[i] ? sum : sum * values[i].length + at), 0);
    let drawn = frames[frameNumber(start)];
    return (positions) => {
      const number = frameNumber(positions), frame = frames[number];
      frame.forEach((block, i) => {
        const old = svg.children[i];
        if (!old) svg.append(svgElement(blocks[block]));
        else if (block !== drawn[i]) old.replaceWith(svgElement(blocks[block]));
      });
      while (svg.children.length > frame.length) svg.lastChild.remove();
      drawn = frame;
      svg.setAttribute("aria-label", sentences[number]);
      if (readout) readout.textContent = sentences[number];
      announce(sentences[number]);
      figure.dispatchEvent(new Event("dl:drawn"));
    };
  };

  /* The page's address, which holds what the controls stand at, unless it is the start. */
  const addressOf = (figure, { values }, controls) => {
    const parameter = (i) => `${figure.id}.${controls.names[i]}`;
    const link = () => {
      const url = new URL(location.href);
      controls.positions().forEach((at, i) => {
        if (at === controls.start[i]) url.searchParams.delete(parameter(i));
        else url.searchParams.set(parameter(i), values[i][at]);
      });
      return url;
    };
    return {
      link,
      save() { dlReplaceAddress(link()); },
      read: () => controls.start.map((at, i) => {
        const word = new URLSearchParams(location.search).get(parameter(i));
        // Not by what equals it: nothing at all would be 0.
        const index = values[i].findIndex((value) => `${value}` === word);
        return index < 0 ? at : index;
      }),
    };
  };

  const attach = (figure) => {
    const data = JSON.parse(figure.querySelector("script").textContent);
    const controls = controlsOf(figure, data), { start } = controls;
    const address = addressOf(figure, data, controls), draw = frameDrawer(figure, data, start);
    const show = () => {
      const detail = controls.describe();
      draw(controls.positions());
      figure.dispatchEvent(new CustomEvent("dl:change", { bubbles: true, detail }));
    };
    const set = (positions) => {
      controls.set(positions);
      show();
    };

    figure.addEventListener("input", show);
    figure.addEventListener("change", address.save);
    figure.addEventListener("click", ({ target }) => {
      if (target.dataset.action === "reset") {
        set(start);
        address.save();
      } else if (target.dataset.action === "copy") {
        const url = address.link();
        url.hash = figure.id;
        const byHand = () => { prompt(target.textContent, url); };
        dlCopy(target, url.href, { label: "explore.copy-link", done: "page.link-copied", byHand });
      }
    });
    const moved = controls.positions(), wanted = `${moved}` === `${start}` ? address.read() : moved;
    if (`${wanted}` !== `${start}`) set(wanted);
  };

  dlDeferredData.bringToLife(".dl-explorer", attach);
  return { controlsOf };
})();
