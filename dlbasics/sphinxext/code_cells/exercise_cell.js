// The code cell of an exercise: Check has the answer judged, and the solution opens by the rule of a notebook.
import { announce } from "./announcer.js";
import { withCheckLine, withoutCheckLine } from "./check_decorator_line.js";
import { CodeCell } from "./code_cell.js";
import { actionButton, element } from "./dom.js";
import { request } from "./kernel.js";

const CHECK_SECONDS = 20;

export class ExerciseCell extends CodeCell {
  constructor(cell, source, draftKey, draft) {
    super(cell, source, draftKey, draft);
    const card = cell.querySelector(".dl-exercise"), { exercise, version, points } = card.dataset;
    Object.assign(this, { exercise, version, points: Number(points), isJudged: false, isSolutionOpen: false });
    this.exerciseTitle = card.querySelector(".dl-title").firstChild.textContent.trim();
  }

  get title() { return this.exerciseTitle; }

  get panelLabel() { return dlText("page.code-of-exercise", { title: this.title }); }

  get editorLabel() { return dlText("page.editor-of-exercise", { title: this.title }); }

  get startStatus() { return ""; }

  get buttons() {
    const [run, ...others] = super.buttons;
    return [
      { action: "check", label: dlText("exercise.check"), isPrimary: true, press: () => this.check() },
      { ...run, isPrimary: false },
      ...others,
      { action: "solution", label: dlText("page.solution"), press: () => this.openSolution() },
    ];
  }

  primaryAction() { this.check(); }

  startTextOf(text) { return withCheckLine(text, this.source); }

  get startText() { return this.startTextOf(super.startText); }

  /* Run it without a verdict: without the line that has it judged. What runs already stays what it is. */
  run() {
    if (this.isRunning) return;
    this.isCheck = false;
    return this.execute(withoutCheckLine(this.text()), 0, () => this.run());
  }

  check() {
    if (this.isRunning) return;
    this.isCheck = true;
    return this.execute(this.text(), CHECK_SECONDS, () => this.check());
  }

  async show() {
    await super.show();
    const properties = { className: "dl-solution", role: "group", tabIndex: -1, hidden: true };
    this.solution = element("div", { ...properties, "aria-label": dlText("page.solution") });
    const note = element("p", { textContent: dlText("page.check-or-run") });
    this.cell.append(element("div", { className: "dl-exercise-footer" }, this.solution, note));
    this.showBestAnswer();
  }

  beginRun() {
    super.beginRun();
    this.judgedText = this.text();
    this.isJudged = false;
  }

  /* What the store knows of the best answer, until something runs. If other code stands here, it says so. */
  showBestAnswer() {
    const { answer, status, earned, when } = dlProgressStore.entry(this.exercise, this.version);
    if (!when) return;
    const isKnown = typeof answer === "string" && answer !== "";
    const isShown = isKnown && this.startTextOf(answer) === this.text();
    const best = this.bestVerdict(earned, status);
    const tone = isShown ? best.tone : "other";
    const heading = isShown ? best.heading : dlText("page.best-so-far", { heading: best.heading });
    const score = dlPlural("verdict.score", this.points, { earned, points: this.points });
    const verdict = element("div", { className: "dl-verdict", "data-tone": tone },
      element("p", { className: "dl-verdict-head" },
        element("strong", { textContent: heading }), " ",
        element("span", { className: "dl-score", textContent: score })),
      element("p", { textContent: dlText(isShown ? "page.best-answer" : "page.best-answer-elsewhere") }));
    if (isKnown && !isShown) verdict.append(this.buttonTo(answer));
    this.output.add("output text_html", verdict);
    this.output.markStale();
  }

  bestVerdict(earned, status) {
    if (earned >= this.points) return { tone: "right", heading: dlText("page.right") };
    if (earned > 0) return { tone: "part", heading: dlText("verdict.partly-right") };
    const isRunnable = status !== "does not run";
    return { tone: "wrong", heading: dlText(isRunnable ? "page.not-yet-right" : "page.does-not-run") };
  }

