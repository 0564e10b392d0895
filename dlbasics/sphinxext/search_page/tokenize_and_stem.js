// How the search reads words: those of the book and those of a query alike.
//
// `Stemmer` is Sphinx's, `miniSearch` the library; both stand before this script (`search_script` in static_files.py).
const dlSearchWords = (() => {
  const stemmer = new Stemmer();
  const HAN = /\p{Script=Han}/u;
  // Words that a question is full of, and that say nothing about a place.
  const STOP_WORDS = new Set([
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "could", "do", "does", "for", "from", "have",
    "how", "i", "if", "in", "into", "is", "it", "its", "my", "no", "not", "of", "on", "or", "should", "such",
    "than", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "we", "what", "when",
    "where", "which", "why", "will", "with", "would", "you", "为什", "什么", "怎么", "么办", "如何",
  ]);
  const GREEK = { α: "alpha", β: "beta", γ: "gamma", ε: "epsilon", λ: "lambda", μ: "mu", σ: "sigma" };
  // From British to American spelling: readers write "normalise" and "color", the book "normalization" and "colour".
  const SPELLINGS = [
    [/is(e|ed|es|er|ing|ation|ations)$/, "iz$1"],
    [/yse(d|s)?$/, "yze$1"],
    [/our(s|al|ed)?$/, "or$1"],
    [/tre$/, "ter"],
  ];

  const american = (word) => SPELLINGS.reduce((spelled, [from, to]) => spelled.replace(from, to), word);
  const stem = (word) => {
    const spelled = word.length > 4 ? american(word) : word;
    return /^[a-z]+$/.test(spelled) ? stemmer.stemWord(spelled) : GREEK[spelled] ?? spelled;
  };
  // Between Chinese and Latin letters there is no gap either.
  const LETTER = "(?!\\p{Script=Han})[\\p{L}\\p{N}]";
  const WORDS = new RegExp(`\\p{Script=Han}+|${LETTER}(?:${LETTER}|[_']|-(?=${LETTER}))*`, "gu");
  /* The pairs of neighbours in a run of Chinese, which is written without gaps. */
  const pairs = (run) => (run.length < 3 ? [run] : [...run.slice(1)].map((sign, i) => run[i] + sign));

  /* The words of a text: Chinese by runs, all else by letters and digits, with the hyphens inside. */
  const split = (text) => text.match(WORDS) ?? [];

  /* The terms of the index for a word: "cross-entropy" is found as "cross", "entropy" and "crossentropy". */
  const terms = (word) => {
    if (HAN.test(word)) return pairs(word).filter((pair) => !STOP_WORDS.has(pair));
    const plain = word.toLowerCase().replace(/'s?$/, "");
    if (STOP_WORDS.has(plain)) return null;
    const parts = plain.split("-").map(stem);
    return parts.length > 1 ? [...parts, stem(plain.replaceAll("-", ""))] : parts;
  };

  /* What of a word is found by some terms: the word or nothing; of a run of Chinese the parts made of found pairs. */
  const found = (word, known) => {
    if (!HAN.test(word)) return terms(word)?.some((term) => known.has(term)) ? [word] : [];
    const parts = [];
    pairs(word).forEach((pair, i, all) => {
      if (!known.has(pair)) return;
      if (i && known.has(all[i - 1])) parts.push(parts.pop() + [...pair].at(-1));
      else parts.push(pair);
    });
    return parts;
  };

  return { found, split, terms };
})();
