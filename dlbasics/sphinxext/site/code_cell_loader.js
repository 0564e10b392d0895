// Code cells: the one button that a reader sees. What is behind it (code_cells/) is loaded by the first press.
(() => {
  const modules = document.currentScript.src.replace("dlbasics.js", "code_cells/open_cell.js");
  const pageName = location.pathname.match(/([^/]*?)(.html)?$/)[1];

  const addButton = (box) => {
    const cell = box.closest(".cell");
    const { exercise, version } = cell.querySelector(".dl-exercise")?.dataset ?? {};
    const source = box.querySelector("pre").textContent.trimEnd();
    const key = `${pageName}/${dlFnv1a(source).toString(16)}`;
    const { answer } = exercise ? dlProgressStore.entry(exercise, version) : {};
    const draft = dlProgressStore.draft(key) ?? (typeof answer == "string" ? answer : null);

    const button = document.createElement("button");
    button.className = exercise ? "dl-edit dl-edit-exercise" : "dl-edit";
    button.textContent = exercise ? dlText("page.edit-exercise") : dlText("page.edit-cell");
    let retries = "";
    const open = async (isPressed) => {
      let codeCells;
      try {
        codeCells = await import(modules + retries);
      } catch {
        // A browser keeps the failure of an address: another fragment is another address.
        retries += "#";
        button.textContent = dlText("page.code-cells-not-loaded");
        return;
      }
      codeCells.open(cell, source, key, draft, isPressed);
    };
    button.onclick = () => open(true);
    box.append(button);
    // What was begun goes on where it was left.
    if (draft) open(false);
  };

  addEventListener("DOMContentLoaded", () => document.querySelectorAll(".cell_input .highlight").forEach(addButton));
})();
