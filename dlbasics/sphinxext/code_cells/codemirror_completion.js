// Completion in CodeMirror: the page's names for what is typed, from its Python or, before that is there, its code.
// What Lezer's tree calls the parts of a source that hold no names, and those that are one.
const NO_CODE = /^(Format)?String$|^Comment$/, NAME = /^(Variable|Property)Name$/, MEMBER = /^MemberExpression$/;
const IDENTIFIER = /^[^\W\d]\w*$/, TYPED = /[\w.]*$/, REST = /^\w*$/;
const OWN = 1; // of two that fit as well, a name of the page stands before one of Python

/* What is typed before the cursor: the path before its last dot, and where the name itself begins; or null. */
function typed({ syntaxTree }, context) {
  const { text, from } = context.matchBefore(TYPED);
  if (!text && !context.explicit) return null;
  if (NO_CODE.test(syntaxTree(context.state).resolveInner(context.pos, -1).name)) return null;
  const parts = text.split("."), name = parts.pop();
  if (name && !IDENTIFIER.test(name)) return null;
  if (!parts.every((part) => IDENTIFIER.test(part))) return null;
  return { path: parts.join("."), from: from + text.length - name.length };
}

/* The names that stand in code, after a path or without one. */
function namesIn({ pythonLanguage }, sources, path) {
  const names = new Set();
  for (const source of sources) {
    pythonLanguage.parser.parse(source).iterate({
      enter({ name, from, to, node }) {
        if (!NAME.test(name)) return;
        const before = MEMBER.test(node.parent.name) ? source.slice(node.parent.from, from - 1) : "";
        if (before === path) names.add(source.slice(from, to));
      },
    });
  }
  return [...names].map((label) => ({ label, type: "variable" }));
}

/* `names(path)` asks the page's Python, and is null where that cannot answer; `sources()` are the page's other
 * cells. */
export function completion(library, { names, sources }) {
  const {
    acceptCompletion, autocompletion, completionStatus, localCompletionSource, moveCompletionSelection,
  } = library;

  const complete = async (context) => {
    const { path, from } = typed(library, context) ?? {};
    if (from === undefined) return null;
    // What the function under the cursor calls its own, nobody else knows.
    const local = path ? [] : localCompletionSource(context)?.options ?? [];
    const answer = await names(path) ?? namesIn(library, sources(), path);
    const options = new Map([...local, ...answer].map((option) => [option.label, option]));
    for (const option of local) options.set(option.label, { ...options.get(option.label), boost: OWN });
    return { from, options: [...options.values()], validFor: REST };
  };

  /* Enter is a new line unless an arrow has chosen: who types on must not be given another word. */
  const accept = (view) => {
    if (completionStatus(view.state) !== "active") return false;
    return acceptCompletion(view) || (moveCompletionSelection(true)(view) && acceptCompletion(view));
  };

  return {
    accept,
    // Without a delay: whoever presses Tab at once means the name, and would get an indent.
    extension: autocompletion({
      override: [complete], selectOnOpen: false, icons: false, maxRenderedOptions: 60, interactionDelay: 0,
    }),
  };
}
