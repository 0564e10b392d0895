"""A message: its sentence in the reader's language, what fills its placeholders, and its way through JSON."""

import json

import pytest

from dlbasics import translation
from dlbasics.messages import Message, plural, text


def test_a_message_is_its_sentence():
    assert str(Message("judge.unchanged")) == "Write the body of the function, then run the cell again."
    shape = Message("shape.array", {"shape": "(2, 3)"})
    assert len({shape, Message("shape.array", {"shape": "(2, 3)"})}) == 1
    parts = Message("shape.tuple", {"count": 2, "parts": [Message("shape.number"), shape]})
    assert str(parts) == "2 parts: a single number, shape (2, 3)"
    assert text("verdict.score.other", earned=0.5, points=2.0) == "0.5 of 2 points"


def test_a_list_is_set_as_the_language_sets_it(monkeypatch):
    assert text("cli.no-submission", paths=["a", "b", "c"]).startswith("there is no submission in a, b, c:")
    assert text("cli.no-submission", paths=[]).startswith("there is no submission in :")
    monkeypatch.setattr(translation, "_language", "zh_CN")
    assert text("cli.no-submission", paths=["a", "b", "c"]).startswith("a、b、c里没有提交的作业：")


def test_what_stands_in_a_placeholder_is_not_read_again():
    error = Message("judge.not-judged", {"error": "{signature} {0} %s"})
    assert str(error) == "This could not be judged ({signature} {0} %s). Nothing is lost."


def test_one_is_singular():
    forms = [plural("exercise.points", count, points=count) for count in (0, 0.5, 1, 1.0, 2)]
    assert forms == ["0 points", "0.5 points", "1 point", "1 point", "2 points"]


@pytest.mark.parametrize("params", [
    {},
    {"error": "KeyError", "count": 3, "share": 0.1, "flag": True, "none": None},
    {"parts": [Message("shape.none"), "text", [1, Message("shape.array", {"shape": "()"})]]},
    {"kind": Message("grade.hidden", {"kind": Message("case.edge")})},
    {"values": {"loss": 0.25, "names": ["a", "b"]}},
    {"text": "\u738b \U0001f600 \" \\ </script>"},
])
def test_a_message_goes_through_json_unchanged(params):
    message = Message("judge.raises", params)
    again = Message.from_json(json.loads(json.dumps(message.to_json())))
    assert again == message and again.to_json() == message.to_json()


def test_an_unknown_code_is_refused():
    with pytest.raises(ValueError, match=r"code is 'judge\.nothing'; expected a code of dlbasics\.texts"):
        Message("judge.nothing")
    with pytest.raises(ValueError, match="code is 'other'"):
        Message.from_json({"code": "other", "params": {}})
    with pytest.raises(ValueError):
        Message.from_json({"code": "shape.tuple", "params": {"parts": [{"code": "other", "params": {}}]}})
    with pytest.raises(KeyError):
        text("judge.nothing")
