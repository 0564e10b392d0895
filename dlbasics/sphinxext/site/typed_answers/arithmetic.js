// Arithmetic as people type it, such as 2*10^-1: dlbasics/exercises/typed_answers/arithmetic.py says what is read.

/* Why an answer cannot be read: the code of a text, and what stands in its placeholders. */
class DlRefusal extends Error {
  constructor(code, params = {}) {
    super(code);
    Object.assign(this, { code, params });
  }
}

const dlArithmetic = (() => {
  const MAX_DEPTH = 40;
  const { E, PI, abs, log, log2, log10, exp, min, sqrt } = Math;
  const sigmoid = (z) => exp(min(z, 0)) / (1 + exp(-abs(z)));
  const CONSTANTS = { e: E, pi: PI, π: PI };
  for (const name of ["inf", "infinity", "infty", "∞"]) CONSTANTS[name] = Infinity;
  const FUNCTIONS = { ln: log, log, log2, log10, loge: log, exp, sqrt, "√": sqrt, abs, sigmoid };
  for (const name of ["float", "float16", "float32", "float64", "int", "int32", "int64"]) FUNCTIONS[name] = Number;
  const isKnown = (name) => Object.hasOwn(CONSTANTS, name) || Object.hasOwn(FUNCTIONS, name)
    || /^log[0-9]+$/.test(name);
  /* log2 for log₂ and log_2, too. */
  const nameOf = ({ text }) => text.normalize("NFKC").toLowerCase().replaceAll("_", "");

  const GROUPED = "[1-9][0-9]{0,2}(?:(?:(?: [0-9]{3})+|(?:'[0-9]{3})+(?!')|(?:_[0-9]{3})+)(?![0-9])(?:[.,][0-9]+)?"
    + "|(?:,[0-9]{3}){2,}(?![0-9])(?:[.][0-9]+)?|,[0-9]{3}[.][0-9]+"
    + "|(?:[.][0-9]{3}){2,}(?![0-9])(?:,[0-9]+)?|[.][0-9]{3},[0-9]+)";
  const SINGLE = "[0-9]+(?:[.,][0-9]+|[.])?|[.,][0-9]+";
  const TOKEN = new RegExp([
    "(?<whole>[0-9]*) ?(?<vulgar>[¼-¾⅐-⅞]|[⁰¹²³⁴-⁹]+/[₀-₉]+)",
    `(?<number>${GROUPED}|${SINGLE})(?<exponent>[eE][+-]?[0-9]+)?(?<dots>…)?`,
    "(?:(?:np|numpy|math)[.])?(?<name>[lL][oO][gG](?:_?(?:10|2)(?![0-9.,])|_(?:e|[0-9]+)|[0-9]+(?=\\()|[₀-₉]+|ₑ)"
      + "|(?:float|int)[0-9]+|[A-Za-z\xc0-\u03bf\u03c1-\u1fff\u3040-\ud7a3]+)",
    "(?<raised>[⁺⁻]?[⁰¹²³⁴-⁹]+)",
    "(?<sign>[-+*/^()%])",
    "(?<other>\\\\[A-Za-z]+|[.][.]+|[^])",
  ].join("|"), "uy");
  const USUAL_EXPONENT = /^(?:1\/([2-9]|[1-9][0-9]+)|2\/[35]|3\/[245]|4\/5)$/;
  const SPACES = /[ ']*/y;
  const END = { kind: "end", text: "" };

  /* A number without groups, and with a decimal point. */
  const plainDecimal = (written) => {
    let digits = written.replace(/[ '_]/g, "");
    const marks = digits.replace(/[0-9]/g, "");
    for (const mark of ".,") {
      const isGroup = marks.split(mark).length > 2 || (marks.includes(mark) && marks.at(-1) !== mark);
      digits = digits.replaceAll(mark, isGroup ? "" : ".");
    }
    return digits;
  };

  /* A number with dots behind it. */
  const writtenOut = (number) => {
    if (/[.,](?:([0-9])\1+|[0-9]*([0-9])\2\2)$/.test(number)) return number + number.at(-1).repeat(20);
    const digits = number.replace(/[.,]/g, "").replace(/^0+/, "");
    return digits.length < 3 || /([1-9])\1$/.test(digits) ? refuse("number.endless", { part: number }) : number;
  };

  const tokenOf = ([text], { whole, vulgar, number, exponent = "", dots, name, raised, sign }) => {
    if (vulgar) {
      const [above, below] = vulgar.normalize("NFKC").split(/[/⁄]/).map(Number);
      return { kind: "number", text, value: Number(whole) + quotient(above, below) };
    }
    if (number) {
      const value = Number(plainDecimal(dots ? writtenOut(number) : number) + exponent);
      return { kind: "number", text, value: notTooLarge(value) };
    }
    if (raised) return { kind: "raised", text, value: Number(raised.normalize("NFKC").replace("−", "-")) };
    return sign ? { kind: sign, text } : { kind: "name", text: name ?? text };
  };

  const tokensOf = (text) => {
    const found = [];
    let at = 0;
    const read = (pattern) => {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      at = pattern.lastIndex;
      return match;
    };
    for (read(SPACES); at < text.length; read(SPACES)) {
      const match = read(TOKEN), token = tokenOf(match, match.groups);
      const isTimes = /^x$/i.test(token.text) && ["number", "raised", ")", "%"].includes(found.at(-1)?.kind);
      found.push(isTimes ? { ...token, kind: "*" } : token);
    }
    return found;
  };

  const refuse = (code, params) => { throw new DlRefusal(code, params); };
  const refuseUnknown = ({ text }) => {
    const isHidden = /^[\0-\x1f\x7f-\x9f]/.test(text);
    const point = `U+${text.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    refuse("number.unknown", { part: isHidden ? point : text });
  };

  const isInfinite = (value) => abs(value) === Infinity;
  const notTooLarge = (value) => (isInfinite(value) ? refuse("number.too-large") : value);
  /* The result of an operation on a and b; infinite only where one of them is. */
  const checked = (value, a, b) => {
    if (isNaN(value)) refuse("number.no-value");
    return isInfinite(a) || isInfinite(b) ? value : notTooLarge(value);
  };
  const product = (a, b) => checked(a * b, a, b);
  const quotient = (a, b) => (b === 0 ? refuse("number.no-value") : checked(a / b, a, b));
  const power = (base, exponent) => {
    const isIndeterminate = abs(base) === 1 && isInfinite(exponent);
    const isUndefined = (base === 0 && exponent < 0) || (base < 0 && exponent % 1 !== 0) || isIndeterminate;
    return isUndefined ? refuse("number.no-value") : checked(base ** exponent, base, exponent);
  };
  const applied = (name, argument) => {
    const isLog = /^l/.test(name), isRoot = FUNCTIONS[name] === sqrt;
    if ((argument < 0 && (isLog || isRoot)) || (argument === 0 && isLog)) refuse("number.no-value");
    const base = name.slice(3);
    if (FUNCTIONS[name]) return checked(FUNCTIONS[name](argument), argument, 0);
    return quotient(log(argument), log(base) * (base > 0));
  };

  /* A function for each rule of the grammar. */
  const parse = (tokens) => {
    let at = 0, depth = 0;
    const tokenAt = (place) => tokens[place] ?? END;
    const next = () => tokenAt(at);
    const take = () => tokenAt(at++);
    const goDeeper = () => {
      depth += 1;
      if (depth > MAX_DEPTH) refuse("number.too-deep");
    };

    const readSum = () => {
      let value = readProduct();
      while (next().kind === "+" || next().kind === "-") {
        const sign = take().kind === "+" ? 1 : -1, other = readProduct();
        value = checked(value + sign * other, value, other);
      }
      return value;
    };

    const readProduct = () => {
      let value = readFactor(), isQuotient = false;
      for (;;) {
        switch (next().kind) {
          case "*":
            take();
            value = product(value, readFactor());
            break;
          case "/":
            take();
            value = quotient(value, readFactor());
            isQuotient = true;
            break;
          case "name":
          case "(":
            checkFactorWithoutSign(isQuotient);
            value = product(value, readFactor());
            break;
          case "number":
          case "raised":
            refuseNumber(tokenAt(at - 1).kind, next());
          default:
            return value;
        }
      }
    };

    const refuseNumber = (before, { kind, text }) => {
      const areTwo = before === "number" && kind === "number";
      refuse(areTwo ? "number.two-numbers" : "number.missing-sign", { part: text });
    };

    const checkFactorWithoutSign = (isQuotient) => {
      const before = tokenAt(at - 1).kind, { kind, text } = next();
      if (kind === "name" && !isKnown(nameOf(next()))) refuseUnknown(next());
      const isUnfinished = /^e$/i.test(text) && before === "number";
      if (isUnfinished || (kind === "(" && before !== ")")) refuse("number.missing-sign", { part: text });
      if (isQuotient) refuse("number.unclear-divisor", { part: text });
    };

    const readFactor = () => {
      goDeeper();
      const { kind } = next();
      let value;
      if (kind === "+" || kind === "-") {
        take();
        value = readFactor();
        if (kind === "-") value = -value;
      } else {
        value = readPower();
      }
      depth -= 1;
      return value;
    };

    const inPercent = (value) => {
      for (; next().kind === "%"; take()) value /= 100;
      return value;
    };

    const readPower = () => {
      const base = inPercent(readPrimary());
      if (next().kind === "raised") return inPercent(power(base, take().value));
      if (next().kind !== "^") return base;
      take();
      const begin = at, value = power(base, readFactor());
      const exponent = tokenAt(at - 1), isAlone = exponent.kind === "number" && at - begin <= 2;
      const isFraction = next().kind === "/" && USUAL_EXPONENT.test(`${exponent.text}/${tokenAt(at + 1).text}`);
      if ((isAlone && isFraction) || exponent.kind === "%") refuse("number.unclear", { part: "^" });
      return value;
    };

    const readPrimary = () => {
      goDeeper();
      const token = take();
      let { value } = token;
      if (token.kind === "name") value = readNamed(token);
      else if (token.kind === "(") {
        value = readSum();
        if (take().kind !== ")") refuse("number.brackets");
      } else if (token.kind !== "number") {
        const beside = token === END ? tokenAt(at - 2) : token;
        if (beside === END) refuse("number.empty");
        refuse("number.missing-number", { part: beside.text });
      }
      depth -= 1;
      return value;
    };

    const readNamed = (token) => {
      const name = nameOf(token);
      if (name === "nan") refuse("number.nan");
      if (Object.hasOwn(CONSTANTS, name)) return CONSTANTS[name];
      if (!isKnown(name)) refuseUnknown(token);
      const { kind } = next();
      if (!["number", "name", "("].includes(kind)) refuseWithoutArgument(token.text, kind);
      let argument = readPrimary();
      if (kind !== "(") {
        argument = inPercent(argument);
        checkReach(token.text, FUNCTIONS[name] === sqrt, argument);
      }
      return applied(name, argument);
    };

    const refuseWithoutArgument = (part, kind) => {
      let code = "number.missing-argument";
      if (/^\^|raised$/.test(kind)) code = "number.function-power";
      else if (/^[-+]$/.test(kind) && !/[0-9]$/.test(part)) code = "number.unclear";
      refuse(code, { part });
    };

    const checkReach = (part, isRoot, argument) => {
      const { kind } = next(), isClear = part === "√" && argument > 0 && sqrt(argument) % 1 !== 0;
      const isNumber = ["number", "("].includes(tokenAt(at + 1).kind);
      let isUnclear = ["name", "(", "^", "raised"].includes(kind);
      if (/^[*/]$/.test(kind)) isUnclear = isNumber && !isClear;
      else if (/^[-+]$/.test(kind)) isUnclear = isNumber && isRoot;
      if (isUnclear) refuse("number.unclear", { part });
    };

    const value = readSum();
    return next() === END ? value : refuse("number.brackets");
  };

  return { GROUPED, SINGLE, evaluate: (text) => parse(tokensOf(text)) };
})();
