// Numbers as people write them: dlbasics/exercises/typed_answers/numeric_answer.py says what is read, and why.
const dlNumericAnswer = (() => {
  const MAX_LENGTH = 80;
  const { isClose, valueOf } = dlAmbiguousNumber;

  const SIGNS = {
    "-": "‐‑‒–—―−˗⁃➖─ー",
    "+": "➕\u2064",
    "*": "×∗∙⋅✕✖⨯⨉\u2062",
    "·": "•・‧",
    "/": "÷⁄∕➗",
    "=": "~≈≃≅∼≡→⇒≒≐⟶⟹➔➜⇨↦",
    ":": "∶",
    ".": "。｡٫․",
    "..": "…⋯",
    ",": "،‚",
    "'": "\"`$‘’“”„«»ʼ′´「」",
    "_": "٬",
    "^": "ˆ",
    "(": "[{【",
    ")": "]}】",
    "%": "٪",
    "/1000": "‰",
    x: "хХχΧ",
    e: "еЕ",
    " ": "\x85\u2063",
    "": "\ufe0e\ufe0f\u20e3",
  };
  const PLAIN = new Map();
  for (const [meant, signs] of Object.entries(SIGNS)) for (const sign of signs) PLAIN.set(sign, meant);
  for (const zero of "٠۰०০๐") {
    const code = zero.charCodeAt(0);
    for (let digit = 0; digit < 10; digit += 1) PLAIN.set(String.fromCharCode(code + digit), `${digit}`);
  }
  const plainSigns = (text) => text.replace(/[！-～﹐-﹫]/g, (wide) => wide.normalize("NFKC"))
    .replace(/./gsu, (sign) => PLAIN.get(sign) ?? sign).replace(/\p{Cf}/gu, "").replace(/\s/g, " ")
    .replace(/[奈纳]特/g, "nats");

  // What stands for a sign.
  const BRACKET = String.raw`(\((?:[^()]|\([^()]*\))*\))`;
  const WORDS = [
    [/\*\*/g, "^"],
    [/\\[,;:! ]|\\(?:left|right)(?![a-z])/gi, " "],
    [/\\(?:cdot|times)(?![a-z])/gi, "*"],
    [/\\approx/gi, "="],
    [/\\[lc]?dots/gi, ".."],
    [/\\(?:text|mathrm) *\(([^()]*)\)/gi, " $1 "],
    [/\\(?:overline|bar|dot) *\(?([0-9]+)\)?/gi, "$1\u0305"],
    [RegExp(String.raw`\\[dt]?frac *${BRACKET} *${BRACKET}`, "gi"), "($1/$2)"],
    [/\\[dt]?frac *([0-9]) *([0-9])(?![0-9.,])/gi, "($1/$2)"],
    [/\\(?![dt]?frac|sqrt *\([^()]*\) *\()(?=[a-z()%])/gi, ""],
    [/log_\(([0-9]+|e)\)/gi, "log_$1 "],
    [/\(,\)/g, ","],
    [/([.,][0-9]+) *\.\.+(?! *[0-9.,])/g, "$1…"],
    [/(?<=[0-9()]) *(?:p(?:er|ro|our|or) ?[cz](?:i?ento?)|pct)(?![a-z])/gi, "%"],
    [/\( *% *\)/g, "%"],
    [/(?<=10)\^?-(?=[⁰¹²³⁴-⁹])/g, "⁻"],
    [/\^(?=[⁰-⁻¹²³])/g, ""],
    [/(?<=[0-9a-zπ)]) ?⁻(?=[0-9])/gi, "^-"],
    [/⁻(?=[0-9])/g, "-"],
    [/=+>|->|\bis\b(?! not)|(?<![不于於或少多])(?:差不多|大[约約概]|[约約取]|接近|近似|[一总總]?共|[正刚剛恰]好|答案|等[于於]|[是为為])+/gi, "="],
    [/(?<=[a-z])\([^()=]*=[^()]*\)|\([^()=]*=[^()]*\)(?= *=)/gi, ""],
    [/\(([^()]*=[^()]*)\)(?=[ '.?;]*$)/g, "=$1"],
    [/^ *\(([^()=]*:[^()=]*)\) *$/g, "$1"],
    [/\(((?:to |the )*base [^()]*)\)/gi, "$1"],
    [/log *(\([^()]+\)|[0-9.]+) *(?:to |the )*base ([0-9]+|e)\b/gi, "log_$2 $1"],
    [/log *(?:to |the )*base ([0-9]+|e)(?: of)?(?= *[0-9(])/gi, "log_$1 "],
    [/log\( *([0-9.]+) *(?:, +|; *)([0-9]+) *\)/gi, "log_$2($1)"],
    [/根[号號]下?/g, "√"],
    [/\bminus\b(?= *[0-9.,(½¼¾])/gi, " - "],
    [/(?<=[A-Za-zσ])'(?= *\()/g, "′"],
    [/(?:[Ss]igma|σ)(?=\()/g, "sigmoid"],
    [/(^[ ']*|[-+*/=:·(] *)\|([^|]+)\|(?! *[a-z0-9(|])/gi, "$1abs($2)"],
  ];
  const ABOUT = new RegExp(String.raw`^(?:about|around|roughly|nearly|approximately|approx\.?|circa|ca\.?|c\.|maybe`
    + String.raw`|perhaps|i\x20think|it's)\x20+`, "i");
  const ROUNDED =
    /^(?!rec|rep|per)(?:to )?(?:round|approx|exact|about|[0-9a-z]+ ?(?:dec|dig|sig(?!ns?\b)|[sd]\.?[fp])|近|四舍|保留|精确)/i;
  const CHANGES = new RegExp("[0-9%±∓负負百千万萬亿不错反]|循环|^ *-|- *$|^(?:in )?[km]$|minus|neg|below|not|wrong|hundred|thous"
    + "|mill|mio|bill|dozen|half|quart|double|twice|times|^square|invers|per(?:io| ?[cm])|prozent|pp$|recur|rep|^or "
    + "|opposite|flip|^sign(?!if)|signs$|absol|false|divi|^over ", "i");
  const NO_NAME = new RegExp("^[^A-Za-z\x80-\uffff]|[-+*/^] *[0-9.,]+$|[²³]$|10[⁰-⁻¹²³^]|%|per ?cent|prozent|百分"
    + "|n[o']t\\b|wrong|thousands?\\b|in\x20k\\b|[不±∓]|并非|未必|或者?$|^(?:minus|neg(?:ative)?$|dozen|half|twice"
    + "|(?:ln|log|sqrt)[0-9]*$|e *\\^|exp *\\()", "i");
  const PLURAL = new RegExp("(?<=[0-9)]) +(?!\\w*(?:bill|dozen|halv|pair|couple|kilo|mega|bit|byte|minu|hour|second"
    + "|times|percent|plus))[a-z]{2,}[a-rt-z]s(?= *(?:[-+*/)]|x |in\x20total|$))", "gi");
  const TAIL = /[ \u3000-\uffff]([.,]?[0-9][0-9.,]*%?)$/;
  const COLON = /(?<=[0-9)%²³])(?: +: +|:(?! ))(?=[-0-9.,(√A-Za-z])/g;
  const IN_WORDS = /^[^0-9]*[一-鿿]$/;
  const CUT = /(?<![-+*/^ ]) +(?![+*/^ ]|- )|,/g;
  const ARITHMETIC = /[0-9] *[-+*/^(]|[-+*/^(] *[0-9]/;
  const UNCLEAR = /^ *(\[) *[0-9.,]+ *[-–−,，] *[0-9.]|(?<=[0-9)%]) *(—)(?!>)/;
  const UNCLEAR_SIGNS = /(% *%)|(?<=[0-9)%]) *(\+\/?-|-\/?\+|--+(?= *[A-Za-z]))/;
  const MARKED_DIGITS = /[0-9]*[.,][0-9\u0304\u0305\u0307]*[\u0304\u0305\u0307]/;
  const DIGITS_IN_BRACKETS = /(?:[0-9]+[.,][0-9]*|[.,][0-9]+)\([0-9]+\)/;
  const POWER_IN_WORDS = /\b(?:squared|cubed|to the (?!base)[A-Za-z0-9_]+|power)\b/i;
  const NUMBER_WORD = new RegExp("\\b(?:zero|nought|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    + "|\\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|half|third|quarter"
    + "|(?:four|fif|six|seven|eigh|nin|ten)th)(?:e?s)?\\b", "i");
  const withoutFrame = (written) => written.replace(/^[ ']+|[ '.?;]+$/g, "");

  // Digits, those behind the point, and what they are multiplied with.
  const DECIMAL = /^[-+]?([0-9]*[.,]?([0-9]*)) *(%|(?:e|[*·x] *10\^?)[-+0-9⁰-⁻¹²³()]+)?$/i;
  /* Whether a decimal number is another one rounded to its digits, two at least. */
  const isRounded = ([written, value], [, exact]) => {
    const [, number, decimals, scale] = written.match(DECIMAL) ?? [];
    if (!decimals && !scale) return false;
    const digits = number.replace(/[.,]/, "");
    const half = 0.5 * Math.abs(value) / Number(digits);
    return digits.replace(/^0+/, "").length > 1 && value !== exact && Math.abs(value - exact) <= half * (1 + 1e-9);
  };
  const areAlike = (one, other) => isClose(one[1], other[1]) || isRounded(one, other) || isRounded(other, one);

  /* What a bracket with a number is, behind a number: that number once more, a factor, or either of them. */
  const classifyBracket = (head, note, hasSpace) => {
    const [before, value] = head, [inside, again] = note;
    if (!areAlike(head, note) || inside === before.replace(/^[()]+|[()]+$/g, "")) return "factor";
    if (!before.endsWith(")")) {
      return hasSpace || (before + inside).includes("%") || !isClose(value, again) ? "repeat" : "unclear";
    }
    const isNumber = DECIMAL.test(before.slice(1, -1)) && !/[/A-Za-z√]/.test(inside);
    if (isNumber && !hasSpace && !inside.endsWith("%")) return "factor";
    const isOnlyBracket = !/\) *\(/.test(before) && DECIMAL.test(inside);
    return isOnlyBracket && (hasSpace || inside.endsWith("%")) ? "repeat" : "unclear";
  };

  /* Refuse 45+18,63 and 8*40 320, where the sign between two statements may be forgotten. */
  const checkSaidOnce = (part, whole, value) => {
    for (const { 0: cut, index } of part.matchAll(CUT)) {
      const parts = [part.slice(0, index), part.slice(index + cut.length)];
      if (parts[0] === parts[1] || parts.every((one) => DECIMAL.test(one))) continue;
      let numbers;
      try {
        numbers = parts.map((one) => [one, value(one)]);
      } catch {
        continue;
      }
      if (areAlike(...numbers) && !isClose(whole, numbers[0][1])) {
        const first = parts.join(cut === "," ? "." : "*".repeat(/^\(/.test(parts[1])));
        throw new DlRefusal("number.two-meanings", { part, first, second: parts[0] });
      }
    }
  };

  /* The number that all sides are. */
  const oneOf = ([first, ...others], isCounted) => {
    for (const other of others) {
      if (!areAlike(first, other)) throw new DlRefusal("number.several", { first: first[0], second: other[0] });
      if (isRounded(first, other)) first = other;
    }
    const [part, value] = first;
    const mayBeRange = /^(-?)[0-9.,]+ *- *\1[0-9.,]+$/.test(part) && (isCounted || !part.includes(" - "));
    if (!others.length && value < 0 && mayBeRange) {
      throw new DlRefusal("number.range", { part, difference: `(${part})` });
    }
    return value;
  };

  const unitPattern = (unit) => {
    let letters = plainSigns(unit).replaceAll(" ", "");
    const plural = /[A-Za-z]{3}$/.test(letters) ? "s?" : "";
    if (plural) letters = letters.replace(/s$/i, "");
    const escaped = Array.from(letters, (letter) => letter.replace(/[^A-Za-z0-9]/, "\\$&")).join(" *");
    return letters ? RegExp(`(?<![A-Za-z])(?:in )?${escaped}${plural}(?![A-Za-z])`, "gi") : /$^/;
  };

  /* A part of what was made plain, as it was typed: a mark with its sign, and a command with its backslash. */
  const asTyped = (part, text) => {
    const signs = Array.from(text), before = Array.from(text.split(part)[0]).at(-1) ?? "";
    if (text.includes(part)) return before === "\\" || /^\p{M}/u.test(part) ? before + part : part;
    const pieces = [...part].flatMap((_, size) => signs.map((_, at) => signs.slice(at, at + size + 1).join("")));
    return part === "^" && text.includes("**") ? "**"
      : pieces.find((piece) => plainSigns(piece).includes(part)) ?? part;
  };

  /* Refuse what is no arithmetic, though each of its signs can be read. */
  const checkClear = (text, signs) => {
    const [, one, other] = text.match(UNCLEAR) ?? signs.match(UNCLEAR_SIGNS) ?? [];
    if (one ?? other) throw new DlRefusal("number.unknown", { part: one ?? other });
    if (/÷ *[0-9.,]+ *\//.test(text)) throw new DlRefusal("number.unclear", { part: "÷" });
    for (const [code, digits] of [["number.endless", MARKED_DIGITS], ["number.repeating", DIGITS_IN_BRACKETS]]) {
      const [part] = signs.match(digits) ?? [];
      if (part) throw new DlRefusal(code, { part });
    }
  };

  /* What to say in place of a refusal, where more is seen in the answer as it was typed. */
  const closerRefusal = (refusal, text, written, unit) => {
    const { code, params } = refusal;
    if (!params?.part) return refusal;
    const part = asTyped(params.part, text);
    if (code !== "number.unknown") return new DlRefusal(code, { ...params, part });
    const [power] = text.match(POWER_IN_WORDS) ?? [];
    if (power) return new DlRefusal("number.power", { part: power });
    const [word] = text.match(NUMBER_WORD) ?? [], isWord = part.replace(NUMBER_WORD, "") === "";
    if (word && (isWord || !/[0-9]/.test(written))) return new DlRefusal("number.in-words", { part: word });
    if (/^[oOQlIОоЗ]+$/.test(part) && RegExp(`[0-9.,]${part}|${part}[0-9.,]`).test(written)) {
      return new DlRefusal("number.letter", { part });
    }
    const isBehind = unit && /[0-9]/.test(written.split(params.part)[0]);
    return isBehind ? new DlRefusal("number.other-unit", { part, unit }) : new DlRefusal(code, { part });
  };

  /* Read a number; throws a DlRefusal where it is none, or may be two. */
  const read = (text, unit = "", isCount = false, counted = "") => {
    const numberOf = (written) => valueOf(written, isCount, Boolean(unit));
    const countedWords = [...counted.split(" "), "in", "total"];
    /* Whether a word is one of what is counted, or the singular of one. */
    const isCounted = (word) =>
      word.length > 1 && ["", "s", "es"].some((ending) => countedWords.includes(word.toLowerCase() + ending));
    const bare = (side) => {
      let written = withoutFrame(side);
      while (ABOUT.test(written)) written = written.replace(ABOUT, "");
      written = dlChineseNumber.inDigits(written.replace(/^([-+]?)% ?([0-9.,]+)$/, "$1$2%"));
      written = dlChineseNumber.inDigits(withoutFrame(written.replace(unitPattern(unit), " ")));
      if (counted) written = written.replace(PLURAL, (noun) => (NUMBER_WORD.test(noun) ? noun : ""));
      const [tail] = (counted && written.match(/(?<=[0-9)]) *[A-Za-z ]+$/)) || [""];
      const others = tail.split(" ").filter((word) => word && !isCounted(word));
      return [written.slice(0, written.length - tail.length), ...others].join(" ");
    };
    const valueIfAny = (written) => {
      try {
        return numberOf(written);
      } catch (refusal) {
        if (refusal.code === "number.two-meanings") throw refusal;
      }
    };
    /* A side without what changes no number, and the number in a bracket behind it. */
    const withNote = (side) => {
      const match = side.match(/^(.+?)( *)\(((?:[^()]|\([^()]*\))*)\)$/), head = bare(match?.[1] ?? "");
      const value = valueIfAny(head);
      if (!match || value == null) return [bare(side)];
      const [, typed, space, inner] = match, note = bare(inner);
      if (!note) return [head];
      let again;
      try {
        again = numberOf(note);
      } catch (refusal) {
        if (ROUNDED.test(note)) return [head];
        if (ARITHMETIC.test(note)) throw refusal;
        if (CHANGES.test(inner)) throw new DlRefusal("number.note", { part: inner });
        if (unit && !unitPattern(unit).test(typed)) throw refusal;
        return [head];
      }
      if (IN_WORDS.test(typed)) return [head, note];
      const bracket = classifyBracket([head, value], [note, again], Boolean(space));
      if (bracket === "unclear") {
        throw new DlRefusal("number.two-meanings", { part: side, first: `${head}*(${note})`, second: head });
      }
      return bracket === "repeat" ? [head, note] : [bare(side)];
    };
    /* A side with a slash for each colon that divides, as in 240:30*40. */
    const withDivision = (side) => {
      const outside = side.replace(RegExp(BRACKET, "g"), "()"), divided = side.replace(COLON, "/");
      const isAlone = outside.includes(":") && !/[0-9)%⁰-⁻¹²³] *(?:[A-Za-z]{3,} +)?[-+*·xX]/.test(outside);
      if (divided === side || isAlone || /:[^()]*\/|\/[^()]*:/.test(side)) return side;
      const [head] = withNote(withoutFrame(divided));
      const [whole, one, other] = [head, ...side.split(/:(?!.*:)/)].map((part) => valueIfAny(bare(part)));
      const isEquation = one != null && other != null && areAlike(["", one], ["", other]);
      return whole == null || isEquation ? side : divided;
    };
    /* The numbers of a side, as they are written and their values; a name has a refusal, and may end in one. */
    const readSide = (side, isBehind) => {
      let value;
      try {
        value = numberOf(side);
      } catch (refusal) {
        if (NO_NAME.test(side) || (isBehind && (CHANGES.test(side) || NUMBER_WORD.test(side)))) throw refusal;
        const tail = side.match(TAIL)?.[1];
        return { numbers: tail ? [[tail, numberOf(tail)]] : [], refusal };
      }
      checkSaidOnce(side, value, numberOf);
      return { numbers: [[side, value]] };
    };
    const number = (written) => {
      const [unequal] = written.replace(/\([^()]*\)/g, "").match(/!=|[<>≤≥≠≦≧⩽⩾]=?/) ?? [];
      if (unequal) throw new DlRefusal("number.unknown", { part: unequal });
      const sides = [], found = [];
      const divided = written.split(/(:?=+|(?<! ): )/).map(withDivision).join("");
      const parts = divided.split(/(:?=+|:(?![^()]*\)))/); // with the sign between two of them
      for (let place = 0; place < parts.length; place += 2) {
        const these = withNote(withoutFrame(parts[place])).filter(Boolean)
          .map((side) => readSide(side, found.length));
        const numbers = these.flatMap((side) => side.numbers);
        if (parts[place - 1] === ":" && found.length && numbers.length) {
          const pair = [found.at(-1)[0], numbers.at(-1)[0]];
          const quotient = pair.map((side) => (/[^0-9.,]/.test(side) ? `(${side})` : side)).join("/");
          throw new DlRefusal("number.colon", { part: pair.join(":"), quotient });
        }
        sides.push(...these);
        found.push(...numbers);
      }
      if (sides.every((side) => side.refusal)) throw sides.at(-1)?.refusal ?? new DlRefusal("number.empty");
      return oneOf(found, counted);
    };

    if ([...text].length > MAX_LENGTH) throw new DlRefusal("number.too-long", { most: MAX_LENGTH });
    const signs = WORDS.reduce((written, [words, sign]) => written.replace(words, sign),
      plainSigns(text.replace(/(?<=[0-9０-９)%％])(?<![A-Za-z_][0-9])(?<![A-Za-z_][0-9][0-9])（/g, " (")
        .replace(/(?<=[0-9０-９%]) +– +(?=[-−0-9.,])/g, "–")));
    try {
      checkClear(text, signs);
      return number(signs);
    } catch (refusal) {
      throw closerRefusal(refusal, text, signs, unit);
    }
  };
  return { read };
})();
