// What may be meant in two ways: dlbasics/exercises/typed_answers/ambiguous_number.py says what is asked, and why.
const dlAmbiguousNumber = (() => {
  const { GROUPED, SINGLE, evaluate } = dlArithmetic;
  const NUMBER = new RegExp(`${GROUPED}|${SINGLE}`, "g");
  const MIXED = /(?<![0-9.,'_^/]|[0-9] )([0-9]+) ([0-9]{1,2})\/([0-9]+)(?! *[0-9.,/^⁰-⁻¹²³])/g;
  const THOUSANDS = /^([1-9][0-9]{0,2})([.,'])([0-9]{3})$/;
  const RAISED = String.raw`(?=[\^⁰-⁻¹²³]|\x20*-[0-9]{1,2}(?![0-9.,]))`;

  // What is written in place of a pattern in either meaning; the rows of the Python file, with examples there.
  const AMBIGUITIES = [
    [/(^|[^0-9.,'])([0-9]+)'([0-9]+)(?![0-9.,'])/g, "$1$2.$3"],
    [/([0-9])(?= |[eE] ) *[eE] *([0-9])/g, "$1e$2"],
    [RegExp(String.raw`([0-9]+)([.,])([0-9]{3})(?!\2)[.,]10${RAISED}`, "g"), "$1.$3*10", "$1$3.1"],
    [RegExp(`([0-9][.,][0-9]+)[.,]10${RAISED}`, "g"), "$1*10"],
    [RegExp(`(^|[^0-9.,])([0-9]+)[.,]10${RAISED}`, "g"), "$1$2*10", "$1$2.1"],
    [/(^|[^0-9.,])0(?:·|(?<!\/ ?0)[*xX])([0-9])/g, "$10.$2", "$10 * $2"],
    [/([0-9])(?= |[eE] |[eE]- ) *[eE] *- *([0-9])/g, "$1*10^-$2", "$1*e - $2"],
    [/([0-9]) *[eE]\^/g, "$1*10^", "$1*e^"],
    [/(^|[*xX·] *)10 *-([0-9.,])/g, "$110^-$2", "$110 - $2"],
    [/([*xX·] *)[eE] *-([0-9])/g, "$110^-$2", "$1e - $2"],
    [/(^|[^A-Za-z0-9.])[eE] *-([0-9.,])/g, "$1e^-$2", "$1e - $2"],
    [/(^|[^0-9.,·])([0-9]+)·([0-9]+)(?![0-9.,·^⁰-⁻¹²³])/g, "$1$2.$3", "$1$2 * $3"],
    [/(?<![0-9.,])([0-9]+ *\/[ (-]*[1-9][0-9]{0,2})\.([0-9]{3})(?![0-9.,])/g, "$1$2", "$1.$20"],
    [/(?<![0-9])(?<![0-9] )([1-9][0-9]{0,2}) ([1-9][0-9]{2})\/(?=[0-9]{3,}(?! ?[0-9]))/g, "$1$2/", "$1 + $2/"],
    [/(^|\() *(?:\+\/?-|-\/?\+)/g, "$1 +", "$1 -"],
    [/^- *- *([0-9.,])/g, "-$1", "$1"],
    [/log\(([1-9][0-9]*),([0-9]+)\)/g, "log($1.$2)", "log($1)/log($2)"],
    [/log(2|10)([0-9])/g, "log_$1 $2", "log $1$2"],
    [/(?<![0-9.,A-Za-z_/^])(?<![/^] )([1-9][0-9]*)\((?=[^()]*[0-9)] *[-+][^()]*\))/g, "$1*("],
    [/([0-9)]) *([-+]) *([0-9.,]+) *%(?! *[*xX·])/g, "$1*(1$2$3/100)", "$1$2$3/100"],
    [/([0-9.,]+) *\/ *(-?[0-9.,]+) *%/g, "($1/$2)%", "$1/($2%)"],
    [/([*xX·] *)10[eE](-?[0-9])/g, "$110^$2", "$110*10^$2"],
  ];

  const PAIR = /^-?[1-9][0-9]*,(?!0+$)([0-9]+)$/;

  /* As Python's math.isclose. */
  const isClose = (a, b) => {
    const largest = Math.max(Math.abs(a), Math.abs(b));
    return a === b || (isFinite(largest) && Math.abs(a - b) <= 1e-9 * largest);
  };

  /* 1,600 is sixteen hundred to some and 1.6 to others. */
  const isDoubtful = (number, isCount) => {
    const [, , mark, decimals] = number.match(THOUSANDS) ?? [];
    const endsWith0 = /0$/.test(decimals);
    return { ",": true, ".": isCount || endsWith0, "'": !isCount && !endsWith0 }[mark] ?? false;
  };

  const withoutMark = (number, isCount) => (isDoubtful(number, isCount) ? number.replace(/[.,']/g, "") : number);

  /* With a point that can only be a decimal one: 1.6, 1, or 1.0240. */
  const withPoint = (number, isCount) => {
    if (!isDoubtful(number, isCount)) return number;
    const [, whole, , ending] = number.match(THOUSANDS), decimals = ending.replace(/0+$/, "");
    return decimals ? `${whole}.${decimals}${isCount && decimals.length === 3 ? "0" : ""}` : whole;
  };

  /* Without the mark of a doubtful number, where another of `all` shows that it separates thousands. */
  const settledNumber = (number, all, isCount) => {
    const [, , mark] = number.match(THOUSANDS) ?? [];
    if (!mark) return number;
    if (mark === "'" && !isDoubtful(number, isCount)) return number.replace("'", "");
    const group = RegExp(`[${mark}][0-9]{2,3}[.,']`);
    return all.some((other) => group.test(other)) ? withoutMark(number, isCount) : number;
  };

  /* With one meaning in place of all that may mean two things: the first or, with `which` 1, the second. */
  const withMeaning = (which, written) => {
    for (const [pattern, first, second = first] of AMBIGUITIES) {
      while (written.search(pattern) >= 0) written = written.replace(pattern, which ? second : first);
    }
    return written.replaceAll("·", "*").replace(/^ +| +$/g, "");
  };

  const valueOf = (side, isCount, hasUnit) => {
    const whole = side.trim(), pair = isCount && whole.match(PAIR);
    if (pair && !THOUSANDS.test(whole.replace("-", ""))) throw new DlRefusal("number.two-numbers", { part: pair[1] });
    const mayBePoint = hasUnit || /[0-9]·(?:[0-9]{2,}[1-9]|[0-9]+ *%)|(?<![0-9])0·/.test(side);
    const isProduct = isCount || !mayBePoint || /[0-9][.,][0-9]/.test(side);
    const written = (isProduct ? side.replaceAll("·", "*") : side).replace(MIXED, (match, whole, above, below) => (
      above / below < 1 ? `(${whole}+${above}/${below})` : match));
    const all = written.match(NUMBER) ?? [];
    const settled = written.replace(NUMBER, (number) => settledNumber(number, all, isCount));
    const part = (settled.match(NUMBER) ?? []).find((number) => isDoubtful(number, isCount)) ?? written;
    const meanings = [withoutMark, withPoint].map((form, which) =>
      withMeaning(which, settled.replace(NUMBER, (number) => form(number, isCount))));
    const values = [];
    let refusal;
    for (const meaning of meanings) {
      try {
        values.push(evaluate(meaning));
      } catch (error) {
        if (error.code !== "number.no-value") throw error;
        refusal ??= error;
      }
    }
    const [value, other = value] = values, [first, second] = meanings;
    if (!values.length) throw refusal;
    // Nobody counts 1.6 of anything.
    const isWhole = isCount && /^[0-9]+,[0-9]+$/.test(part) && value % 1 === 0 && other % 1;
    if (!isWhole && !isClose(value, other)) throw new DlRefusal("number.two-meanings", { part, first, second });
    return value;
  };
  return { isClose, valueOf };
})();
