// Where the frames of a run come from: a recording, or the page's own Python, which goes on as long as one asks.
const dlFrameSources = (() => {
  // The same address as that of the code cells: there is one Python for a page.
  const kernelAddress = document.currentScript.src.replace("playground.js", "code_cells/kernel.js");
  const MAX_FRAMES = 400;
  const UNTRAINED = { epoch: 0, edits: [] }; // edits: [epoch, layer, source, unit, value] for each

  const recorded = (recording, defaults) => ({ ...dlRecordedRun.unpack(recording, defaults), isLive: false });

  /* The layers with one weight changed; without a source, a bias. */
  const withWeight = (layers, { layer, source, unit, value }) => layers.map((own, at) => {
    if (at !== layer - 1) return own;
    const put = (row) => row.map((old, k) => (k === unit ? value : old));
    return source === null ? { ...own, b: put(own.b) }
      : { ...own, W: own.W.map((row, j) => (j === source ? put(row) : row)) };
  });

  const isSamePlace = (edit, other) => edit && [0, 1, 2, 3].every((part) => edit[part] === other[part]);

  /* A run of some settings; `points` are those that a reader has painted. Its first frame comes with `more`.
     A run that was linked is trained to its `epoch`, with its `edits`, before that frame. */
  const live = (settings, points, { epoch, edits } = UNTRAINED) => {
    const run = { settings, points, frames: [], isLive: true, edits: [...edits] };
    let kernel = null, madeBy = -1, known = 0;
    const keep = (frame) => {
      const before = run.frames.at(-1);
      if (before) before.layers = null; // of earlier frames only losses are drawn
      if (run.frames.length >= MAX_FRAMES) run.frames = run.frames.filter((_, i) => i % 2 === 0);
      if (before && before.epoch === frame.epoch) run.frames.pop();
      run.frames.push(frame);
    };
    run.more = async (epochs, onMessage) => {
      kernel ??= await import(kernelAddress).catch(() => {
        // The browser keeps this failure as long as the page.
        throw new Error(dlLoadFailure("page.kernel-needs-reload"));
      });
      // Another Python knows nothing of this run: it trains again from the start, to the same numbers.
      const isKnown = kernel.generation() === madeBy, done = run.frames.at(-1)?.epoch ?? epoch;
      const message = isKnown ? { epochs, edits: run.edits.slice(known) }
        : { settings: { ...settings, points }, epochs: done + epochs, edits: run.edits };
      const sent = run.edits.length, answer = await kernel.request({ type: "train", ...message }, onMessage);
      madeBy = kernel.generation();
      known = sent;
      if (answer.message) throw new Error(answer.message);
      if (answer.points) run.points = answer.points;
      keep(answer.frame);
    };
    /* Change a weight by hand: what is seen follows at once, Python when training goes on, at the same epoch. */
    run.edit = ({ layer, source, unit, value }) => {
      const frame = run.frames.pop(), layers = withWeight(frame.layers, { layer, source, unit, value });
      const edit = [frame.epoch, layer, source, unit, value];
      // While a reader types or turns a value, only the last one counts.
      if (run.edits.length > known && isSamePlace(run.edits.at(-1), edit)) run.edits.pop();
      run.edits.push(edit);
      run.frames.push(dlForwardPass.measured({ ...frame, layers }, settings, run.points));
    };
    return run;
  };

  /* A recorded run that goes on from one of its frames. */
  const continued = (recording, at) => {
    const run = live(recording.settings, []);
    run.frames = recording.frames.slice(0, at + 1);
    run.points = recording.points;
    return run;
  };

  return { UNTRAINED, continued, live, recorded };
})();
