// A tuning is recorded as the values of an explorer's controls by name.
dlKinds.tune = (form) => {
  // Where the reader ran the explorer's cell, the book's own is hidden, and the new one stands after it.
  const seen = `figure[data-explorer="${form.dataset.targetExplorer}"]:not([hidden] *)`;
  const figure = () => [...document.querySelectorAll(seen)].at(-1);
  return {
    read() {
      const values = figure()?.dataset.values;
      return values ? JSON.parse(values) : null;
    },
    isAnswer: (answer) => typeof answer === "object" && !Array.isArray(answer),
    // The explorer keeps its own settings, in the page's address.
    write() {},
    probes: (answer) => [dlKinds.tune.probe(answer)],
  };
};

/* The probe of an explorer's settings, as in Python. */
dlKinds.tune.probe = (values) => JSON.stringify(
  Object.keys(values).sort().map((name) => [name, dlQuestions.exponential(values[name])]));
