// All that a reader can do with an explorer beside moving its controls, wherever its frames come from.
const dlInteraction = (() => {
  const attach = (figure) => {
    for (const part of [dlAutoplay, dlPartialLines, dlPointerValues, dlDataTable, dlHandles]) part.attach(figure);
    // Loaded where there are points to move.
    if (typeof dlMovablePoints !== "undefined") dlMovablePoints.attach(figure);
    else figure.querySelector(".dl-live")?.remove();
  };
  dlDeferredData.bringToLife(".dl-explorer", attach);
  return { attach };
})();
