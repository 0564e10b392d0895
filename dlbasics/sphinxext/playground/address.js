// The page's address: which run, frame and unit is shown, or the settings and points of the reader's own run.
const dlPlayAddress = (() => {
  const parameter = (id, name) => `${id}.${name}`;

  /* What the address says: `settings` are null where it names none. */
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
    const [layer, unit] = (linked("unit") ?? "").split("-").map(Number);
    return {
      run: linked("run"),
      frame: linked("frame"),
      chosen: layer >= 0 && unit >= 0 ? { layer, unit } : null,
      settings: Object.keys(settings).length ? settings : null,
      points: dlPainting.fromText(linked("points") ?? "", edge),
    };
  };

  /* The address of what is shown. Of own settings those that are not the default, and the data always. */
  const link = (id, { choices, defaults, edge }, { run, frame, chosen, settings, points }) => {
    const url = new URL(location.href);
    for (const name of ["run", "frame", "unit", "points", "features", ...Object.keys(choices)]) {
      url.searchParams.delete(parameter(id, name));
    }
    const set = (name, value) => url.searchParams.set(parameter(id, name), value);
    if (chosen) set("unit", `${chosen.layer}-${chosen.unit}`);
    if (settings) {
      for (const [name, value] of Object.entries(settings)) {
        if (`${value}` !== `${defaults[name]}` || name === "data") set(name, value);
      }
      if (points) set("points", dlPainting.asText(points, edge));
    } else {
      set("run", run);
      set("frame", frame);
    }
    url.hash = id;
    return url.href;
  };

  return { link, read };
})();
