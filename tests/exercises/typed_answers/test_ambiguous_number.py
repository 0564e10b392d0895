"""What may be meant in two ways."""

import re

import pytest

from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.exercises.typed_answers import ambiguous_number
from dlbasics.exercises.typed_answers.ambiguous_number import AMBIGUITIES, value_of


def outcome(written):
    """The value, or why there is none."""
    try:
        return value_of(written, False)
    except UnreadableAnswer as refusal:
        return refusal.message


@pytest.mark.parametrize("row", AMBIGUITIES, ids=lambda row: row.example)
def test_each_row_is_what_decides_its_example(row, monkeypatch):
    assert next(one for one in AMBIGUITIES if re.search(one.pattern, row.example)) is row
    found = outcome(row.example)
    if row.second:
        assert found.code == "number.two-meanings"
        for name, meaning in [("first", row.first), ("second", row.second)]:
            assert found.params[name] == re.sub(row.pattern, meaning, row.example).strip()
    else:
        assert found == value_of(re.sub(row.pattern, row.first, row.example), False)
    others = [one for one in AMBIGUITIES if one is not row]
    monkeypatch.setattr(ambiguous_number, "AMBIGUITIES", others)
    assert outcome(row.example) != found
