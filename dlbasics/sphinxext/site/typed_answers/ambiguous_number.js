// What may be meant in two ways: dlbasics/exercises/typed_answers/ambiguous_number.py says what is asked, and why.
const dlAmbiguousNumber = (() => {
  const { GROUPED, SINGLE, evaluate } = dlArithmetic;
  const NUMBER = new RegExp(`${GROUPED}|${SINGLE}`, "g");
  const MIXED = /(?<![0-9.,'_^/]|[0-9] )([0-9]+) ([0-9]{1,2})\/([0-9]+)(?! *[0-9.,/^⁰-⁻¹²³])/g;
  const THOUSANDS = /^([1-9][0-9]{0,2})([.,'])([0-9]{3})$/;
  const RAISED = String.raw`(?=[\^⁰-⁻¹²³]|\x20*-[0-9]{1,2}(?![0-9.,]))`;

  // In one meaning, and in the other; alike where there is one only.
  const MEANINGS = [
    [/(^|[^0-9.,'])([0-9]+)'([0-9]+)(?![0-9.,'])/g, "$1$2.$3"],
    [/([0-9])(?= |[eE] ) *[eE] *([0-9])/g, "$1e$2"],
    [RegExp(String.raw`([0-9]+)([.,])([0-9]{3})(?!\2)[.,]10${RAISED}`, "g"), "$1.$3*10", "$1$3.1"],
    [RegExp(`([0-9][.,][0-9]+)[.,]10${RAISED}`, "g"), "$1*10"],
    [RegExp(`(^|[^0-9.,])([0-9]+)[.,]10${RAISED}`, "g"), "$1$2*10", "$1$2.1"],
    [/(^|[^0-9.,])0(?:·|(?<!\/ ?0)[*xX])([0-9])/g, "$10.$2", "$10 * $2"],
    [/([0-9])(?= |[eE] |[eE]- ) *[eE] *- *([0-9])/g, "$1*10^-$2", "$1*e - $2"],
    [/([0-9])[eE]\^/g, "$1*10^", "$1*e^"],
    [/(^|[*xX·] *)10 *-([0-9.,])/g, "$110^-$2", "$110 - $2"],
    [/(^|[^A-Za-z0-9.])e *-([0-9.,])/g, "$1e^-$2", "$1e - $2"],
    [/(^|[^0-9.,·])([0-9]+)·([0-9]+)(?![0-9.,·^⁰-⁻¹²³])/g, "$1$2.$3", "$1$2 * $3"],
    [/(?<![0-9])(?<![0-9] )([1-9][0-9]{0,2}) ([1-9][0-9]{2})\/(?=[0-9]{3,}(?! ?[0-9]))/g, "$1$2/", "$1 + $2/"],
    [/(^|\() *(?:\+\/?-|-\/?\+)/g, "$1 +", "$1 -"],
    [/^- *- *([0-9.,])/g, "-$1", "$1"],
    [/log\(([1-9][0-9]*),([0-9]+)\)/g, "log($1.$2)", "log($1)/log($2)"],
    [/log(2|10)([0-9])/g, "log_$1 $2", "log $1$2"],
    [/([0-9)]) *([-+]) *([0-9.,]+) *%/g, "$1*(1$2$3/100)", "$1$2$3/100"],
    [/([0-9.,]+) *\/ *(-?[0-9.,]+) *%/g, "($1/$2)%", "$1/($2%)"],
    [/([*xX·] *)10[eE](-?[0-9])/g, "$110^$2", "$110*10^$2"],
  ];

  const PAIR = /^-?[1-9][0-9]*,(?!0+$)([0-9]+)$/;

  /* As Python's math.isclose. */
  const isClose = (a, b) => {
    const largest = Math.max(Math.abs(a), Math.abs(b));
    return a === b || (isFinite(largest) && Math.abs(a - b) <= 1e-9 * largest);
  };

  const valueOf = (side, isCount) => {
    const whole = side.trim(), pair = isCount && whole.match(PAIR);
    if (pair && !THOUSANDS.test(whole.replace("-", ""))) throw new DlRefusal("number.two-numbers", { part: pair[1] });
    const written = (isCount ? side.replaceAll("·", "*") : side).replace(MIXED, (match, whole, above, below) => (
      above / below < 1 ? `(${whole}+${above}/${below})` : match));
    const all = written.match(NUMBER) ?? [];
    let part;
    /* With each doubtful number in another form. */
    const rewritten = (text, form) => text.replace(NUMBER, (number) => {
      const [, whole, mark, decimals] = number.match(THOUSANDS) ?? [];
      if (!mark) return number;
      const isLong = isCount || decimals.endsWith("0");
      if (mark === "," || isLong === (mark === ".")) return form(number, whole, mark, decimals);
      return mark === "'" ? whole + decimals : number;
    });
    const isGroup = (mark) => all.some((number) => RegExp(`[${mark}][0-9]{2,3}[.,']`).test(number));
    const settled = rewritten(written, (number, whole, mark, decimals) => {
      if (isGroup(mark)) return whole + decimals;
      part ??= number;
      return number;
    });
    const meanings = [
      rewritten(settled, (number, whole, mark, decimals) => whole + decimals),
      rewritten(settled, (number, whole, mark, decimals) => {
        const kept = decimals.replace(/0+$/, "");
        return kept ? `${whole}.${kept}${isCount && kept.length === 3 ? "0" : ""}` : whole;
      }),
    ].map((text, which) => {
      for (const [pattern, one, other = one] of MEANINGS) {
        while (text.search(pattern) >= 0) text = text.replace(pattern, which ? other : one);
      }
      return text.replaceAll("·", "*").replace(/^ +| +$/g, "");
    });
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
    if (!isClose(value, other)) throw new DlRefusal("number.two-meanings", { part: part ?? written, first, second });
    return value;
  };
  return { isClose, valueOf };
})();
