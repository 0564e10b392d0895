// Questions on the static page: read the answer, make its probes, open the sealed table (exercises/seal.py).
const dlExercises = (() => {
  const digest = text => {
    let h = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193);
    h = Math.imul(h ^ h >>> 16, 0x85ebca6b);
    return (h ^ h >>> 13) >>> 0;
  };
  const uncover = (text, seed) => new TextDecoder().decode(Uint8Array.from(atob(text), c => {
    seed = seed + 0x6d2b79f5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return c.charCodeAt() ^ (t ^ t >>> 14) & 255;
  }));
  const opened = (table, probes) => {
    let best;
    for (const probe of probes) {
      const found = table.keys[digest(`place|${table.salt}|${probe}`).toString(16)];
      if (found && !(found[0] >= best?.[0])) best = [found[0], found[1] ^ digest(`pad|${table.salt}|${probe}`)];
    }
    return best && JSON.parse(uncover(table.texts[best[0]], best[1]));
  };

  const number = (text, unit) => {
    const squeeze = s => s.replace(/\s+/g, "").replace(/,/g, ".");
    let s = squeeze(text).replace(/\u2212/g, "-");
    unit = squeeze(unit);
    if (unit && s.endsWith(unit)) s = s.slice(0, -unit.length);
    if (unit && s.startsWith(unit)) s = s.slice(unit.length);
    if (/^[+-]?(inf(inity)?|\u221e)$/i.test(s)) return s[0] == "-" ? -Infinity : Infinity;
    const D = "([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?)";
    const m = RegExp(`^${D}(?:/${D})?$`, "i").exec(s);
    return m ? m[1] / (m[2] ?? 1) : NaN;
  };
  const cell = (x, [origin, width]) => {
    if (!isFinite(x)) return x < 0 ? "-inf" : "inf";
    const at = Math.floor((x - origin) / width + .5);
    return Math.abs(at) < 1e15 ? `${at}` : "far";
  };
  const setting = values => JSON.stringify(Object.keys(values).sort().map(name =>
    [name, typeof values[name] == "string" ? values[name] : values[name].toExponential(6)]));

  // Each kind: read() the answer or undefined, set() an answer given before, probes(answer), and what to ask for.
  const kinds = {
    choice(form) {
      const boxes = [...form.querySelectorAll("input")];
      return {
        ask: "Choose an option first.",
        read: () => (a => a.length ? a : undefined)(boxes.flatMap((box, i) => box.checked ? i : [])),
        set: answer => boxes.forEach((box, i) => box.checked = answer.includes(i)),
        probes: answer => ["=" + answer, ...answer.map(i => "+" + i)],
      };
    },
    number(form) {
      const {dataset} = form.number, value = text => number(text, dataset.unit);
      return {
        ask: "This cannot be read as a number. Write 0.25, 1/4, 2.5e-1 or inf.",
        read: () => isNaN(value(form.number.value)) || /\/[-+0.]*(e.*)?$/i.test(form.number.value) ? undefined : form.number.value,
        set: answer => form.number.value = answer,
        probes: answer => [cell(value(answer), dataset.grid.split(" "))],
      };
    },
    order(form, result) {
      const list = form.querySelector("ol"), lines = [...list.children];
      const move = (li, step) => {
        const other = step < 0 ? li.previousElementSibling : li.nextElementSibling;
        if (other) step < 0 ? li.after(other) : li.before(other);
        result.textContent = `Now line ${[...list.children].indexOf(li) + 1} of ${lines.length}.`;
      };
      list.onclick = e => e.target.dataset.move && move(e.target.closest("li"), +e.target.dataset.move);
      list.onkeydown = e => {
        const step = {ArrowUp: -1, ArrowDown: 1}[e.key];
        if (step) e.preventDefault(), move(e.target.closest("li"), step);
      };
      // The neighbours move around the line that is held, since moving it would let go of the pointer.
      list.onpointerdown = e => {
        const li = e.target.closest("li"), grip = e.target.closest(".dl-grip");
        if (!li || !(grip || e.pointerType == "mouse") || e.target.closest("button")) return;
        e.preventDefault();
        li.setPointerCapture(e.pointerId);
        li.dataset.held = "";
        const passed = (other, sign) => {
          const r = other?.getBoundingClientRect();
          return r && sign * (r.top + r.height / 2 - y) > 0;
        };
        let y;
        li.onpointermove = e => {
          y = e.clientY;
          while (passed(li.previousElementSibling, 1)) move(li, -1);
          while (passed(li.nextElementSibling, -1)) move(li, 1);
        };
        li.onlostpointercapture = () => {
          li.onpointermove = null;
          delete li.dataset.held;
        };
      };
      return {
        read: () => [...list.children].map(li => +li.dataset.line),
        set: answer => list.append(...answer.map(i => lines[i])),
        probes: answer => answer.flatMap((a, at) => answer.slice(at + 1).map(b => `${a}<${b}`)),
      };
    },
    tune(form) {
      const out = form.querySelector("output");
      const figure = document.querySelector(`[data-explorer="${out.dataset.explored}"]`);
      const read = () => figure?.dataset.values && JSON.parse(figure.dataset.values);
      const say = () => out.textContent = Object.entries(read() ?? {}).map(pair => pair.join(" = ")).join(", ");
      figure?.addEventListener("dl:change", say);
      say();
      return {ask: "Move the explorer first.", read, set() {}, probes: answer => [setting(answer)]};
    },
  };

  addEventListener("DOMContentLoaded", () => document.querySelectorAll("section.dl-exercise").forEach(box => {
    const {exercise: id, version, kind} = box.dataset, form = box.querySelector("form"), old = dlWork.entry(id, version);
    for (const hint of box.querySelectorAll(".dl-hint")) {
      const at = +hint.dataset.hint;
      hint.open = at <= old.hints;
      hint.ontoggle = () => hint.open && at > dlWork.entry(id, version).hints && dlWork.keep(id, version, {hints: at});
    }
    if (!form) return;
    const result = box.querySelector(".dl-result"), table = JSON.parse(box.querySelector(".dl-sealed").textContent);
    const on = kinds[kind](form, result);
    const judge = answer => {
      const found = opened(table, [...on.probes(answer), "*"]);
      result.innerHTML = found[2];
      return found;
    };
    if (old.answer != null) try {
      on.set(old.answer);
      judge(old.answer);
    } catch { result.textContent = "Your earlier answer cannot be shown."; }
    form.onsubmit = e => {
      e.preventDefault();
      const answer = on.read();
      if (answer === undefined) return result.textContent = on.ask;
      const [status, earned] = judge(answer), tries = [digest(JSON.stringify(answer)).toString(16)];
      dlWork.keep(id, version, {answer, status, earned, when: new Date().toISOString(), tries});
      if (dlWork.trouble()) result.append(dlWork.trouble());
    };
    form.querySelector(".dl-check").disabled = false;
  }));
  return {digest, uncover, opened, number, cell, setting};
})();
