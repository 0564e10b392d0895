// Buttons that copy, and say for a while that they did: those of code blocks here, those of links in explorers.js.

/* Copy a text; `label` and `done` are codes of what the button says. Where the browser keeps its clipboard from
 * scripts, `byHand` lets the reader copy it, and returns whether that has been done, too. */
async function dlCopy(button, text, { label, done, byHand }) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!byHand()) return;
  }
  button.textContent = dlText(done);
  setTimeout(() => { button.textContent = dlText(label); }, 2000);
}

for (const box of document.querySelectorAll(".cell_input .highlight")) {
  const pre = box.querySelector("pre");
  const button = dlElement("button", { className: "dl-copy" }, dlText("page.copy-code"));
  const byHand = () => {
    getSelection().selectAllChildren(pre);
    return document.execCommand("copy");
  };
  button.onclick = () => dlCopy(button, pre.textContent, { label: "page.copy-code", done: "page.code-copied", byHand });
  box.append(button);
}
