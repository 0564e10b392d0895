// The output of one code cell: text as it comes, HTML, tracebacks. It stands in place of what the book stored.
import { asSentence, element, textWithElements, withCommas } from "./dom.js";
import { connectToKernel } from "./kernel_explorer.js";

const linkTo = ({ name, id }) => element("a", { href: `#${id}`, textContent: name });

export class OutputArea {
  constructor(cell, label) {
    // The code of a figure is folded below it.
    const place = cell.matches(".dl-figure-code") ? cell.closest(".dl-figure") : cell;
    const boxes = [...place.children].filter((box) => box.matches(".cell_output"));
    this.stored = boxes.find((box) => !box.querySelector(".dl-exercise"));
    const properties = { className: "cell_output dl-output-area", role: "group", "aria-label": label, hidden: true };
    this.box = element("div", properties);
    if (place === cell) cell.append(this.box);
    else boxes.at(-1).after(this.box);
    this.empty();
  }

  empty() {
    this.box.textContent = "";
    this.isStale = false;
    this.stream = null; // the <pre> that text goes on in
  }

  /* What an earlier run showed stays until the next one has something to show, so that nothing jumps. */
  markStale() { this.isStale = true; }

  /* Stand in place of the output that the book stored, or give way to it. */
  hideStored(isHidden) {
    if (this.stored) this.stored.hidden = isHidden;
  }

  clear() {
    this.empty();
    this.box.hidden = true;
    this.hideStored(false);
  }

  /* A run has ended: what is still that of an earlier run goes. */
  finish() {
    if (this.isStale) {
      this.empty();
      this.box.hidden = true;
      this.hideStored(true);
    }
    // What scrolls must be within the keyboard's reach.
    for (const pre of this.box.querySelectorAll("pre")) {
      if (pre.scrollWidth > pre.clientWidth || pre.scrollHeight > pre.clientHeight) pre.tabIndex = 0;
    }
  }

  add(className, ...children) {
    if (this.isStale) this.empty();
    this.box.hidden = false;
    this.hideStored(true);
    const part = element("div", { className }, ...children);
    this.box.append(part);
    this.stream = null;
    return part;
  }

  addText(kind, text) {
    const pre = element("pre", { textContent: text });
    this.add(`output ${kind}`, pre);
    return pre;
  }

  addHtml(html) {
    const part = this.add("output text_html");
    part.innerHTML = html;
    part.querySelectorAll(".dl-explorer").forEach(connectToKernel);
  }

  addStream(text, isError) {
    const kind = isError ? "stderr" : "stream";
    if (this.isStale || !this.stream?.parentElement.classList.contains(kind)) this.stream = this.addText(kind, "");
    this.stream.append(text);
  }

  /* Which cells ran before this one, since it needs them; each is {name, id}. */
  addRequiredCells(others) {
    if (others.length) this.add("dl-output-note", `${dlText("page.also-ran")} `, ...withCommas(others.map(linkTo)));
  }

  /* A traceback; `other` is the cell that it comes from, if that is not this one. */
  addError(text, other) {
    if (other) this.add("dl-output-note", ...textWithElements("page.error-elsewhere", { cell: linkTo(other) }));
    this.addText("traceback", text);
  }

  /* Why a run ended early. */
  addEnding(heading, text) {
    this.add("dl-run-ended", element("strong", { textContent: asSentence(heading) }), " ", text);
  }

  verdictText() { return this.box.querySelector(".dl-verdict")?.innerText ?? ""; }

  beginning() { return this.box.innerText.slice(0, 300); }
}
