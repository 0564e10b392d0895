// A choice is recorded as the indices of the options that are chosen.
dlKinds.choice = (form) => {
  const boxes = [...form.querySelectorAll("input")];
  const isIndex = (value) => Number.isInteger(value) && value >= 0 && value < boxes.length;
  return {
    read() {
      const chosen = [...boxes.keys()].filter((index) => boxes[index].checked);
      return chosen.length ? chosen : null;
    },
    isAnswer: (answer) => Array.isArray(answer) && answer.length > 0 && answer.every(isIndex),
    write: (answer) => boxes.forEach((box, index) => { box.checked = answer.includes(index); }),
    probes: (answer) => [`=${answer}`, ...answer.map((index) => `+${index}`)],
  };
};
