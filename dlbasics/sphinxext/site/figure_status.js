// What a screen reader says of a figure that changes.
const dlFigureStatus = (() => {
  const PAUSE = 700, STAY = 4000; // milliseconds
  const timers = new WeakMap(); // one for each figure: of those who speak in it at once, the last is heard

  /* What says a sentence once the reader's steps have paused, and takes it away again. */
  return (figure) => {
    const status = figure.querySelector(".dl-description [role=status]");
    const wait = (milliseconds, action) => timers.set(figure, setTimeout(action, milliseconds));
    return (sentence) => {
      if (!status) return;
      clearTimeout(timers.get(figure));
      status.textContent = "";
      wait(PAUSE, () => {
        status.textContent = sentence;
        wait(STAY, () => { status.textContent = ""; });
      });
    };
  };
})();
