// Questions on the static page: read the answer, make its probes, open the sealed table (exercises/views/obfuscation.py).
const dlExercises = (() => {
  const digest = text => {
    let h = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193);
    return h >>> 0;
  };
  const opened = ({salt, keys, texts}, probes) => {
    let best = [Infinity], seed;
    for (const probe of probes) {
      const found = keys[digest(`place|${salt}|${probe}`).toString(16)];
      if (found?.[0] < best[0]) best = found, seed = found[1] ^ digest(`pad|${salt}|${probe}`);
    }
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(texts[best[0]]), c =>
      c.charCodeAt() ^ (seed = Math.imul(seed, 1664525) + 1013904223) >>> 24)));
  };

  const number = (text, unit) => {
    const bare = text.replace(/\s+/g, ""), s = bare.replace(/,/g, ".").replace(unit, "").replace(/\u2212/g, "-")
      .replace(/inf(inity)?|\u221e/i, "1e999");
    if (/^[-+]?[1-9]\d{0,2},\d{3}(?!\d)/.test(bare)) return NaN;
    const [, digits = "", percent] = s.match(/^([-+.\de/]+)(%?)$/i) ?? [], [a, b = 1, c] = digits.split("/");
    return a && +b && c == null ? a / b / (percent ? 100 : 1) : NaN;
  };
  const cell = (x, [origin, width]) => {
    const at = Math.floor((x - origin) / width + .5);
    return Math.abs(x) == Infinity ? `${x}` : Math.abs(at) < 1e15 ? `${at}` : "far";
  };
  const setting = values => JSON.stringify(Object.keys(values).sort().map(name =>
    [name, values[name].toExponential?.(6) ?? values[name]]));

  // Each kind: read the answer (or nothing), set an answer given before, and the probes of an answer.
  const kinds = {
    choice(form) {
      const boxes = [...form.querySelectorAll("input")];
      return [
        () => (a => a[0] >= 0 && a)(boxes.flatMap((box, i) => box.checked ? i : [])),
        answer => boxes.forEach((box, i) => box.checked = answer.includes(i)),
        answer => ["=" + answer, ...answer.map(i => "+" + i)],
      ];
    },
    number({number: box}) {
      const {unit, grid} = box.dataset;
      return [
        () => !isNaN(number(box.value, unit)) && box.value,
        answer => box.value = answer,
        answer => [cell(number(answer, unit), grid.split(" "))],
      ];
    },
    order(form, result) {
      const list = form.querySelector("ol"), lines = [...list.children];
      const beside = (e, step) => e.target.closest("li")[step < 0 ? "previousElementSibling" : "nextElementSibling"];
      // The neighbour moves around the line: moving the line itself would lose the focus and the pointer.
      const move = (e, step) => {
        const li = e.target.closest("li"), other = step && beside(e, step);
        if (!other) return;
        e.preventDefault();
        step < 0 ? li.after(other) : li.before(other);
        result.textContent = `Now line ${[...list.children].indexOf(li) + 1} of ${lines.length}.`;
      };
      list.onclick = e => move(e, e.target.dataset.move);
      list.onkeydown = e => move(e, {ArrowUp: -1, ArrowDown: 1}[e.key]);
      list.onpointerdown = e => e.target.matches(".dl-grip") && e.target.setPointerCapture(e.pointerId);
      // Safari would select all that the pointer passes.
      list.onmousedown = e => e.target.matches(".dl-grip") && e.preventDefault();
      list.onpointermove = e => e.target.hasPointerCapture(e.pointerId) && [-1, 1].map(step => {
        const r = beside(e, step)?.getBoundingClientRect();
        if (r && step * (e.clientY - r.top - r.height / 2) > 0) move(e, step);
      });
      return [
        () => [...list.children].map(li => +li.dataset.line),
        answer => list.append(...answer.map(i => lines[i])),
        answer => answer.flatMap((a, at) => answer.slice(at + 1).map(b => a + "<" + b)),
      ];
    },
    tune: form => [
      () => JSON.parse(document.querySelector(`figure[data-explorer="${form.dataset.explored}"]`)?.dataset.values ?? 0),
      () => 0,
      answer => [setting(answer)],
    ],
  };

  // As progress_store.try_digest in Python: canonical JSON in ASCII, an explorer's numbers written alike.
  const tryDigest = answer => {
    const plain = answer instanceof Object && !Array.isArray(answer)
      ? Object.fromEntries(JSON.parse(setting(answer))) : answer;
    return `${digest(JSON.stringify(plain).replace(/[\x7f-\uffff]/g,
      c => "\\u" + c.charCodeAt().toString(16).padStart(4, "0")))}`;
  };

  addEventListener("DOMContentLoaded", () => document.querySelectorAll("section.dl-exercise").forEach(box => {
    const {exercise: id, version, kind} = box.dataset, $ = selector => box.querySelector(selector);
    const old = dlWork.entry(id, version), form = $("form");
    for (const hint of box.querySelectorAll(".dl-hint")) {
      const hints = +hint.dataset.hint;
      hint.open = hints <= old.hints;
      hint.ontoggle = () => hint.open && dlWork.entry(id, version).hints < hints && dlWork.keep(id, version, {hints});
    }
    if (!form) return;
    const result = $(".dl-result"), [read, set, probes] = kinds[kind](form, result);
    const judge = answer => {
      const [status, earned, html] = opened(JSON.parse($(".dl-sealed").textContent), [...probes(answer), "*"]);
      result.innerHTML = html;
      return {answer, status, earned};
    };
    if (old.answer != null) set(old.answer), judge(old.answer);
    form.onsubmit = e => {
      e.preventDefault();
      const answer = read();
      if (!answer) return result.textContent = form.dataset.ask;
      const tries = [tryDigest(answer)], when = new Date().toISOString();
      result.append(dlWork.keep(id, version, {...judge(answer), tries, when}));
    };
    $(".dl-check").disabled = false;
  }));
  return {digest, opened, number, cell, setting, tryDigest};
})();
