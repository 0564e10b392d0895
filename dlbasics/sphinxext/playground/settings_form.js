// The playground's form: a select for each setting, and a box for each input of the network.
const dlSettingsForm = (() => {
  /* `onChange` is called when a reader has changed something. */
  const attach = (figure, choices, onChange) => {
    const selects = [...figure.querySelectorAll("[data-setting]")];
    const boxes = [...figure.querySelectorAll("[data-feature]")];

    const read = () => {
      const settings = selects.map((select) => {
        const name = select.dataset.setting;
        return [name, choices[name][select.selectedIndex]];
      });
      const features = boxes.filter((box) => box.checked).map((box) => box.dataset.feature);
      return { ...Object.fromEntries(settings), features };
    };

    const show = (settings) => {
      for (const select of selects) {
        const name = select.dataset.setting;
        select.selectedIndex = choices[name].indexOf(settings[name]);
      }
      for (const box of boxes) box.checked = settings.features.includes(box.dataset.feature);
    };

    for (const select of selects) select.addEventListener("change", () => onChange());
    for (const box of boxes) {
      box.addEventListener("change", () => {
        // A network without inputs has nothing to learn from: the last one stays.
        if (boxes.some(({ checked }) => checked)) onChange();
        else box.checked = true;
      });
    }
    return { read, show };
  };

  return { attach };
})();
