// Predictions: the reader commits to a choice, moves the explorer, and then reads what happens.
const dlPredictions = (() => {
  const shows = new WeakMap(); // what shows a form as it is kept
  document.addEventListener("dl:progress", () => {
    for (const form of document.querySelectorAll(".dl-prediction")) shows.get(form)?.();
  });

  const attach = (figure) => {
    const form = figure.querySelector(".dl-prediction");
    if (!form) return;
    const key = form.dataset.prediction, reply = form.querySelector(".dl-reply");
    const [commit, skip, answer] = form.querySelectorAll("button");
    const radios = [...form.querySelectorAll("input")], replies = [...form.querySelectorAll("template")];
    let hasMoved = false, isReopened = false;

    /* What is kept; a choice that is none of ours is as good as nothing. */
    const kept = () => {
      const { choice, moved } = dlProgressStore.prediction(key) ?? {};
      return choice === null || replies[choice] ? { choice, moved } : {};
    };
    /* Room is kept for the reply, so that the explorer stays where it is while it is moved. */
    const say = (words, longest) => {
      const [said, room] = reply.children;
      if (said.innerHTML !== words) said.innerHTML = words;
      room.innerHTML = longest;
    };
    const show = () => {
      const { choice, moved } = kept();
      const isCommitted = choice != null, isSkipped = choice === null && !isReopened;
      radios.forEach((radio, i) => {
        if (isCommitted) radio.checked = i === choice;
        radio.disabled = isCommitted;
      });
      form.querySelector(".dl-choices").hidden = isSkipped;
      commit.hidden = skip.hidden = isCommitted || isSkipped;
      answer.hidden = !isSkipped;
      if (!isCommitted) return say("", "");
      const outcome = replies[choice].innerHTML, warning = dlProgressStore.warning();
      say(dlJoined([moved ? outcome : dlText("explore.now-move"), warning]), dlJoined([outcome, warning]));
    };
    const keep = (choice) => {
      dlProgressStore.keepPrediction(key, choice, hasMoved);
      show();
    };
    const move = () => {
      hasMoved = true;
      const { choice, moved } = kept();
      if (choice != null && !moved) keep(choice);
    };

    form.onsubmit = (event) => {
      event.preventDefault();
      keep(radios.findIndex((radio) => radio.checked));
      // What had the focus is disabled or hidden now, and this is to be moved.
      figure.querySelector("[data-control]").focus();
    };
    skip.onclick = () => {
      isReopened = false;
      keep(null);
      answer.focus();
    };
    answer.onclick = () => {
      isReopened = true;
      show();
      radios[0].focus();
    };
    form.onkeydown = ({ key: pressed }) => { if (pressed === "Escape" && !skip.hidden) skip.click(); };
    // A choice is no move of the explorer.
    form.oninput = form.onchange = (event) => event.stopPropagation();
    for (const type of ["input", "dl:change"]) figure.addEventListener(type, move);
    shows.set(form, show);
    commit.disabled = skip.disabled = false;
    show();
    // From here on changes are announced, and what was kept is not.
    reply.setAttribute("role", "status");
  };

  dlDeferredData.bringToLife(".dl-explorer", attach);
  return { attach };
})();
