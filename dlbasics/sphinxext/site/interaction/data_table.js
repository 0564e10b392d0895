// The data table of a frame: what is drawn, as numbers, for readers who do not see it.
const dlDataTable = (() => {
  /* Curves over the same x, or groups of bars on the same ticks, as one table. */
  const wide = (title, first, lines) => {
    const groups = new Map();
    for (const line of lines) groups.set(line.key, [...(groups.get(line.key) ?? []), line]);
    return [...groups.values()].map((columns) => ({
      title,
      header: [first, ...columns.map(({ name }) => name || "y")],
      rows: columns[0].pairs.map(([x], i) => [x, ...columns.map(({ pairs }) => pairs[i][1])])
        .filter((row) => row.slice(1).some((cell) => cell !== "-")),
    }));
  };

  const rises = (pairs) => pairs.length > 1 && pairs.every(([x], i) => !i || +x > +pairs[i - 1][0]);
  const keyed = (line) => ({ ...line, key: line.pairs.map(([x]) => x).join() });

  const tablesOf = ({ title, xName, yName, series }) => {
    const curves = [], points = [], bars = new Map();
    let unnamed = 0;
    for (const { kind, name: own, pairs, isRead } of series) {
      if (kind === "bar") {
        bars.set(own, [...(bars.get(own) ?? []), ...pairs]);
        continue;
      }
      if (!pairs.length) continue;
      const name = own || dlText("page.unnamed", { number: ++unnamed });
      if (isRead || rises(pairs)) curves.push(keyed({ name, pairs }));
      else points.push(...pairs.map((pair) => [name, ...pair]));
    }
    const groups = [...bars].map(([name, pairs]) => keyed({ name, pairs }));
    const rest = points.length ? [{ title, header: [dlText("page.series"), xName, yName], rows: points }] : [];
    return [...wide(title, xName, curves), ...rest, ...wide(title, xName, groups)];
  };

  /* All tables of a frame: title, header, rows of words. */
  const tables = (svg) => dlDrawnData.panels(svg).flatMap(tablesOf).filter(({ rows }) => rows.length);

  const row = (cells, tag, properties) => dlElement("tr", {},
    ...cells.map((cell) => dlElement(tag, { ...properties, textContent: dlDrawnData.shown(cell) })));
  const asTable = ({ title, header, rows }) => dlElement("table", {},
    ...(title ? [dlElement("caption", { textContent: title })] : []),
    dlElement("thead", {}, row(header, "th", { scope: "col" })),
    dlElement("tbody", {}, ...rows.map((cells) => row(cells, "td"))));

  const NEEDS_QUOTES = /[",\n]/;
  const csvCell = (cell) => {
    const plain = cell === "-" ? "" : cell;
    return NEEDS_QUOTES.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  const csvLine = (cells) => `${cells.map(csvCell).join()}\n`;
  const asCsv = (made) => made
    .map(({ title, header, rows }) => [...(title ? [[title]] : []), header, ...rows].map(csvLine).join("")).join("\n");

  const attach = (figure) => {
    const details = figure.querySelector(".dl-data");
    const svg = () => figure.querySelector(".dl-picture svg");
    const label = dlText("page.tables");
    const body = dlElement("div", { className: "dl-data-tables", tabIndex: 0, role: "group", "aria-label": label });
    const save = dlElement("button", { type: "button", textContent: dlText("page.csv") });
    save.onclick = () => {
      // By the mark in front spreadsheets know the encoding.
      dlSaveFile(`${figure.dataset.explorer}.csv`, "text/csv", `\ufeff${asCsv(tables(svg()))}`);
    };
    details.append(body, save);
    dlButtonNames.add([save], dlButtonNames.owner(details, figure.dataset.name));
    const show = () => {
      if (!details.open) return;
      const made = tables(svg());
      body.replaceChildren(...made.map(asTable));
      if (!made.length) body.append(dlText("page.no-table"));
      save.hidden = !made.length;
    };
    details.addEventListener("toggle", show);
    for (const type of ["dl:drawn", "dl:redrawn"]) figure.addEventListener(type, show);
  };
  return { attach, tables };
})();
