// Trains the playground's run in the page's Python: one frame after the other, and none of a run that is given up.
const dlLiveTraining = (() => {
  const create = () => {
    let runsAskedFor = 0, isBusy = false, pendingEdit = null, lastAnswer = null;

    /* Another run is asked for: the frame that is on its way is no longer wanted. */
    const abandon = () => {
      runsAskedFor += 1;
      isBusy = false;
      pendingEdit = null;
    };

    /* Take the run that `chooseRun` returns when its turn has come one frame further, a new one to its first.
     * `onFrame` gets it, and is not called where another run was asked for meanwhile. */
    const advance = async (epochs, { chooseRun, onMessage, onFrame }) => {
      const asked = runsAskedFor;
      isBusy = true;
      // Each frame goes on from the one before.
      while (lastAnswer) await lastAnswer;
      if (asked !== runsAskedFor) return;
      const run = chooseRun();
      let failure = null;
      lastAnswer = run.more(run.frames.length ? epochs : 0, (message) => isBusy && onMessage(message))
        .catch((error) => { failure = error; }).then(() => { lastAnswer = null; });
      await lastAnswer;
      if (asked !== runsAskedFor) return;
      isBusy = false;
      if (failure) throw failure;
      if (pendingEdit) run.edit(pendingEdit);
      pendingEdit = null;
      onFrame(run);
    };

    return {
      get isBusy() { return isBusy; },
      abandon,
      advance,
      /* A weight that is changed by hand while a frame is on its way. */
      editAfterwards(weight) { pendingEdit = weight; },
    };
  };

  return { create };
})();
