// A code cell that the reader has opened: its editor and panel, its output, and what happens when it runs.
import { announce } from "./announcer.js";
import { asSentence, withCommas } from "./dom.js";
import { createEditor } from "./editor.js";
import { namesAfter, run, preload, stop } from "./kernel.js";
import { OutputArea } from "./output_area.js";
import { cellName, cells, currentSource, opened, pageCells } from "./page_cells.js";
import { Panel } from "./code_cell_panel.js";
import { outdatedNotice } from "./site_version.js";

const SAVE_AFTER = 400; // milliseconds without a key

export class CodeCell {
  /* `source` is the book's own text, `draft` what the reader wrote before, kept in the store under `draftKey`. */
  constructor(cell, source, draftKey, draft) {
    Object.assign(this, { cell, source, draftKey, draft });
    this.index = cells.indexOf(cell);
    this.name = cellName(this.index);
    this.isRunning = false;
    this.hasRun = false;
    this.saveTimer = 0;
    this.knownDraft = dlProgressStore.draft(draftKey); // of the store, as far as this cell has seen it
    this.textBeforeReset = null;
    this.warning = ""; // what was said last of a storage that does not work
    this.error = "";
    this.textsThatRan = []; // of all cells of the page, as they were when this one ran
  }

  // -- what an exercise has otherwise ------------------------------------------------------------------------

  get title() { return this.name; }

  get panelLabel() { return dlText("page.code-of-cell", { cell: this.name }); }

  get editorLabel() { return dlText("page.editor-of-cell", { cell: this.name }); }

  get startStatus() { return this.name; }

  get buttons() {
    return [
      { action: "run", label: dlText("page.run"), isPrimary: true, press: () => this.run() },
      { action: "stop", label: dlText("page.stop"), press: stop },
      { action: "reset", label: dlText("page.reset"), press: () => this.reset() },
    ];
  }

  /* What Shift and Enter do. */
  primaryAction() { this.run(); }

  get startText() { return this.draft || this.source; }

  run() { return this.execute(this.text(), 0, () => this.run()); }

  /* A start in the background shows in the status only; it is not announced. */
  receivePreload({ type, ...progress }) {
    // From the first run on the status is the run's.
    if (this.hasRun) return;
    switch (type) {
      case "starting": return this.panel.setStatus(`${dlText("page.starting")}\u2026`);
      case "progress": return this.panel.setStatus(this.loadingStatus(progress, dlText("page.starting")));
      default: return this.panel.setStatus(this.startStatus);
    }
  }

  /* How much is loaded; `activity` is what goes on when all of it is. */
  loadingStatus({ what, loaded, total }, activity) {
    if (loaded >= total) return `${activity}\u2026`;
    return dlText("page.loading", { what, loaded: dlMegabytes(loaded), total: dlMegabytes(total) });
  }

  // -- the editor and what is kept of it ---------------------------------------------------------------------

  async show() {
    this.panel = new Panel(this.title, this.panelLabel, this.buttons);
    this.panel.setStatus(this.startStatus);
    this.editor = await createEditor(this.panel.editorPlace, this.startText, this.editorLabel, {
      run: () => this.primaryAction(),
      leave: () => this.panel.focus(),
      change: (text) => this.changed(text),
      names: (path) => namesAfter(path, pageCells()),
      sources: () => cells.filter((cell) => cell !== this.cell).map(currentSource),
    });
    const input = this.cell.querySelector(".cell_input");
    input.querySelector("div[class*=highlight-]").hidden = true;
    input.append(this.panel.box);
    // By pointer, keyboard or touch; whoever only scrolls focuses nothing, and loads nothing.
    this.panel.box.addEventListener("focusin", () => preload(this.index, (data) => this.receivePreload(data)));
    this.output = new OutputArea(this.cell, dlText("page.output-of-cell", { cell: this.name }));
    this.compareWithStore(); // while the editor was loaded, another tab may have written
  }

  text() { return this.editor ? this.editor.text() : this.draft || this.source; }

