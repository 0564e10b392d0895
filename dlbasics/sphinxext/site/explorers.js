// Explorers: native controls choose a pre-rendered frame; only the elements that differ are swapped.
(() => {
  const template = document.createElement("template");
  const read = (key) => {
    try { return new URLSearchParams(location.search).get(key); } catch { return null; }
  };

  for (const figure of document.querySelectorAll(".dl-explorer")) {
    const { values, texts, frames, says, blocks } = JSON.parse(figure.querySelector("script").textContent);
    const inputs = [...figure.querySelectorAll("[data-control]")];
    const svg = figure.querySelector("svg");
    const readout = figure.querySelector(".dl-readout");
    const at = (places) => places.reduce((sum, place, i) => sum * values[i].length + place, 0);
    const places = () => inputs.map((input) => +input.value);
    const start = places();
    let shown = frames[at(start)];

    const element = (i) => {
      template.innerHTML = "<svg>" + blocks[i] + "</svg>";
      return template.content.firstChild.firstChild;
    };

    const show = () => {
      const now = places(), number = at(now), frame = frames[number], state = {};
      frame.forEach((block, i) => {
        const old = svg.children[i];
        if (!old) svg.append(element(block));
        else if (block !== shown[i]) old.replaceWith(element(block));
      });
      while (svg.children.length > frame.length) svg.lastChild.remove();
      shown = frame;
      inputs.forEach((input, i) => {
        state[input.dataset.control] = values[i][now[i]];
        if (input.type === "range") {
          const text = texts[i][now[i]];
          input.setAttribute("aria-valuetext", text);
          input.nextElementSibling.value = text;
        }
      });
      svg.setAttribute("aria-label", says[number]);
      if (readout) readout.textContent = says[number];
      figure.dataset.values = JSON.stringify(state);
      figure.dispatchEvent(new CustomEvent("dl:change", { bubbles: true, detail: state }));
    };

    const key = (input) => figure.id + "." + input.dataset.control;
    const link = () => {
      const url = new URL(location.href);
      inputs.forEach((input, i) => {
        if (+input.value === start[i]) url.searchParams.delete(key(input));
        else url.searchParams.set(key(input), values[i][input.value]);
      });
      return url;
    };
    // Some browsers refuse addresses of files, or too many changes a second: the figure still moves.
    const keep = () => { try { history.replaceState(history.state, "", link()); } catch {} };

    const put = (wanted) => {
      inputs.forEach((input, i) => { input.value = wanted[i]; });
      show();
    };

    figure.addEventListener("input", show);
    figure.addEventListener("change", keep);
    figure.addEventListener("click", async ({ target }) => {
      if (target.dataset.do === "reset") {
        put(start);
        keep();
      } else if (target.dataset.do === "copy") {
        const url = link();
        url.hash = figure.id;
        try {
          await navigator.clipboard.writeText(url);
          target.textContent = "Link copied";
          setTimeout(() => { target.textContent = "Copy link"; }, 2000);
        } catch { prompt("Copy link", url); }
      }
    });

    const asked = inputs.map((input, i) => {
      const word = read(key(input));
      const place = word === null ? -1 : values[i].findIndex((value) => value == word);
      return place < 0 ? start[i] : place;
    });
    if (String(asked) !== String(start)) put(asked);
  }
})();
