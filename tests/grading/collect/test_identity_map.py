"""The table that says who strangers are."""

import pytest

from dlbasics import translation
from dlbasics.grading.collect.identity_map import identity_map_template, read_identity_map
from dlbasics.grading.collect.identity_matcher import IdentityMatch, IdentityMatcher
from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.platforms.identity import Identity
from dlbasics.grading.collect.roster import Person
from dlbasics.messages import Message

PEOPLE = PeopleIndex([Person("7", "Ada Lovelace", "ada@x"), Person("8", "Bo"), Person("9", "Bo")])
BO = IdentityMatch(Person("Bo (12)"), Message("owner.homonyms", {"people": "8, 9"}), ("8", "9"), "Bo (12)")
EVE = IdentityMatch(Person("=eve, x"), Message("owner.not-in-the-roster"), (), "=eve, x")


def test_it_is_written_for_strangers_and_read_when_it_is_filled_in(tmp_path):
    path = tmp_path / "who.csv"
    assert identity_map_template(path, [IdentityMatch(Person("7"))]) is None
    path.write_bytes(identity_map_template(path, [BO, EVE, IdentityMatch(Person("7"))]))
    assert read_identity_map(path, PEOPLE) == {}
    lines = path.read_text().splitlines()
    assert lines[1:] == ['"\'=eve, x",,,Not in the roster.',
                         'Bo (12),,8 or 9,"The name alone does not tell who this is: 8, 9."']
    path.write_text(path.read_text().replace("Bo (12),,", "Bo (12),9,"))
    assert read_identity_map(path, PEOPLE) == {"Bo (12)": ("9",)}
    assert b"Bo (12),9," in identity_map_template(path, []), (
        "what was filled in stays, though nobody is a stranger now"
    )
    assert b"=eve" not in identity_map_template(path, [])


def test_what_a_file_says_of_itself_is_shown_where_nobody_is_suggested(tmp_path):
    claimed = {"Bo (12)": "Mal", "=eve, x": "=Eve"}
    table = identity_map_template(tmp_path / "who.csv", [BO, EVE], claimed).decode()
    assert "8 or 9" in table and "Mal" not in table and "\"'=eve, x\",,'=Eve," in table


def test_in_another_language_it_is_read_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(translation, "_language", "zh_CN")
    path = tmp_path / "who.csv"
    path.write_bytes(identity_map_template(path, [BO]).replace(b"Bo (12),,", b"Bo (12),9,"))
    header, row = path.read_text(encoding="utf-8-sig").splitlines()
    assert header == "who,id,像是,原因" and row.startswith("Bo (12),9,8或9,")
    assert identity_map_template(path, []) == path.read_bytes(), "what was filled in stays as it is"
    monkeypatch.undo()
    assert read_identity_map(path, PEOPLE) == {"Bo (12)": ("9",)}


def saved_by_excel(data: bytes) -> bytes:
    """A table opened on Windows, which reads it in its own encoding where no mark says another."""
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "cp1252"
    return data.decode(encoding).replace(",,,", ",8,,").encode("utf-8-sig")


def test_a_name_is_found_again_after_a_spreadsheet(tmp_path):
    path, zoe = tmp_path / "who.csv", "Zoë Müller-Groß (101)"
    stranger = IdentityMatch(Person(zoe), Message("owner.not-in-the-roster"), (), zoe)
    path.write_bytes(saved_by_excel(identity_map_template(path, [stranger])))
    assert read_identity_map(path, PEOPLE) == {zoe: ("8",)}


def test_words_that_look_like_a_formula_are_written_as_text_and_found_again(tmp_path):
    path, collected = tmp_path / "who.csv", [[Identity("=eve, x")]]
    path.write_bytes(identity_map_template(path, [EVE]).replace(b",,,Not", b",7,,Not"))
    assert path.read_text().splitlines()[1].startswith('"\'=eve, x",7')
    who = read_identity_map(path, PEOPLE)
    assert IdentityMatcher(collected, PEOPLE, who).match(0, Identity("=eve, x")).person.id == "7"
    assert identity_map_template(path, [EVE]) == path.read_bytes(), "what was filled in stays as it is"


