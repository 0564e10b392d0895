// The address of the page.

/* Give the page another address. Some browsers refuse addresses of files, or too many changes a second. */
function dlReplaceAddress(url) {
  try { history.replaceState(history.state, "", url); } catch {}
}
