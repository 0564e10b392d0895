// Questions on the static page: read an answer, open its verdict in the obfuscated table, keep both.
//
// Each kind of question is one script in kinds/, which registers itself: dlKinds.<kind> = (form, result) => ({
//   read()          the answer as it is recorded (dlbasics/exercises/WORK_FILE.md), or null where there is none yet;
//                   throws { code, params }, a text, where it cannot be read
//   isAnswer(value) whether a value from a file is an answer to this very question
//   write(answer)   shows an answer that was given before
//   probes(answer)  the short strings of the answer, as the kind's module in dlbasics/exercises/kinds/ makes them
// })
const dlKinds = {};

const dlQuestions = (() => {
  /* A number as text: the same one for 1.0 and 1, for Python's floats and JavaScript's numbers. */
  const exponential = (value) => (typeof value === "number" ? value.toExponential(6) : value);

  /* The digest that tells different tries apart, as progress_store.try_digest in Python. */
  const tryDigest = (answer) => {
    let recorded = answer;
    if (typeof answer === "object" && !Array.isArray(answer)) {
      const names = Object.keys(answer).sort();
      recorded = Object.fromEntries(names.map((name) => [name, exponential(answer[name])]));
    }
    const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return `${dlFnv1a(JSON.stringify(recorded).replace(/[\u007f-\uffff]/g, escaped))}`;
  };

  /* What lies in a text of the table under a key. */
  const uncover = (text, key) => {
    const nextByte = () => {
      key = Math.imul(key, 1664525) + 1013904223;
      return key >>> 24;
    };
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0) ^ nextByte());
    return JSON.parse(new TextDecoder().decode(bytes));
  };

  /* Of the findings that the probes open, the one with the lowest rank: [status, points, HTML, name of the mistake]. */
  const openTable = ({ salt, keys, texts, openings }, probes) => {
    let rank = Infinity, key = 0;
    for (const probe of probes) {
      const entry = keys[dlFnv1a(`place|${salt}|${probe}`).toString(16)];
      if (entry && entry[0] < rank) {
        rank = entry[0];
        key = entry[1] ^ dlFnv1a(`pad|${salt}|${probe}`);
      }
    }
    const [opening, rest, name] = uncover(texts[rank], key);
    const [status, points, heading] = uncover(openings, dlFnv1a(`openings|${salt}`))[opening];
    return [status, points, heading + rest, name];
  };

  /* Hints that were seen stay open; another one is kept. */
  const attachHints = (section) => {
    const { exercise, version } = section.dataset;
    const seen = () => dlProgressStore.entry(exercise, version).hints;
    for (const hint of section.querySelectorAll(".dl-hint")) {
      const number = +hint.dataset.hint;
      hint.open = number <= seen();
      hint.ontoggle = () => {
        if (hint.open && seen() < number) dlProgressStore.update(exercise, version, { hints: number });
      };
    }
  };

  /* Say why an answer cannot be read; what was typed stands in the text as code. */
  const showRefusal = (result, { code, params }) => {
    const parts = dlText(code, params).split("`");
    result.replaceChildren(...parts.map((part, i) => (i % 2 ? dlElement("code", {}, part) : part)));
  };

  /* Bring the form of a section to life; `keep` stores a verdict and says what went wrong with that. */
  const attachForm = (section, keep, earlier = null) => {
    const form = section.querySelector("form"), result = section.querySelector(".dl-result");
    const table = JSON.parse(section.querySelector(".dl-answer-table").textContent);
    const question = dlKinds[section.dataset.kind](form, result);
    const judge = (answer) => {
      const [status, earned, html, name] = openTable(table, [...question.probes(answer), "*"]);
      result.innerHTML = html;
      return { answer, status, earned, names: [name || status] };
    };
    /* Do something with an answer; where that cannot be read, say why. */
    const attempt = (action) => {
      try {
        return action();
      } catch (refusal) {
        if (!refusal.code) throw refusal;
        showRefusal(result, refusal);
      }
    };
    const showEarlier = () => {
      if (!question.isAnswer(earlier)) return;
      question.write(earlier);
      judge(earlier);
    };

    try {
      if (earlier != null) attempt(showEarlier);
    } catch {
      form.reset(); // no answer that this page ever kept
    }
    form.onsubmit = (event) => {
      event.preventDefault();
      const answer = attempt(question.read);
      if (answer === undefined) return;
      if (answer == null) {
        result.textContent = form.dataset.noAnswer;
        return;
      }
      result.append(keep(judge(answer)));
    };
    section.querySelector(".dl-check").disabled = false;
    // From here on verdicts are read out, and the one that was kept is not.
    result.setAttribute("aria-live", "polite");
  };

  const attachQuestion = (section) => {
    const { exercise, version, points } = section.dataset, another = section.querySelector(".dl-another");
    const entry = () => dlProgressStore.entry(exercise, version);
    const offerPractice = () => {
      const { earned, tries } = entry();
      if (another) another.hidden = earned < points && tries.length < another.dataset.tries;
    };
    const keep = (verdict) => {
      dlProgressStore.recordAnswer(exercise, version, { ...verdict, tries: [tryDigest(verdict.answer)] });
      offerPractice();
      return dlProgressStore.warning();
    };
    attachForm(section, keep, entry().answer);
    offerPractice();
    if (another) dlQuestionVariants.attach(section, () => attachForm(section, () => ""));
  };

  dlDeferredData.bringToLife("section.dl-exercise", (section) => {
    attachHints(section);
    if (section.querySelector("form")) attachQuestion(section);
  });
  return { exponential, tryDigest, openTable };
})();
