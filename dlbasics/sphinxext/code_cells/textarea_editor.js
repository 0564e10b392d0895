// An editor made of a plain textarea, for where CodeMirror cannot be loaded.
import { element } from "./dom.js";

const INDENT = "    ", LEADING_SPACES = /^ */, BLOCK_BEGINS = /:\s*$/;

const indentBelow = (line) => LEADING_SPACES.exec(line)[0] + (BLOCK_BEGINS.test(line) ? INDENT : "");

/* Select a line; where the reader is in the box, only go there: the next key would replace what is selected. */
const goToLine = (box, number) => {
  if (number < 1) return;
  const lines = box.value.split("\n");
  const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
  const length = box.matches(":focus") ? 0 : (lines[number - 1] ?? "").length;
  box.setSelectionRange(start, start + length);
};

export function textareaEditor(place, text, { run, leave, change }) {
  const box = element("textarea", { className: "dl-plain-editor", spellcheck: false, value: text });
  box.setAttribute("autocapitalize", "off");
  box.setAttribute("autocorrect", "off");
  const fit = () => { box.rows = box.value.split("\n").length + 1; };
  // Through the browser's own command, so that its undo knows of it.
  const insert = (typed) => {
    if (!document.execCommand("insertText", false, typed)) {
      box.setRangeText(typed, box.selectionStart, box.selectionEnd, "end");
    }
    change(box.value);
  };
  const newLine = () => {
    const line = box.value.slice(0, box.selectionStart).split("\n").pop();
    insert(`\n${indentBelow(line)}`);
  };
  const actionOf = ({ key, shiftKey, ctrlKey, metaKey }) => {
    if (key === "Escape") return leave;
    if (key === "Tab" && !shiftKey) return () => insert(INDENT);
    if (key === "Enter") return shiftKey || ctrlKey || metaKey ? run : newLine;
    return null;
  };

  box.oninput = () => {
    fit();
    change(box.value);
  };
  box.onkeydown = (event) => {
    // Of an input method: its Enter ends a word. Safari says so by the number alone.
    if (event.isComposing || event.keyCode === 229) return;
    const action = actionOf(event);
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
    setText(whole) {
      box.focus();
      box.select();
      insert(whole);
      fit();
    },
    focus: () => box.focus(),
    markError: (line) => goToLine(box, line),
  };
}
