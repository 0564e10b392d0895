// The learner's work in this browser: the format of dlbasics/exercises/WORK_FILE.md under one key of localStorage.
// Every write joins what is stored with what this page knows, so that two tabs keep each other's work.
const dlWork = (() => {
  const KEY = "dlbasics-work";
  const blank = () => ({format: KEY, format_version: 1, learner: "", exercises: {}});
  let mine = blank(), trouble = "";

  const better = (a, b) => ({
    ...(a.earned > b.earned || (a.earned == b.earned && a.when >= b.when) ? a : b),
    hints: Math.max(a.hints, b.hints),
    tries: [...new Set([...a.tries, ...b.tries])].slice(0, 20),
  });
  const add = (id, version, entry) => {
    const all = mine.exercises[id] ??= {}, old = all[version];
    all[version] = old ? better(old, entry) : entry;
  };
  // Join other work into mine; what is not of the format is left out.
  const join = other => {
    if (other.format != KEY || other.format_version != 1) throw 0;
    mine.learner ||= other.learner;
    for (const id in other.exercises)
      for (const version in other.exercises[id]) {
        const entry = other.exercises[id][version];
        if (entry?.earned >= 0 && entry.hints >= 0 && entry.when?.at && entry.tries?.map) add(id, version, entry);
      }
    for (const key in other.cells) {
      const cell = other.cells[key];
      if (cell?.text?.at && cell.when > (mine.cells?.[key]?.when ?? "")) (mine.cells ??= {})[key] = cell;
    }
  };
  const guarded = action => {
    try { action(); } catch { trouble = "This browser cannot keep your work. Download it before you leave."; }
  };
  const read = () => guarded(() => {
    const raw = localStorage[KEY];
    try { raw && join(JSON.parse(raw)); } catch { localStorage[KEY + "-damaged"] = raw; }
  });
  const tell = () => document.dispatchEvent(new Event("dl:work"));
  const write = () => {
    trouble = "";
    read();
    guarded(() => localStorage[KEY] = JSON.stringify(mine));
    tell();
  };
  addEventListener("storage", e => {
    if (!e.newValue) mine = blank();
    read();
    tell();
  });
  read();

  const entry = (id, version) => ({answer: null, status: "not attempted", earned: 0, when: "", hints: 0, tries: [],
    ...mine.exercises[id]?.[version]});
  const keep = (id, version, changes) => {
    add(id, version, {...entry(id, version), ...changes});
    write();
    return trouble;
  };

  // What stands in an edited code cell; an empty text stands for the book's own.
  const cell = key => mine.cells?.[key]?.text;
  const type = (key, text) => {
    (mine.cells ??= {})[key] = {text, when: new Date().toISOString()};
    write();
    return trouble;
  };

  // The progress element: bars by chapter, and the controls that carry work in and out.
  addEventListener("DOMContentLoaded", () => document.querySelectorAll(".dl-progress").forEach(box => {
    const $ = selector => box.querySelector(selector), {bad, good, sure} = box.dataset;
    const note = $(".dl-note"), name = $("input"), file = $("[type=file]");
    const fill = () => {
      for (const li of box.querySelectorAll("li")) {
        const [bar, words] = li.querySelectorAll("meter, small"), rows = JSON.parse(li.dataset.exercises);
        let done = 0, earned = 0;
        for (const [id, version, points] of rows) {
          const got = Math.min(entry(id, version).earned, points);
          earned += got;
          done += got == points;
        }
        bar.value = earned;
        words.textContent = `${done} of ${rows.length} exercises, ${earned} of ${bar.max} points`;
      }
      name.value = mine.learner;
      note.textContent = trouble;
      $("[download]").href = "data:application/json," + encodeURIComponent(JSON.stringify(mine, null, 1));
    };
    name.onchange = () => {
      mine.learner = name.value;
      write();
    };
    file.onchange = async () => {
      let said = bad;
      try {
        join(JSON.parse(await file.files[0].text()));
        said = good;
        write();
      } catch {}
      note.textContent = trouble || said;
      file.value = "";
    };
    $("button").onclick = () => {
      if (!confirm(sure)) return;
      mine = blank();
      guarded(() => delete localStorage[KEY]);
      location.reload();
    };
    $(".dl-go").hidden = false;
    document.addEventListener("dl:work", fill);
    fill();
  }));
  return {entry, keep, cell, type};
})();
