"""Exercises go from recognizing to computing to writing code; the easy ones stand where they are taught."""

import re

import pytest
from support.book import notebooks
from support.chapter import WITH_CODE, read

from dlbasics.exercises import Tune, find
from dlbasics.exercises.registry import chapter_exercises

NAMES = [path.stem for path in notebooks()]
RANKS = {"choice": 0, "order": 0, "number": 1, "tune": 2, "code": 2}
# Where the easy ones stand, and a word of theirs that the section has used before. What an explorer answers
# stands in its section.
TESTED = {
    "mlp/unit-output": ("One unit", "bias"),
    "mlp/parameters": ("Layers, and a network", "hidden layer"),
    "mlp/one-step": ("A step downhill", "learning rate"),
    "mlp/way-back": ("Three layers of one unit", "slope"),
    "activations/sigmoid-chain": ("Depth", "sigmoid"),
    "activations/dying-relu": ("Sparsity, and units that die", "for every"),
    "overfitting/gap": ("Where the error comes from", "expected"),
    "overfitting/diagnosis": ("Model size", "validation"),
    "regularization/arrives-at-zero": ("One weight under three penalties", "penalty"),
    "regularization/dropout-evaluation": ("Dropout: what a unit receives", "hidden units"),
    "normalization/useless-bias": ("Backward", "gradient"),
    "normalization/how-many-means": ("Why sentences take layer norm", "layer norm"),
    "losses/dish": ("Several labels: binary cross-entropy", "pumpkin"),
    "losses/best-constant": ("The best constant", "MSE"),
    "logistic_regression/odds": ("Intuition", "odds"),
    "logistic_regression/first-step": ("The gradient, line by line", r"\partial L"),
    "logistic_regression/separable": ("Separable data and exploding weights", "penalty"),
}


def places(name):
    """Each exercise of a chapter as it is met: its id, its heading, the section before it."""
    heading, above, announcement = "", "", ""
    for cell in read(name).cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts = re.split(r"^#{2,4} (.*)$", source, flags=re.MULTILINE)
            if len(parts) > 1:
                heading, above = parts[-2], ""
            above += announcement if len(parts) == 1 else ""
            announcement = parts[-1]
            continue
        asked = re.match(r'(?:ask|@check)\("([^"]+)"', source)
        if asked:
            yield asked[1], heading, above
        above, announcement = above + announcement + source, ""


@pytest.mark.parametrize("name", WITH_CODE)
def test_recognizing_comes_before_computing_and_computing_before_writing(name):
    ranks = [RANKS[find(id).kind] for id, heading, _ in places(name) if heading == "Exercises"]
    assert ranks == sorted(ranks) and len(ranks) >= 6


@pytest.mark.parametrize("name", NAMES)
def test_an_exercise_inside_a_section_is_easy_and_tests_that_section(name):
    inside = [(id, heading, above) for id, heading, above in places(name) if heading != "Exercises"]
    assert len(inside) >= 3
    for id, heading, above in inside:
        exercise = find(id)
        assert exercise.kind != "code" and exercise.points <= 3, id
        if isinstance(exercise, Tune):
            explorer = exercise.explorer.replace("-", "_")
            assert f"draw_{explorer}" in above or f'name="{exercise.explorer}"' in above, id
        else:
            section, word = TESTED[id]
            assert heading == section, id
            asked = f"{exercise.title} {exercise.statement}".replace("*", "")
            assert word.lower() in above.lower() and word.lower() in asked.lower(), id


@pytest.mark.parametrize("name", NAMES)
def test_what_is_next_is_next_on_the_page(name):
    assert [id for id, *_ in places(name)] == [exercise.id for exercise in chapter_exercises(name)]


def test_every_place_that_is_named_is_taken():
    assert set(TESTED) <= {id for name in NAMES for id, heading, _ in places(name) if heading != "Exercises"}
