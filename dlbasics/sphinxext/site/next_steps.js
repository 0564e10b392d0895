// What to repeat and what to do next, as dlbasics/exercises/next_steps.py: a mistake is to be repeated until its
// exercise has been answered rightly on a later day.
const dlNextSteps = (() => {
  const DAY = "2026-01-31".length;
  const entryOf = ({ id, version }) => dlProgressStore.entry(id, version);

  /* The exercises of a chapter, from its row of the progress. */
  const exercisesOf = (row) => JSON.parse(row.dataset.exercises)
    .map(([id, version, points, title]) => ({ id, version, points, title }));

  /* The exercises with such a mistake, the one with the oldest first. */
  const toRepeat = (exercises) => {
    const oldest = (exercise) => Object.values(entryOf(exercise).mistakes)
      .filter(({ when, right }) => right.slice(0, DAY) <= when.slice(0, DAY))
      .map(({ when }) => when).sort()[0];
    return exercises.filter(oldest).sort((a, b) => (oldest(a) < oldest(b) ? -1 : 1));
  };

  const next = (exercises) => {
    const times = exercises.map((exercise) => entryOf(exercise).when);
    const latest = times.reduce((a, b) => (a > b ? a : b), "");
    const last = latest ? times.indexOf(latest) : -1;
    const inOrder = [...exercises.slice(last + 1), ...exercises.slice(0, last + 1)];
    return inOrder.find((exercise) => entryOf(exercise).earned < exercise.points);
  };
  return { exercisesOf, toRepeat, next };
})();
