// Beside each chapter in the contents: how much of it is done.
(() => {
  // The chapter that is read has no link to itself beside its bar.
  const address = (link) => (link ?? location).href.split(/[?#]/)[0];

  const show = () => {
    const links = [...document.querySelectorAll(".dl-menu li a")];
    for (const row of document.querySelectorAll(".dl-progress-bars li")) {
      const chapter = address(row.querySelector("a")), { value, max } = row.querySelector("meter");
      const link = links.find((candidate) => address(candidate) === chapter);
      if (!link) continue;
      link.querySelector("small")?.remove();
      if (!value) continue;
      const percent = Math.round((100 * value) / max);
      link.append(dlElement("small", {}, dlText("page.chapter-done", { percent })));
    }
  };

  // After the element that counts (progress_view.js), now and whenever something changes.
  addEventListener("DOMContentLoaded", () => {
    document.addEventListener("dl:progress", show);
    show();
  });
})();
