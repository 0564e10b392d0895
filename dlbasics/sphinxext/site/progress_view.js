// The progress element: a bar for each chapter, and the controls that carry the learner's work in and out.
(() => {
  const attach = (box) => {
    const note = box.querySelector(".dl-note"), name = box.querySelector("input[type=text]");
    const file = box.querySelector("input[type=file]"), controls = box.querySelector(".dl-actions");

    const showChapter = (row) => {
      const bar = row.querySelector("meter"), exercises = dlNextSteps.exercisesOf(row);
      let done = 0, earned = 0;
      for (const { id, version, points } of exercises) {
        const counted = Math.min(dlProgressStore.entry(id, version).earned, points);
        earned += counted;
        if (counted === points) done += 1;
      }
      bar.value = earned;
      row.querySelector("small").textContent =
        dlText("progress.chapter", { done, count: exercises.length, earned, points: bar.max });
    };
    const rows = [...box.querySelectorAll(".dl-progress-bars li")];
    const showName = () => { name.value = dlProgressStore.learner(); };
    const show = () => {
      rows.forEach(showChapter);
      // What is being typed there stays.
      if (document.activeElement !== name) showName();
      note.textContent = dlProgressStore.warning();
      const data = encodeURIComponent(dlProgressStore.exportJSON());
      box.querySelector("[download]").href = `data:application/json,${data}`;
    };

    name.onchange = () => dlProgressStore.setLearner(name.value);
    name.onblur = showName;
    file.onchange = async () => {
      let message = dlText("page.imported");
      try {
        if (!dlProgressStore.importJSON(await file.files[0].text())) message = dlText("page.imported-in-part");
      } catch {
        message = dlText("page.not-imported");
      }
      note.textContent = dlProgressStore.warning() || message;
      file.value = "";
    };
    box.querySelector("button").onclick = () => {
      if (!confirm(dlText("page.sure-to-delete"))) return;
      dlProgressStore.deleteAll();
      location.reload();
    };
    document.addEventListener("dl:progress", show);
    controls.hidden = false;
    show();
  };

  addEventListener("DOMContentLoaded", () => document.querySelectorAll(".dl-progress").forEach(attach));
})();