  changed(text) {
    this.textBeforeReset = null;
    this.panel.setLabel("reset", dlText("page.reset"));
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => this.save(text), SAVE_AFTER);
  }

  save(text) {
    clearTimeout(this.saveTimer);
    this.saveTimer = 0;
    const draft = text.trimEnd() === this.source ? "" : text;
    // Without a draft a cell opens as in the book, but for one that came from elsewhere, such as a notebook's answer.
    const stored = dlProgressStore.draft(this.draftKey) ?? (this.draft ? null : "");
    if (draft === stored) return;
    this.knownDraft = draft;
    dlProgressStore.saveDraft(this.draftKey, draft);
    this.warnIfNotSaved();
  }

  /* Save what waits to be saved: the page is left. */
  saveNow() {
    if (this.saveTimer) this.save(this.text());
  }

  warnIfNotSaved() {
    const warning = dlProgressStore.warning();
    if (!warning) this.panel.removeNotice("not-saved");
    else if (warning !== this.warning) this.panel.addNotice("not-saved", warning);
    this.warning = warning;
  }

  /* Another tab, or an imported file, may have another text: both can be had, and the reader chooses. */
  compareWithStore() {
    const stored = dlProgressStore.draft(this.draftKey);
    if (!this.output || stored == null || stored === this.knownDraft) return;
    const other = stored || this.source;
    if (other === this.text()) return;
    this.knownDraft = stored;
    const take = () => {
      this.editor.setText(other);
      this.panel.removeNotice("other-draft");
      this.editor.focus();
    };
    this.panel.addNotice("other-draft", dlText("page.other-draft"), { label: dlText("page.take-draft"), press: take });
  }

  /* Back to the book's own text, and once more back to the reader's. */
  reset() {
    const isUndo = this.textBeforeReset !== null;
    const before = isUndo ? null : this.text();
    this.editor.setText(isUndo ? this.textBeforeReset : this.source);
    this.textBeforeReset = before;
    this.save(this.text());
    this.output.clear();
    this.panel.setLabel("reset", isUndo ? dlText("page.reset") : dlText("page.undo-reset"));
    this.panel.setStatus(isUndo ? dlText("page.reset-undone") : dlText("page.as-in-the-book"));
    announce(isUndo ? dlText("page.reset-undone") : dlText("page.reset-done"));
  }

  // -- running -----------------------------------------------------------------------------------------------

  beginRun() {
    this.save(this.text());
    this.isRunning = true;
    this.hasRun = true;
    this.error = "";
    this.setActivity(dlText("page.waiting"));
    this.panel.removeNotice("failed");
    this.editor.markError(0);
    this.output.markStale();
  }

  /* Run a text in place of the cell's own; 0 seconds are no limit, `retry` is for where Python does not start. */
  async execute(source, seconds, retry) {
    if (this.isRunning) return;
    this.beginRun();
    const text = this.text(); // while Python starts, the reader can type on
    const sources = () => {
      this.textsThatRan = cells.map(currentSource).with(this.index, text);
      return pageCells().with(this.index, { name: this.name, source });
    };
    const result = await run({ index: this.index, seconds, cells: sources, onMessage: (data) => this.receive(data) });
    this.isRunning = false;
    this.setActivity("");
    if (!["failed", "outdated"].includes(result.outcome)) this.output.finish();
    this.showResult(result, seconds, retry);
  }

  /* Show what goes on, such as "Running"; nothing does where it is empty. */
  setActivity(activity) {
    if (activity && activity !== this.activity) announce(`${activity} ${this.title}`);
    this.activity = activity;
    this.cell.toggleAttribute("data-busy", Boolean(activity));
    this.panel.setBusy(Boolean(activity));
    this.panel.setStatus(activity && `${activity}\u2026`);
  }

  receive(data) {
    if (data.type !== "progress") this.panel.hideProgress();
    switch (data.type) {
      case "starting": return this.setActivity(dlText("page.starting"));
      case "progress": return this.showProgress(data);
      case "running": return this.setActivity(dlText("page.running"));
      case "required-cells": return this.showRequiredCells(data.cells);
      case "stream": return this.output.addStream(data.text, data.error);
      case "output": return data.html ? this.output.addHtml(data.html) : this.showText(data.text);
      case "error": return this.showError(data);
    }
  }

  showProgress(progress) {
    this.panel.showProgress(progress.loaded, progress.total);
    this.panel.setStatus(this.loadingStatus(progress, this.activity));
  }

  showRequiredCells(indices) {
    this.setActivity(dlText("page.running"));
    const others = indices.filter((index) => index !== this.index).sort((a, b) => a - b);
    this.output.addRequiredCells(others.map((index) => ({ name: cellName(index), id: cells[index].id })));
  }

  showText(text) {
    if (text) this.output.addText("text_plain", text);
  }

  showError({ name, message, text, line, cell }) {
    const index = cell ?? this.index;
    this.error = `${name}: ${message}`;
    const other = index === this.index ? null : { name: cellName(index), id: cells[index].id };
    this.output.addError(text ?? message, other);
    this.markError(index, line ?? 0, this.error);
  }

  /* Mark a line of what ran, unless its cell was changed since: there it can be another line, and in a plain box
   * the mark moves the cursor. */
  markError(index, line, message) {
    const cell = cells[index];
    if (currentSource(cell) === this.textsThatRan[index]) opened.get(cell)?.editor?.markError(line, message);
  }

  // -- how a run ended ---------------------------------------------------------------------------------------

  showResult({ outcome, message, milliseconds }, seconds, retry) {
    switch (outcome) {
      case "done": return this.showDone(milliseconds);
      case "stopped": return this.showEnding(dlText("page.stopped"), dlText("page.stopped-why"));
      case "timedOut": return this.showEnding(dlText("page.timed-out", { seconds }), dlText("page.timed-out-why"));
      case "died": return this.showDeath(message);
      case "failed": return this.showFailure(message, retry);
      case "outdated": return this.showOutdated();
    }
  }

  showDone(milliseconds) {
    const time = milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
    this.panel.setStatus(dlText(this.error ? "page.ended-with-error" : "page.done", { time }));
    announce(this.error || this.summary());
  }

  /* What a screen reader says after a run without an error. */
  summary() { return dlText("page.cell-done", { cell: this.name, output: this.output.beginning() }); }

  showEnding(heading, text) {
    this.output.addEnding(heading, text);
    this.panel.setStatus(heading);
    announce(dlJoined([asSentence(heading), text]));
  }

  showDeath(message) {
    const reason = message ? dlText("page.in-brackets", { words: message }) : "";
    this.showEnding(dlText("page.died"), dlText("page.died-why", { reason }));
  }

  /* The book was published anew: what runs now would not fit this page. */
  showOutdated() {
    const { text, action } = outdatedNotice();
    this.panel.setStatus(dlText("page.outdated-status"));
    this.panel.addNotice("outdated", text, action);
  }

  /* Python never started: say why, and offer another try and the ways to run the notebook elsewhere. */
  showFailure(message, retry) {
    this.panel.setStatus(dlText("page.not-started"));
    const action = { label: dlText("page.retry"), press: retry };
    const text = dlText("page.not-started-why", { reason: asSentence(message) });
    const notice = this.panel.addNotice("failed", text, action);
    const links = [...document.querySelectorAll(".dl-launch a")].map((link) => link.cloneNode(true));
    if (links.length) notice.append(` ${dlText("page.or-in-notebook")} `, ...withCommas(links), asSentence(""));
  }
}
