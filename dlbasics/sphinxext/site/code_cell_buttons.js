// Code cells: the one button that a reader sees. What is behind it (code_cells/) is loaded by the first press.
(() => {
  const script = document.currentScript.src;
  const pageName = location.pathname.match(/([^/]*?)(\.html)?$/)[1];
  const cells = []; // {source, written()}: the book's own text, and what the reader wrote in its place

  const show = (button, words, isBusy) => {
    button.textContent = words;
    button.ariaBusy = isBusy;
  };

  /* A function that loads a module and does something with it; the button says that it does, and where that fails. */
  const loader = (button, name, use) => {
    let failures = 0;
    return async (argument) => {
      if (button.ariaBusy) return null;
      if (failures > 1) return location.reload();
      show(button, dlText("page.code-cells-loading"), true);
      try {
        // A browser keeps the failure of an address: another fragment is another address. What the module imports has
        // the same ones, and needs a new page.
        const address = script.replace("dlbasics.js", `code_cells/${name}`) + "#".repeat(failures);
        await use(await import(address), argument);
      } catch {
        failures += 1;
        show(button, dlLoadFailure(failures > 1 ? "page.code-cells-need-reload" : "page.code-cells-not-loaded"));
      }
    };
  };

  const addButton = (box) => {
    const cell = box.closest(".cell");
    const { exercise, version } = cell.querySelector(".dl-exercise")?.dataset ?? {};
    const source = box.querySelector("pre").textContent.trimEnd();
    const digestKey = `${pageName}/${dlFnv1a(source).toString(16)}`;
    // The key is the exercise, since its text differs by language. Older editions kept drafts under the text's digest.
    const key = exercise ? `${exercise}/${version}` : digestKey;
    const written = () => {
      const { answer } = dlProgressStore.entry(exercise, version);
      return dlProgressStore.draft(key) ?? dlProgressStore.draft(digestKey)
        ?? (typeof answer === "string" ? answer : null);
    };
    cells.push({ source, written });

    const label = dlText(exercise ? "page.edit-exercise" : "page.edit-cell");
    const button = dlElement("button", { className: exercise ? "dl-edit dl-edit-exercise" : "dl-edit" }, label);
    const load = loader(button, "open_cell.js", async ({ open }, isPressed) => {
      await open(cell, source, key, written(), isPressed);
      show(button, label);
    });
    button.onclick = () => load(true);
    box.append(button);
    // What lies in a closed fold cannot name it.
    const fold = box.closest("details.hide"), place = fold?.parentElement ?? box;
    const name = dlText("page.cell-name", { number: cells.length });
    const owner = cell.querySelector(".dl-title") ?? dlButtonNames.owner(place, name);
    dlButtonNames.add([...box.querySelectorAll("button"), ...fold?.querySelectorAll(":scope > summary") ?? []], owner);
    // What was begun goes on where it was left.
    if (written()) load();
  };

  /* Beside the notebook as it is in the book: as the reader changed it. */
  const offerChangedNotebook = () => {
    const link = document.querySelector(".dl-launch [download]");
    if (!link) return;
    const button = dlElement("button"), box = dlElement("span", {}, " \u00b7 ", button);
    const texts = () => new Map(cells.map(({ source, written }) => [source, written()]).filter(([, text]) => text));
    const offer = () => {
      show(button, dlText("page.download-changed"));
      box.hidden = !texts().size;
    };
    button.onclick = loader(button, "save_notebook.js", async ({ save }) => {
      await save(link.href, texts());
      offer();
    });
    link.after(box);
    document.addEventListener("dl:progress", offer);
    offer();
  };

  addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".cell_input .highlight").forEach(addButton);
    offerChangedNotebook();
  });
})();
