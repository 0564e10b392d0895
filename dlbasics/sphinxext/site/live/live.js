// Points that the reader moves and adds: what depends on them is computed in the page, at once.
const dlLive = (() => {
  const STEPS = 50; // of an arrow key, across the axes

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
        if (series.element && pairs) dlLiveDrawing.draw(series, pairs, panel);
      }
    }
    for (const element of svg.querySelectorAll("[data-handle]")) {
      const { panel, places } = handles[element.dataset.handle] ?? {};
      if (places) dlLiveDrawing.moveHandle(element, places, panel ? panels[panel] : home);
    }
  };

  const attach = (figure) => {
    if (!figure.dataset.live) return;
    const data = JSON.parse(figure.dataset.live), model = models[data.model], kinds = data.points;
    const isFixed = data.fewest === data.most;
    const picture = figure.querySelector(".dl-picture"), svg = () => picture.querySelector("svg");
    const readout = figure.querySelector(".dl-readout"), announce = dlExplorers.announcer(figure);
    const panels = () => dlDrawnData.panels(svg());
    const home = () => panels().find(({ series }) => series.some(({ name }) => name === kinds[0]));
    const copies = (all) => all.map((point) => [...point]);
    let points = copies(data.start), isTouched = false, isDrawn = false, knobs = [], current = 0, sample = 0;

    const label = (at, { xName, yName, x, y }) => {
      const [u, v, kind = 0] = points[at];
      const across = `${xName} = ${x.text(u)}`, up = `${yName} = ${y.text(v)}`, name = kinds[kind];
      const params = { number: at + 1, count: points.length, name, x: across, y: up };
      if (isFixed && points.length === 1) return dlText("page.only-point", params);
      return dlText(kinds.length > 1 ? "page.point-of-kind" : "page.point", params);
    };
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
    const say = (sentence) => {
      svg().setAttribute("aria-label", sentence);
      if (readout) readout.textContent = sentence;
      announce(sentence);
    };
    const restoreAll = () => {
      svg().querySelectorAll("[data-line], [data-points], [data-handle]").forEach(dlLiveDrawing.restore);
      isDrawn = false;
    };
    /* The axes can be others than those in which a point was put. */
    const within = ({ low, high }, value) => Math.min(high, Math.max(low, value));
    const keepInside = ({ x, y }) => points.forEach((point) => {
      point[0] = within(x, point[0]);
      point[1] = within(y, point[1]);
    });
    const redraw = () => {
      const values = JSON.parse(figure.dataset.values);
      const isMoved = isTouched || Object.entries(data.controls).some(([name, start]) => values[name] !== start);
      if (isMoved) {
        keepInside(home());
        const computed = model({ points, current, values, data });
        drawModel(svg(), panels(), computed, { home: home(), kinds, points });
        say(dlFill(data.says, computed.facts));
        isDrawn = true;
      } else if (isDrawn) restoreAll();
      place();
      figure.dispatchEvent(new Event("dl:redrawn"));
    };
    const changed = () => {
      isTouched = true;
      redraw();
    };

    // -- one point -------------------------------------------------------------------------------------------

    const moveTo = (at, [x, y]) => {
      current = at;
      points[at] = [x, y, ...points[at].slice(2)];
      changed();
    };
    const valuesAt = ([x, y]) => [home().x.valueOf(x), home().y.valueOf(y)];
    const focus = (at) => {
      current = (at + points.length) % points.length;
      place();
      knobs[current].focus();
    };
    const remove = (at) => {
      if (points.length <= data.fewest) return;
      points.splice(at, 1);
      current = Math.min(at, points.length - 1);
      build();
      changed();
      focus(current);
    };
    const add = (place) => {
      if (points.length >= data.most) return;
      points.push([...place, ...points[current].slice(2)]);
      current = points.length - 1;
      build();
      changed();
      focus(current);
    };
    const changeKind = () => {
      const point = points[current];
      point[2] = (point[2] + 1) % kinds.length;
      changed();
    };
    const step = (at, [right, down]) => {
      const { x, y } = home(), [u, v] = points[at];
      moveTo(at, [u + (right * (x.high - x.low)) / STEPS, v - (down * (y.high - y.low)) / STEPS]);
    };
    const onKey = (event, at) => {
      const { key } = event, way = dlHandles.DIRECTIONS[key];
      if (way) step(at, way);
      else if (key === "PageDown") focus(at + 1);
      else if (key === "PageUp") focus(at - 1);
      else if (key === "Delete") remove(at);
      else return;
      event.preventDefault();
    };
    const build = () => {
      knobs.forEach((knob) => knob.remove());
      knobs = points.map((_, at) => {
        const knob = document.createElement("button");
        Object.assign(knob, { type: "button", className: "dl-handle dl-point" });
        dlHandles.onDrag(knob, (event) => moveTo(at, valuesAt(dlHandles.unitsAt(svg(), event))), () => {});
        knob.addEventListener("keydown", (event) => onKey(event, at));
        knob.addEventListener("focus", () => {
          if (current === at) return;
          current = at;
          // A sentence can be about this point.
          if (isTouched) redraw();
          else place();
        });
        picture.append(knob);
        return knob;
      });
    };

    // -- all of them -----------------------------------------------------------------------------------------

    const setAll = (wanted) => {
      points = copies(wanted);
      current = 0;
      build();
    };
    picture.addEventListener("click", (event) => {
      if (!svg().contains(event.target)) return;
      const at = dlHandles.unitsAt(svg(), event), panel = home();
      if (!panel.x.has(at[0]) || !panel.y.has(at[1])) return;
      if (isFixed && points.length === 1) {
        moveTo(0, valuesAt(at));
        focus(0);
      } else if (!isFixed && event.pointerType !== "touch") add(valuesAt(at));
    });
    const actions = {
      "add-point": () => add([(home().x.low + home().x.high) / 2, (home().y.low + home().y.high) / 2]),
      "remove-point": () => remove(current),
      "other-kind": changeKind,
      "new-sample"() {
        setAll(data.samples[sample++ % data.samples.length]);
        changed();
      },
    };
    figure.addEventListener("click", ({ target }) => actions[target.dataset.action]?.());
    // Before the frame of the start is drawn, so that nothing that moved stands in it.
    figure.addEventListener("click", ({ target }) => {
      if (target.dataset.action !== "reset") return;
      isTouched = false;
      restoreAll();
      setAll(data.start);
    }, true);
    figure.addEventListener("dl:drawn", redraw);
    build();
    redraw();
  };
  return { attach, models, register };
})();
