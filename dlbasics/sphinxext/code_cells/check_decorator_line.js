// The line of an exercise that has its answer judged: the first one of the book's own source.
const CHECK_LINE = /^@(\w+\.)?check\([^)\n]*\)[^\S\n]*(#.*)?$/m;
const ANY_CHECK = /^[^\S\n]*@?(\w+\.)?check\(/m;

/* An answer from Jupyter may come without it. */
export function withCheckLine(text, source) {
  const [first] = source.split("\n");
  return CHECK_LINE.test(first) && !ANY_CHECK.test(text) ? `${first}\n${text}` : text;
}

export const withoutCheckLine = (text) => text.replace(CHECK_LINE, "");
