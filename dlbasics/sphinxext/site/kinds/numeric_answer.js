// Numbers as people write them: dlbasics/exercises/kinds/numeric_answer.py says what is read, and why.
const dlNumericAnswer = (() => {
  const LONGEST = 80, SAME = 1e-9;
  const { GROUPED, SINGLE, evaluate } = dlArithmetic;

  const SIGNS = {
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63",
    "*": "\u00d7\u00b7\u2217\u2219\u22c5\u2022\u2715\u2716\u2a2f\u30fb",
    "/": "\u00f7\u2044\u2215",
    "=": "~:\u2248\u2243\u2245\u223c\u2261\u2192\u21d2",
    ".": "\u3002\uff61\u066b\u2026",
    ",": "\u3001\u060c",
    "'": "\"`$\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u02bc\u2032\u066c",
    "(": "[{",
    ")": "]}",
    "%": "\u066a",
    " ": "\t\n\r\f\v\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f"
      + "\u205f\u3000",
    "": "\xad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff",
  };
  const ZEROS = "\uff10\u0660\u06f0\u0966\u09e6\u2080";
  const PLAIN = new Map();
  for (const [meant, signs] of Object.entries(SIGNS)) for (const sign of signs) PLAIN.set(sign, meant);
  for (let wide = 0xff01; wide < 0xff5f; wide += 1) {
    const narrow = String.fromCharCode(wide - 0xfee0);
    PLAIN.set(String.fromCharCode(wide), PLAIN.get(narrow) ?? narrow);
  }
  for (const zero of ZEROS) {
    for (let digit = 0; digit < 10; digit += 1) PLAIN.set(String.fromCharCode(zero.charCodeAt(0) + digit), `${digit}`);
  }

  // Words that say no more than \u2248 does.
  const ABOUT = new RegExp(String.raw`^(?:about|around|roughly|nearly|approximately|approx\.?|circa|ca\.?|c\.|maybe`
    + String.raw`|perhaps|i\x20think|it\x20is|it's|(?:the\x20)?answer\x20is)\x20+`, "i");

  const plain = (text) => {
    const signs = Array.from(text, (sign) => PLAIN.get(sign) ?? sign).join("").replaceAll("**", "^");
    let written = signs.replace(/^[ ']+|[ '.?;]+$/g, "");
    while (ABOUT.test(written)) written = written.replace(ABOUT, "");
    return dlChineseNumber.inDigits(written);
  };

  const withoutUnit = (written, unit) => {
    let letters = plain(unit).replaceAll(" ", "");
    if (!letters) return written;
    const hasPlural = /[A-Za-z]{3}$/.test(letters);
    if (hasPlural) letters = letters.replace(/s$/i, "");
    const escaped = Array.from(letters, (letter) => letter.replace(/[^A-Za-z0-9]/, "\\$&")).join(" *");
    const match = written.match(new RegExp(`^(|[^]*[^A-Za-z])${escaped}${hasPlural ? "s?" : ""}$`, "i"));
    return match ? match[1].replace(/[ '.]+$/, "") : written;
  };

  // What may mean two things, and what is proposed for each.
  const TWO_MEANINGS = [
    [/(^|[^0-9.,])0[*xX]([0-9])/g, "$10.$2", "$10 * $2"],
    [/([0-9])(?: +[eE] *- *| *[eE]- +)([0-9])/g, "$1*10^-$2", "$1*e - $2"],
    [/([0-9])[eE]\^/g, "$1*10^", "$1*e^"],
    [/(^|[*xX] *)10-([0-9])/g, "$110^-$2", "$110 - $2"],
    [/(^|[^A-Za-z0-9.])e-([0-9])/g, "$1e^-$2", "$1e - $2"],
    [/([1-9][0-9]{0,2}) ([0-9]{3})\//g, "$1$2/", "$1 + $2/"],
    [/(^|[^0-9.,])([0-9])[.,]10\^/g, "$1$2*10^", "$1$2.1^"],
    [/([0-9)]) *\+-/g, "$1 +", "$1 -"],
    [/^--([0-9.,])/g, "-$1", "$1"],
    [/log\(([1-9][0-9]*),([0-9]+)\)/g, "log($1.$2)", "log($1)/log($2)"],
  ];
  const NUMBER = new RegExp(`${GROUPED}|${SINGLE}`, "g");
  const THOUSANDS = /^([1-9][0-9]{0,2})([.,])([0-9]{3})$/;

  const isDoubtful = (number, isCount) => {
    const [, , mark, decimals] = number.match(THOUSANDS) ?? [];
    return mark == "," || (mark == "." && (isCount || decimals.endsWith("0")));
  };
  const withPoint = (number, isCount) => {
    const [, whole, , written] = number.match(THOUSANDS);
    const decimals = written.replace(/0+$/, "");
    return decimals ? `${whole}.${decimals}${isCount && decimals.length == 3 ? "0" : ""}` : whole;
  };
  const everywhere = (pattern, meaning, written) => {
    let settled = written;
    while (settled.search(pattern) >= 0) settled = settled.replace(pattern, meaning);
    return settled;
  };

  const valueOf = (written, isCount) => {
    const parts = [];
    let first = written.replace(NUMBER, (number) => {
      if (!isDoubtful(number, isCount)) return number;
      parts.push(number);
      return number.replace(/[.,]/, "");
    });
    let second = written.replace(
      NUMBER, (number) => (isDoubtful(number, isCount) ? withPoint(number, isCount) : number));
    for (const [pattern, one, other] of TWO_MEANINGS) {
      parts.push(...(written.match(pattern) ?? []));
      first = everywhere(pattern, one, first);
      second = everywhere(pattern, other, second);
    }
    first = first.trim();
    second = second.trim();
    const value = evaluate(first);
    evaluate(second);
    if (parts.length) throw new DlRefusal("number.two-meanings", { part: parts[0].trim(), first, second });
    return value;
  };

  /* As Python's math.isclose. */
  const isClose = (a, b) => {
    const largest = Math.max(Math.abs(a), Math.abs(b));
    return a == b || (isFinite(largest) && Math.abs(a - b) <= SAME * largest);
  };

  /* Whether a decimal number is another one rounded to its digits, two at least. */
  const isRounded = (written, value, exact) => {
    const [, kept = ""] = written.match(/^[-+]?0*[.,]?0*([0-9]*[.,]?[0-9]*?)$/) ?? [];
    const [, decimals] = written.match(/[.,]([0-9]+)$/) ?? [];
    if (kept.replace(/[.,]/, "").length < 2 || !decimals) return false;
    const half = 0.5 * 10 ** -decimals.length;
    return value != exact && Math.abs(value - exact) <= half * (1 + SAME);
  };

  /* The one number among the sides of an equation. */
  const onlyNumber = (sides, isCount) => {
    const found = [];
    let refusal = new DlRefusal("number.empty");
    for (const side of sides.filter(Boolean)) {
      try {
        found.push([side, valueOf(side, isCount)]);
      } catch (error) {
        refusal = error;
        if (!/^[A-Za-z\x80-\uffff]/.test(side)) throw error;
      }
    }
    if (!found.length) throw refusal;
    let [[first, value]] = found;
    for (const [second, itsValue] of found.slice(1)) {
      if (isRounded(first, value, itsValue)) [first, value] = [second, itsValue];
      else if (!isClose(value, itsValue) && !isRounded(second, itsValue, value)) {
        throw new DlRefusal("number.several", { first, second });
      }
    }
    return value;
  };

  /* Read a number; throws a DlRefusal where it is none, or may be two. */
  const read = (text, unit = "", isCount = false) => {
    if ([...text].length > LONGEST) throw new DlRefusal("number.too-long", { most: LONGEST });
    const written = withoutUnit(plain(text), unit).replace(/\([^()=]*=[^()]*\)/g, "");
    const sides = written.split(/=+>?|->/).map((side) => side.replace(/^[ ']+|[ ']+$/g, ""));
    try {
      return onlyNumber(sides, isCount);
    } catch (refusal) {
      if (!unit || refusal.code != "number.unknown") throw refusal;
      throw new DlRefusal("number.other-unit", { ...refusal.params, unit });
    }
  };
  return { read };
})();
