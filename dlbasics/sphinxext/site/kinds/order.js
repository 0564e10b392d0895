// An order is recorded as the indices of its lines as first shown. Lines move by buttons, arrow keys and dragging.
dlKinds.order = (form, result) => {
  const list = form.querySelector("ol"), lines = [...list.children];
  const lineOf = (event) => event.target.closest("li");
  const neighbour = (line, step) => (step < 0 ? line.previousElementSibling : line.nextElementSibling);

  const move = (event, step) => {
    const line = lineOf(event), other = neighbour(line, step);
    if (!other) return;
    event.preventDefault();
    // The neighbour moves around the line: moving the line itself would lose the focus and the pointer.
    if (step < 0) line.after(other);
    else line.before(other);
    const place = [...list.children].indexOf(line) + 1;
    result.textContent = dlText("page.line-moved", { place, count: lines.length });
  };

  list.onclick = (event) => {
    const step = Number(event.target.dataset.move);
    if (step) move(event, step);
  };
  list.onkeydown = (event) => {
    if (dlHasModifier(event)) return;
    if (event.key === "ArrowUp") move(event, -1);
    if (event.key === "ArrowDown") move(event, 1);
  };

  const isHandle = (event) => event.target.matches(".dl-drag-handle");
  list.onpointerdown = (event) => {
    if (isHandle(event) && !event.button) event.target.setPointerCapture(event.pointerId);
  };
  // Safari would select all that the pointer passes.
  list.onmousedown = (event) => {
    if (isHandle(event)) event.preventDefault();
  };
  list.onpointermove = (event) => {
    if (!event.target.hasPointerCapture(event.pointerId)) return;
    for (const step of [-1, 1]) {
      const box = neighbour(lineOf(event), step)?.getBoundingClientRect();
      const middle = box && box.top + box.height / 2;
      if (box && step * (event.clientY - middle) > 0) move(event, step);
    }
  };

  return {
    read: () => [...list.children].map((line) => Number(line.dataset.line)),
    isAnswer: (answer) => Array.isArray(answer) && `${[...answer].sort((a, b) => a - b)}` === `${[...lines.keys()]}`,
    write: (answer) => list.append(...answer.map((index) => lines[index])),
    // "2<0": line 2 stands before line 0.
    probes: (answer) => answer.flatMap((first, at) => answer.slice(at + 1).map((then) => `${first}<${then}`)),
  };
};
