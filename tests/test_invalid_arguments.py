"""What is said of arguments that are refused: in English, and in Chinese without English words."""

import re
from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib.figure import Figure
from support.book import ROOT

from dlbasics import (
    gradient_check,
    logistic_regression,
    losses,
    messages,
    normalization,
    overfitting,
    playground,
    playground_data,
    regularization,
    render_target,
    translation,
    validation,
)
from dlbasics.browser.kernel import BrowserKernel
from dlbasics.exercises import ask, attempt, check, find, hint, own_numbers, progress, submit
from dlbasics.exercises.notebook_functions.write_submission import check_path
from dlbasics.exercises.registry import add
from dlbasics.exercises.views import exercise_view, help_view
from dlbasics.explore import Control, Handle, Live, Prediction, explore, playground_display, prediction
from dlbasics.mlp import MLP
from dlbasics.plotting import charts, network_diagram, partial_lines, svg
from dlbasics.plotting.figure_display import FigureDisplay
from dlbasics.texts.invalid_arguments import INVALID_ARGUMENT_TEXTS
from dlbasics.translation.han import HAN

RNG = np.random.default_rng(0)
SOME_JSON = str(ROOT / "tests" / "support" / "typed_letters.json")
X, Y = np.zeros((3, 2)), np.array([0, 1, 1])
MODEL = MLP([2, 3, 2], RNG, norm="batch")
# Words of English that stand beside each other, or beside what a placeholder holds.
ENGLISH_PROSE = re.compile(r"[A-Za-z]{2,} [A-Za-z0-9]{2,}")
# What a reader gave, or Python said: it is quoted as it is.
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|（[a-z][^）]*）")


def line(ax, slope):
    ax.plot([0, 1], [0, slope], label="line")


def explorer(draw=line, **options):
    return explore(draw, **{"caption": "A line.", "predict": "Where?", "slope": [0, 1]} | options)


def live(**options):
    return Live(**{"model": "mean", "points": "points", "start": [[0, 1]]} | options)


def kernel():
    """The page's kernel, which tells all of its process that this is a page: only a test may make one."""
    return BrowserKernel(lambda message: None, {})


def note_of_a_frame():
    """What is added to an exception in a draw function."""
    try:
        explorer(lambda ax, slope: 1 / 0, name="line").figure()
    except ZeroDivisionError as error:
        raise ValueError(error.__notes__[0]) from None


def hatched():
    figure = Figure()
    figure.subplots().bar([0], [1], hatch="/")
    svg(figure)


def in_another_target(monkeypatch):
    monkeypatch.setenv(render_target.VARIABLE, "paper")
    render_target.render_target()


def overflowing():
    with np.errstate(all="ignore"):
        logistic_regression.LogisticRegression(lr=1e308, lam=1).fit([[1.0], [1.0]], [0, 0])


AXES = Figure().subplots()

