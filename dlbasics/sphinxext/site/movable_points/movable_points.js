// Points that the reader moves and adds: what depends on them is computed in the page, at once.
const dlMovablePoints = (() => {
  const models = {};
  /* A model is a function of { points, current, values, data }. It gives `lines`, pairs (x, y) by the name of what is
   * drawn; `facts`, texts for the braces of the sentence; and `handles`, by the control that each moves:
   * `places`, and the `panel`, if it is not that of the points. */
  const register = (name, model) => { models[name] = model; };

  /* A line is known by its label, which the page shows in its language. */
  const lineName = (name) => dlText(`page.line.${name.replaceAll(" ", "-")}`);

  /* Everything that draws: the model's lines, the points themselves, and the places of handles. */
  const drawModel = (svg, panels, { lines, handles = {} }, { home, kinds, points }) => {
    const all = Object.fromEntries(Object.entries(lines).map(([name, places]) => [lineName(name), places]));
    kinds.forEach((name, kind) => {
      all[name] = points.filter((point) => (point[2] ?? 0) === kind).map(([x, y]) => [x, y]);
    });
    for (const panel of panels) {
      for (const series of panel.series) {
        const pairs = all[series.name];
        if (series.element && pairs) dlSeriesDrawing.draw(series, pairs, panel);
      }
    }
    for (const element of svg.querySelectorAll("[data-handle]")) {
      const { panel, places } = handles[element.dataset.handle] ?? {};
      if (places) dlSeriesDrawing.moveHandle(element, places, panel ? panels[panel] : home);
    }
  };

  const copies = (points) => points.map((point) => [...point]);

  const attach = (figure) => {
    if (!figure.dataset.live) return;
    const data = JSON.parse(figure.dataset.live), model = models[data.model], kinds = data.points;
    const isFixed = data.fewest === data.most;
    const picture = figure.querySelector(".dl-picture"), svg = () => picture.querySelector("svg");
    const readout = figure.querySelector(".dl-readout"), announce = dlFigureStatus(figure);
    const panels = () => dlDrawnData.panels(svg());
    const home = () => panels().find(({ series }) => series.some(({ name }) => name === kinds[0]));
    const state = { points: copies(data.start), current: 0, isTouched: false, isDrawn: false, samples: 0 };

    // -- drawing ---------------------------------------------------------------------------------------------

    const label = (at, { xName, yName, x, y }) => {
      const { points } = state, [u, v, kind = 0] = points[at];
      const across = `${xName} = ${x.text(u)}`, up = `${yName} = ${y.text(v)}`, name = kinds[kind];
      let code = kinds.length > 1 ? "page.point-of-kind" : "page.point";
      if (isFixed && points.length === 1) code = "page.only-point";
      return dlText(code, { number: at + 1, count: points.length, name, x: across, y: up });
    };
    const say = (sentence) => {
      svg().setAttribute("aria-label", sentence);
      if (readout) readout.textContent = sentence;
      announce(sentence);
    };
    const restoreAll = () => {
      svg().querySelectorAll("[data-line], [data-points], [data-handle]").forEach(dlSeriesDrawing.restore);
      state.isDrawn = false;
    };
    /* The axes can be others than those in which a point was put. */
    const within = ({ low, high }, value) => Math.min(high, Math.max(low, value));
    const keepInside = ({ x, y }) => state.points.forEach((point) => {
      point[0] = within(x, point[0]);
      point[1] = within(y, point[1]);
    });
    const drawPoints = (values) => {
      const { points, current } = state;
      keepInside(home());
      const computed = model({ points, current, values, data });
      drawModel(svg(), panels(), computed, { home: home(), kinds, points });
      say(dlFill(data.says, computed.facts));
      state.isDrawn = true;
    };
    const redraw = () => {
      const values = JSON.parse(figure.dataset.values);
      const isMoved = Object.entries(data.controls).some(([name, start]) => values[name] !== start);
      if (state.isTouched || isMoved) drawPoints(values);
      else if (state.isDrawn) restoreAll();
      handles.place();
      figure.dispatchEvent(new Event("dl:redrawn"));
      handles.markNear();
    };
    const changed = () => {
      state.isTouched = true;
      redraw();
    };

    // -- one point -------------------------------------------------------------------------------------------

    const move = (at, place) => {
      state.current = at;
      state.points[at] = [...place, ...state.points[at].slice(2)];
      changed();
    };
    /* After a point has come or gone. */
    const goOnAt = (at) => {
      state.current = at;
      handles.build();
      changed();
      handles.focus(at);
    };
    const remove = (at) => {
      const { points } = state;
      if (points.length <= data.fewest) return;
      points.splice(at, 1);
      goOnAt(Math.min(at, points.length - 1));
    };
    const add = (place) => {
      const { points, current } = state;
      if (points.length >= data.most) return;
      points.push([...place, ...points[current].slice(2)]);
      goOnAt(points.length - 1);
    };
    const changeKind = () => {
      const point = state.points[state.current];
      point[2] = (point[2] + 1) % kinds.length;
      changed();
    };
    // A sentence can be about the current point.
    const choose = () => {
      if (state.isTouched) redraw();
      else handles.place();
    };
    const name = dlText("page.in-picture", { control: kinds.join(dlComma()) });
    const handles = dlPointHandles.attach(picture, state, { name, home, label, move, remove, choose });

    // -- all of them -----------------------------------------------------------------------------------------

    const setAll = (wanted) => {
      state.points = copies(wanted);
      state.current = 0;
      handles.build();
    };
    // Some browsers do not say of a click what it was made with.
    let isTouch = false;
    picture.addEventListener("pointerdown", ({ pointerType }) => { isTouch = pointerType === "touch"; });
    picture.addEventListener("click", (event) => {
      if (!svg().contains(event.target)) return;
      const [u, v] = dlHandles.unitsAt(svg(), event), { x, y } = home();
      if (!x.has(u) || !y.has(v)) return;
      if (isFixed && state.points.length === 1) {
        move(0, handles.valuesAt(event));
        handles.focus(0);
      } else if (!isFixed && !isTouch) add(handles.valuesAt(event));
    });
    const middle = ({ low, high }) => (low + high) / 2;
    const actions = {
      "add-point": () => add([middle(home().x), middle(home().y)]),
      "remove-point": () => remove(state.current),
      "other-kind": changeKind,
      "new-sample"() {
        setAll(data.samples[state.samples++ % data.samples.length]);
        changed();
      },
    };
    figure.addEventListener("click", ({ target }) => actions[target.dataset.action]?.());
    // Before the frame of the start is drawn, so that nothing that moved stands in it.
    figure.addEventListener("click", ({ target }) => {
      if (target.dataset.action !== "reset") return;
      state.isTouched = false;
      restoreAll();
      setAll(data.start);
    }, true);
    figure.addEventListener("dl:drawn", redraw);
    handles.build();
    redraw();
  };
  return { attach, models, register };
})();
