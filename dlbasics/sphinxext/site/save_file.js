// Files that the page makes.

/* Save a text as a file. */
function dlSaveFile(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  dlElement("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