# By code: a call that is refused, and the sentence in English.
CALLS = {
    "argument.shapes-differ": (
        lambda: losses.mse([1, 0], [[0.9], [0.2]]),
        "y has shape (2,) but y_hat has shape (2, 1); expected the same shape"),
    "argument.shapes-do-not-fit": (
        lambda: normalization.layer_norm(X, [1, 1, 1], [0, 0]),
        "gamma has shape (3,) but X has shape (3, 2); expected (2,)"),
    "argument.wrong-shape": (
        lambda: overfitting.random_flip([1, 2], RNG),
        "images has shape (2,); expected (n, height, width)"),
    "argument.not-one-number": (
        lambda: regularization.l1_penalty([1], [0.1, 0.2]),
        "lam is an array of shape (2,); expected one number in [0, inf)"),
    "argument.outside-interval": (
        lambda: regularization.dropout([1], 1, RNG), "drop_prob is 1.0; expected a number in [0, 1)"),
    "argument.not-whole": (
        lambda: overfitting.polynomial_features([0], 2.5),
        "degree is 2.5; expected a whole number in [0, inf)"),
    "argument.not-finite": (
        lambda: playground.Playground(playground.Settings()).set_parameter(1, 0, 0, float("inf")),
        "value is inf; expected a finite number"),
    "argument.not-from-to": (
        lambda: explorer().figure(slope=1.0625), "slope is 1.0625; expected from 0 to 1"),
    "argument.not-among": (
        lambda: playground.Settings(norm="group"), "norm is 'group'; expected one of none, batch, layer"),
    "argument.not-some-of": (
        lambda: playground_data.checked_features(["x3"]),
        "features is ['x3']; expected some of x1, x2, square1, square2, product, sine1, sine2"),
    "argument.ragged": (
        lambda: validation.as_float([[1], [1, 2]]), "x is ragged; expected rows of one length"),
    "argument.not-real": (
        lambda: validation.as_float([1j]), "x has dtype complex128; expected real numbers"),
    "argument.no-probabilities": (
        lambda: losses.binary_cross_entropy([1], [1.23456789]),
        "y_hat holds 1.23456789; expected probabilities in [0, 1]"),
    "argument.no-distributions": (
        lambda: losses.entropy(0.5), "y is a single number; expected distributions along a last axis"),
    "argument.sum-not-one": (
        lambda: losses.entropy([0.5, 0.7345678]),
        "y holds a distribution that sums to 1.23457; expected 1"),
    "argument.too-few-rows": (
        lambda: MODEL.train(X[:1], Y[:1], RNG), "X has 1 rows; expected 2 or more"),
    "argument.no-example": (
        lambda: losses.mse([], []), "y holds no example; expected at least one to take the mean of"),
    "argument.no-reduction": (
        lambda: losses.mse([1], [1], reduction="max"),
        "reduction is 'max'; expected 'mean', 'sum' or 'none'"),
    "argument.no-generator": (
        lambda: regularization.dropout([1], 0.5, 3), "rng is 3; expected a numpy.random.Generator"),
    "argument.no-row": (
        lambda: normalization.batch_norm([1, 2], [1, 1], [0, 0]),
        "X has shape (2,); expected (n, d) with at least one row"),
    "argument.no-variance": (
        lambda: normalization.RunningStatistics(2).update(X[:1]),
        "X has 1 rows; expected 2 or more: one example has no variance"),
    "argument.no-running-statistics": (
        lambda: normalization.batch_norm(X, [1, 1], [0, 0], training=False),
        "running is None; eval mode needs the RunningStatistics of the training"),
    "argument.no-class-indices": (
        lambda: MODEL.score(X, [0.0, 1.0, 1.0]),
        "y has shape (3,) and dtype float64; expected (3,) class indices from 0 to 1"),
    "argument.no-activation": (
        lambda: MLP([2, 2], RNG, activation="step"),
        "activation is 'step'; expected one of relu, leaky_relu, tanh, sigmoid, identity, "
        "or a pair (f, f_grad)"),
    "argument.too-few-sizes": (
        lambda: MLP([2], RNG), "sizes has length 1; expected features, any hidden layers, classes"),
    "argument.no-norm": (
        lambda: MLP([2, 2], RNG, norm="group"), "norm is 'group'; expected None, 'batch' or 'layer'"),
    "argument.no-table": (
        lambda: logistic_regression.gradient([1, 2], [0, 1], [1], 0),
        "X has shape (2,) and y has shape (2,); expected (n, d) and (n,), n > 0"),
    "argument.holds-nan-or-inf": (
        lambda: logistic_regression.gradient([[np.inf]], [0], [1], 0),
        "X holds nan or inf; expected finite numbers"),
    "argument.no-labels": (
        lambda: logistic_regression.gradient([[1]], [2], [1], 0), "y holds 2; expected labels 0 and 1"),
    "argument.not-fitted": (
        lambda: logistic_regression.LogisticRegression().predict(X),
        "this model has no weights yet; expected fit(X, y) first"),
    "argument.weights-overflowed": (
        overflowing, "the weights overflowed with lr = 1e+308; lower it or scale X"),
    "argument.lengths-differ": (
        lambda: overfitting.train_validation_split(X, Y[:2], rng=RNG),
        "arrays have lengths [3, 2]; expected one length of 2 or more"),
    "argument.gradient-off": (
        lambda: gradient_check.check_gradient(lambda x: 3 * x.sum(), [1.0], [6.0]),
        "the gradient is off by 5.0e-01 of its size, says a central difference"),
    "argument.gradients-zero": (
        lambda: gradient_check.gradient_error(lambda x: 0.0, [1.0], [0.0]),
        "grad and central differences are both below 1e-10, which proves nothing; "
        "weigh the outputs or scale f up"),
    "argument.f-not-one-number": (
        lambda: gradient_check.numerical_gradient(lambda x: x, [1.0, 2.0]),
        "f returned an array of shape (2,); expected one number"),
    "argument.no-painted-points": (
        lambda: playground_data.checked_points("many"),
        "points is no list of (x1, x2, class); expected finite numbers, class 0 or 1"),
    "argument.too-few-painted-points": (
        lambda: playground_data.checked_points([(0, 0, 1)]),
        "points holds 1 points; expected 6 or more, of both classes"),
    "argument.line-of-other-shape": (
        lambda: charts.curves(AXES, [0, 1], {"f": [0]}),
        "lines['f'] has shape (1,); expected that of x, (2,)"),
    "argument.not-two-dimensions": (
        lambda: charts.heat(AXES, [1, 2]), "table has shape (2,); expected two dimensions"),
    "argument.images-do-not-fit": (
        lambda: charts.digits(AXES, np.zeros((2, 3, 3))),
        "images has shape (2, 3, 3); expected (n, height, width) with n at most 1, the number of axes"),
    "argument.too-many-weights": (
        lambda: network_diagram(AXES, [[1], [2]], [[[1]], [[2]]]),
        "weights has 2 arrays; 2 layers take 1 at most"),
    "argument.no-drawn-lines": (
        lambda: partial_lines.reveal(Figure(), "step", ["path"], 1),
        "reveals of step is ['path']; expected labels of drawn lines"),
    "argument.no-alternative-text": (
        lambda: FigureDisplay(Figure(), ""),
        "alt is ''; expected a sentence that says what the figure shows"),
    "argument.hatch": (hatched, "hatch '/' is not drawn by dlbasics; use a colour or a label"),
    "argument.values-no-list": (
        lambda: Control(3), "values is 3; expected a list of numbers or a list of strings"),
    "argument.values-mixed": (
        lambda: Control([1, "a"]), "values is [1, 'a']; expected all numbers or all strings"),
    "argument.values-repeated": (
        lambda: Control([1, 1]), "values is [1, 1]; expected no value twice"),
    "argument.values-not-increasing": (
        lambda: Control([2, 1]), "values is [2, 1]; expected numbers that increase"),
    "argument.values-not-in-a-row": (
        lambda: Control([1, 3], reveals=["path"]),
        "values is [1, 3]; expected whole numbers in a row to reveal lines"),
    "argument.start-not-among": (
        lambda: Control([1, 2], start=3), "start is 3; expected one of values: [1, 2]"),
    "argument.no-control-value": (
        lambda: Control([None]), "control value None is neither a finite number nor a string"),
    "argument.no-handle": (
        lambda: Control([1, 2], handle="top"),
        "handle is 'top'; expected a function that gives a point (x, y)"),
    "argument.no-caption": (lambda: explorer(caption=""), "caption is ''; expected a sentence"),
    "argument.no-name": (
        lambda: explorer(name="1st"), "name is '1st'; expected letters, digits and dashes (it names an id)"),
    "argument.no-controls": (
        lambda: explore(lambda ax: None, caption="A.", predict="B?"),
        "controls are missing; expected one or two, such as slope=[0, 0.01, 0.1]"),
    "argument.no-live-controls": (
        lambda: explorer(lambda ax, slope, points: None, name="line", live=live(controls=("gain",))),
        "controls of live is ('gain',); expected names from slope"),
    "argument.too-many-frames": (
        lambda: explorer(slope=list(range(300))),
        "explorer 'line' has 300 frames; expected at most 240: give its controls fewer values"),
    "argument.controls-not-accepted": (
        lambda: explorer(lambda ax: None, name="line"),
        "draw does not accept the controls (got an unexpected keyword argument 'slope'); "
        "expected draw(ax, slope)"),
    "argument.handle-of": (
        lambda: explorer(slope=Control([0, 1], handle=lambda gain: (0, 0))),
        "handle of slope does not accept the controls (missing a required argument: 'gain'); "
        "expected handle of slope(slope)"),
    "argument.no-such-control": (
        lambda: explorer().figure(gain=1), "explorer 'line' has no control 'gain'; expected slope"),
    "argument.no-such-panel": (
        lambda: explorer(slope=Control([0, 1], handle=Handle(lambda slope: (0, 0), panel=1))),
        "panel of the handle of slope is 1; expected one of 0 to 0"),
    "argument.while-drawing": (note_of_a_frame, "while explorer 'line' drew {'slope': 0}"),
    "argument.points-no-array": (
        lambda: live(start=[[0, 1, 2]]), "points is [[0, 1, 2]]; expected a finite array of shape (n, 2)"),
    "argument.no-kinds-of-points": (
        lambda: live(points=("a", "b"), start=[[0, 1, 2]]),
        "points is [[0, 1, 2]]; expected kinds from 0 to 1"),
    "argument.number-of-points": (lambda: live(most=0), "points holds 1; expected 1 to 0"),
    "argument.no-runs": (
        lambda: playground_display.PlaygroundFigure({}, "A.", "a"),
        "runs is empty; expected at least one run"),
    "argument.no-question": (
        lambda: Prediction(3), "predict is 3; expected a Prediction, or a question as text"),
    "argument.number-of-choices": (
        lambda: Prediction("Where?", {"up": "It rises."}), "choices are ['up']; expected two to 4"),
    "argument.no-outcome": (
        lambda: Prediction("Where?", {"up": "", "down": "No."}),
        "choices['up'] is ''; expected a sentence on what happens"),
    "argument.no-such-prediction": (
        lambda: prediction("playground#none"), "there is no prediction 'playground#none'; expected"),
    "argument.no-such-chapter": (
        lambda: prediction("cnn#none"), "there is no prediction 'cnn#none'; expected a chapter of"),
    "argument.no-such-explorer": (
        lambda: kernel().frame("line", {}), "there is no explorer 'line' here; run its cell first"),
    "argument.no-exercise": (
        lambda: attempt("losses/huber", abs),
        'exercise is a str; expected an exercise: attempt(find("chapter/name"), function)'),
    "argument.attempted-question": (
        lambda: attempt(find("losses/dish"), abs),
        "'losses/dish' is a question, no function to complete: ask('losses/dish', ...)"),
    "argument.checked-question": (
        lambda: check("losses/dish"),
        "'losses/dish' is a question, not a function to complete; answer it with ask('losses/dish')"),
    "argument.asked-function": (
        lambda: ask("losses/huber"),
        "'losses/huber' is a function to complete; write @check('losses/huber') above it"),
    "argument.check-takes-id-alone": (
        lambda: check("losses/huber", abs),
        "check takes the id alone; write @check('losses/huber') above the function"),
    "argument.check-without-id": (
        lambda: check(), 'check needs the id of an exercise: @check("chapter/name") above the function'),
    "argument.id-no-text": (
        lambda: check(3), 'id is a int; expected a text: @check("chapter/name")'),
    "argument.own-name-in-quotes": (
        lambda: own_numbers(3), "expected your name or number, as one text in quotes: own_numbers('3')"),
    "argument.several-answers": (
        lambda: ask("losses/dish", 0, 333),
        'ask takes one answer; write it in quotes: ask("losses/dish", "0,333")'),
    "argument.id-alone": (
        lambda: hint("losses/huber", 2),
        "hint takes the id of an exercise and nothing else: hint('losses/huber')"),
    "argument.takes-nothing": (lambda: progress("losses"), "progress takes nothing: progress()"),
    "argument.learner-in-quotes": (
        lambda: submit("me.json", 17),
        "learner is a int; expected your name or number in quotes: submit('me.json', learner='17')"),
    "argument.file-name-and-learner": (
        lambda: submit("me.json", "Ada", "Lovelace"),
        'submit takes the name of a file and yours: submit("me.json", learner="Ada")'),
    "argument.no-such-exercise": (
        lambda: find("losses/hube"), "there is no exercise 'losses/hube'; did you mean 'losses/huber'"),
    "argument.no-exercise-alike": (
        lambda: find(3), "there is no exercise 3; an id is a text with a chapter and a name, such as \"mlp/"),
    "argument.exchanged": (
        lambda: ask("3", "losses/dish"), "the id comes first: ask('losses/dish', '3')"),
    "argument.no-file-name": (
        lambda: check_path(""), "path is ''; expected the name of a file, such as submit(\"me.json\")"),
    "argument.no-folder": (
        lambda: check_path("losses/me.json"),
        "there is no folder 'losses'; expected the name of a file, such as submit(\"me.json\")"),
    "argument.no-json-name": (
        lambda: check_path("losses.ipynb"),
        "path is 'losses.ipynb'; expected a name that ends in .json, such as submit(\"me.json\")"),
    "argument.no-work-file": (
        lambda: check_path(SOME_JSON), f"there is a file '{SOME_JSON}' that is no work file; nothing was"),
    "argument.not-of-exercises": (
        lambda: add(["losses/huber"]), "exercises holds a str; expected Code, Choice, ..."),
    "argument.explorer-missing": (
        lambda: exercise_view.placeholder(SimpleNamespace(id="losses/overconfident", needs_explorer=True)),
        "explorer of losses/overconfident is missing; expected ask('losses/overconfident', explorer)"),
    "argument.no-such-hint": (
        lambda: help_view.hint_view(find("losses/dish"), 99),
        "number is 99; expected from 1 to 2, the number of hints"),
    "argument.no-such-cell": (
        lambda: kernel().plan([], 3), "index is 3; expected the index of one of 0 cells"),
    "argument.no-such-help": (
        lambda: kernel().ask("answer", "losses/dish"), "what is 'answer'; expected 'solution' or 'hint'"),
}
OF_THE_ENVIRONMENT = "DLBASICS_RENDER_TARGET is 'paper'; expected one of kernel, page, print, browser"