  /* A button that brings the best answer into the editor. */
  buttonTo(answer) {
    const take = () => {
      this.editor.setText(this.startTextOf(answer));
      this.output.clear();
      this.showBestAnswer();
      this.editor.focus();
    };
    return element("p", {}, actionButton({ label: dlText("page.take-best-answer"), press: take }));
  }

  reset() {
    this.isJudged = false; // the verdict goes with the output
    super.reset();
  }

  /* A verdict is about the text that was judged. */
  changed(text) {
    super.changed(text);
    if (!this.isJudged || this.isRunning) return;
    if (text === this.judgedText) this.panel.setStatus("");
    else this.showChanged();
  }

  showChanged() { this.panel.setStatus(dlText("page.changed-since")); }

  receive(data) {
    super.receive(data);
    if (data.type === "verdict" && data.verdict.id === this.exercise) this.keepVerdict(data.verdict, data.try_digest);
  }

  /* `tryDigest` tells different tries apart; it is empty for what is no try. */
  keepVerdict({ version, status, earned, name, others, details }, tryDigest) {
    this.isJudged = true;
    this.markLine(details);
    if (!this.isSolutionOpen) this.solution.hidden = true; // it says how many tries there were
    if (!tryDigest) return;
    // Judged by another edition than the one that stands here: it must not be booked under this one.
    if (version !== this.version) {
      this.showOutdated();
      return;
    }
    const names = [name || status, ...others];
    const answer = { answer: this.judgedText, status, earned, names, tries: [tryDigest] };
    dlProgressStore.recordAnswer(this.exercise, this.version, answer);
    this.warnIfNotSaved();
  }

  /* Mark the line that failed on a case; a detail is [label, text, line, where]. */
  markLine(details) {
    const named = details.map(([label, text, line]) => ({ label, text, line }));
    const find = (wanted) => named.find(({ label }) => label === wanted);
    const line = find("your-line")?.line;
    if (line) this.markError(this.index, line, find("error")?.text);
  }

  showDone(milliseconds) {
    super.showDone(milliseconds);
    if (this.isJudged && this.text() !== this.judgedText) this.showChanged();
    if (!this.isCheck || this.isJudged || this.error) return;
    const line = `@check("${this.exercise}")`;
    this.showEnding(dlText("page.not-judged"), dlText("page.not-judged-why", { line }));
  }

  summary() { return this.isJudged ? this.output.verdictText() : super.summary(); }

  async openSolution() {
    const { exercise, version } = this;
    const message = { type: "ask", what: "solution", exercise, entry: dlProgressStore.entry(exercise, version) };
    const showStart = (data) => {
      if (!this.isRunning) this.receive(data);
    };
    try {
      this.showSolution(await request(message, showStart));
    } catch (error) {
      if (error.isRestart) this.endRequest(dlText("page.stopped"));
      else if (error.isOutdated) this.endOutdatedRequest();
      else this.showRequestFailure(error.message);
    }
  }

  showSolution({ open: isOpen, html }) {
    this.endRequest("");
    this.isSolutionOpen = isOpen;
    this.solution.innerHTML = html;
    if (isOpen) {
      const heading = dlText("page.solution");
      this.solution.prepend(element("p", { className: "dl-solution-head", textContent: heading }));
    }
    this.solution.hidden = false;
    announce(this.solution.textContent);
    if (isOpen) this.solution.focus();
  }

  endOutdatedRequest() {
    this.endRequest("");
    this.showOutdated();
  }

  showRequestFailure(message) {
    this.endRequest("");
    this.showFailure(message, () => {
      this.panel.removeNotice("failed");
      this.openSolution();
    });
  }

  /* While a cell runs, its own activity stands there. */
  endRequest(status) {
    if (!this.isRunning) this.setActivity("");
    if (status) this.panel.setStatus(status);
  }
}
