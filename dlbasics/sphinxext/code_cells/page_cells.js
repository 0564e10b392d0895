// The code cells of the page in their order, as they stand now; what only asks a question has no code to run.
export const cells = [...document.querySelectorAll(".cell")].filter((cell) => cell.querySelector(".cell_input pre"));
cells.forEach((cell, index) => { cell.id ||= `cell-${index + 1}`; });

/* What readers call a cell. */
export const cellName = (index) => dlText("page.cell-name", { number: index + 1 });

/* The cells that a reader has opened: element -> CodeCell. */
export const opened = new Map();

const bookSource = (cell) => cell.querySelector(".cell_input pre").textContent.trimEnd();
export const currentSource = (cell) => opened.get(cell)?.text() ?? bookSource(cell);

/* All of them as the page's Python wants them. */
export const pageCells = () => cells.map((cell, index) => ({ name: cellName(index), source: currentSource(cell) }));
