// A number is recorded as the text that was typed.
(() => {
  /* The cell of a grid that a number falls into, as text: what lies within the tolerance is in one cell. */
  const gridCell = (value, [origin, width]) => {
    if (Math.abs(value) === Infinity) return `${value}`;
    const index = Math.floor((value - origin) / width + 0.5);
    return Math.abs(index) < 1e15 ? `${index}` : "far";
  };

  /* The significant digits that were typed, and a number in so many, as typed_answers/significant_digits.py. */
  const MOST_DIGITS = 4, UPWARDS = 1 + 1e-12;
  const POWER_OF_TEN = /([0-9])\s*(?:e|[x×*·⋅]\s*10\s*(?:\^|\*\*)?)\s*\(?[-+−]?[0-9]+/gi;
  const DIGITS = /[0-9]+(?:[.,][0-9]+)?/g, LEADING_ZEROS = /^0+/;
  const typedDigits = (text) => {
    const numbers = text.normalize("NFKC").replace(POWER_OF_TEN, "$1").match(DIGITS);
    if (numbers?.length !== 1) return MOST_DIGITS;
    const digits = numbers[0].replace(/[.,]/, "").replace(LEADING_ZEROS, "");
    return Math.min(Math.max(digits.length, 1), MOST_DIGITS);
  };
  const inDigits = (value, count) => {
    if (value === 0) return "0";
    const shown = value * UPWARDS;
    if (Math.abs(shown) === Infinity) return shown > 0 ? "inf" : "-inf";
    return shown.toExponential(count - 1).replace("+", "");
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
      probes(answer) {
        const value = parse(answer);
        return [gridCell(value, grid), inDigits(value, typedDigits(answer))];
      },
    };
  };
  Object.assign(dlKinds.number, { gridCell, typedDigits, inDigits });
})();
