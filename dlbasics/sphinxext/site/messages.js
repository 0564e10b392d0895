// What scripts say, by its code: the layout writes the texts of dlbasics/texts/ into each page.

/* A text with what stands in its placeholders. A placeholder without a value stays. */
function dlFill(text, params) {
  return text.replace(/\{(\w+)\}/g, (placeholder, name) => params[name] ?? placeholder);
}

/* Bytes as megabytes. */
function dlMegabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

/* The text of a code. */
function dlText(code, params = {}) {
  dlText.table ??= JSON.parse(document.getElementById("dl-texts").textContent);
  return dlFill(dlText.table[code], params);
}

/* The text of a code, about what could not be loaded. A copy on disk can load nothing. */
function dlLoadFailure(code) {
  return dlText(location.protocol === "file:" ? "page.needs-a-server" : code);
}

/* Sentences one after the other: with a space between, but for those that end with a full-width mark. */
function dlJoined(sentences) {
  return sentences.filter(Boolean).reduce((whole, sentence) =>
    whole + (/(^|[。！？；：…”）])$/.test(whole) ? "" : " ") + sentence, "");
}

/* What stands between the words of a list. */
function dlComma() {
  return dlText("list-of.words", { before: "", word: "" });
}

/* The text `code.one` or `code.other`, as `count` asks for. */
function dlPlural(code, count, params) {
  return dlText(count === 1 ? `${code}.one` : `${code}.other`, params);
}