def test_the_class_is_named_by_id_or_whatever_else_is_one_persons(tmp_path):
    (tmp_path / "who.csv").write_text("who;id\nx;ada@x\ny;Lovelace, Ada\nz;\n")
    assert read_identity_map(tmp_path / "who.csv", PEOPLE) == {"x": ("7",), "y": ("7",)}
    for wrong in ("Bo", "10"):
        (tmp_path / "who.csv").write_text(f"who,id\nx,7\ny,{wrong}\n")
        with pytest.raises(ValueError, match=f"line 3: '{wrong}' is nobody, or not one alone"):
            read_identity_map(tmp_path / "who.csv", PEOPLE)


def test_what_a_person_has_added_stays(tmp_path, monkeypatch):
    """Columns of their own, and rows in which these say something, in whatever language it runs next."""
    path = tmp_path / "who.csv"
    path.write_text("who,id,looks like,why,My note,x\n"
                    "gone,,,Not in the roster.,,\n"
                    "Bo (12),,old,old,asked him,\n"
                    "mapped,9,,,,seen\n"
                    ",,,,read me,\n")
    lines = identity_map_template(path, [BO]).decode().splitlines()
    assert lines == ["who,id,looks like,why,My note,x",
                     ",,,,read me,",
                     'Bo (12),,8 or 9,"The name alone does not tell who this is: 8, 9.",asked him,',
                     "mapped,9,,,,seen"]
    monkeypatch.setattr(translation, "_language", "zh_CN")
    lines = identity_map_template(path, []).decode("utf-8-sig").splitlines()
    assert lines[0] == "who,id,像是,原因,My note,x" and [line.split(",")[0] for line in lines[1:]] == [
        "", "Bo (12)", "mapped"
    ]


def test_an_encoding_that_was_guessed_is_told(tmp_path):
    (tmp_path / "who.csv").write_bytes("who,id\nJürgen Weiß (für später geübt),7\n".encode("cp1252"))
    notes = []
    assert list(read_identity_map(tmp_path / "who.csv", PEOPLE, notes)) == ["Jürgen Weiß (für später geübt)"]
    assert [note.code for note in notes] == ["table.guessed-encoding"]


def test_people_who_worked_together_stand_in_one_cell(tmp_path):
    path = tmp_path / "who.csv"
    for cell in ("ada@x; 8", '"ada@x, 8"', '"Lovelace, Ada; 8;"', "7;8;7"):
        path.write_text(f"who,id\nGroup A (12),{cell}\n")
        assert read_identity_map(path, PEOPLE) == {"Group A (12)": ("7", "8")}
    matcher = IdentityMatcher([[Identity("Group A", (("participant", "12"),))]], PEOPLE,
                              read_identity_map(path, PEOPLE))
    owners = matcher.owners(0, Identity("Group A", (("participant", "12"),)))
    assert [match.person.id for match in owners] == ["7", "8"]
    assert b"Group A (12),7;8;7" in identity_map_template(path, []), "what was filled in stays"
    path.write_text("who,id\nGroup A (12),7; nobody\n")
    with pytest.raises(ValueError, match="'7; nobody' is nobody, or not one alone"):
        read_identity_map(path, PEOPLE)


def test_two_rows_that_say_something_else_of_one_stranger_are_refused(tmp_path):
    path = tmp_path / "who.csv"
    path.write_text("who,id\nGroup A (12),7\nGroup A (12),8\n")
    with pytest.raises(ValueError, match=r"line 3: a row above .* into one cell: 7; 8"):
        read_identity_map(path, PEOPLE)
    path.write_text("who,id\nGroup A (12),7\nGroup A (12),ada@x\n")
    assert read_identity_map(path, PEOPLE) == {"Group A (12)": ("7",)}, "which say the same"
