// What explorers and questions hold beside what is seen: a file beside the page, which comes when the page is read in.
const dlDeferredData = (() => {
  let isFilled;
  const filled = new Promise((resolve) => { isFilled = resolve; });
  const load = () => {
    const script = dlElement("script", { src: document.documentElement.dataset.parts });
    // A line that was broken may be there again when the reader wants something.
    script.onerror = () => addEventListener("pointerdown", load, { once: true });
    document.head.append(script);
  };
  addEventListener("DOMContentLoaded", () => {
    // Like this the page counts as loaded when it is filled.
    if (document.documentElement.dataset.parts) load();
    else isFilled();
  });

  return {
    /* The file calls it with the texts of the empty parts, in their order. */
    fill(texts) {
      document.querySelectorAll(".dl-frames:empty, .dl-answer-table:empty").forEach((part, i) => {
        part.textContent = texts[i];
      });
      isFilled();
    },
    /* Do something once each part of the page is there. */
    whenFilled: (action) => filled.then(action),
  };
})();
