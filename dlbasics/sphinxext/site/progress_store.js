// The learner's work in this browser: the format of dlbasics/exercises/WORK_FILE.md under one key of localStorage.
// Every write merges what is stored with what this page knows, so that two tabs keep each other's work.
const dlProgressStore = (() => {
  const KEY = "dlbasics-work", DAMAGED_KEY = "dlbasics-work-damaged", MAX_TRIES = 20;
  const MAX_LENGTH = 1e5; // characters of an entry or a draft: more would leave the others no room
  const MAX_DEPTH = 6;
  const NO_ENTRY = { answer: null, status: "not attempted", earned: 0, when: "", hints: 0, tries: [], mistakes: {} };
  // Names come from files: in an object without a prototype none of them means anything.
  const namedThings = () => Object.create(null);
  const emptyWork = () => ({ format: KEY, format_version: 1, learner: "", exercises: namedThings() });
  let work = emptyWork(), isStorageBroken = false, isStorageDamaged = false, isTooLong = false;
  const unkeptDrafts = namedThings(); // too long to be stored: they last as long as the page

  const isText = (value) => typeof value === "string";
  const isCount = (value) => Number.isFinite(value) && value >= 0;
  const isShallow = (value, left) => !(value instanceof Object)
    || (left > 0 && Object.values(value).every((part) => isShallow(part, left - 1)));
  const isShort = (value) => isShallow(value, MAX_DEPTH) && JSON.stringify(value).length <= MAX_LENGTH;
  const isEntry = (entry) => isCount(entry?.earned) && isCount(entry.hints) && isText(entry.when)
    && isText(entry.status) && Array.isArray(entry.tries) && isShort(entry);
  const isBetter = (a, b) => a.earned > b.earned || (a.earned === b.earned && a.when > b.when);
  const isMistake = (mistake) => isText(mistake?.when) && isText(mistake.right);
  const mistakesOf = ({ mistakes }) => Object.entries(mistakes ?? {}).filter(([, mistake]) => isMistake(mistake));
  const later = (a, b) => (a > b ? a : b);
  /* Now, or just after a known time: another machine's clock may be ahead, and what was done last counts. */
  const timeAfter = (known) => {
    const now = new Date().toISOString(), next = new Date(Date.parse(known) + 1);
    if (now > known) return now;
    const time = Number.isNaN(+next) ? "" : next.toISOString();
    return time > known ? time : `${known}0`; // it was no time, or written in another way
  };
  const mergeMistakes = (a, b) => {
    const merged = new Map(mistakesOf(a));
    for (const [name, mistake] of mistakesOf(b)) {
      const known = merged.get(name) ?? mistake;
      merged.set(name, { when: later(known.when, mistake.when), right: later(known.right, mistake.right) });
    }
    return Object.fromEntries(merged);
  };
  const mergeEntries = (a, b) => ({
    ...(isBetter(a, b) ? a : b),
    mistakes: mergeMistakes(a, b),
    hints: Math.max(a.hints, b.hints),
    tries: [...new Set([...a.tries, ...b.tries])].slice(0, MAX_TRIES),
  });
  /* Add an entry, and say whether its answer could stay: where it is too long, the points do. */
  const addEntry = (id, version, entry) => {
    work.exercises[id] ??= namedThings();
    const versions = work.exercises[id], old = versions[version];
    const whole = old ? mergeEntries(old, entry) : entry, isWhole = isShort(whole);
    versions[version] = isWhole ? whole : { ...whole, answer: null };
    return isWhole;
  };
  /* What no grader reads, and what a record of each must hold; of two under one key the later is kept. */
  const ungradedParts = {
    cells: ({ text }) => isText(text),
    predictions: ({ choice, moved }) =>
      (choice === null || Number.isInteger(choice)) && typeof moved === "boolean",
  };
  const isRecord = (part, record) => isText(record?.when) && ungradedParts[part](record) && isShort(record);
  const setRecord = (part, key, record) => {
    work[part] ??= namedThings();
    work[part][key] = record;
  };
  /* Add what was done now, and say whether it was short enough. */
  const addRecord = (part, key, content) => {
    const when = timeAfter(work[part]?.[key]?.when ?? "");
    const record = { ...content, when }, isKept = isShort(record);
    if (isKept) setRecord(part, key, record);
    return isKept;
  };
  const mergeRecords = (part, others) => {
    let isWhole = true;
    for (const [key, record] of Object.entries(others ?? {})) {
      if (!isRecord(part, record)) isWhole = false;
      else if (record.when > (work[part]?.[key]?.when ?? "")) setRecord(part, key, record);
    }
    return isWhole;
  };

  /* Merge other work into ours, and say whether all of it is of the format; what is not is left out. */
  const merge = (other) => {
    if (other.format !== KEY || other.format_version !== 1) throw new TypeError(other.format);
    let isWhole = true;
    if (isText(other.learner) && isShort(other.learner)) work.learner ||= other.learner;
    for (const [id, versions] of Object.entries(other.exercises ?? {})) {
      for (const [version, entry] of Object.entries(versions ?? {})) {
        if (isEntry(entry)) addEntry(id, version, entry);
        else isWhole = false;
      }
    }
    for (const part of Object.keys(ungradedParts)) isWhole = mergeRecords(part, other[part]) && isWhole;
    return isWhole;
  };

  const tryStorage = (action) => {
    try { action(); } catch { isStorageBroken = true; }
  };
  const read = () => tryStorage(() => {
    const stored = localStorage[KEY];
    if (!stored) return;
    let isWhole = false;
    try { isWhole = merge(JSON.parse(stored)); } catch {}
    if (isWhole) return;
    isStorageDamaged = true;
    try { localStorage[DAMAGED_KEY] = stored; } catch {} // no room for both
  });
  const announceChange = () => {
    isTooLong = false;
    document.dispatchEvent(new Event("dl:progress"));
  };
  /* Change the work and store it, after what is stored has joined it: so a change is the latest. `change` returns false
   * where the text was too long to store; warning() then says so, until the next change. */
  const write = (change = () => {}) => {
    isStorageBroken = false;
    read();
    const isKept = change();
    tryStorage(() => { localStorage[KEY] = JSON.stringify(work); });
    announceChange();
    isTooLong = isKept === false;
  };
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== null && key !== KEY) return; // null: all keys at once
    if (!newValue) work = emptyWork();
    else if (!isStorageBroken) work.learner = ""; // the stored name is the newer one, or was deleted
    read();
    announceChange();
  });
  // A page that the browser kept, for Back say, was told nothing meanwhile.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted || isStorageBroken) return;
    work = emptyWork();
    read();
    announceChange();
  });
  read();

  return {
    /* What to say where the browser keeps nothing, or not what was just given to it, or kept something that cannot
     * be read; else nothing. */
    warning() {
      if (isStorageBroken) return dlText("page.storage-broken");
      if (isTooLong) return dlText("page.too-long-to-keep");
      return isStorageDamaged ? dlText("page.storage-damaged") : "";
    },

    entry(id, version) {
      const entry = { ...NO_ENTRY, ...work.exercises[id]?.[version] };
      return { ...entry, mistakes: Object.fromEntries(mistakesOf(entry)) };
    },
    /* Keep a judged answer; `names` are those of the mistakes in it, none where it is right. */
    recordAnswer(id, version, { names, ...answer }) {
      const entry = this.entry(id, version), known = entry.mistakes;
      const when = timeAfter(entry.when);
      const mistakes = answer.status === "right"
        ? Object.entries(known).map(([name, mistake]) => [name, { ...mistake, right: when }])
        : [...Object.entries(known), ...names.map((name) => [name, { when, right: "" }])];
      this.update(id, version, { ...answer, when, mistakes: Object.fromEntries(mistakes) });
    },
    update(id, version, changes) {
      write(() => addEntry(id, version, { ...this.entry(id, version), ...changes }));
    },

    /* The text of an edited code cell; an empty one stands for the book's own. */
    draft: (key) => unkeptDrafts[key] ?? work.cells?.[key]?.text,
    /* When a cell of a page was edited last; undefined if none was. */
    lastDraft: (page) => Object.keys(work.cells ?? {}).filter((key) => key.startsWith(`${page}/`))
      .map((key) => work.cells[key].when).sort().at(-1),
    saveDraft(key, text) {
      write(() => {
        const isKept = addRecord("cells", key, { text });
        unkeptDrafts[key] = isKept ? null : text;
        return isKept;
      });
    },

    /* What was chosen before an explorer was moved; { choice: null } where that was skipped. */
    prediction: (key) => work.predictions?.[key],
    keepPrediction(key, choice, moved) {
      write(() => addRecord("predictions", key, { choice, moved }));
    },

    learner: () => work.learner,
    setLearner(name) {
      write(() => { work.learner = name; });
    },

    exportJSON: () => JSON.stringify(work, null, 1),
    /* Take the work of a file, and say whether all of it could be read; throws where none can. */
    importJSON(text) {
      const before = JSON.stringify(work), isWhole = merge(JSON.parse(text)), couldStore = !isStorageBroken;
      write();
      // What was damaged has been replaced, as the warning advises.
      if (isWhole && !isStorageBroken) isStorageDamaged = false;
      if (!couldStore || !isStorageBroken) return isWhole;
      // Too much for this browser: nothing of it is taken, or nothing that is done later could be kept.
      work = emptyWork();
      merge(JSON.parse(before));
      write();
      throw new RangeError();
    },
    deleteAll() {
      work = emptyWork();
      tryStorage(() => { for (const key of [KEY, DAMAGED_KEY]) delete localStorage[key]; });
    },
  };
})();
