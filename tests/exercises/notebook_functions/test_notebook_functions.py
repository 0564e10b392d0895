"""What learners call: each call shows something, and none ever raises for an answer or a function."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from support.always_equal import EqualToAll
from support.book import ROOT
from support.broken_objects import Unfindable, wrapped_around_itself
from support.function_from_source import swish_from
from support.right_order import right_order
from support.sample_exercises import (
    CHOICE,
    CODE,
    FRESH,
    FRESH_NUMBER,
    NUMBER,
    ORDER,
    SINGLE,
    TUNE,
    FakeExplorer,
    swish,
)
from support.stored_work import stored_work

import dlbasics.exercises as public
from dlbasics.chapters import CHAPTERS
from dlbasics.exercises import notebook_functions, progress_store, registry
from dlbasics.exercises.notebook_functions import judge_and_record, question_functions, write_submission
from dlbasics.exercises.progress_store import WORK_FILE, entry_of, validated
from dlbasics.exercises.question_variants import practice_variants
from dlbasics.notebook_function_names import NOTEBOOK_FUNCTION_NAMES

pytestmark = pytest.mark.usefixtures("work_folder")


def test_the_list_of_what_learners_call_names_all_of_it():
    assert sorted(notebook_functions.__all__) == list(NOTEBOOK_FUNCTION_NAMES)


def test_where_a_file_is_graded_all_that_learners_call_has_a_value():
    code = ("from dlbasics.grading.sandbox.inside.task_process import notebook_namespace;"
            "print(*notebook_namespace(None))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {*NOTEBOOK_FUNCTION_NAMES} - {*done.stdout.split()}


# -- judging --------------------------------------------------------------------------------------


@pytest.mark.parametrize("thing", [
    3, None, int, print, np.exp, EqualToAll(), type("C", (), {}), lambda: 1, "text",
])
def test_check_on_anything_prints_a_verdict_and_gives_it_back(thing, capsys):
    assert public.check(CODE.id)(thing) is thing
    assert "Swish" in capsys.readouterr().out


def broken_name(x):
    """Has no value under the name that it asks for."""
    return x * nothing  # noqa: F821


UNFINDABLE = Unfindable()


def by_an_unfindable(x):
    return UNFINDABLE(x)


@pytest.mark.parametrize("function", [
    wrapped_around_itself(lambda x: x), wrapped_around_itself(broken_name), UNFINDABLE, by_an_unfindable,
], ids=["wrapped", "wrapped and raising", "unfindable", "unfindable outside"])
def test_what_breaks_when_it_is_asked_for_its_attributes_is_judged(function, capsys):
    verdict = judge_and_record.judge_function(CODE, function)
    assert verdict.is_try and verdict.status not in ("right", "not attempted"), verdict.sentence


def test_what_cannot_be_called_is_no_try(work_folder, capsys):
    public.check(CODE.id)(3)
    assert "Expected a function, `def swish(x):`, below the line `@check`." in capsys.readouterr().out
    assert list(work_folder.iterdir()) == []


def test_a_call_with_too_much_says_how_it_is_written():
    with pytest.raises(TypeError, match=r'quotes: ask\("x/y", "0,333"\)'):
        public.ask("x/y", 0, 333)
    with pytest.raises(TypeError, match=r'quotes: another\("x/y", "0,333"\)'):
        public.another("x/y", 0, 333)
    with pytest.raises(TypeError, match=r"@check\('x/y'\) above the function"):
        public.check("x/y", swish)
    with pytest.raises(TypeError, match=r"@check\('x/y'\) above the function"):
        public.check(swish, "x/y")
    with pytest.raises(TypeError, match="check needs the id"):
        public.check()


@pytest.mark.parametrize("answer", ["3", 3, 0.25, "a c"])
def test_an_id_and_an_answer_in_the_other_order_are_told(answer):
    for function in (public.ask, public.another):
        with pytest.raises(TypeError, match=f"{function.__name__}\\('{NUMBER.id}', {answer!r}\\)") as caught:
            function(answer, NUMBER.id)
        assert "the id comes first" in str(caught.value)


@pytest.mark.parametrize("id", [1, "3", "no such thing at all"])
def test_an_unknown_id_brings_no_list_of_all(id):
    with pytest.raises(ValueError, match="an id is a text with a chapter and a name, such as \"") as caught:
        public.hint(id)
    assert len(str(caught.value)) < 150


def test_what_cannot_be_judged_by_program_is_named():
    assert public.attempt(CODE, 5).message.code == "judge.not-a-function"
    with pytest.raises(TypeError, match="is a question, no function to complete"):
        public.attempt(CHOICE, swish)


def test_each_kind_of_exercise_has_its_call():
    with pytest.raises(ValueError, match="did you mean 'activations/sample-swish'"):
        public.check("activations/sample-swich")
    with pytest.raises(ValueError, match="ask"):
        public.check(CHOICE.id)
    with pytest.raises(ValueError, match="check"):
        public.ask(CODE.id)
    with pytest.raises(TypeError, match="chapter/name"):
        public.check(swish)


@pytest.mark.parametrize(("exercise", "answer"), [
    (CHOICE, "z"), (CHOICE, ""), (CHOICE, [9]), (SINGLE, "ab"), (ORDER, "ab"), (ORDER, "aabcd"), (CHOICE, 3),
    (TUNE, 3), (CHOICE, None), (ORDER, [True, False]), (NUMBER, None), (TUNE, {}),
    (TUNE, {"temperature": "hot", "kind": 1}),
])
def test_answers_that_cannot_be_read_never_raise(exercise, answer, capsys):
    public.ask(exercise.id, answer if answer is not None else "?")
    assert "Not attempted" in capsys.readouterr().out


def test_ask_prints_without_a_kernel_and_judges_letters(capsys):
    public.ask(CHOICE.id)
    assert "a. `sigmoid`" in capsys.readouterr().out
    public.ask(CHOICE.id, "a, b")
    assert "Right" in capsys.readouterr().out
    public.ask(ORDER.id, "".join("abcde"[index] for index in right_order(ORDER)))
    assert "Right (2 of 2" in capsys.readouterr().out
    public.ask(TUNE.id, FakeExplorer(0.5))
    assert "Right" in capsys.readouterr().out


def test_a_fault_of_ours_stops_nobody(monkeypatch, capsys):
    def broken(*args):
        raise RuntimeError("ours")

    monkeypatch.setattr(judge_and_record, "attempt", broken)
    monkeypatch.setattr(judge_and_record.questions, "judge", broken)
    public.check(CODE.id)(swish)
    public.ask(CHOICE.id, "ab")
    out = capsys.readouterr().out
    assert out.count("This could not be judged (RuntimeError: ours). Nothing is lost.") == 2


def test_an_exception_that_cannot_say_its_message_stops_nobody(monkeypatch, capsys):
    class Speechless(Exception):
        def __str__(self):
            raise ValueError

    def broken(*args):
        raise Speechless

    monkeypatch.setattr(judge_and_record, "attempt", broken)
    public.check(CODE.id)(swish)
    assert "could not be judged (Speechless: (its message" in capsys.readouterr().out


def test_a_stop_while_judging_is_no_try(monkeypatch, work_folder, capsys):
    def stopped(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(judge_and_record, "attempt", stopped)
    public.check(CODE.id)(swish)
    assert "You stopped it before it was done." in capsys.readouterr().out
    assert list(work_folder.iterdir()) == []


@pytest.mark.parametrize("target", ["page", "print"])
def test_page_and_paper_show_the_exercise_and_judge_nothing(target, monkeypatch, capsys, work_folder):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", target)
    ran = []
    public.check(CODE.id)(lambda x: ran.append(x))
    public.ask(CHOICE.id)
    public.progress()
    assert "Swish" in capsys.readouterr().out and ran == [] and list(work_folder.iterdir()) == []


def test_in_the_browser_the_page_keeps_the_work(monkeypatch, work_folder):
    shown = []
    monkeypatch.setattr(sys, "displayhook", shown.append)
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "browser")
    public.check(CODE.id)(swish)
    (verdict,) = shown
    assert verdict.status == "right" and "def swish(x):" in verdict.answer and verdict.notes == ()
    assert list(work_folder.iterdir()) == []


# Another process, so that nothing is loaded yet
FIRST_VERDICT = """
import json, sys
from dlbasics.exercises import check

