// The editor of a code cell: CodeMirror 6, loaded with the first edit, or a plain textarea where that fails.
//
// Weighed: CodeMirror 6 (123 kB gz here, made for touch and screen readers, one vendored module), Ace (about
// 150 kB gz, weak on phones), prism-code-editor (10 kB gz, young, a textarea under painted text), a textarea alone
// (0 kB, no indentation, no undo of our own changes). An exercise is mostly indentation and brackets, often on a
// phone, and a reader loads nothing of it, so CodeMirror it is. Nobody needs a bundler: vendor/LICENSES.md.
const bundle = new URL("codemirror.min.js" + new URL(import.meta.url).search, import.meta.url);

/* Make an editor in `place`. Its `on` has run(), leave() and change(text); `text` is what it begins with. */
export async function edit(place, text, label, about, on) {
  let made;
  try { made = rich(await import(bundle), place, text, on); } catch { made = plain(place, text, on); }
  made.box.setAttribute("aria-label", label);
  made.box.setAttribute("aria-describedby", about);
  return made;
}

function rich(cm, place, text, on) {
  const { Decoration, EditorState, EditorView, StateEffect, StateField, tags } = cm;
  const point = StateEffect.define();
  const marks = StateField.define({
    create: () => Decoration.none,
    update(old, change) {
      for (const effect of change.effects) {
        if (!effect.is(point)) continue;
        const { doc } = change.state, line = effect.value;
        if (line < 1 || line > doc.lines) return Decoration.none;
        return Decoration.set(Decoration.line({ class: "dl-fault" }).range(doc.line(line).from));
      }
      return change.docChanged ? Decoration.none : old;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
  const colours = cm.HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], color: "var(--dl-c2)" },
    { tag: [tags.string, tags.special(tags.string)], color: "var(--dl-c0)" },
    { tag: tags.number, color: "var(--dl-c1)" },
    { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
      color: "var(--dl-c5)" },
    { tag: [tags.meta, tags.self], color: "var(--dl-c3)" },
    { tag: tags.comment, color: "var(--dl-muted)", fontStyle: "italic" },
  ]);
  const indent = (view) => {
    const { main } = view.state.selection;
    if (!main.empty) return cm.indentMore(view);
    const column = main.head - view.state.doc.lineAt(main.head).from;
    view.dispatch(view.state.replaceSelection(" ".repeat(4 - column % 4)), { scrollIntoView: true });
    return true;
  };
  const does = (action) => () => { action(); return true; };
  const view = new EditorView({
    parent: place,
    state: EditorState.create({
      doc: text,
      extensions: [
        cm.keymap.of([
          { key: "Shift-Enter", run: does(on.run) },
          { key: "Mod-Enter", run: does(on.run) },
          { key: "Escape", run: does(on.leave) },
          { key: "Tab", run: indent, shift: cm.indentLess },
          ...cm.historyKeymap, ...cm.defaultKeymap,
        ]),
        EditorView.contentAttributes.of({ tabindex: "0" }),
        cm.history(), cm.indentOnInput(), cm.bracketMatching(), marks,
        cm.indentUnit.of("    "), EditorState.tabSize.of(4),
        cm.pythonLanguage, cm.syntaxHighlighting(colours),
        EditorView.updateListener.of((update) => update.docChanged && on.change(update.state.doc.toString())),
      ],
    }),
  });
  return {
    box: view.contentDOM,
    text: () => view.state.doc.toString(),
    set: (whole) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: whole } }),
    focus: () => view.focus(),
    mark: (line) => view.dispatch({ effects: point.of(line) }),
  };
}

function plain(place, text, on) {
  const box = document.createElement("textarea");
  Object.assign(box, { className: "dl-plain", spellcheck: false, autocapitalize: "off", value: text });
  box.setAttribute("autocorrect", "off");
  const fit = () => { box.rows = box.value.split("\n").length + 1; };
  // Through the browser's own command, so that its undo knows of it.
  const type = (words) => {
    if (!document.execCommand("insertText", false, words)) box.setRangeText(words, box.selectionStart, box.selectionEnd, "end");
    on.change(box.value);
  };
  box.oninput = () => { fit(); on.change(box.value); };
  box.onkeydown = (event) => {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const before = box.value.slice(0, box.selectionStart).split("\n").pop();
    const action = key === "Enter" && (shiftKey || ctrlKey || metaKey) ? on.run
      : key === "Escape" ? on.leave
      : key === "Tab" && !shiftKey ? () => type("    ")
      : key === "Enter" ? () => type("\n" + /^ */.exec(before)[0] + (/:\s*$/.test(before) ? "    " : ""))
      : null;
    if (!action) return;
    event.preventDefault();
    action();
    fit();
  };
  place.append(box);
  fit();
  return {
    box,
    text: () => box.value,
    set(whole) { box.focus(); box.select(); type(whole); fit(); },
    focus: () => box.focus(),
    mark(line) {
      if (line < 1) return;
      const lines = box.value.split("\n"), start = lines.slice(0, line - 1).join("\n").length + (line > 1);
      box.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    },
  };
}
