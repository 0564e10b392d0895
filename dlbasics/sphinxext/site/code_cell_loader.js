// Code cells: the one button that a reader sees. The desk behind it (code_cells/) is loaded by the first press.
const dlDesk = document.currentScript.src.replace("dlbasics.js", "code_cells/code_cell.js");
addEventListener("DOMContentLoaded", () => document.querySelectorAll(".cell_input .highlight").forEach(box => {
  const button = document.createElement("button"), cell = box.closest(".cell");
  const {exercise, version} = cell.querySelector(".dl-exercise")?.dataset ?? {};
  const text = box.querySelector("pre").textContent.trimEnd(), place = location.pathname.match(/([^/]*?)(.html)?$/)[1];
  const key = `${place}/${dlExercises.digest(text).toString(16)}`;
  const kept = dlWork.cell(key) ?? (exercise && dlWork.entry(exercise, version).answer);
  const go = focus => import(dlDesk + go.again).then(desk => desk.open(cell, text, key, kept, focus), () => {
    go.again += "#";
    button.textContent = "Not loaded: try again";
  });
  go.again = "";
  button.className = exercise ? "dl-edit dl-try" : "dl-edit";
  button.textContent = exercise ? "Try it" : "Edit and run";
  button.onclick = go;
  box.append(button);
  // What was begun goes on where it was left.
  if (kept) go();
}));
