// The desk of code: what stands under a cell that the reader has opened, and what happens when it runs.
import { edit } from "./editor.js";
import { ask, run, stop } from "./kernel.js";
import { Outputs, say } from "./output_area.js";

const LIMIT = 20, SAVE = 400;
const version = new URL(import.meta.url).search;
const desks = new Map();
const ABOUT = "Tab indents, Escape leaves the editor, Shift and Enter runs.";

const sheet = document.createElement("link");
Object.assign(sheet, { rel: "stylesheet", href: new URL("code_cell.css" + version, import.meta.url) });
const styled = new Promise((done) => { sheet.onload = sheet.onerror = done; });
document.head.append(sheet);

const about = document.createElement("p");
Object.assign(about, { id: "dl-about-editor", hidden: true, textContent: ABOUT });
document.body.append(about);

// The cells of the page in their order, as they stand now; what only asks a question has no code to run.
const cells = [...document.querySelectorAll(".cell")].filter((cell) => cell.querySelector(".cell_input pre"));
const named = (at) => `cell ${at + 1}`;
const original = (cell) => cell.querySelector(".cell_input pre").textContent.trimEnd();
const source = (cell) => desks.get(cell)?.text() ?? original(cell);
cells.forEach((cell, at) => { cell.id ||= `cell-${at + 1}`; });

/* Open the editor of a cell; `kept` is what the reader wrote before, `focus` is set where a press asked for it. */
export async function open(cell, text, key, kept, focus) {
  if (desks.has(cell)) return;
  desks.set(cell, { text: () => kept || text });
  await styled;
  await new Desk(cell, text, key).begin(kept, focus);
}

class Desk {
  constructor(cell, text, key) {
    Object.assign(this, { cell, key, own: text, at: cells.indexOf(cell), runs: false });
    const card = cell.querySelector(".dl-exercise");
    this.exercise = card?.dataset;
    this.title = card?.querySelector(".dl-title").firstChild.textContent.trim();
    this.input = cell.querySelector(".cell_input");
  }

  async begin(kept, focus) {
    const { exercise } = this, name = named(this.at);
    const box = document.createElement("div");
    box.className = "dl-desk";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", exercise ? `${this.title}: your code` : `Code of ${name}`);
    const row = exercise ? button("check", "Check", "dl-act dl-check") + button("run", "Run") : button("run", "Run", "dl-act dl-check");
    box.innerHTML = `<div class="dl-code"></div><div class="dl-keys">${row}${button("stop", "Stop")}${button("reset", "Reset")}
      ${exercise ? button("solution", "Solution") : ""}<span class="dl-state"></span></div>
      <progress class="dl-load" max="1" hidden aria-label="Loading Python"></progress><div class="dl-notes"></div>`;
    const $ = this.$ = (selector) => box.querySelector(selector);
    this.state = $(".dl-state");
    this.state.textContent = exercise ? "" : name;
    $("[data-do=stop]").hidden = true;
    box.onclick = ({ target }) => target.dataset.do && this[target.dataset.do]();
    const begin = kept ? this.whole(kept) : this.own;
    this.editor = await edit($(".dl-code"), begin, exercise ? `Python code: ${this.title}` : `Python code of ${name}`, about.id, {
      run: () => (exercise ? this.check() : this.run()),
      leave: () => this.first().focus(),
      change: (text) => this.changed(text),
    });
    this.text = () => this.editor.text();
    desks.set(this.cell, this);
    this.input.querySelector("div[class*=highlight-]").hidden = true;
    this.input.append(box);
    this.mine = dlWork.cell(this.key);
    this.outputs = new Outputs(this.cell, `Output of ${name}`);
    if (exercise) {
      this.foot();
      this.last();
    }
    if (focus) this.editor.focus();
  }

  // An answer from Jupyter may come without the line that has it judged.
  whole(kept) {
    const { exercise } = this.exercise ?? {};
    return !exercise || kept.includes("check(") ? kept : `@check("${exercise}")\n${kept}`;
  }

