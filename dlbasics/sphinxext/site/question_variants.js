// One more question like one that is done: other numbers, no points. Its forms come with the first press.
const dlQuestionVariants = (() => {
  const folder = document.currentScript.src.replace(/[^/]*$/, "practice/");

  /* Let a section's button lead to practice; bringToLife(section) attaches the form that stands in it. */
  const attach = (section, bringToLife) => {
    const own = [...section.childNodes], button = section.querySelector(".dl-another");
    const address = `${folder}${section.id.replace("exercise-", "")}.json`;
    let forms, place, isLoading = false;

    const showNext = async () => {
      // A second press would take away the question that the first one brought.
      if (isLoading) return;
      isLoading = true;
      try {
        forms ??= await (await fetch(address)).json();
      } catch {
        section.querySelector(".dl-result").textContent = dlLoadFailure("page.practice-not-loaded");
        return;
      } finally {
        isLoading = false;
      }
      place = ((place ?? Math.floor(Math.random() * forms.length)) + 1) % forms.length;
      const template = document.createElement("template");
      template.innerHTML = forms[place];
      section.replaceChildren(...template.content.firstElementChild.childNodes);
      bringToLife(section);
      dlButtonNames.ofExercise(section);
      dlScrollBoxes.observe(section);
      section.querySelector(".dl-another").onclick = showNext;
      section.querySelector(".dl-back").onclick = goBack;
      // A screen reader goes on where the new question begins.
      section.querySelector(".dl-practice").focus();
    };
    const goBack = () => {
      section.replaceChildren(...own);
      button.focus();
    };
    button.onclick = showNext;
  };

  return { attach };
})();
