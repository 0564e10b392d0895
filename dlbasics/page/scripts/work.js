// The learner's work in this browser: the format of dlbasics/exercises/FORMAT.md under one key of localStorage.
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
  const sound = e => e && e.status?.at && e.when?.at && isFinite(e.earned) && isFinite(e.hints)
    && Array.isArray(e.tries);

  // Join other work into mine; anything that is not of the format is left out.
  const join = other => {
    if (other?.format != KEY || other.format_version != 1) throw 0;
    mine.learner = other.learner || mine.learner;
    for (const [id, versions] of Object.entries(other.exercises))
      for (const [version, entry] of Object.entries(versions))
        if (sound(entry) && id.includes("/")) {
          const all = mine.exercises[id] ??= {};
          all[version] = all[version] ? better(all[version], entry) : entry;
        }
  };
  const read = () => {
    try {
      const raw = localStorage.getItem(KEY);
      try { raw && join(JSON.parse(raw)); } catch { localStorage.setItem(KEY + "-damaged", raw); }
    } catch { fail(); }
  };
  const fail = () => trouble = "This browser does not keep your work: its storage is full or forbidden. Download it before you leave.";
  const tell = () => document.dispatchEvent(new Event("dl:work"));
  const write = () => {
    trouble = "";
    read();
    try { localStorage.setItem(KEY, JSON.stringify(mine)); } catch { fail(); }
    tell();
  };

  read();
  addEventListener("storage", e => {
    if (e.key && e.key != KEY) return;
    e.newValue ? read() : mine = blank();
    tell();
  });

  const entry = (id, version) => ({answer: null, status: "not attempted", earned: 0, when: "", hints: 0, tries: [],
    ...mine.exercises[id]?.[version]});
  const keep = (id, version, changes) => {
    const old = entry(id, version);
    (mine.exercises[id] ??= {})[version] = better(old, {...old, ...changes});
    write();
  };

  // The progress element: bars by chapter, and the buttons that carry work in and out.
  const fill = box => {
    const rows = JSON.parse(box.querySelector("script").textContent);
    for (const li of box.querySelectorAll("li")) {
      let done = 0, count = 0, earned = 0, points = 0;
      for (const r of rows) if (r.chapter == li.dataset.chapter) {
        const got = Math.min(entry(r.id, r.version).earned, r.points);
        count++;
        points += r.points;
        earned += got;
        done += got == r.points;
      }
      li.querySelector("meter").value = earned;
      li.querySelector("small").textContent = `${done} of ${count} exercises, ${earned} of ${points} points`;
    }
    box.querySelector("[data-work=name]").value = mine.learner;
    box.querySelector(".dl-note").textContent = trouble;
    box.querySelector(".dl-go").hidden = false;
  };
  const act = {
    save() {
      const a = document.createElement("a");
      a.href = URL.createObjectURL(new Blob([JSON.stringify(mine, null, 1)], {type: "application/json"}));
      a.download = KEY + ".json";
      a.click();
    },
    open(note) {
      const input = document.createElement("input");
      input.type = "file";
      input.onchange = async () => {
        try {
          join(JSON.parse(await input.files[0].text()));
          write();
          note.textContent = trouble || "Imported.";
        } catch { note.textContent = "That file holds no work of this book. Nothing has changed."; }
      };
      input.click();
    },
    clear() {
      if (!confirm("Delete all your work in this browser?")) return;
      mine = blank();
      try { localStorage.removeItem(KEY); } catch { fail(); }
      location.reload();
    },
  };
  addEventListener("DOMContentLoaded", () => document.querySelectorAll(".dl-progress").forEach(box => {
    fill(box);
    document.addEventListener("dl:work", () => fill(box));
    box.onclick = e => act[e.target.dataset.work]?.(box.querySelector(".dl-note"));
    box.onchange = e => {
      if (e.target.dataset.work == "name") {
        mine.learner = e.target.value;
        write();
      }
    };
  }));
  return {entry, keep, trouble: () => trouble};
})();
