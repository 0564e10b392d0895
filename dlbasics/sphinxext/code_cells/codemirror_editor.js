// An editor made of CodeMirror 6.
import { completion } from "./codemirror_completion.js";
import { element } from "./dom.js";

const INDENT = 4;

const colours = ({ HighlightStyle, tags }) => HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], color: "var(--dl-c2)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--dl-c0)" },
  { tag: tags.number, color: "var(--dl-c1)" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], color: "var(--dl-c5)" },
  { tag: [tags.meta, tags.self], color: "var(--dl-c3)" },
  { tag: tags.comment, color: "var(--dl-muted)", fontStyle: "italic" },
]);

/* The mark of the line that an error comes from, with what it says below: the effect that sets it ({line, text}), and
 * the field that shows it until the text changes. */
function errorMark({ Decoration, EditorView, StateEffect, StateField, WidgetType }) {
  const effect = StateEffect.define();
  class Message extends WidgetType {
    constructor(text) {
      super();
      this.text = text;
    }

    eq(other) { return other.text === this.text; }

    toDOM() { return element("div", { className: "dl-error-message", textContent: this.text }); }
  }
  const decorate = ({ line, text }, doc) => {
    if (line < 1 || line > doc.lines) return Decoration.none;
    const { from, to } = doc.line(line), mark = Decoration.line({ class: "dl-error-line" }).range(from);
    if (!text) return Decoration.set(mark);
    return Decoration.set([mark, Decoration.widget({ widget: new Message(text), block: true, side: 1 }).range(to)]);
  };
  const field = StateField.define({
    create: () => Decoration.none,
    update(old, transaction) {
      const set = transaction.effects.find((candidate) => candidate.is(effect));
      if (set) return decorate(set.value, transaction.state.doc);
      return transaction.docChanged ? Decoration.none : old;
    },
    provide: (field) => [
      EditorView.decorations.from(field),
      EditorView.contentAttributes.from(field, ({ size }) => (size ? { "aria-invalid": "true" } : {})),
    ],
  });
  return { effect, field };
}

const indent = ({ indentMore }) => (view) => {
  const { main } = view.state.selection;
  if (!main.empty) return indentMore(view);
  const column = main.head - view.state.doc.lineAt(main.head).from;
  view.dispatch(view.state.replaceSelection(" ".repeat(INDENT - column % INDENT)), { scrollIntoView: true });
  return true;
};

function keys(library, accept, { run, leave }) {
  const handled = (action) => () => { action(); return true; };
  return library.keymap.of([
    { key: "Shift-Enter", run: handled(run) },
    { key: "Mod-Enter", run: handled(run) },
    { key: "Escape", run: handled(leave) },
    { key: "Tab", run: accept },
    { key: "Tab", run: indent(library), shift: library.indentLess },
    ...library.historyKeymap, ...library.defaultKeymap,
  ]);
}

/* `library` is the vendored module; the rest is as createEditor has it. */
export function codeMirrorEditor(library, place, text, actions) {
  const { EditorState, EditorView } = library;
  const mark = errorMark(library), { accept, extension } = completion(library, actions);
  const listener = EditorView.updateListener.of((update) => {
    if (update.docChanged) actions.change(update.state.doc.toString());
  });
  const extensions = [
    keys(library, accept, actions), extension, library.lineNumbers(),
    EditorState.phrases.of({ Completions: dlText("page.completions") }),
    EditorView.contentAttributes.of({ tabindex: "0" }),
    library.history(), library.indentOnInput(), library.bracketMatching(), mark.field,
    library.indentUnit.of(" ".repeat(INDENT)), EditorState.tabSize.of(INDENT),
    library.pythonLanguage, library.syntaxHighlighting(colours(library)), listener,
  ];
  const view = new EditorView({ parent: place, state: EditorState.create({ doc: text, extensions }) });
  return {
    box: view.contentDOM,
    text: () => view.state.doc.toString(),
    setText: (whole) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: whole } }),
    focus: () => view.focus(),
    markError: (line, message = "") => view.dispatch({ effects: mark.effect.of({ line, text: message }) }),
  };
}
