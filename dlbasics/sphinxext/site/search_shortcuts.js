// The keys that lead to the search box: / and Ctrl+K.
(() => {
  const box = document.getElementById("dl-q");
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isCtrlK = event.key === "k" && (event.ctrlKey || event.metaKey) && !event.target.closest("[contenteditable]");
    if (!isSlash && !isCtrlK) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
})();
