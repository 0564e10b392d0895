// Handles: places in the picture that move a control, by dragging or with the arrow keys. The nearest frame shows.
const dlHandles = (() => {
  const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /* Where a pointer is, in units of the drawing. */
  const unitsAt = (svg, { clientX, clientY }) => {
    const box = svg.getBoundingClientRect(), perPixel = svg.viewBox.baseVal.width / box.width;
    return [(clientX - box.left) * perPixel, (clientY - box.top) * perPixel];
  };

  /* Put an element of the picture where a place of the drawing is. */
  const put = (element, svg, [x, y]) => {
    const { width, height } = svg.viewBox.baseVal;
    element.style.left = `${(100 * x) / width}%`;
    element.style.top = `${(100 * y) / height}%`;
  };

  /* Report where an element is dragged to, and when it is let go. */
  const onDrag = (element, move, end) => {
    let isDragged = false;
    element.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      element.focus();
      element.setPointerCapture(event.pointerId);
      isDragged = true;
    });
    element.addEventListener("pointermove", (event) => { if (isDragged) move(event); });
    // However a pointer ends.
    element.addEventListener("lostpointercapture", () => {
      isDragged = false;
      end();
    });
  };

  const nearest = (places, [x, y]) => {
    const distances = places.map((place) => Math.hypot(place[0] - x, place[1] - y));
    return distances.indexOf(Math.min(...distances.filter(Number.isFinite)));
  };

  /* The neighbour of a value that lies in a direction of the picture; `at` if both lie the other way. Where the
   * direction tells nothing, right and up mean the next value. */
  const neighbourTowards = (places, at, [dx, dy]) => {
    const [x0, y0] = places[at];
    const distanceTo = (index) => {
      const [x, y] = places[index] ?? [x0, y0];
      return (x - x0) * dx + (y - y0) * dy;
    };
    const [next, previous] = [distanceTo(at + 1), distanceTo(at - 1)];
    if (next > 0 || previous > 0) return next >= previous ? at + 1 : at - 1;
    if (next < 0 || previous < 0) return at;
    return at + dx - dy;
  };

  const handle = (figure, picture, name) => {
    const input = figure.querySelector(`[data-control="${name}"]`);
    const last = (input.options?.length ?? +input.max + 1) - 1;
    const label = dlText("page.in-picture", { control: input.labels[0].textContent });
    const knob = dlElement("div", {
      className: "dl-handle", tabIndex: 0, role: "slider",
      "aria-label": label, "aria-valuemin": 0, "aria-valuemax": last,
    });
    let places = [];
    const send = (type) => input.dispatchEvent(new Event(type, { bubbles: true }));
    const set = (index) => {
      const value = `${Math.min(last, Math.max(0, index))}`;
      if (input.value === value) return;
      input.value = value;
      send("input");
    };
    onDrag(knob, (event) => set(nearest(places, unitsAt(picture.querySelector("svg"), event))), () => send("change"));
    knob.addEventListener("keydown", (event) => {
      const { key } = event, at = +input.value, ends = { Home: 0, End: last };
      if (dlHasModifier(event)) return;
      if (DIRECTIONS[key]) set(neighbourTowards(places, at, DIRECTIONS[key]));
      else if (key in ends) set(ends[key]);
      else return;
      event.preventDefault();
      send("change");
    });
    picture.append(knob);
    return (svg, numbers) => {
      places = dlDrawnData.pairsOf(numbers);
      const place = places[+input.value] ?? [NaN];
      knob.hidden = !place.every(Number.isFinite);
      if (!knob.hidden) put(knob, svg, place);
      knob.setAttribute("aria-valuenow", input.value);
      knob.setAttribute("aria-valuetext", input.getAttribute("aria-valuetext") ?? input.selectedOptions[0].textContent);
    };
  };

  const attach = (figure) => {
    const picture = figure.querySelector(".dl-picture"), shown = [];
    const show = () => {
      const svg = picture.querySelector("svg");
      svg.querySelectorAll("[data-handle]").forEach(({ dataset }, i) => {
        shown[i] ??= handle(figure, picture, dataset.handle);
        shown[i](svg, dataset.at.split(" ").map(Number));
      });
    };
    for (const type of ["dl:drawn", "dl:redrawn"]) figure.addEventListener(type, show);
    show();
  };
  return { attach, onDrag, put, unitsAt, DIRECTIONS };
})();
