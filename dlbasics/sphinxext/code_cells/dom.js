// Elements and texts of code cells.

export const element = dlElement;

/* A button; an action is {label, press}. */
export const actionButton = ({ label, press }, properties = {}) =>
  element("button", { type: "button", className: "dl-action", textContent: label, onclick: press, ...properties });

/* What is told as a sentence, with the mark at its end. */
export const asSentence = (words) => dlText("page.as-sentence", { words: words.replace(/[.。]$/, "") });

/* A text whose placeholders are elements, as a list of nodes and strings. */
export function textWithElements(code, elements) {
  const parts = dlText(code).split(/\{(\w+)\}/);
  return parts.map((part, i) => (i % 2 ? elements[part] : part));
}

/* A list whose items are set apart as the language does it, as a list of nodes and strings. */
export const withCommas = (items) => items.flatMap((item, i) => (i ? [dlComma(), item] : [item]));
