// The chapter's notebook with the reader's own text in its cells, made in the page and saved as a file.
import { withCheckLine } from "./check_decorator_line.js";

const LINE = /^.*(?:\n|$)/gm;

/* Put the texts in the place of the book's own, which are the keys; what those cells had put out goes. */
function change(notebook, texts) {
  for (const cell of notebook.cells) {
    const source = [cell.source].flat().join("").trimEnd(), text = texts.get(source);
    if (cell.cell_type !== "code" || !text) continue;
    const lines = withCheckLine(text, source).match(LINE).filter(Boolean);
    Object.assign(cell, { source: lines, outputs: [], execution_count: null });
  }
}

/* Save the notebook at an address with the reader's texts, which a map leads to from the book's own. */
export async function save(address, texts) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.status);
  const notebook = await response.json();
  change(notebook, texts);
  const [, name] = /([^/]*)\.ipynb$/.exec(new URL(address).pathname);
  dlSaveFile(`${name}-changed.ipynb`, "application/json", `${JSON.stringify(notebook, null, 1)}\n`);
}
