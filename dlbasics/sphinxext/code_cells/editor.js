// The editor of a code cell: CodeMirror 6, loaded with the first edit, or a plain textarea where that fails.
//
// Weighed: CodeMirror 6 (130 kB gz here, made for touch and screen readers, one vendored module), Ace (about
// 150 kB gz, weak on phones), prism-code-editor (10 kB gz, young, a textarea under painted text), a textarea alone
// (0 kB, no indentation, no undo of our own changes). An exercise is mostly indentation and brackets, often on a
// phone, and a reader loads nothing of it, so CodeMirror it is. Nobody needs a bundler: vendor/LICENSES.md.
import { codeMirrorEditor } from "./codemirror_editor.js";
import { element } from "./dom.js";
import { textareaEditor } from "./textarea_editor.js";

// The largest file, asked for before anything waits for it, and asked for again where it did not arrive.
let codeMirror = null;
const loadCodeMirror = () => {
  codeMirror ??= import(new URL("codemirror.min.js" + new URL(import.meta.url).search, import.meta.url));
  codeMirror.catch(() => { codeMirror = null; });
  return codeMirror;
};
loadCodeMirror();
let help = null;
const helpText = () => {
  if (help) return help;
  help = element("p", { id: "dl-editor-help", hidden: true, textContent: dlText("page.editor-help") });
  document.body.append(help);
  return help;
};

/* Make an editor in `place` that begins with `text`. Its `actions` are run(), leave(), change(text), names(path) and
 * sources() (codemirror_completion.js).
 *
 * An editor is {box, text(), setText(text), focus(), markError(line, message)}; line 0 takes the mark away. */
export async function createEditor(place, text, label, actions) {
  let editor;
  try {
    editor = codeMirrorEditor(await loadCodeMirror(), place, text, actions);
  } catch {
    editor = textareaEditor(place, text, actions);
  }
  editor.box.setAttribute("aria-label", label);
  editor.box.setAttribute("aria-describedby", helpText().id);
  return editor;
}
