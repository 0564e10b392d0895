// Where the frames of a run come from: a recording, or the page's own Python, which goes on as long as one asks.
const dlRuns = (() => {
  // The same address as that of the code cells: there is one Python for a page.
  const kernelAddress = document.currentScript.src.replace("playground.js", "code_cells/kernel.js");
  const MOST_FRAMES = 400;

  const recorded = (recording, defaults) => ({ ...dlNetwork.unpackRun(recording, defaults), isLive: false });

  /* A run of some settings; `points` are those that a reader has painted. Its first frame comes with `more`. */
  const live = (settings, points) => {
    const run = { settings, points, frames: [], isLive: true };
    let kernel = null, madeBy = -1;
    const keep = (frame) => {
      const before = run.frames.at(-1);
      if (before) before.layers = null; // of earlier frames only losses are drawn
      if (run.frames.length >= MOST_FRAMES) run.frames = run.frames.filter((_, i) => i % 2 === 0);
      if (before && before.epoch === frame.epoch) run.frames.pop();
      run.frames.push(frame);
    };
    run.more = async (epochs, onMessage) => {
      kernel ??= await import(kernelAddress);
      // Another Python knows nothing of this run: it trains again from the start, to the same numbers.
      const isKnown = kernel.generation() === madeBy, done = run.frames.at(-1)?.epoch ?? 0;
      const message = isKnown ? { epochs } : { settings: { ...settings, points }, epochs: done + epochs };
      const answer = await kernel.request({ type: "train", ...message }, onMessage);
      madeBy = kernel.generation();
      if (answer.message) throw new Error(answer.message);
      if (answer.points) run.points = answer.points;
      keep(answer.frame);
    };
    return run;
  };

  return { live, recorded };
})();
