// What next: where the reader left off, what to repeat, the next exercise, the next chapter, from what this browser
// keeps. Where nothing was done it says nothing, and the plain link to the next page is enough.
(() => {
  const MAX_REPETITIONS = 5;

  /* A chapter as the progress on this page lists it; a place is {title, address}. */
  const chapterOf = (row) => {
    const page = row.querySelector("a")?.getAttribute("href") ?? "";
    const title = row.querySelector("span").textContent, exercises = dlNextSteps.exercisesOf(row);
    const addressOf = ({ id }) => `${page}#exercise-${id.replace(/[/_]/g, "-")}`;
    return {
      title,
      page,
      name: exercises[0].id.split("/")[0],
      exercises: exercises.map((exercise) => ({ ...exercise, address: addressOf(exercise) })),
      predictions: JSON.parse(row.dataset.predictions ?? "[]"),
    };
  };
  const isHere = ({ address }) => address === "" || address.startsWith("#");

  /* Where something was done in a chapter, and when. */
  const marksOf = ({ title, page, name, exercises, predictions }) => [
    { when: dlProgressStore.lastDraft(name), title, address: page },
    ...predictions.map((key) => {
      const [explorer] = key.split("/");
      return { when: dlProgressStore.prediction(key)?.when, title, address: `${page}#${explorer}` };
    }),
    ...exercises.map((exercise) => ({
      when: dlProgressStore.entry(exercise.id, exercise.version).when,
      title: dlText("page.exercise-of-chapter", { chapter: title, exercise: exercise.title }),
      address: exercise.address,
    })),
  ].filter(({ when }) => when);

  const line = (code, places) => {
    const links = places.map(({ title, address }) => dlElement("a", { href: address }, title));
    return dlElement("li", { "data-what": code },
      dlElement("span", {}, dlText(code)), ...links.flatMap((link, i) => [i ? dlComma() : " ", link]));
  };

  const attach = (box, rows) => {
    const chapters = rows.map(chapterOf), exercises = chapters.flatMap((chapter) => chapter.exercises);
    // A page that begins a book has no chapter behind it.
    const nextPage = box.matches(".dl-continue") ? null : document.querySelector(".dl-next")?.getAttribute("href");
    const nextChapter = chapters.filter(({ page }) => page && page === nextPage);

    const show = () => {
      const marks = chapters.flatMap(marksOf).sort((a, b) => (a.when < b.when ? 1 : -1)), [last] = marks;
      const next = dlNextSteps.next(exercises);
      const lines = {
        // At the end of a page nobody asks for the way back into it.
        "page.left-off": [last].filter((place) => place && !isHere(place)),
        "page.to-repeat": dlNextSteps.toRepeat(exercises).slice(0, MAX_REPETITIONS),
        "page.next-exercise": next ? [next] : [],
        "page.next-chapter": nextChapter.map(({ title, page }) => ({ title, address: page })),
      };
      const shown = Object.entries(lines).filter(([, places]) => places.length);
      box.hidden = !last || !shown.length;
      box.querySelector("ul").replaceChildren(...shown.map(([code, places]) => line(code, places)));
    };
    document.addEventListener("dl:progress", show);
    show();
  };

  addEventListener("DOMContentLoaded", () => {
    const box = document.querySelector(".dl-what-next"), rows = [...document.querySelectorAll(".dl-progress-bars li")];
    if (box) attach(box, rows);
    document.documentElement.removeAttribute("data-work"); // what it kept room for is there, or will not come
  });
})();
