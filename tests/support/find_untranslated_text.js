// Every text of a page that a reader sees or hears and that has bare letters: no translation can reach it.
({ kept }) => {
  // Code (an excerpt of the search shows it as it does words), formulas but for their words, other languages,
  // sources, and files that other programs read.
  const NOT_PROSE = "script, style, code, .cm-line, #dl-hits p, math :not(mtext), [lang]:not(html), .citation, "
    + "[aria-label$='.csv']";
  const ATTRIBUTES = ["title", "aria-label", "alt", "placeholder", "aria-description", "aria-valuetext", "label",
    "data-name", "data-longest", "data-no-answer"];
  const DESCRIPTIONS = "meta[name=description], meta[property$=title], meta[property$=description], meta[property$=alt]";
  const NAMES = new RegExp(`\\b(${kept.join("|")})\\b`, "g");
  const found = new Set();

  const look = (text, place) => {
    // What is quoted as code, identifiers, file names and addresses stay.
    const prose = text.replace(/`[^`]*`|\$[^$]*\$|https?:\S+|\w+[_.]\w+(\(\))?|\b[a-z]+\d\w*/g, " ").replace(NAMES, " ");
    if (/[A-Za-z]{2,}/.test(prose)) found.add(`${place}: ${text.trim().slice(0, 200)}`);
  };

  const lookAtText = (node, element) => {
    if (element?.closest("pre") && !element.closest(".c1, .sd")) return;
    // Of a citation its names stay.
    const text = element?.closest(".bibtex-citation") ? node.data.replace(/\p{Lu}\p{L}+/gu, " ") : node.data;
    look(text, element?.localName ?? "template");
  };

  const lookAtElement = (element) => {
    const isSource = element.matches("a[href*='references.html']");
    for (const name of isSource ? [] : ATTRIBUTES) look(element.getAttribute(name) ?? "", `[${name}]`);
    if (element.matches(DESCRIPTIONS)) look(element.content, "[content]");
    for (const side of ["::before", "::after"]) {
      const { content } = getComputedStyle(element, side);
      if (content.startsWith('"')) look(content, side);
    }
    if (element.matches("template")) lookInside(element.content);
    if (element.matches(".dl-explorer > script")) lookAtFrames(JSON.parse(element.textContent));
  };

  /* The frames of an explorer that are not drawn yet. */
  const lookAtFrames = ({ blocks = [], says = [], texts = [] }) => {
    const drawn = document.createElement("template");
    drawn.innerHTML = `<svg>${blocks.join("")}</svg>`;
    lookInside(drawn.content);
    for (const text of [...says, ...texts.flat()]) look(text, "frame");
  };

  const lookInside = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node; (node = walker.nextNode());) {
      const element = node instanceof Text ? node.parentElement : node;
      if (element?.matches(".dl-explorer > script") && element === node) lookAtElement(element);
      if (element?.closest(NOT_PROSE)) continue;
      if (node instanceof Text) lookAtText(node, element);
      else lookAtElement(node);
    }
  };

  lookInside(document);
  return [...found];
}