@pytest.fixture
def chinese():
    translation.set_language("zh_CN")
    yield
    translation.set_language("en")


@pytest.fixture
def looked_up(monkeypatch):
    """The codes of the sentences that are looked up."""
    codes = []
    translate = messages.translate
    monkeypatch.setattr(messages, "translate",
                        lambda english, code: codes.append(code) or translate(english, code))
    return codes


def refusal(call) -> str:
    """What is said of a call that is refused."""
    with pytest.raises((ValueError, TypeError, AssertionError, FloatingPointError)) as refused:
        call()
    return str(refused.value)


def test_every_sentence_has_a_call():
    assert set(CALLS) == set(INVALID_ARGUMENT_TEXTS)


@pytest.mark.parametrize("code", CALLS)
def test_a_refusal_says_what_was_expected(code, looked_up):
    call, english = CALLS[code]
    assert refusal(call).startswith(english) and code in looked_up


@pytest.mark.parametrize("code", CALLS)
def test_in_chinese_no_english_is_left(code, chinese):
    said = refusal(CALLS[code][0])
    assert re.search(f"[{HAN}]", said) and not ENGLISH_PROSE.search(QUOTED.sub("", said)), said


@pytest.mark.parametrize("code", CALLS)
def test_what_was_said_in_a_sandbox_is_told_in_the_readers_language(code):
    said = refusal(CALLS[code][0])
    assert messages.invalid_argument_text(said) == said, "English is what is written"
    translation.set_language("zh_CN")
    try:
        told = messages.invalid_argument_text(said)
        assert re.search(f"[{HAN}]", told) and not ENGLISH_PROSE.search(QUOTED.sub("", told)), told
        assert messages.invalid_argument_text("x is 3 again") == "x is 3 again", "not of this package"
    finally:
        translation.set_language("en")


def test_the_environment_is_refused_in_the_readers_language(monkeypatch, chinese):
    said = refusal(lambda: in_another_target(monkeypatch))
    assert re.search(f"[{HAN}]", said) and "kernel、page、print、browser" in said
    translation.set_language("en")
    assert refusal(lambda: in_another_target(monkeypatch)) == OF_THE_ENVIRONMENT


def test_similar_ids_are_set_as_the_language_sets_them(chinese):
    said = refusal(lambda: find("losses/entropi"))
    translation.set_language("en")
    english = refusal(lambda: find("losses/entropi"))
    assert " or " in english and " or " not in said and "'或'" in said
