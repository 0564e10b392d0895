// What scripts say, by its code: the layout writes the texts of dlbasics/texts/ into each page.

/* A text with what stands in its placeholders. A placeholder without a value stays. */
function dlFill(text, params) {
  return text.replace(/\{(\w+)\}/g, (placeholder, name) => params[name] ?? placeholder);
}

/* The text of a code. */
function dlText(code, params = {}) {
  dlText.table ??= JSON.parse(document.getElementById("dl-texts").textContent);
  return dlFill(dlText.table[code], params);
}

/* The text `code.one` or `code.other`, as `count` asks for. */
function dlPlural(code, count, params) {
  return dlText(count === 1 ? `${code}.one` : `${code}.other`, params);
}
