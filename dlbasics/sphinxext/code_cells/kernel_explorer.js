// An explorer that a cell made: its controls ask Python for each frame, never for two at once.
import { announce } from "./announcer.js";
import { generation, request } from "./kernel.js";

export function connectToKernel(figure) {
  const data = JSON.parse(figure.querySelector("script").textContent);
  const controls = dlExplorers.controlsOf(figure, data);
  const madeBy = generation(), announceFrame = dlFigureStatus(figure);
  let wanted = 0, drawn = 0, isDrawing = false;
  dlButtonNames.ofExplorer(figure);

  const drawFrame = async () => {
    if (generation() !== madeBy) throw new Error(dlText("page.restarted"));
    const values = JSON.parse(figure.dataset.values);
    const frame = await request({ type: "frame", explorer: figure.dataset.explorer, values });
    figure.querySelector(".dl-picture svg").outerHTML = frame.svg;
    const readout = figure.querySelector(".dl-readout");
    if (readout) {
      readout.textContent = frame.description;
      readout.parentElement.dataset.longest = frame.description;
      announceFrame(frame.description);
    }
    // Last: where the reader has moved points, another sentence takes the place of this one.
    figure.dispatchEvent(new Event("dl:drawn"));
  };
  const disable = (reason) => {
    const focused = document.activeElement, sentence = dlText("page.explorer-stopped", { reason });
    figure.querySelectorAll("input, select, button").forEach((control) => { control.disabled = true; });
    figure.querySelectorAll(".dl-handle").forEach((handle) => { handle.inert = true; });
    figure.querySelector("figcaption").prepend(`${sentence} `);
    announce(sentence);
    // What has been disabled cannot keep the focus.
    if (figure.contains(focused) && focused.matches(":disabled, [inert]")) {
      figure.tabIndex = -1;
      figure.focus();
    }
  };
  const draw = async () => {
    wanted += 1;
    if (isDrawing) return;
    isDrawing = true;
    try {
      while (drawn < wanted) {
        drawn = wanted;
        await drawFrame();
      }
      isDrawing = false;
    } catch (error) {
      disable(error.message);
    }
  };

  const change = () => {
    controls.describe();
    draw();
  };
  figure.oninput = change;
  dlInteraction.attach(figure);
  dlPredictions.attach(figure);
  // Its settings are no part of the page's address.
  figure.querySelector("[data-action=copy]")?.remove();
  figure.querySelector("[data-action=reset]").onclick = () => {
    controls.set(controls.start);
    change();
  };
}