def huber(y, y_hat, delta=1.0):
    return 0.0

check("losses/huber")(huber)
loaded = [name.split(".")[3] for name in sys.modules if name.startswith("dlbasics.exercises.bank.")]
json.dump(sorted(set(loaded)), open("loaded.json", "w"))
"""


def find_in_book(id):
    """An exercise of the book, which these tests keep out of the registry."""
    from dlbasics.exercises.bank import losses

    return next(exercise for exercise in losses.EXERCISES if exercise.id == id)


def test_the_first_verdict_of_a_chapter_imports_that_chapter_s_definitions_only(work_folder):
    (work_folder / "cell.py").write_text(FIRST_VERDICT)
    environment = {key: value for key, value in os.environ.items() if key != "DLBASICS_RENDER_TARGET"}
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run([sys.executable, "cell.py"], cwd=work_folder, env=environment, capture_output=True,
                          text=True, check=True)
    assert "[x] Huber" in done.stdout and "Losses: 0 of " in done.stdout, "judged, and told how far one is"
    entry = entry_of(stored_work(work_folder), find_in_book("losses/huber"))
    assert len(entry["tries"]) == 1 and entry["answer"].startswith("def huber")
    loaded = json.loads((work_folder / "loaded.json").read_text())
    assert "losses" in loaded and set(loaded) & set(CHAPTERS) == {"losses"}


# -- practice -------------------------------------------------------------------------------------


@pytest.fixture
def fresh(monkeypatch):
    """The questions whose numbers can vary, and no practice so far."""
    public.add(FRESH)
    monkeypatch.setattr(question_functions, "_practised", {})
    return FRESH_NUMBER


def test_another_one_comes_after_the_first_is_done(fresh, capsys):
    public.another(fresh.id)
    assert "or after 3 different answers that were checked; so far: 0." in capsys.readouterr().out
    for answer in ("0.9", "0.8"):
        public.ask(fresh.id, answer)
    public.another(fresh.id)
    assert "so far: 2" in capsys.readouterr().out
    public.ask(fresh.id, "1/4")
    capsys.readouterr()
    public.another(fresh.id)
    out = capsys.readouterr().out
    assert "A share (practice)" in out and f'another("{fresh.id}", "your number")' in out
    assert fresh.statement not in out


def test_three_wrong_answers_lead_to_practice_too(fresh, capsys):
    for answer in ("0.9", "0.8", "0.7"):
        public.ask(fresh.id, answer)
    capsys.readouterr()
    public.another(fresh.id)
    assert "(practice)" in capsys.readouterr().out


def test_practice_is_judged_by_its_own_numbers_and_kept_nowhere(fresh, capsys, work_folder):
    public.ask(fresh.id, "1/4")
    before = (work_folder / WORK_FILE).read_bytes()
    others = practice_variants(fresh, 3)
    for other in others:
        capsys.readouterr()
        public.another(fresh.id)
        assert other.statement in capsys.readouterr().out, "one after the other"
        public.another(fresh.id, other.answer)
        out = capsys.readouterr().out
        assert "Right (practice)" in out and "points" not in out
        public.another(fresh.id, other.mistakes[0].value)
        assert other.mistakes[0].sentence in capsys.readouterr().out
        public.another(fresh.id, "1,600")
        assert "Not attempted" in capsys.readouterr().out
    assert (work_folder / WORK_FILE).read_bytes() == before


def test_practice_begins_again_after_the_last_one(fresh, capsys):
    public.ask(fresh.id, "1/4")
    count = len(practice_variants(fresh, question_functions.MAX_PRACTICE))
    shown = []
    for _ in range(count + 1):
        capsys.readouterr()
        public.another(fresh.id)
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[-1] and len(set(shown)) == count


def test_an_answer_needs_a_question_that_was_shown(fresh, capsys):
    public.ask(fresh.id, "1/4")
    capsys.readouterr()
    public.another(fresh.id, "1/4")
    assert f'another("{fresh.id}") shows one' in capsys.readouterr().out


def test_where_all_other_numbers_are_those_of_the_learner_there_is_no_practice(fresh, monkeypatch, capsys):
    monkeypatch.setattr(question_functions, "_others_like", lambda question: ())
    public.ask(fresh.id, "1/4")
    capsys.readouterr()
    public.another(fresh.id)
    assert "This exercise has no other numbers." in capsys.readouterr().out


def test_practice_goes_on_where_there_are_fewer_questions_than_before(fresh, monkeypatch, capsys):
    public.ask(fresh.id, "1/4")
    first, _, third = practice_variants(fresh, 3)
    for _ in range(3):
        public.another(fresh.id)
    monkeypatch.setattr(question_functions, "_others_like", lambda question: (first,))
    capsys.readouterr()
    public.another(fresh.id, third.answer)
    assert "Right (practice)" in capsys.readouterr().out, "the question that was shown last"
    public.another(fresh.id)
    assert first.statement in capsys.readouterr().out


def test_a_question_without_other_numbers_says_so(fresh, capsys):
    public.another(NUMBER.id)
    assert "This exercise has no other numbers." in capsys.readouterr().out
    with pytest.raises(ValueError, match="check"):
        public.another(CODE.id)


# -- own numbers ----------------------------------------------------------------------------------


@pytest.fixture
def no_learner(monkeypatch):
    """Afterwards the questions have the numbers of the book again."""
    monkeypatch.setattr(registry, "_learner", "")


def test_own_numbers_are_asked_for_judged_and_kept_apart(fresh, no_learner, capsys, work_folder):
    public.ask(fresh.id, "1/4")
    own = fresh.of_learner("ada")
    public.own_numbers(" Ada ")
    assert "have the numbers of Ada now" in capsys.readouterr().out
    public.ask(fresh.id)
    out = capsys.readouterr().out
    assert own.statement in out and "2 points" in out and own.statement != fresh.statement
    public.ask(fresh.id, own.answer)
    assert "Right (2 of 2 points)" in capsys.readouterr().out
    assert set(stored_work(work_folder)["exercises"][fresh.id]) == {fresh.version, own.version}
    public.own_numbers("")
    assert "Write your name or number between the quotes" in capsys.readouterr().out
    public.ask(fresh.id)
    assert fresh.statement in capsys.readouterr().out
    with pytest.raises(TypeError, match=r"in quotes: own_numbers\('17'\)"):
        public.own_numbers(17)


def test_own_numbers_are_those_that_the_grader_expects(fresh, no_learner):
    public.own_numbers("s17")
    assert public.find(fresh.id).version == fresh.of_learner("S17 ").version
    own = fresh.of_learner("s17")
    assert [e.version for e in public.all_exercises() if e.id == fresh.id] == [own.version]
    assert len({fresh.of_learner(f"s{n}").version for n in range(40)}) > 5
    assert public.find(NUMBER.id) is NUMBER
    assert public.find(fresh.id) is public.find(fresh.id), "so that practice is made once"


# -- an earlier answer that was better -----------------------------------------------------------


def test_after_a_better_answer_it_is_said_that_that_one_counts(capsys):
    public.ask(CHOICE.id, "a")
    public.ask(CHOICE.id, "ab")
    public.ask(CHOICE.id, "ab")
    assert "still counts" not in capsys.readouterr().out
    for answer in ("c", ""):
        public.ask(CHOICE.id, answer)
        assert "Your earlier answer still counts: 1 of 1 point." in capsys.readouterr().out


def test_after_a_better_function_it_is_said_that_that_one_counts(capsys):
    public.check(CODE.id)(swish)
    capsys.readouterr()
    for source in ("def swish(x): ...", "def swish(x): return x", "def swish(x): return nothing"):
        public.check(CODE.id)(swish_from(source))
        out = capsys.readouterr().out
        assert "(0 of 2 points)" in out and "Your earlier answer still counts: 2 of 2 points." in out


# -- besides verdicts -----------------------------------------------------------------------------


def test_submission_says_what_it_holds_and_reads_back(capsys, work_folder):
    public.ask(CHOICE.id, "ab")
    capsys.readouterr()
    public.submit("me.json", learner="Zo\u00eb")
    out = capsys.readouterr().out
    assert "1 of 6 exercises" in out and NUMBER.id in out and CHOICE.id not in out.split("Not answered")[1]
    work, left_out = validated(json.loads((work_folder / "me.json").read_text(encoding="utf-8")))
    assert work["learner"] == "Zo\u00eb" and not left_out and entry_of(work, CHOICE)["earned"] == 1
    with pytest.raises(TypeError, match="learner"):
        public.submit("me.json", learner=3)


@pytest.mark.parametrize(("path", "words"), [
    ("", "path is ''; expected the name of a file"), (".", "path is '.'"), (" ", "path is ' '"),
    (3, "path is 3"), (None, "path is None"), ("mlp/unit-output", "there is no folder 'mlp'"),
    ("/no/folder/me.json", "'/no/folder'"),
])
def test_where_no_file_can_be_written_is_told_without_hidden_names(path, words, work_folder):
    with pytest.raises(ValueError) as caught:
        public.submit(path)
    assert words in str(caught.value) and 'submit("me.json")' in str(caught.value)
    assert list(work_folder.iterdir()) == []


@pytest.mark.parametrize(("path", "words"), [
    ("losses.ipynb", "path is 'losses.ipynb'; expected a name that ends in .json"),
    ("data.csv", "path is 'data.csv'"), ("me", "path is 'me'"),
    (Path("me.json.txt"), "path is 'me.json.txt'"),
    ("data.json", "there is a file 'data.json' that is no work file"),
    ("data.JSON", "no work file"),
])
@pytest.mark.parametrize("content", ["{}", "[1, 2]", "{broken", "", "[" * 10**5,
                                     '{"format": "dlbasics-work", "format_version": 2}'],
                         ids=["object", "list", "broken", "empty", "deep", "later"])
def test_a_submission_replaces_nothing_but_a_submission(path, words, content, work_folder):
    (work_folder / path).write_text(content)
    with pytest.raises(ValueError) as caught:
        public.submit(path)
    assert words in str(caught.value)
    assert [(file.name, file.read_text()) for file in work_folder.iterdir()] == [(str(path), content)]


def test_a_submission_replaces_an_earlier_one(work_folder):
    public.submit("me.JSON")
    public.ask(CHOICE.id, "ab")
    public.submit("me.JSON")
    assert entry_of(progress_store.load(work_folder / "me.JSON")[0], CHOICE)["earned"] == 1


@pytest.mark.parametrize(("function", "arguments", "call"), [
    ("hint", (), "hint('chapter/name')"), ("hint", (None,), "hint('chapter/name')"),
    ("hint", ("losses/huber", 2), "hint('losses/huber')"),
    ("hint", (2, "losses/huber"), "hint('losses/huber')"),
    ("solution", (), "solution('chapter/name')"),
    ("solution", ("losses/huber", 2), "solution('losses/huber')"),
    ("progress", ("activations",), "progress()"),
    ("submit", (), 'submit("me.json")'), ("submit", ("me.json", 17), "submit('me.json', learner='17')"),
    ("submit", ("me.json", "Ada", 17), 'submit("me.json", learner="Ada")'),
])
def test_a_call_with_too_little_or_too_much_is_told_what_to_write(function, arguments, call, work_folder):
    with pytest.raises((TypeError, ValueError)) as caught:
        getattr(public, function)(*arguments)
    assert call in str(caught.value) and "positional" not in str(caught.value)
    assert list(work_folder.iterdir()) == []


def test_a_submission_goes_into_a_folder_that_there_is(work_folder):
    (work_folder / "mine").mkdir()
    public.submit(work_folder / "mine" / "me.json")
    assert (work_folder / "mine" / "me.json").exists()


def test_a_submission_without_a_gap_says_so(capsys, monkeypatch):
    monkeypatch.setattr(write_submission, "all_exercises", lambda: [CHOICE])
    public.ask(CHOICE.id, "c")
    public.submit("me.json")
    assert "Everything is answered." in capsys.readouterr().out


def test_trouble_with_the_work_is_told_beside_the_progress(work_folder, capsys):
    (work_folder / WORK_FILE).write_bytes(b"{broken")
    public.progress()
    public.submit("me.json")
    assert capsys.readouterr().out.count("could not be read in full") == 2
    assert progress_store.load(work_folder / "me.json") == (progress_store.empty_work(), None)


def test_a_submission_in_a_notebook_draws_a_bar_for_each_chapter(monkeypatch):
    shown = []
    monkeypatch.setattr(write_submission, "show", shown.append)
    public.submit("me.json")
    (summary,) = shown
    assert "<meter" in summary.html and "[..." not in summary.html and "[..." in summary.text


@pytest.mark.parametrize(("target", "said"), [
    ("browser", "A cell of this page writes no file. Press **Download"), ("page", ""), ("print", "")])
def test_a_submission_is_written_in_a_kernel_alone(target, said, monkeypatch, work_folder, capsys):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", target)
    public.submit("me.json")
    assert capsys.readouterr().out.startswith(said) and list(work_folder.iterdir()) == []


# -- IPython without widgets ----------------------------------------------------------------------


WITHOUT_WIDGETS = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests")!r}]
sys.modules["ipywidgets"] = None  # as if it were not installed
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
if sys.argv[1] == "kernel":
    shell.kernel = None
import dlbasics.exercises as e
from support import sample_exercises as s
e.add([*s.EXERCISES, *s.FRESH])
e.check(s.CODE.id)(s.swish)
e.ask(s.CHOICE.id)
e.ask(s.TUNE.id, s.FakeExplorer(0.5))
e.ask(s.FRESH_NUMBER.id, "1/4")
e.another(s.FRESH_NUMBER.id)
e.hint(s.CODE.id)
e.progress()
"""


