// What explorers and questions hold beside what is seen: a file beside the page, which comes when the page is read in.
const dlDeferredData = (() => {
  let isFilled;
  const filled = new Promise((resolve) => { isFilled = resolve; });
  const address = () => document.documentElement.dataset.parts;
  const load = () => {
    const script = dlElement("script", { src: address() });
    // A line that was broken may be there again when the reader wants something.
    const loadAgain = () => {
      if (!script.isConnected) return;
      script.remove();
      load();
    };
    script.onerror = () => {
      for (const type of ["pointerdown", "keydown"]) addEventListener(type, loadAgain, { once: true });
    };
    document.head.append(script);
  };
  /* The file is of another edition than the page, which a browser may have kept: fetch the page anew, but once. */
  const renew = () => {
    if (performance.getEntriesByType("navigation")[0].type !== "reload") location.reload();
  };
  addEventListener("DOMContentLoaded", () => {
    // Like this the page counts as loaded when it is filled.
    if (address()) load();
    else isFilled();
  });

  return {
    /* The file calls it with its digest, and with the texts of the empty parts in their order. */
    fill(digest, texts) {
      if (!address().endsWith(digest)) return renew();
      document.querySelectorAll(".dl-frames:empty, .dl-answer-table:empty").forEach((part, i) => {
        part.textContent = texts[i];
      });
      return isFilled();
    },
    /* Attach what makes elements live, once each part of the page is there; where one fails the others go on. */
    bringToLife: (selector, attach) => filled.then(() => {
      for (const element of document.querySelectorAll(selector)) {
        try { attach(element); } catch (error) { reportError(error); }
      }
    }),
  };
})();
