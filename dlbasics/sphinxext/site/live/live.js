// Points that the reader moves and adds: what depends on them is computed in the page, at once.
const dlLive = (() => {
  const models = {};
  /* A model is a function of { points, current, values, data }: `lines` by their names, and `says`, a sentence. */
  const register = (name, model) => { models[name] = model; };

  /* Path data of a line, or of copies of a marker. */
  const pathOf = (element, kind, xy, panel) => {
    const places = xy.filter((pair) => pair.every(Number.isFinite)).map(([x, y]) => [panel.x.unitOf(x), panel.y.unitOf(y)]);
    if (kind === "points") return places.map((place) => dlReveal.markerAt(markerOf(element), place)).join("");
    return places.map((place, i) => `${i ? "L" : "M"}${place.map(Math.round).join(" ")}`).join("");
  };

  /* What was drawn before anything moved, for Reset and for the shape of a marker. */
  const originals = new WeakMap();
  const originalOf = (element) => {
    if (!originals.has(element)) {
      const { xy, y } = element.dataset;
      originals.set(element, { d: element.getAttribute("d"), xy, y });
    }
    return originals.get(element);
  };
  const markerOf = (element) => {
    const { d } = originalOf(element), end = d.indexOf("M", 1);
    return end < 0 ? d : d.slice(0, end);
  };
  const restore = (element) => {
    const { d, xy, y } = originalOf(element);
    element.setAttribute("d", d);
    if (xy !== undefined) element.dataset.xy = xy;
    if (y !== undefined) element.dataset.y = y;
  };

  const words = (number) => (Number.isFinite(number) ? `${+number.toPrecision(4)}` : "-");
  /* y of a line at the rows of a table. */
  const read = (xy, rows) => rows.map((row) => {
    const i = xy.findIndex(([x], k) => k && x >= row && xy[k - 1][0] <= row);
    if (i < 1) return "-";
    const [[x0, y0], [x1, y1]] = [xy[i - 1], xy[i]];
    return words(x1 === x0 ? y0 : y0 + ((row - x0) / (x1 - x0)) * (y1 - y0));
  });

  const draw = ({ element, kind, isRead }, xy, panel) => {
    originalOf(element);
    element.setAttribute("d", pathOf(element, kind, xy, panel));
    if (isRead) element.dataset.y = read(xy, panel.rows.map(Number)).join(" ");
    else element.dataset.xy = xy.flat().map(words).join(" ");
  };

  const attach = (figure) => {
    if (!figure.dataset.live) return;
    const data = JSON.parse(figure.dataset.live), model = models[data.model];
    const picture = figure.querySelector(".dl-picture"), svg = () => picture.querySelector("svg");
    const readout = figure.querySelector(".dl-readout"), announce = dlExplorers.announcer(figure);
    const panels = () => dlDrawnData.panels(svg());
    const home = () => panels().find(({ series }) => series.some(({ name }) => name === data.points));
    const own = () => home().series.find(({ name }) => name === data.points);
    const start = own().pairs.map((pair) => pair.map(Number));
    const label = (at, { xName, yName, x, y }) => {
      const [u, v] = points[at];
      const across = `${xName} = ${x.text(u)}`, up = `${yName} = ${y.text(v)}`;
      return dlText("page.point", { number: at + 1, count: points.length, x: across, y: up });
    };
    let points = start.map((point) => [...point]), isTouched = false, knobs = [], current = 0, sample = 0;

    const place = () => {
      const panel = home(), drawing = svg();
      knobs.forEach((knob, i) => {
        // Most points stand where they stood.
        const state = `${points[i]} ${points.length} ${i === current}`;
        if (knob.dataset.state === state) return;
        knob.dataset.state = state;
        dlHandles.put(knob, drawing, [panel.x.unitOf(points[i][0]), panel.y.unitOf(points[i][1])]);
        knob.tabIndex = i === current ? 0 : -1;
        knob.setAttribute("aria-label", label(i, panel));
      });
    };
    const redraw = () => {
      if (isTouched) {
        const { lines, says } = model({ points, current, values: JSON.parse(figure.dataset.values), data });
        for (const panel of panels()) {
          for (const series of panel.series) if (lines[series.name]) draw(series, lines[series.name], panel);
        }
        svg().setAttribute("aria-label", says);
        if (readout) readout.textContent = says;
        announce(says);
        figure.dispatchEvent(new Event("dl:redrawn"));
      }
      place();
    };
    const changed = () => {
      isTouched = true;
      redraw();
    };
    const moveTo = (at, [x, y]) => {
      const panel = home(), within = ({ low, high }, value) => Math.min(high, Math.max(low, value));
      current = at;
      points[at] = [within(panel.x, x), within(panel.y, y)];
      changed();
    };
    const valuesAt = ([x, y]) => [home().x.valueOf(x), home().y.valueOf(y)];

    const focus = (at) => {
      current = (at + points.length) % points.length;
      place();
      knobs[current].focus();
    };
    const onKey = (event, at) => {
      const { key } = event, way = dlHandles.DIRECTIONS[key], { x, y } = home();
      if (way) moveTo(at, [points[at][0] + (way[0] * (x.high - x.low)) / 50, points[at][1] - (way[1] * (y.high - y.low)) / 50]);
      else if (key === "PageDown") focus(at + 1);
      else if (key === "PageUp") focus(at - 1);
      else if (key === "Delete" && points.length > data.fewest) remove(at);
      else return;
      event.preventDefault();
    };
    const remove = (at) => {
      points.splice(at, 1);
      build();
      changed();
      focus(Math.min(at, points.length - 1));
    };
    const build = () => {
      knobs.forEach((knob) => knob.remove());
      knobs = points.map((_, at) => {
        const knob = document.createElement("button");
        Object.assign(knob, { type: "button", className: "dl-handle dl-point" });
        dlHandles.onDrag(knob, (event) => moveTo(at, valuesAt(dlHandles.unitsAt(svg(), event))), () => {});
        knob.addEventListener("keydown", (event) => onKey(event, at));
        knob.addEventListener("focus", () => { if (current !== at) { current = at; place(); } });
        picture.append(knob);
        return knob;
      });
    };
    const add = (point) => {
      if (points.length >= data.most) return;
      points.push(point);
      build();
      changed();
      focus(points.length - 1);
    };
    const reset = () => {
      [points, isTouched, current] = [start.map((point) => [...point]), false, 0];
      for (const { series } of panels()) series.forEach(({ element }) => { if (element && originals.has(element)) restore(element); });
      build();
      place();
    };

    picture.addEventListener("click", (event) => {
      if (event.pointerType === "touch" || !svg().contains(event.target)) return;
      const at = dlHandles.unitsAt(svg(), event), panel = home();
      if (panel.x.has(at[0]) && panel.y.has(at[1])) add(valuesAt(at));
    });
    const button = (code, press) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: dlText(code) });
      made.onclick = press;
      figure.querySelector(".dl-live").append(made);
    };
    button("page.add-point", () => add([(home().x.low + home().x.high) / 2, (home().y.low + home().y.high) / 2]));
    if (data.samples) {
      button("page.new-sample", () => {
        points = data.samples[sample++ % data.samples.length].map((point) => [...point]);
        current = 0;
        build();
        changed();
      });
    }
    // Before the frame of the start is drawn, so that nothing that moved stands in it.
    figure.addEventListener("click", ({ target }) => { if (target.dataset.action === "reset") reset(); }, true);
    figure.addEventListener("dl:drawn", redraw);
    build();
    place();
  };
  return { attach, register };
})();
