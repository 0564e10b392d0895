// The playground: plays a recorded run, or one that the page's Python trains with the reader's own settings.
(() => {
  const MIN_POINTS = 6, OWN = "own", SAVE_AFTER = 300; // milliseconds without a change

  const attach = (figure) => {
    const data = JSON.parse(figure.querySelector("script").textContent);
    const find = (selector) => figure.querySelector(selector);
    const runSelect = find("[data-run]"), playButton = find("[data-action=play]"), brushes = find(".dl-play-brushes");
    const surface = find(".dl-play-surface"), training = dlLiveTraining.create();
    let run = null, frameNumber = 0, chosen = null, isStale = false;
    let width = 0; // for which it is drawn: none until the page is laid out so far
    let linkedTraining; // how far the run of a link was trained, until something of it is changed

    // -- drawing ---------------------------------------------------------------------------------------------

    const choose = (layer, unit) => {
      chosen = { layer, unit };
      view.say(draw(), player.isPlaying);
    };
    /* A weight by hand: a recorded run becomes the reader's own, which goes on from here. */
    const change = (weight) => {
      player.pause();
      if (isStale) return view.say(cannotTrain() || words("playground.press-play"));
      if (training.isBusy) return training.editAfterwards(weight);
      if (!run.isLive) {
        const origin = +runSelect.value;
        run = Object.assign(dlFrameSources.continued(run, frameNumber), { origin });
        runSelect.value = OWN;
      }
      run.edit(weight);
      frameNumber = run.frames.length - 1;
      return show();
    };
    const view = dlPlaygroundView.attach(figure, data, choose, change), { words } = view;
    const isPainted = () => form.read().data === "painted";
    let saveTimer = 0;
    const draw = () => {
      figure.classList.toggle("dl-is-stale", isStale);
      if (!width) return "";
      // A reload, Back and the other language show the same again. Not each frame: browsers refuse too many addresses.
      clearTimeout(saveTimer);
      saveTimer = setTimeout(() => dlReplaceAddress(address()), SAVE_AFTER);
      const { settings } = run, { depth } = settings, units = chosen?.layer ? settings.width : settings.features.length;
      // Where the output is shown nothing is chosen: it stays the output in a network of another depth.
      if (chosen?.layer > depth || chosen?.unit >= units) chosen = null;
      const cursor = painting.isOn && document.activeElement === surface ? painting.cursor : null;
      return view.draw({
        settings, frames: run.frames.slice(0, frameNumber + 1), chosen: chosen ?? { layer: depth + 1, unit: 0 }, cursor,
        points: painting.isOn && isStale ? painting.points.map((point) => [...point, 0]) : run.points,
      });
    };
    const show = () => {
      draw();
      if (!isStale) view.say(view.stateSentence(run.frames[frameNumber]), player.isPlaying);
    };

    // -- playing ---------------------------------------------------------------------------------------------

    const hasEnded = () => (run.isLive
      ? run.frames[frameNumber]?.state !== "training" : frameNumber >= run.frames.length - 1);

    /* What is said while Python loads. */
    const sayLoading = ({ type, loaded, total }) => {
      if (type === "starting") view.say(words("playground.starting"), true);
      if (type !== "progress") return;
      view.say(words("playground.loading", { loaded: dlMegabytes(loaded), total: dlMegabytes(total) }), true);
    };
    const ask = () => {
      player.pause();
      training.abandon();
    };
    const newRun = () => dlFrameSources.live(form.read(), isPainted() ? [...painting.points] : [], linkedTraining);
    const advanceLive = (epochs) => training.advance(epochs, {
      chooseRun: () => (isStale ? newRun() : run),
      onMessage: sayLoading,
      onFrame(advanced) {
        run = advanced;
        isStale = false;
        linkedTraining = undefined;
        frameNumber = run.frames.length - 1;
      },
    });
    const advance = async (epochs) => {
      if (runSelect.value === OWN) await advanceLive(epochs);
      else frameNumber = Math.min(frameNumber + 1, run.frames.length - 1);
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
        view.say(words("playground.not-trained", { reason: error.message }));
        return false;
      }
    };
    const player = dlRunPlayer.attach({
      advance: tryAdvance,
      hasEnded: () => !isStale && hasEnded(),
      isLive: () => run.isLive,
      onChange(isPlaying) { playButton.textContent = words(isPlaying ? "playground.pause" : "playground.play"); },
      onPause: show,
    });
    const play = () => {
      const reason = cannotTrain();
      if (reason) return view.say(reason);
      if (!run.isLive && hasEnded()) frameNumber = 0;
      return player.play();
    };

    // -- runs and settings -----------------------------------------------------------------------------------

    const form = dlSettingsForm.attach(figure, data.choices, () => openOwn());
    const setPainting = (isOn) => {
      painting.isOn = isOn;
      brushes.hidden = !isOn;
      figure.classList.toggle("dl-is-painting", isOn);
      if (isOn) surface.tabIndex = 0;
      else surface.removeAttribute("tabindex");
      surface.setAttribute("role", isOn ? "application" : "img");
    };
    const openRecorded = (index, frame = 0) => {
      ask();
      run = dlFrameSources.recorded(data.runs[index], data.defaults);
      isStale = false;
      frameNumber = frame;
      runSelect.value = index;
      form.show(run.settings);
      setPainting(false);
      show();
    };
    /* The settings in the selects are the reader's own: what is drawn belongs to others until Python answers. */
    const openOwn = (trained) => {
      ask();
      linkedTraining = trained;
      runSelect.value = OWN;
      isStale = true;
      setPainting(isPainted());
      draw();
      view.say(cannotTrain() || words("playground.press-play"));
    };
    const painting = dlPointEditor.attach(surface, data.edge, draw, () => {
      ask();
      isStale = true;
      linkedTraining = undefined;
      draw();
      view.say(cannotTrain() || words("playground.painted", { count: painting.points.length }));
    });

    const openLinked = () => {
      const linked = dlPlaygroundAddress.read(figure.id, data);
      chosen = linked.chosen;
      openRecorded(linked.run, linked.frame);
      if (linked.settings) {
        form.show({ ...data.defaults, ...linked.settings });
        painting.points = linked.points;
        openOwn(linked.trained);
      }
    };
    const address = () => {
      const isOwn = runSelect.value === OWN;
      const trained = isStale ? linkedTraining ?? dlFrameSources.UNTRAINED
        : { epoch: run.frames.at(-1).epoch, edits: run.edits };
      return dlPlaygroundAddress.link(figure.id, data, {
        run: runSelect.value, frame: frameNumber, chosen, settings: isOwn && form.read(),
        points: isPainted() && painting.points, trained,
      });
    };
    const copyLink = (button) => {
      const link = address();
      link.hash = figure.id;
      const byHand = () => { prompt(button.textContent, link); };
      dlCopy(button, link.href, { label: "explore.copy-link", done: "page.link-copied", byHand });
    };

    // -- what readers do -------------------------------------------------------------------------------------

    const paintWith = (label) => {
      painting.label = label;
      for (const value of [0, 1]) find(`[data-action=paint-${value}]`).setAttribute("aria-pressed", value === label);
    };
    const actions = {
      play: () => (player.isPlaying ? player.pause() : play()),
      step() {
        const reason = cannotTrain();
        player.pause();
        if (reason) view.say(reason);
        else if (!training.isBusy && (isStale || !hasEnded())) tryAdvance(1);
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
    find(".dl-play-numbers").addEventListener("toggle", draw);
    for (const type of ["focus", "blur"]) surface.addEventListener(type, draw);
    new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    openLinked();
    const fit = () => {
      width = figure.clientWidth;
      draw();
    };
    matchMedia("print").addEventListener("change", fit); // paper has the light colours, and another width
    // In a task of its own: drawing takes a while, and changes the height.
    new ResizeObserver(() => width !== figure.clientWidth && setTimeout(fit)).observe(figure);
  };

  dlDeferredData.bringToLife(".dl-playground", attach);
})();
