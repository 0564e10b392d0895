"""The scripts that draw what a reader's points change draw what the chapter's Python draws."""

import ast
import json
from pathlib import Path

import numpy as np
import pytest
from support.browser import new_context
from support.chapter import names_of, read

from dlbasics import sphinxext
from dlbasics.plotting import drawn_series
from dlbasics.sphinxext import static_files
from dlbasics.sphinxext.html_pages.page_texts import page_texts_json

SITE = Path(sphinxext.__file__).parent / "site"
ALIVE = {"overfitting": ["degree"], "logistic_regression": ["boundary", "learning-rate"],
         "regularization": ["diamond"], "losses": ["best-constant"]}
MODEL = """([points, current, values, data]) => {
  const model = dlMovablePoints.models[data.model], all = [];
  let seen;
  const started = performance.now();
  for (let i = 0; i < 5; i++) seen = model({ points, current, values, data });
  const took = (performance.now() - started) / 5;
  return { ...seen, took, says: data.says.replace(/\\{(\\w+)\\}/g, (_, name) => seen.facts[name]) };
}"""


@pytest.fixture(scope="module")
def page(browser):
    """A page of the scripts alone."""
    page = new_context(browser).new_page()
    texts = "".join((SITE / name).read_text(encoding="utf-8") for name in static_files.FIRST)
    page.set_content(f'<script type="application/json" id="dl-texts">{page_texts_json()}</script>'
                     f"<script>{texts}{static_files.explorer_script()}{static_files.movable_points_script()}</script>")
    yield page
    page.context.close()


def explorer_of(chapter: str, name: str):
    """The explorer of a chapter, from the cell that makes it."""
    names = names_of(chapter)
    word = name.replace("-", "_")
    (at,) = [at for at, source in enumerate(names.sources)
             if "explore(" in source and f"draw_{word}" in source and "live=" in source]
    made = []
    names.run(at, lambda source: made.append(eval_last(source, names.namespace)))
    return made[-1]


def eval_last(source: str, namespace: dict):
    """What the last expression of a cell gives."""
    *before, last = ast.parse(source).body
    exec(compile(ast.Module(before, []), "cell", "exec"), namespace)
    expression = last.value
    return eval(compile(ast.Expression(expression), "cell", "eval"), namespace)


def cases(explorer, rng):
    """Places of points, the start among them, and values of the controls."""
    live, start = explorer.live, np.array(explorer.live.start, float)
    low, high = start[:, :2].min(axis=0), start[:, :2].max(axis=0)
    if len(start) < 3:
        low, high = low - 1, high + 1
    for case in range(6):
        most = min(live.most, 30) if live.fewest < live.most else live.fewest
        count = int(rng.integers(live.fewest, most + 1))
        points = rng.uniform(low, high, (count, 2))
        if start.shape[1] == 3:
            points = np.column_stack([points, rng.integers(0, len(live.kinds), count)])
        values = {name: control.values[int(rng.integers(len(control.values)))]
                  for name, control in explorer.controls.items() if not control.reveals}
        yield (start if case == 0 else points), (explorer.start_values() if case == 0 else values)


@pytest.mark.parametrize(("chapter", "name"), [(chapter, name) for chapter, names in ALIVE.items()
                                               for name in names])
def test_the_page_draws_what_python_draws(page, chapter, name):
    explorer = explorer_of(chapter, name)
    data, drawn = json.loads(explorer.live.to_json(explorer.start_values())), {}
    for points, values in cases(explorer, np.random.default_rng(4)):
        explorer.points = points.tolist()
        seen = page.evaluate(MODEL, [points.tolist(), 0, values, data])
        whole = {series.name: np.array(series.points, float) for ax in explorer.figure(**values).axes
                 for series in drawn_series(ax)}
        drawn.update(whole)
        for label in seen["lines"].keys() & whole.keys():
            given, wanted = np.array(seen["lines"][label], float), whole[label]
            if len(given) + 1 == len(wanted):  # an area that Matplotlib has closed
                wanted = wanted[:-1]
            if len(given) != len(wanted):  # the same curve at other places
                wanted = np.column_stack([given[:, 0], np.interp(given[:, 0], *wanted.T)])
            scale = max(1, np.nanmax(abs(wanted)))
            np.testing.assert_allclose(given / scale, wanted / scale, atol=2e-3, err_msg=f"{label} {values}")
        assert seen["says"] == explorer.description(**values)
        for control, moved in seen.get("handles", {}).items():
            places = np.array(moved["places"], float)
            assert len(places) == len(explorer.controls[control].values) and np.isfinite(places).all()
        print(f"{name}: a step computes for {seen['took']:.1f} ms")
    assert seen["lines"].keys() <= drawn.keys()


def test_every_explorer_with_points_is_among_them():
    alive = {chapter: sum("live=Live(" in cell for cell in read(chapter).code)
             for chapter in ("activations", "logistic_regression", "losses", "mlp", "normalization",
                             "overfitting", "regularization")}
    assert {chapter: count for chapter, count in alive.items() if count} == {
        chapter: len(names) for chapter, names in ALIVE.items()}