@pytest.mark.parametrize("place", ["terminal", "kernel"])
def test_all_is_text_where_no_widgets_can_be_shown(place, work_folder):
    done = subprocess.run([sys.executable, "-c", WITHOUT_WIDGETS, place], cwd=work_folder,
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for shown in ("[+] Swish", "a. `sigmoid`", "[+] Cool it down", "A share (practice)", "Hint 1", "[#"):
        assert shown in done.stdout


def test_a_terminal_reads_questions_where_ipywidgets_is_installed(work_folder):
    script = WITHOUT_WIDGETS.replace('sys.modules["ipywidgets"] = None', "")
    done = subprocess.run([sys.executable, "-c", script, "terminal"], cwd=work_folder, capture_output=True,
                          text=True, check=True)
    assert "a. `sigmoid`" in done.stdout and "VBox" not in done.stdout


# -- a real kernel --------------------------------------------------------------------------------


def test_kernel_check_shows_html_and_own_line_and_goes_on(run_notebook):
    outputs = run_notebook(
        f"@e.check({CODE.id!r})\ndef swish(x):\n    y = x\n    return y.nothing",
        "swish(np.ones(2)) if False else 'went on'",
        "e.progress()",
    )
    data = outputs[0][0].data
    assert "line 4: return y.nothing" in data["text/plain"] and "dl-verdict" in data["text/html"]
    assert outputs[1][0].data["text/plain"] == "'went on'"
    assert "<meter" in outputs[2][0].data["text/html"]
