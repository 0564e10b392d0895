// The playground: plays a recorded run, or one that the page's Python trains with the reader's own settings.
(() => {
  const MILLISECONDS = 80, STILL_MILLISECONDS = 1000; // between two frames; where a reader wants less motion
  const STILL_EPOCHS = 20, MIN_POINTS = 6, OWN = "own";
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
  const nextPicture = () => new Promise(requestAnimationFrame);

  const attach = (figure) => {
    const data = JSON.parse(figure.querySelector("script").textContent);
    const one = (selector) => figure.querySelector(selector);
    const runSelect = one("[data-run]"), playButton = one("[data-action=play]"), brushes = one(".dl-play-brushes");
    const selects = [...figure.querySelectorAll("[data-setting]")];
    const boxes = [...figure.querySelectorAll("[data-feature]")];
    const surface = one(".dl-play-surface");
    let run = null, at = 0, chosen = null, isPlaying = false, isBusy = false, isStale = false, waiting = null;
    let linkedTraining; // how far the run of a link was trained, until something of it is changed

    // -- drawing ---------------------------------------------------------------------------------------------

    /* Nothing is chosen where the output is shown: it stays the output in a network of another depth. */
    const choose = (layer, unit) => {
      chosen = layer > run.settings.depth ? null : { layer, unit };
      view.say(draw(), isPlaying);
    };
    /* A weight by hand: a recorded run becomes the reader's own, which goes on from here. */
    const change = (weight) => {
      pause();
      if (isStale) return view.say(cannotTrain() || words("playground.press-play"));
      if (isBusy) {
        waiting = weight;
        return undefined;
      }
      if (!run.isLive) {
        const origin = +runSelect.value;
        run = Object.assign(dlRuns.continued(run, at), { origin });
        runSelect.value = OWN;
      }
      run.edit(weight);
      at = run.frames.length - 1;
      return show();
    };
    const view = dlPlayView.attach(figure, data, choose, change), { words } = view;
    const isPainted = () => ownSettings().data === "painted";
    const shownPoints = () => (painting.isOn && isStale ? painting.points.map((point) => [...point, 0]) : run.points);
    const draw = () => {
      const { depth, width, features } = run.settings;
      const exists = chosen && chosen.layer <= depth && chosen.unit < (chosen.layer ? width : features.length);
      if (!exists) chosen = null;
      const cursor = painting.isOn && document.activeElement === surface ? painting.cursor : null;
      return view.draw({
        settings: run.settings, points: shownPoints(), frames: run.frames.slice(0, at + 1),
        chosen: chosen ?? { layer: depth + 1, unit: 0 }, cursor,
      });
    };
    const show = () => {
      draw();
      if (!isStale) view.say(view.stateSentence(run.frames[at]), isPlaying);
    };

    // -- playing ---------------------------------------------------------------------------------------------

    const setPlaying = (value) => {
      isPlaying = value;
      playButton.textContent = words(value ? "playground.pause" : "playground.play");
    };
    const pause = () => {
      if (!isPlaying) return;
      setPlaying(false);
      show();
    };
    const hasEnded = () => (run.isLive ? run.frames[at]?.state !== "training" : at >= run.frames.length - 1);

    /* What is said while Python loads. */
    const sayLoading = ({ type, loaded, total }) => {
      const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
      if (type === "starting") view.say(words("playground.starting"), true);
      if (type !== "progress") return;
      view.say(words("playground.loading", { loaded: megabytes(loaded), total: megabytes(total) }), true);
    };
    /* The next frame; of a run whose settings are new, its first. */
    const advanceLive = async (epochs) => {
      const next = isStale
        ? dlRuns.live(ownSettings(), isPainted() ? [...painting.points] : [], linkedTraining) : run;
      isBusy = true;
      try {
        await next.more(isStale ? 0 : epochs, sayLoading);
      } finally {
        isBusy = false;
      }
      run = next;
      isStale = false;
      linkedTraining = undefined;
      if (waiting) run.edit(waiting);
      waiting = null;
      at = run.frames.length - 1;
    };
    const advance = async (epochs) => {
      if (runSelect.value === OWN) await advanceLive(epochs);
      else at = Math.min(at + 1, run.frames.length - 1);
      show();
    };
    const cannotTrain = () => {
      if (runSelect.value !== OWN || !isStale || !isPainted()) return "";
      const count = painting.points.length, classes = new Set(painting.points.map(([, , label]) => label));
      return count < MIN_POINTS || classes.size < 2
        ? words("playground.paint-more", { least: MIN_POINTS, count }) : "";
    };
    const tryAdvance = async (epochs) => {
      try {
        await advance(epochs);
        return true;
      } catch (error) {
        setPlaying(false);
        view.say(words("playground.not-trained", { reason: error.message }));
        return false;
      }
    };
    const play = async () => {
      const reason = cannotTrain();
      if (reason) return view.say(reason);
      if (!run.isLive && hasEnded()) at = 0;
      setPlaying(true);
      while (isPlaying && (isStale || !hasEnded())) {
        const isStill = motion.matches, started = performance.now();
        if (!await tryAdvance(isStill ? STILL_EPOCHS : 1)) return undefined;
        const least = isStill ? STILL_MILLISECONDS : run.isLive ? 0 : MILLISECONDS;
        await (least ? wait(least - (performance.now() - started)) : nextPicture());
      }
      return pause();
    };

    // -- runs and settings -----------------------------------------------------------------------------------

    const ownSettings = () => ({
      ...Object.fromEntries(selects.map((select) => {
        const name = select.dataset.setting;
        return [name, data.choices[name][select.selectedIndex]];
      })),
      features: boxes.filter((box) => box.checked).map((box) => box.dataset.feature),
    });
    const showSettings = (settings) => {
      selects.forEach((select) => {
        select.selectedIndex = data.choices[select.dataset.setting].indexOf(settings[select.dataset.setting]);
      });
      boxes.forEach((box) => { box.checked = settings.features.includes(box.dataset.feature); });
    };
    const setPainting = (isOn) => {
      painting.isOn = isOn;
      brushes.hidden = !isOn;
      figure.classList.toggle("dl-is-painting", isOn);
      if (isOn) surface.tabIndex = 0;
      else surface.removeAttribute("tabindex");
      surface.setAttribute("role", isOn ? "application" : "img");
    };
    const openRecorded = (index) => {
      pause();
      run = dlRuns.recorded(data.runs[index], data.defaults);
      isStale = false;
      at = 0;
      runSelect.value = index;
      showSettings(run.settings);
      setPainting(false);
      show();
    };
    /* The settings in the selects are the reader's own: what is drawn belongs to others until Python answers. */
    const openOwn = (trained) => {
      pause();
      linkedTraining = trained;
      runSelect.value = OWN;
      isStale = true;
      setPainting(isPainted());
      draw();
      view.say(cannotTrain() || words("playground.press-play"));
    };
    const painting = dlPainting.attach(surface, data.edge, () => {
      pause();
      isStale = true;
      linkedTraining = undefined;
      draw();
      view.say(cannotTrain() || words("playground.painted", { count: painting.points.length }));
    });

    const openLinked = () => {
      const linked = dlPlayAddress.read(figure.id, data);
      openRecorded(data.runs[linked.run] ? +linked.run : 0);
      chosen = linked.chosen;
      if (linked.settings) {
        showSettings({ ...data.defaults, ...linked.settings });
        painting.points = linked.points;
        openOwn(linked.trained);
      } else if (run.frames[linked.frame]) {
        at = +linked.frame;
        show();
      } else draw();
    };
    const copyLink = async (button) => {
      const isOwn = runSelect.value === OWN;
      const trained = isStale ? linkedTraining ?? dlRuns.UNTRAINED
        : { epoch: run.frames.at(-1).epoch, edits: run.edits };
      const link = dlPlayAddress.link(figure.id, data, {
        run: runSelect.value, frame: at, chosen, settings: isOwn && ownSettings(),
        points: isPainted() && painting.points, trained,
      });
      try {
        await navigator.clipboard.writeText(link);
        button.textContent = words("playground.link-copied");
        setTimeout(() => { button.textContent = words("playground.copy-link"); }, 2000);
      } catch {
        prompt(words("playground.copy-link"), link);
      }
    };

    // -- what readers do -------------------------------------------------------------------------------------

    const paintWith = (label) => {
      painting.label = label;
      for (const value of [0, 1]) one(`[data-action=paint-${value}]`).setAttribute("aria-pressed", value === label);
    };
    const actions = {
      play: () => (isPlaying ? pause() : play()),
      step() {
        const reason = cannotTrain();
        pause();
        if (reason) view.say(reason);
        else if (!isBusy && (isStale || !hasEnded())) tryAdvance(1);
      },
      reset() {
        if (runSelect.value !== OWN) openRecorded(+runSelect.value);
        else if (run.origin !== undefined && !isStale) openRecorded(run.origin);
        else openOwn();
      },
      "copy-link": copyLink,
      "paint-0": () => paintWith(0),
      "paint-1": () => paintWith(1),
      clear() {
        painting.points = [];
        openOwn();
      },
    };
    figure.addEventListener("click", ({ target }) => actions[target.dataset.action]?.(target));
    runSelect.addEventListener("change", () => (runSelect.value === OWN ? openOwn() : openRecorded(+runSelect.value)));
    selects.forEach((select) => select.addEventListener("change", () => openOwn()));
    boxes.forEach((box) => box.addEventListener("change", () => {
      // A network without inputs has nothing to learn from: the last one stays.
      if (!boxes.some(({ checked }) => checked)) box.checked = true;
      else openOwn();
    }));
    one(".dl-play-numbers").addEventListener("toggle", draw);
    for (const type of ["focus", "blur"]) surface.addEventListener(type, draw);
    new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    openLinked();
    new ResizeObserver(draw).observe(figure);
  };

  document.querySelectorAll(".dl-playground").forEach(attach);
})();
