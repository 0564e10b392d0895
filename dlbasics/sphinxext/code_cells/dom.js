// Elements and texts of the page, made without a line of HTML: no text can be read as markup.

/* An element with properties (or attributes, where it has no such property) and children. */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/* A text whose placeholders are elements, as a list of nodes and strings. */
export function textWithElements(code, elements) {
  const parts = dlText(code).split(/\{(\w+)\}/);
  return parts.map((part, i) => (i % 2 ? elements[part] : part));
}

/* What an outdated page says: the sentence and a button. Drafts are kept, so a reload loses nothing. */
export const outdatedNotice = () => ({
  text: dlText("page.outdated"),
  action: { label: dlText("page.reload"), press: () => location.reload() },
});

/* A list whose items are joined by commas, as a list of nodes and strings. */
export const withCommas = (items) => items.flatMap((item, i) => (i ? [", ", item] : [item]));
