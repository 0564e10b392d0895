// A number is recorded as the text that was typed. dlbasics/exercises/kinds/numeric_answer.py reads it alike.
(() => {
  // 1,600 is sixteen hundred to some and 1.6 to others: nobody is judged by a guess.
  const AMBIGUOUS = /^[-+]?[1-9]\d{0,2},\d{3}(?!\d)/;

  /* The number that a text means, such as 1e-3, 1/3, 0,5 or 50 %, or NaN. */
  const parse = (text, unit) => {
    const compact = text.replace(/\s+/g, "");
    if (AMBIGUOUS.test(compact)) return NaN;
    const plain = compact.replace(/,/g, ".").replace(unit, "").replace(/\u2212/g, "-")
      .replace(/inf(inity)?|\u221e/i, "1e999");
    const match = plain.match(/^([-+.\de/]+)(%?)$/i);
    if (!match) return NaN;
    const [numerator, denominator = "1", ...rest] = match[1].split("/");
    if (rest.length || !numerator || !+denominator) return NaN;
    const value = numerator / denominator;
    return match[2] ? value / 100 : value;
  };

  /* The cell of a grid that a number falls into, as text: what lies within the tolerance is in one cell. */
  const gridCell = (value, [origin, width]) => {
    if (Math.abs(value) == Infinity) return `${value}`;
    const index = Math.floor((value - origin) / width + 0.5);
    return Math.abs(index) < 1e15 ? `${index}` : "far";
  };

  dlKinds.number = (form) => {
    const box = form.elements.number;
    const { unit } = box.dataset, grid = box.dataset.grid.split(" ").map(Number);
    return {
      read: () => (isNaN(parse(box.value, unit)) ? null : box.value),
      write: (answer) => { box.value = answer; },
      probes: (answer) => [gridCell(parse(answer, unit), grid)],
    };
  };
  Object.assign(dlKinds.number, { parse, gridCell });
})();
