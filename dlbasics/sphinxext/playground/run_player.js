// Plays a run of the playground: one frame after the other, until it has ended or is paused.
const dlRunPlayer = (() => {
  const MILLISECONDS = 80; // between two frames of a recorded run
  // For readers who want less motion: fewer frames, with more epochs between them.
  const STILL_MILLISECONDS = 1000, STILL_EPOCHS = 20;
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
  const nextPicture = () => new Promise(requestAnimationFrame);

  /* `advance(epochs)` draws the next frame, and says whether it could; `isLive()`, whether Python computes the frames.
   * `onChange` hears whether it plays, `onPause` is called when it no longer does. */
  const attach = ({ advance, hasEnded, isLive, onChange, onPause }) => {
    let isPlaying = false, isRunning = false;

    const setPlaying = (value) => {
      isPlaying = value;
      onChange(value);
    };

    const pause = () => {
      if (!isPlaying) return;
      setPlaying(false);
      onPause();
    };

    const play = async () => {
      setPlaying(true);
      // What was paused a moment ago still waits for its next frame, and goes on.
      if (isRunning) return;
      isRunning = true;
      while (isPlaying && !hasEnded()) {
        const isStill = motion.matches, started = performance.now();
        if (!await advance(isStill ? STILL_EPOCHS : 1)) setPlaying(false);
        const least = isStill ? STILL_MILLISECONDS : isLive() ? 0 : MILLISECONDS;
        await (least ? wait(least - (performance.now() - started)) : nextPicture());
      }
      isRunning = false;
      pause();
    };

    return { get isPlaying() { return isPlaying; }, pause, play };
  };

  return { attach };
})();
