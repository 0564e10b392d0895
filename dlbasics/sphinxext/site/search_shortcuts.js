// The keys that lead to the search box: / and Ctrl+K.
(() => {
  const box = document.getElementById("dl-q");
  document.addEventListener("keydown", (event) => {
    // A slider, say, takes no text: it is where the reader of an explorer is most of the time.
    const isTyping = event.target.matches(":read-write");
    const isSlash = event.key === "/" && !isTyping && !dlHasModifier(event);
    const isCtrlK = event.key === "k" && (event.ctrlKey || event.metaKey) && !event.target.isContentEditable;
    if (!isSlash && !isCtrlK) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
})();