  changed(text) {
    this.before = null;
    this.$("[data-do=reset]").textContent = "Reset";
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.save(text), SAVE);
  }

  save(text = this.text()) {
    clearTimeout(this.saving);
    this.saving = 0;
    const word = text.trimEnd() === this.own ? "" : text;
    if (word === (dlWork.cell(this.key) ?? "")) return;
    this.mine = word;
    const trouble = dlWork.type(this.key, word);
    if (trouble) this.note("kept", trouble);
  }

  // Another tab, or an imported file, has another text: both can be had, and the reader chooses.
  elsewhere() {
    const there = dlWork.cell(this.key);
    if (there == null || there === this.mine || (there || this.own) === this.text()) return;
    this.mine = there;
    this.note("other", "Another tab, or a file, has another text for this cell. ", "Take that text", () => {
      this.editor.set(there || this.own);
      this.note("other");
      this.editor.focus();
    });
  }

  note(name, text, action, act) {
    const old = this.$(`[data-note=${name}]`);
    if (old?.contains(document.activeElement)) this.first().focus();
    old?.remove();
    if (!text) return;
    const line = document.createElement("p");
    line.dataset.note = name;
    line.append(text);
    if (action) {
      const press = document.createElement("button");
      Object.assign(press, { type: "button", className: "dl-act", textContent: action, onclick: act });
      line.append(press);
    }
    this.$(".dl-notes").append(line);
    say(text);
    return line;
  }

  first() { return this.$("[data-do=check], [data-do=run]"); }

  foot() {
    const foot = this.aside = document.createElement("div");
    foot.className = "dl-foot-desk";
    foot.innerHTML = `<div class="dl-solution" role="group" aria-label="Solution" tabindex="-1" hidden></div>
      <p>Check judges your answer; Run tries it out without a verdict. Checks in the page teach, they do not examine:
      what you hand in is judged anew.</p>`;
    this.cell.append(foot);
  }

  last() {
    const { exercise, version, points } = this.exercise, { status, earned, when } = dlWork.entry(exercise, version);
    if (!when) return;
    const tone = earned >= points ? "right" : earned > 0 ? "part" : "wrong";
    const words = { right: "Right", part: "Partly right", wrong: status === "does not run" ? "Does not run" : "Not yet right" };
    this.outputs.html(`<div class="dl-verdict" data-tone="${tone}"><p class="dl-verdict-head"><strong>${words[tone]}</strong>
      <span class="dl-score">${earned} of ${points} point${points == 1 ? "" : "s"}</span></p>
      <p>This is your best answer so far. Check says more.</p></div>`);
    this.outputs.old = true;
  }

  run() {
    return this.go(0, this.exercise ? (text) => text.replace(/^@(\w+\.)?check\(.*\)[^\S\n]*$/m, "") : (text) => text);
  }

  check() { return this.go(LIMIT, (text) => text); }

  async go(seconds, as) {
    if (this.runs) return;
    this.save();
    this.runs = true;
    this.busy("Waiting");
    this.note("failed");
    this.editor.mark(0);
    this.outputs.old = true;
    const text = this.text();
    const job = { at: this.at, seconds, tell: (message) => this.hear(message, text) };
    job.cells = () => cells.map((cell, at) => ({ name: named(at), source: at === this.at ? as(text) : source(cell) }));
    const began = performance.now();
    this.judged = this.fault = null;
    const { how, message } = await run(job);
    this.runs = false;
    this.busy("");
    if (how !== "failed") this.outputs.end();
    this[how](message, seconds, Math.round(performance.now() - began), () => this.go(seconds, as));
  }

  hear(data, text) {
    const { outputs } = this;
    if (data.type !== "progress") this.$("progress").hidden = true;
    if (data.type === "starting") this.busy("Starting Python");
    else if (data.type === "progress") this.load(data);
    else if (data.type === "running") this.busy("Running");
    else if (data.type === "also") {
      this.busy("Running");
      outputs.also(data.cells.filter((at) => at !== this.at).sort((a, b) => a - b).map((at) => [named(at), cells[at].id]));
    } else if (data.type === "stream") outputs.stream(data.text, data.error);
    else if (data.type === "output") outputs.show(data);
    else if (data.type === "error") {
      this.fault = `${data.name}: ${data.message}`;
      const where = data.cell ?? this.at;
      outputs.error(data, where === this.at ? "" : named(where), cells[where].id);
      desks.get(cells[where])?.editor?.mark(data.line ?? 0);
    } else if (data.type === "verdict" && data.verdict.id === this.exercise?.exercise) this.verdict(data, text);
  }

  verdict({ verdict: { status, earned, points }, try: mark }, text) {
    this.judged = `${earned} of ${points} points`;
    if (!mark) return;
    const { exercise, version } = this.exercise, when = new Date().toISOString();
    const trouble = dlWork.keep(exercise, version, { answer: text, status, earned, tries: [mark], when });
    if (trouble) this.note("kept", trouble);
  }

  load({ what, loaded, total }) {
    const bar = this.$("progress"), all = !total || loaded >= total;
    bar.hidden = false;
    // What has arrived is still to be unpacked.
    if (all) bar.removeAttribute("value");
    else bar.value = loaded / total;
    this.state.textContent = all ? `${this.word}\u2026` : `Loading ${what}`;
  }

  busy(word) {
    if (word && word !== this.word) say(`${word} ${this.title ?? named(this.at)}`);
    this.word = word;
    const end = this.$("[data-do=stop]");
    this.cell.toggleAttribute("data-busy", Boolean(word));
    for (const name of ["check", "run"]) this.$(`[data-do=${name}]`)?.setAttribute("aria-disabled", Boolean(word));
    if (!word && document.activeElement === end) this.first().focus();
    end.hidden = !word;
    if (!word) this.$("progress").hidden = true;
    this.state.textContent = word && `${word}\u2026`;
  }

  stop() { stop(); }

  done(ms, _, all) {
    const time = ms ?? all;
    this.state.textContent = `${this.fault ? "Ended with an error" : "Done"} in ${time < 1000 ? `${Math.round(time)} ms` : `${(time / 1000).toFixed(1)} s`}`;
    say(this.fault ?? (this.judged ? this.outputs.verdict() : `${named(this.at)} is done. ${this.outputs.words()}`));
  }

  ended(head, text) {
    this.outputs.note(head, text);
    this.state.textContent = head;
    say(`${head}. ${text}`);
  }

  stopped() { this.ended("Stopped", "Your code is kept. Python starts afresh, so cells that this one needs run again first."); }

  late(_, seconds) {
    this.ended(`Stopped after ${seconds} seconds`, "A check should take far less: look for a loop that never ends. "
      + "Your code is kept, and nothing was counted as a try.");
  }

  died(message) {
    this.ended("Python gave up", `It ran out of memory, or broke${message ? ` (${message})` : ""}. Your code is kept, and Python starts afresh.`);
  }

  failed(message, _, __, again) {
    this.state.textContent = "Python did not start";
    const line = this.note("failed", `Python did not start. ${message.replace(/\.?$/, ".")} Everything you typed is kept; reading, `
      + "figures and questions work without it. ", "Retry", again);
    const links = document.querySelectorAll(".dl-launch a");
    if (links.length) line.append(" Or go on in the notebook: ", ...[...links].flatMap((link, i) => [i ? ", " : "", link.cloneNode(true)]), ".");
  }

  reset() {
    const button = this.$("[data-do=reset]"), before = this.before == null && this.text();
    this.editor.set(before === false ? this.before : this.own);
    this.before = before === false ? null : before;
    this.save();
    this.outputs.clear();
    button.textContent = this.before == null ? "Reset" : "Undo reset";
    say(this.before == null ? "Your text is back." : "The book's own text is back. Undo reset brings yours again.");
    this.state.textContent = this.before == null ? "Your text is back" : "As in the book";
  }

  async solution() {
    const { exercise, version } = this.exercise;
    const place = this.aside.firstChild;
    try {
      const answer = await ask({ type: "ask", what: "solution", exercise, entry: dlWork.entry(exercise, version) },
        (data) => !this.runs && this.hear(data));
      if (!this.runs) this.busy("");
      place.innerHTML = answer.open === false ? answer.html : `<p class="dl-solution-head">Solution</p>${answer.html}`;
      place.hidden = false;
      say(place.textContent);
      if (answer.open !== false) place.focus();
    } catch (error) {
      if (!this.runs) this.busy("");
      if (error.stopped) this.state.textContent = "Stopped";
      else this.failed(error.message, 0, 0, () => { this.note("failed"); this.solution(); });
    }
  }
}

function button(does, text, classes = "dl-act") {
  return `<button type="button" class="${classes}" data-do="${does}">${text}</button> `;
}

document.addEventListener("dl:work", () => desks.forEach((desk) => desk.editor && desk.elsewhere()));
addEventListener("pagehide", () => desks.forEach((desk) => desk.saving && desk.save()));
