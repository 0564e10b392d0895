// Beside each chapter in the contents: how much of it is done.
(() => {
  const address = (link) => link.href.split("#")[0];

  const show = () => {
    const links = [...document.querySelectorAll(".dl-menu li a")];
    for (const row of document.querySelectorAll(".dl-progress-bars li")) {
      const chapter = row.querySelector("a"), { value, max } = row.querySelector("meter");
      const link = chapter && links.find((candidate) => address(candidate) === address(chapter));
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
