// The words of a search, marked where they stand on the page that it found.
(() => {
  // Without a change to the page: a browser that cannot do it shows the place without marks.
  const url = new URL(location.href), words = url.searchParams.get("highlight")?.split(" ").filter(Boolean);
  // They are of one search: no copied link carries them on.
  url.searchParams.delete("highlight");
  if (words) dlReplaceAddress(url);
  if (!words?.length || !CSS.highlights) return;
  const pattern = new RegExp(words.map((word) => word.replace(/[$(-+.?[\\\]^{|}]/g, "\\$&")).join("|"), "giu");
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const marks = new Highlight();
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (node.parentElement.closest("script, style, template, pre, svg")) continue;
    for (const { 0: word, index } of node.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      marks.add(range);
    }
  }
  CSS.highlights.set("search", marks);
})();
