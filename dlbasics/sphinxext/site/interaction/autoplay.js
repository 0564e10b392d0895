// Plays an ordered control: its values one after the other, up to the last. Any other input pauses.
const dlAutoplay = (() => {
  const MIN_WAIT = 120, MAX_WAIT = 700, WHOLE = 7000; // milliseconds
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  const attach = (figure) => {
    let playing = null, timer = 0;
    const inputOf = (element) => element.closest(".dl-control").querySelector("input");
    const buttonOf = (input) => input.parentElement.querySelector("[data-action=play]");

    const step = (input) => {
      if (+input.value >= +input.max) return false;
      input.value = +input.value + 1;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      return true;
    };
    const name = (input) => {
      const control = input.labels[0].textContent;
      const button = buttonOf(input), code = playing === input ? "page.pause" : "page.play";
      button.setAttribute("aria-label", dlText(code, { control }));
      button.toggleAttribute("data-playing", playing === input);
    };
    const settle = (input) => input.dispatchEvent(new Event("change", { bubbles: true }));
    const pause = () => {
      if (!playing) return;
      clearInterval(timer);
      const input = playing;
      playing = null;
      name(input);
      settle(input);
    };
    const play = (input) => {
      pause();
      if (still.matches) return;
      if (+input.value >= +input.max) {
        input.value = 0;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
      playing = input;
      name(input);
      const wait = Math.min(MAX_WAIT, Math.max(MIN_WAIT, WHOLE / +input.max));
      timer = setInterval(() => {
        // A control that is taken away or switched off ends it, too.
        const goesOn = figure.isConnected && !input.disabled && step(input);
        if (!goesOn || +input.value >= +input.max) pause();
      }, wait);
    };
    const toggle = (input) => { playing === input ? pause() : play(input); };

    figure.addEventListener("click", ({ target }) => {
      const { action } = target.dataset;
      if (action === "play") return toggle(inputOf(target));
      pause();
      if (action === "step" && step(inputOf(target))) settle(inputOf(target));
    });
    figure.addEventListener("pointerdown", ({ target }) => {
      if (target.dataset.action !== "play") pause();
    });
    figure.addEventListener("keydown", (event) => {
      const { target, key } = event;
      if (target.type === "range" && key === " " && buttonOf(target)) {
        event.preventDefault();
        toggle(target);
      } else if (target.dataset.action !== "play" && key !== "Tab" && key !== "Shift") {
        pause();
      }
    });
  };
  return { attach };
})();
