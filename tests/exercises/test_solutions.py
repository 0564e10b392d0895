"""Every solution as a learner uses it: pasted into its own cell of a fresh notebook, it earns full marks."""

import pytest
from support.chapter import check_cells, read, runnable, with_solutions

from dlbasics.browser.cell_dependencies import CellDependencies, Import
from dlbasics.chapters import CHAPTERS
from dlbasics.exercises import Code, all_exercises, find, progress_store

EXERCISES = [exercise for exercise in all_exercises() if isinstance(exercise, Code)]


def run_cell(chapter, sources, at):
    """Run a cell of a chapter after those that it needs and no others, as a page does."""
    namespace = {"__name__": "__main__"}
    for step in [*CellDependencies(sources).plan(at, {}, {}), at]:
        source = step.statement if isinstance(step, Import) else sources[step]
        exec(compile(runnable(source), f"{chapter}.ipynb", "exec"), namespace)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_a_pasted_solution_earns_full_marks(exercise, monkeypatch, tmp_path):
    monkeypatch.delenv("DLBASICS_RENDER_TARGET", raising=False)
    monkeypatch.chdir(tmp_path)
    sources = with_solutions(read(exercise.chapter).code, exercise.id)
    run_cell(exercise.chapter, sources, check_cells(sources)[exercise.id])
    entry = progress_store.entry_of(progress_store.load_own()[0], find(exercise.id))
    assert (entry["status"], entry["earned"]) == ("right", exercise.points), exercise.solution()


def test_every_exercise_has_its_cell():
    cells = [id for chapter in CHAPTERS for id in check_cells(read(chapter).code)]
    assert sorted(cells) == sorted(exercise.id for exercise in EXERCISES)
