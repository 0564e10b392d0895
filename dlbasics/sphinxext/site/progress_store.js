// The learner's work in this browser: the format of dlbasics/exercises/WORK_FILE.md under one key of localStorage.
// Every write merges what is stored with what this page knows, so that two tabs keep each other's work.
const dlProgressStore = (() => {
  const KEY = "dlbasics-work", MOST_TRIES = 20;
  const NO_ENTRY = { answer: null, status: "not attempted", earned: 0, when: "", hints: 0, tries: [], mistakes: {} };
  const emptyWork = () => ({ format: KEY, format_version: 1, learner: "", exercises: {} });
  let work = emptyWork(), isStorageBroken = false;

  const isEntry = (entry) => entry?.earned >= 0 && entry.hints >= 0 && typeof entry.when == "string"
    && Array.isArray(entry.tries);
  const isBetter = (a, b) => a.earned > b.earned || (a.earned == b.earned && a.when >= b.when);
  const isMistake = (mistake) => typeof mistake?.when == "string" && typeof mistake.right == "string";
  const mistakesOf = ({ mistakes }) => Object.entries(mistakes ?? {}).filter(([, mistake]) => isMistake(mistake));
  const later = (a, b) => (a > b ? a : b);
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
    tries: [...new Set([...a.tries, ...b.tries])].slice(0, MOST_TRIES),
  });
  const addEntry = (id, version, entry) => {
    work.exercises[id] ??= {};
    const versions = work.exercises[id], old = versions[version];
    versions[version] = old ? mergeEntries(old, entry) : entry;
  };
  /* What no grader reads, and what a record of each must hold; of two under one key the later is kept. */
  const ungradedParts = {
    cells: ({ text }) => typeof text == "string",
    predictions: ({ choice, moved }) =>
      (choice === null || Number.isInteger(choice)) && typeof moved == "boolean",
  };
  const setRecord = (part, key, record) => {
    work[part] ??= {};
    work[part][key] = { ...record, when: new Date().toISOString() };
  };
  const mergeRecords = (part, others) => {
    for (const [key, record] of Object.entries(others ?? {})) {
      const isLater = record?.when > (work[part]?.[key]?.when ?? "");
      if (isLater && ungradedParts[part](record)) (work[part] ??= {})[key] = record;
    }
  };

  /* Merge other work into ours; what is not of the format is left out. */
  const merge = (other) => {
    if (other.format != KEY || other.format_version != 1) throw new TypeError(other.format);
    work.learner ||= other.learner;
    for (const [id, versions] of Object.entries(other.exercises ?? {})) {
      for (const [version, entry] of Object.entries(versions ?? {})) if (isEntry(entry)) addEntry(id, version, entry);
    }
    for (const part of Object.keys(ungradedParts)) mergeRecords(part, other[part]);
  };

  const tryStorage = (action) => {
    try { action(); } catch { isStorageBroken = true; }
  };
  const read = () => tryStorage(() => {
    const stored = localStorage[KEY];
    if (!stored) return;
    try { merge(JSON.parse(stored)); } catch { localStorage[`${KEY}-damaged`] = stored; }
  });
  const announceChange = () => document.dispatchEvent(new Event("dl:progress"));
  const write = () => {
    isStorageBroken = false;
    read();
    tryStorage(() => { localStorage[KEY] = JSON.stringify(work); });
    announceChange();
  };
  addEventListener("storage", (event) => {
    if (!event.newValue) work = emptyWork();
    read();
    announceChange();
  });
  read();

  return {
    /* What to say where the browser keeps nothing; else nothing. */
    warning: () => (isStorageBroken ? dlText("page.storage-broken") : ""),

    entry(id, version) {
      const entry = { ...NO_ENTRY, ...work.exercises[id]?.[version] };
      return { ...entry, mistakes: Object.fromEntries(mistakesOf(entry)) };
    },
    /* Keep a judged answer; `names` are those of the mistakes in it, none where it is right. */
    recordAnswer(id, version, { names, ...answer }) {
      const when = new Date().toISOString(), known = this.entry(id, version).mistakes;
      const mistakes = answer.status == "right"
        ? Object.entries(known).map(([name, mistake]) => [name, { ...mistake, right: when }])
        : [...Object.entries(known), ...names.map((name) => [name, { when, right: "" }])];
      this.update(id, version, { ...answer, when, mistakes: Object.fromEntries(mistakes) });
    },
    update(id, version, changes) {
      addEntry(id, version, { ...this.entry(id, version), ...changes });
      write();
    },

    /* The text of an edited code cell; an empty one stands for the book's own. */
    draft: (key) => work.cells?.[key]?.text,
    saveDraft(key, text) {
      setRecord("cells", key, { text });
      write();
    },

    /* What was chosen before an explorer was moved; { choice: null } where that was skipped. */
    prediction: (key) => work.predictions?.[key],
    keepPrediction(key, choice, moved) {
      setRecord("predictions", key, { choice, moved });
      write();
    },

    learner: () => work.learner,
    setLearner(name) {
      work.learner = name;
      write();
    },

    exportJSON: () => JSON.stringify(work, null, 1),
    /* Take the work of a file; throws what JSON or the format does not allow. */
    importJSON(text) {
      merge(JSON.parse(text));
      write();
    },
    deleteAll() {
      work = emptyWork();
      tryStorage(() => { delete localStorage[KEY]; });
    },
  };
})();
