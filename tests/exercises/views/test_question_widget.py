"""Questions with widgets in a real kernel, and the answers that the saved notebook keeps."""

from support.sample_exercises import CHOICE, NUMBER, ORDER, TUNE

MIME = "application/vnd.dlbasics.answer+json"


def test_kernel_records_answers_in_the_saved_notebook(run_notebook):
    ids = (NUMBER.id, CHOICE.id, ORDER.id)
    outputs = run_notebook(
        *(f"e.ask({id!r})" for id in ids),
        f"x = s.FakeExplorer()\ne.ask({TUNE.id!r}, x)",
        "checks = [b for b in all_of(Button) if b.description == 'Check']\n"
        "all_of(Text)[0].value = '0,25'\n"
        "for box, on in zip(all_of(Checkbox), (1, 1, 0, 0)): box.value = bool(on)\n"
        "[b for b in all_of(Button) if b.tooltip == 'Move line a down'][0].click()\n"
        "x.values['temperature'] = 0.5\n"
        "for b in checks: b.click()",
        f"e.ask({NUMBER.id!r})",
    )
    records = [next(o.data[MIME] for o in output if MIME in o.get("data", {})) for output in outputs[:4]]
    assert records == [
        {"id": NUMBER.id, "version": NUMBER.version, "answer": "0,25"},
        {"id": CHOICE.id, "version": CHOICE.version, "answer": [0, 1]},
        {"id": ORDER.id, "version": ORDER.version, "answer": [1, 0, 2, 3, 4]},
        {"id": TUNE.id, "version": TUNE.version, "answer": {"temperature": 0.5, "kind": "sharp"}},
    ]
    assert any("Right" in o.data["text/html"] for o in outputs[0] if "text/html" in o.get("data", {}))
    again = [o for o in outputs[5] if MIME in o.get("data", {})]
    assert again and again[0].data[MIME]["answer"] == "0,25", "an earlier answer stands again"
