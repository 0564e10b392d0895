// An explorer that a cell made: its own controls ask Python for each frame, never for two at once.
import { alive, ask } from "./kernel.js";

export function enliven(figure) {
  const { values, texts } = JSON.parse(figure.querySelector("script").textContent);
  const inputs = [...figure.querySelectorAll("[data-control]")], begun = alive();
  const start = inputs.map((input) => input.value);
  let wanted = 0, shown = 0, busy = false;

  const draw = async () => {
    wanted += 1;
    if (busy) return;
    busy = true;
    while (shown < wanted) {
      shown = wanted;
      const values = JSON.parse(figure.dataset.values);
      try {
        if (alive() !== begun) throw new Error("Python was started anew");
        const frame = await ask({ type: "frame", explorer: figure.dataset.explorer, values });
        figure.querySelector("svg").outerHTML = frame.svg;
        const says = figure.querySelector(".dl-readout");
        if (says) says.textContent = says.parentElement.dataset.longest = frame.says;
      } catch (error) {
        return rest(error.message);
      }
    }
    busy = false;
  };
  const rest = (why) => {
    figure.querySelectorAll("input, select, button").forEach((control) => { control.disabled = true; });
    figure.querySelector("figcaption").prepend(`${why}: run the cell again to move this figure. `);
  };
  const change = () => {
    inputs.forEach((input, i) => {
      if (input.type === "range") {
        input.setAttribute("aria-valuetext", texts[i][+input.value]);
        input.nextElementSibling.value = texts[i][+input.value];
      }
    });
    figure.dataset.values = JSON.stringify(Object.fromEntries(
      inputs.map((input, i) => [input.dataset.control, values[i][+input.value]])));
    draw();
  };
  figure.oninput = change;
  figure.querySelector("[data-do=copy]")?.remove();
  figure.querySelector("[data-do=reset]").onclick = () => {
    inputs.forEach((input, i) => { input.value = start[i]; });
    change();
  };
}
