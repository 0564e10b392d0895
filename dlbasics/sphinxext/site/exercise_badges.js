// Which exercises of the page are done, in its contents.
(() => {
  const links = [...document.querySelectorAll(".dl-exercise-link a")];
  const show = () => {
    for (const link of links) {
      const { exercise, version, points } = dlTarget(link).dataset;
      link.querySelector(".dl-done")?.remove();
      if (dlProgressStore.entry(exercise, version).earned < points) continue;
      link.append(dlElement("span", { className: "dl-done" }, ` ${dlText("page.exercise-done")}`));
    }
  };
  document.addEventListener("dl:progress", show);
  show();
})();
