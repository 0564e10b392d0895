// What the first press of a cell's button loads: it opens the cell as a CodeCell, or as an ExerciseCell.
import { announce } from "./announcer.js";
import { CodeCell } from "./code_cell.js";
import { actionButton, element } from "./dom.js";
import { ExerciseCell } from "./exercise_cell.js";
import { opened } from "./page_cells.js";
import { isOutdated, outdatedNotice } from "./site_version.js";

const version = new URL(import.meta.url).search;
const sheet = element("link", { rel: "stylesheet", href: new URL(`code_cell.css${version}`, import.meta.url).href });
const isStyled = new Promise((resolve) => { sheet.onload = sheet.onerror = resolve; });
document.head.append(sheet);

const showOutdated = (cell) => {
  const { text, action } = outdatedNotice();
  cell.querySelector(".dl-outdated")?.remove();
  cell.append(element("p", { className: "dl-note dl-outdated" }, `${text} `, actionButton(action)));
  announce(text);
};

/* Open the editor of a cell.
 *
 * `source` is the book's own text and `draft` what the reader wrote before, kept under `draftKey`; `isPressed` says
 * that a press asked for it, which then has the focus. */
export async function open(cell, source, draftKey, draft, isPressed) {
  if (opened.has(cell)) return;
  if (isOutdated()) {
    showOutdated(cell);
    return;
  }
  const Kind = cell.querySelector(".dl-exercise") ? ExerciseCell : CodeCell;
  const codeCell = new Kind(cell, source, draftKey, draft);
  opened.set(cell, codeCell);
  try {
    await isStyled;
    await codeCell.show();
  } catch (error) {
    opened.delete(cell); // the next press tries again
    throw error;
  }
  if (isPressed) codeCell.editor.focus();
}

document.addEventListener("dl:progress", () => opened.forEach((codeCell) => codeCell.compareWithStore()));
addEventListener("pagehide", () => opened.forEach((codeCell) => codeCell.saveNow()));
