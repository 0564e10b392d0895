// What scripts say, by its code: the layout writes the texts of dlbasics/texts/ into each page.

/* The text of a code. A placeholder without a value stays. */
function dlText(code, params = {}) {
  dlText.table ??= JSON.parse(document.getElementById("dl-texts").textContent);
  return dlText.table[code].replace(/\{(\w+)\}/g, (placeholder, name) => params[name] ?? placeholder);
}

/* The text `code.one` or `code.other`, as `count` asks for. */
function dlPlural(code, count, params) {
  return dlText(count == 1 ? `${code}.one` : `${code}.other`, params);
}
