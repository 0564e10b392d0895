// A number is recorded as the text that was typed.
(() => {
  /* The cell of a grid that a number falls into, as text: what lies within the tolerance is in one cell. */
  const gridCell = (value, [origin, width]) => {
    if (Math.abs(value) === Infinity) return `${value}`;
    const index = Math.floor((value - origin) / width + 0.5);
    return Math.abs(index) < 1e15 ? `${index}` : "far";
  };

  dlKinds.number = (form) => {
    const box = form.elements.number;
    const { unit, counted } = box.dataset, isCount = "count" in box.dataset;
    const grid = box.dataset.grid.split(" ").map(Number);
    const parse = (text) => dlNumericAnswer.read(text, unit, isCount, counted);
    return {
      read() {
        parse(box.value);
        return box.value;
      },
      isAnswer: (answer) => typeof answer === "string",
      write: (answer) => { box.value = answer; },
      probes: (answer) => [gridCell(parse(answer), grid)],
    };
  };
  dlKinds.number.gridCell = gridCell;
})();
