// The page of the search: finds the places of the book that a query names, while it is typed.
(async () => {
  const box = document.getElementById("dl-q"), list = document.getElementById("dl-hits");
  const status = document.getElementById("dl-hit-count"), { title } = document;
  // Places shown; characters on each side of the first word that was found, and how near a gap is to cut there.
  const MAX_HITS = 30, AROUND = 90, NEAR = 30;
  // What a place is called, and how much it counts: a reader who asks wants the explanation first.
  const KINDS = {
    section: ["page.search-section", 1],
    term: ["page.search-term", 0.9],
    explorer: ["page.search-explorer", 0.7],
    exercise: ["page.search-exercise", 0.5],
  };
  const root = new URL(document.documentElement.dataset.content_root, location.href);

  box.value = new URLSearchParams(location.search).get("q") ?? "";
  let entries;
  try {
    entries = await (await fetch(new URL("_static/search_entries.json", root))).json();
  } catch {
    status.textContent = dlLoadFailure("page.search-not-loaded");
    box.form.onsubmit = (event) => {
      event.preventDefault();
      location.search = new URLSearchParams({ q: box.value });
    };
    return;
  }
  const engine = new miniSearch.default({
    fields: ["title", "text", "page"], idField: "url",
    tokenize: dlSearchWords.split, processTerm: dlSearchWords.terms,
  });
  engine.addAll(entries);
  const entryOf = new Map(entries.map((entry) => [entry.url, entry]));
  const OPTIONS = {
    boost: { title: 5, page: 0.5 }, boostDocument: (url) => KINDS[entryOf.get(url).kind][1],
    prefix: (term) => term.length > 2, fuzzy: (term) => (term.length > 5 ? 0.2 : 0),
  };

  /* Places with all the words, or else with some of them. */
  const find = (query) => {
    const hits = engine.search(query, { ...OPTIONS, combineWith: "AND" });
    return hits.length ? hits : engine.search(query, OPTIONS);
  };

  /* The words of a text that were found, as they are written there. */
  const foundWords = (text, terms) => {
    const known = new Set(terms);
    return new Set(dlSearchWords.split(text).flatMap((word) => dlSearchWords.found(word, known)));
  };

  const marked = (text, words) => {
    const parts = document.createDocumentFragment();
    if (!words.size) return text;
    // Words hold no sign that means something in a pattern (tokenize_and_stem.js); the longest is tried first.
    const pattern = [...words].sort((a, b) => b.length - a.length).join("|");
    for (const part of text.split(new RegExp(`(${pattern})`, "u"))) {
      parts.append(words.has(part) ? dlElement("mark", {}, part) : part);
    }
    return parts;
  };

  /* A piece of the text around the first word that was found, cut at gaps where there are some: Chinese has few. */
  const excerpt = (text, words) => {
    const starts = [...words].map((word) => text.indexOf(word)).filter((at) => at >= 0);
    const from = starts.length ? Math.max(0, Math.min(...starts) - AROUND) : 0;
    const first = text.indexOf(" ", from), isNear = from && first >= 0 && first < from + NEAR;
    const begin = isNear ? first + 1 : from, piece = text.slice(begin, begin + 3 * AROUND);
    const last = piece.lastIndexOf(" "), isCut = begin + piece.length < text.length;
    const end = isCut && last > piece.length - NEAR ? last : piece.length;
    return `${begin ? "… " : ""}${piece.slice(0, end)}${isCut ? " …" : ""}`;
  };

  const item = ({ id, terms }) => {
    const entry = entryOf.get(id), { url, kind, page, text } = entry;
    const words = foundWords(`${entry.title} ${text}`, terms), [path, anchor] = url.split("#");
    const query = new URLSearchParams({ highlight: [...words].slice(0, 12).join(" ") });
    const href = new URL(`${path}?${query}${anchor ? `#${anchor}` : ""}`, root);
    const place = [dlText(KINDS[kind][0]), ...(page === entry.title ? [] : [page])].join(" · ");
    return dlElement("li", {},
      dlElement("a", { href }, marked(entry.title, words)),
      dlElement("small", {}, ` ${place}`),
      dlElement("p", {}, marked(excerpt(text, words), words)));
  };

  const glossary = dlElement("a", { href: new URL("chapters/glossary.html", root) }, dlText("page.search-glossary"));
  let shownQuery;
  const show = () => {
    const query = box.value.trim();
    if (query === shownQuery) return; // a list that is made anew would take away the link that is being pressed
    shownQuery = query;
    const hits = query ? find(query) : [];
    list.replaceChildren(...hits.slice(0, MAX_HITS).map(item));
    const count = hits.length;
    if (!query) status.replaceChildren(dlText("page.search-prompt"), dlElement("br"), glossary);
    else if (!count) status.replaceChildren(dlText("page.search-nothing", { query }), dlElement("br"), glossary);
    else if (count > MAX_HITS) status.textContent = dlText("page.search-first", { shown: MAX_HITS, count, query });
    else status.textContent = dlPlural("page.search-count", count, { count, query });
    document.title = query ? `${query} · ${title}` : title;
    dlReplaceAddress(query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
  };

  // What is composed for Chinese is no query before it is whole. Keyboards of phones compose each word of English, too.
  const isChinese = document.documentElement.lang.startsWith("zh");
  box.addEventListener("input", ({ isComposing }) => { if (!isComposing || !isChinese) show(); });
  box.addEventListener("compositionend", show);
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    list.querySelector("a")?.focus();
  });
  show();
})();
