// The page's address: which run, frame and unit is shown, or all that makes the reader's own run: settings, points,
// how far it was trained, and the weights that were changed by hand.
const dlPlaygroundAddress = (() => {
  const MAX_EPOCHS = 2000;
  const parameter = (id, name) => `${id}.${name}`;
  const isIndex = (value, count) => Number.isInteger(value) && value >= 0 && value < count;
  const numberFromText = (part) => (part === "" ? NaN : Number(part));

  /* An edit is [epoch, layer, source or null, unit, value]; in the address its parts stand between underscores. */
  const editsAsText = (edits) => edits.map((parts) => parts.map((part) => part ?? "bias").join("_")).join(",");
  const editsFromText = (text, { depth, width, features }, last) => {
    const partFromText = (part) => (part === "bias" ? null : numberFromText(part));
    const edits = text.split(",").filter(Boolean).map((edit) => edit.split("_").map(partFromText));
    const unitsOf = (layer) => (layer === 0 ? features.length : layer > depth ? 1 : width);
    const isPossible = ([epoch, layer, source, unit, value, ...rest], place) => {
      if (rest.length || !Number.isFinite(value) || !isIndex(epoch, last + 1)) return false;
      if (place && epoch < edits[place - 1][0]) return false; // they are in order
      if (!isIndex(layer - 1, depth + 1) || !isIndex(unit, unitsOf(layer))) return false;
      return source === null || isIndex(source, unitsOf(layer - 1));
    };
    return edits.every(isPossible) ? edits : [];
  };

  /* What the address says: `settings` are null where it names none. A unit is one that some network can have. */
  const read = (id, data) => {
    const { choices, edge } = data;
    const query = new URLSearchParams(location.search), linked = (name) => query.get(parameter(id, name));
    const settings = {};
    for (const [name, values] of Object.entries(choices)) {
      const word = linked(name), value = values.find((offered) => `${offered}` === word);
      if (value !== undefined) settings[name] = value;
    }
    const known = (linked("features") ?? "").split(",").filter((name) => data.features.includes(name));
    if (known.length) settings.features = data.features.filter((name) => known.includes(name));
    const index = (name, count) => (isIndex(Number(linked(name)), count) ? Number(linked(name)) : 0);
    const run = index("run", data.runs.length), epoch = Math.min(index("epoch", Infinity), MAX_EPOCHS);
    const [layer, unit] = (linked("unit") ?? "").split("-").map(numberFromText);
    return {
      run,
      frame: index("frame", data.runs[run].frames.length),
      chosen: isIndex(layer, Infinity) && isIndex(unit, Infinity) ? { layer, unit } : null,
      settings: Object.keys(settings).length ? settings : null,
      points: dlPointEditor.fromText(linked("points") ?? "", edge),
      trained: { epoch, edits: editsFromText(linked("edits") ?? "", { ...data.defaults, ...settings }, epoch) },
    };
  };

  /* The address of what is shown. Of own settings those that are not the default, and the data always. */
  const link = (id, { choices, defaults, edge }, { run, frame, chosen, settings, points, trained }) => {
    const url = new URL(location.href);
    for (const name of ["run", "frame", "unit", "points", "epoch", "edits", "features", ...Object.keys(choices)]) {
      url.searchParams.delete(parameter(id, name));
    }
    const set = (name, value) => url.searchParams.set(parameter(id, name), value);
    if (chosen) set("unit", `${chosen.layer}-${chosen.unit}`);
    if (settings) {
      for (const [name, value] of Object.entries(settings)) {
        if (`${value}` !== `${defaults[name]}` || name === "data") set(name, value);
      }
      if (points) set("points", dlPointEditor.asText(points, edge));
      if (trained.epoch) set("epoch", trained.epoch);
      if (trained.edits.length) set("edits", editsAsText(trained.edits));
    } else if (+run || frame) {
      set("run", run);
      set("frame", frame);
    }
    return url;
  };

  return { link, read };
})();
