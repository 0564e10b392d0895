"""The people of a class, from a CSV file."""

import pytest

from dlbasics.grading.collect.roster import read_roster


@pytest.fixture
def roster(tmp_path):
    """Read the roster that a text is."""

    def read(text: str):
        path = tmp_path / "roster.csv"
        path.write_text(text, encoding="utf-8")
        return read_roster(path)

    return read


def test_a_spreadsheet_may_write_semicolons_and_a_byte_order_mark(roster):
    (ada,) = roster("\ufeffID;Name;Email\n1;Ada;a@x\n")
    assert (ada.id, ada.name, ada.email) == ("1", "Ada", "a@x")
    assert ada.columns == {"id": "1", "name": "Ada", "email": "a@x"}


def test_a_gradebook_that_canvas_exported_is_a_roster(roster):
    header = 'Student,ID,SIS User ID,SIS Login ID,Section\n"    Points Possible",,,,\n'
    (ada,) = roster(header + '"Lovelace, Ada",77,u1,al,S\n')
    assert (ada.id, ada.name, ada.email) == ("77", "Lovelace, Ada", "al")
    assert ada.columns["section"] == "S"


def test_a_name_is_no_line_of_its_own(roster):
    people = roster('id,name\n1,"Ada\nL"\n2,Eve\u2028 1\n3,B\xa0C\u200cD\x1b\n')
    names = [(person.id, person.name) for person in people]
    assert names == [("1", "Ada\nL"), ("2", "Eve  1"), ("3", "B C\u200cD\ufffd")]


NO_ROSTERS = {
    "name\nAda\n": "needs a header",
    "id\n1\n1\n": "'1' in more than one row",
    "": "needs a header",
    "id\n" + "x" * 200_000: "no CSV",
}


@pytest.mark.parametrize("text", NO_ROSTERS, ids=range(len(NO_ROSTERS)))
def test_what_is_no_roster_says_why(text, roster):
    with pytest.raises(ValueError, match=NO_ROSTERS[text]):
        roster(text)


def test_another_encoding_is_refused(tmp_path):
    (tmp_path / "roster.csv").write_bytes(b"id\n\xe4\n")
    with pytest.raises(ValueError, match="UTF-8"):
        read_roster(tmp_path / "roster.csv")
