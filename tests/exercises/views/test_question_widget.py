"""Questions with widgets in a real kernel, and the answers that the saved notebook keeps."""

from support.sample_exercises import CHOICE, CODE, FRESH_NUMBER, NUMBER, ORDER, SINGLE, TUNE
from support.stored_work import stored_work

MIME = "application/vnd.dlbasics.answer+json"


def test_kernel_records_answers_in_the_saved_notebook(run_notebook):
    ids = (NUMBER.id, CHOICE.id, ORDER.id, SINGLE.id)
    outputs = run_notebook(
        *(f"e.ask({id!r})" for id in ids),
        f"x = s.FakeExplorer()\ne.ask({TUNE.id!r}, x)",
        "checks = [b for b in all_of(Button) if b.description == 'Check']\n"
        "all_of(Text)[0].value = '0,25'\n"
        "for box, on in zip(all_of(Checkbox), (1, 1, 0, 0)): box.value = bool(on)\n"
        "[b for b in all_of(Button) if b.tooltip == 'Move line a down'][0].click()\n"
        "x.values['temperature'] = 0.5\n"
        "radios = all_of(RadioButtons)\n"
        "radios[0].index = 0\n"
        "radios[1].index = 0\n"
        "for b in checks: b.click()",
        "[radio.index for radio in radios]",
        f"e.ask({NUMBER.id!r})",
    )
    records = [next(o.data[MIME] for o in output if MIME in o.get("data", {})) for output in outputs[:5]]
    assert records == [
        {"id": NUMBER.id, "version": NUMBER.version, "answer": "0,25"},
        {"id": CHOICE.id, "version": CHOICE.version, "answer": [0, 1]},
        {"id": ORDER.id, "version": ORDER.version, "answer": [1, 0, 2, 3, 4]},
        {"id": SINGLE.id, "version": SINGLE.version, "answer": [1]},
        {"id": TUNE.id, "version": TUNE.version, "answer": {"temperature": 0.5, "kind": "sharp"}},
    ]
    assert any("Right" in o.data["text/html"] for o in outputs[0] if "text/html" in o.get("data", {}))
    assert outputs[6][0].data["text/plain"] == "[None, 0]", "one lets go of the others"
    again = [o for o in outputs[7] if MIME in o.get("data", {})]
    assert again and again[0].data[MIME]["answer"] == "0,25", "an earlier answer stands again"


def test_an_answer_that_python_computes_is_recorded_in_the_saved_notebook(run_notebook):
    """One that is written out is read in its cell: there it counts even if the cell was not run again."""
    outputs = run_notebook(
        f"x = 1\ne.ask({NUMBER.id!r}, x / 4)",
        f"e.ask(id={CHOICE.id!r}, answer='a b')",
        f"e.ask({NUMBER.id!r}, 'about a half')",
        "e.ask('" + NUMBER.id + "', 2^-10)",
        f"e.ask({NUMBER.id!r}, 1/3)",
    )
    records = [[output.data[MIME] for output in cell if MIME in output.get("data", {})] for cell in outputs]
    assert records == [
        [{"id": NUMBER.id, "version": NUMBER.version, "answer": "0.25"}],
        [],
        [],
        [],
        [{"id": NUMBER.id, "version": NUMBER.version, "answer": repr(1 / 3)}],
    ]
    shown = outputs[0][0].data
    assert "Right" in shown["text/plain"] and "Right" in shown["text/html"]


def test_another_one_is_offered_when_the_first_is_done_and_is_kept_nowhere(run_notebook, work_folder):
    id = FRESH_NUMBER.id
    shown = "offers = [b for b in all_of(Button) if b.description == 'Another one like this']\n"
    visible = "[box.layout.display for box in all_of(VBox) if offers[0] in box.children]"
    outputs = run_notebook(
        f"from ipywidgets import VBox, HTMLMath\ne.add(s.FRESH)\ne.ask({id!r})",
        f"{shown}{visible}",
        "all_of(Text)[0].value = '1/4'\n[b for b in all_of(Button) if b.description == 'Check'][0].click()\n"
        f"{visible}",
        "offers[0].click()\n"
        "from dlbasics.exercises.question_variants import practice_variants\n"
        f"first, second = practice_variants(e.find({id!r}), 2)\n"
        "all_of(Text)[-1].value = str(first.answer)\n"
        "[b for b in all_of(Button) if b.description == 'Check'][-1].click()\n"
        "[h.value for h in all_of(HTMLMath) if first.statement in h.value or 'Right' in h.value]",
        "offers[0].click()\n[second.statement in h.value for h in all_of(HTMLMath)].count(True)",
    )
    assert outputs[1][0].data["text/plain"] == "['none']"
    assert outputs[2][-1].data["text/plain"] == "['flex']"
    practised = outputs[3][0].data["text/plain"]
    assert "practice" in practised and "Right" in practised and "of 2 points" not in practised
    assert outputs[4][0].data["text/plain"] == "1"
    records = [output.data[MIME] for output in outputs[0] if MIME in output.get("data", {})]
    assert [record["answer"] for record in records] == ["1/4"], "the notebook keeps the first alone"
    entry = stored_work(work_folder)["exercises"][id][FRESH_NUMBER.version]
    assert (entry["answer"], len(entry["tries"])) == ("1/4", 1), "and so does the work"


def test_hints_and_the_solution_can_be_had_by_a_press(run_notebook, work_folder):
    pressed = "[b for b in all_of(Button) if b.tooltip == {!r}][0].click()\n"
    shown = "print([h.value for h in all_of(HTMLMath)][-1])"
    wrong = CODE.misconceptions[0].answer.__name__
    outputs = run_notebook(
        f"e.ask({NUMBER.id!r})",
        *[pressed.format(f"Hint: {NUMBER.title}") + shown] * 2,
        pressed.format(f"Solution: {NUMBER.title}") + shown,
        f"code = e.find({CODE.id!r})\n{wrong} = code.misconceptions[0].answer\n_ = e.check(code.id)({wrong})",
        pressed.format(f"Solution: {CODE.title}") + shown,
    )
    said = [output[0].text for output in outputs[1:4]]
    assert "Hint 1" in said[0] and "Hint 2" in said[1] and "so far: 0" in said[2]
    assert stored_work(work_folder)["exercises"][NUMBER.id][NUMBER.version]["hints"] == 2
    assert "so far: 1" in outputs[5][0].text
