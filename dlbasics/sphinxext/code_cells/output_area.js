// What a run shows under its cell: text as it comes, HTML, tracebacks, and words for those who listen.
import { enliven } from "./live_explorer.js";

const CAP = 100_000;

const voice = document.createElement("p");
Object.assign(voice, { className: "dl-sr dl-voice", role: "status" });
document.body.append(voice);

/* Have a screen reader say something. */
export const say = (text) => { voice.textContent = text.replace(/\s+/g, " ").trim(); };

/* The output of one cell. It stands in place of what the book stored, and gives way to it again. */
export class Outputs {
  constructor(cell, label) {
    const stored = [...cell.querySelectorAll(".cell_output")].find((box) => !box.querySelector(".dl-exercise"));
    const box = document.createElement("div");
    box.className = "cell_output dl-live";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", label);
    box.hidden = true;
    cell.append(box);
    Object.assign(this, { stored, box, old: false, size: 0, flow: null });
  }

  // What an earlier run showed stays until the next one has something to show, so that nothing jumps.
  add(className, html) {
    if (this.old) this.empty();
    this.box.hidden = false;
    if (this.stored) this.stored.hidden = true;
    const part = document.createElement("div");
    part.className = className;
    part.innerHTML = html;
    this.box.append(part);
    this.flow = null;
    return part;
  }

  empty() {
    this.box.textContent = "";
    this.old = false;
    this.size = 0;
    this.flow = null;
  }

  end() {
    if (this.old) {
      this.empty();
      this.box.hidden = true;
      if (this.stored) this.stored.hidden = true;
    }
    // What scrolls must be within the keyboard's reach.
    for (const pre of this.box.querySelectorAll("pre"))
      if (pre.scrollWidth > pre.clientWidth || pre.scrollHeight > pre.clientHeight) pre.tabIndex = 0;
  }

  clear() {
    this.empty();
    this.box.hidden = true;
    if (this.stored) this.stored.hidden = false;
  }

  pre(className, text) {
    const part = this.add(className, "<pre></pre>"), pre = part.firstChild;
    pre.textContent = text;
    return pre;
  }

  stream(text, error) {
    const left = CAP - this.size;
    if (left < 0) return;
    const kind = error ? "output stderr" : "output stream";
    if (this.old || this.flow?.parentElement.className !== kind) this.flow = this.pre(kind, "");
    this.size += text.length;
    this.flow.append(text.slice(0, left));
    if (this.size > CAP) this.flow.append("\n\u2026 the rest of the output is left out.");
  }

  show({ html, text }) {
    if (html) this.html(html);
    else if (text) this.pre("output text_plain", text);
  }

  html(html) {
    const part = this.add("output text_html", html);
    part.querySelectorAll(".dl-explorer").forEach((figure) => enliven(figure));
    return part;
  }

  also(cells) {
    if (!cells.length) return;
    const links = cells.map(([name, id]) => `<a href="#${id}">${name}</a>`);
    this.add("dl-also", `Also ran: ${links.join(", ")}`);
  }

  error({ name, message, line, text }, other, id) {
    if (other) this.add("dl-also", `The error is in <a href="#${id}">${other}</a>, which this cell needs.`);
    this.pre("output traceback", text || `${line ? `Line ${line}\n` : ""}${name}: ${message}`);
  }

  note(head, text) {
    const part = this.add("dl-ended", "<strong></strong> <span></span>");
    part.firstChild.textContent = `${head}.`;
    part.lastChild.textContent = text;
  }

  verdict() { return this.box.querySelector(".dl-verdict")?.innerText ?? ""; }

  words() { return this.box.innerText.slice(0, 300); }
}
