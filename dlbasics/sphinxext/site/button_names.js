// Distinct accessible names for buttons that read the same, such as "Reset": each names what it belongs to, too. The
// words that are seen come first, and a name follows them when they change.
const dlButtonNames = (() => {
  let count = 0;

  /* Let buttons be called by their own words, and by those of an element. */
  const add = (buttons, owner) => {
    for (const button of buttons) {
      count += 1;
      button.id ||= `dl-button-${count}`;
      button.setAttribute("aria-labelledby", `${button.id} ${owner.id}`);
    }
  };

  /* An element in a box that nobody sees and that holds a name. */
  const owner = (box, name) => {
    count += 1;
    const element = dlElement("span", { id: `dl-name-${count}`, hidden: true }, name);
    box.append(element);
    return element;
  };

  const ofExplorer = (figure) => {
    add(figure.querySelectorAll("button, summary"), owner(figure, figure.dataset.name));
  };

  const ofExercise = (card) => {
    add(card.querySelectorAll("button:not([aria-label]), summary"), card.querySelector(".dl-title"));
  };

  addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".dl-explorer").forEach(ofExplorer);
    document.querySelectorAll("section.dl-exercise").forEach(ofExercise);
  });
  return { add, owner, ofExercise, ofExplorer };
})();
