"""Points and comments by hand."""

import pytest

from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.policy.grading_policy import GradingPolicy, read_weights
from dlbasics.grading.policy.overrides import Override, overrides_template, read_overrides

PEOPLE = PeopleIndex([Person("ada", "Ada Lovelace"), Person("Bo (12)")])
IDS = ["losses/huber", "losses/mse"]


def read(tmp_path, text: str) -> list:
    (tmp_path / "overrides.csv").write_text(text)
    return read_overrides(tmp_path / "overrides.csv", PEOPLE, IDS, [])


def test_the_template_is_read_as_it_was_written(tmp_path):
    assert read_overrides(tmp_path / "overrides.csv", PEOPLE, IDS, []) == []
    people = [Person("ada", "Ada Lovelace"), Person("Bo (12)", "Bo")]
    template = overrides_template(people).decode()
    assert template == "id,exercise,points,comment,name\nada,,,,Ada Lovelace\nBo (12),,,,\n"
    assert read(tmp_path, template) == []
    filled_in = template.replace("ada,,,", "ada,,3,").replace("(12),,,", "(12),,4,")
    assert read(tmp_path, filled_in) == [Override("ada", "", 3), Override("Bo (12)", "", 4)]
    assert [each.line for each in read(tmp_path, filled_in)] == [2, 3]


def test_an_id_that_looks_like_a_formula_is_written_as_text_and_found_again(tmp_path):
    people = PeopleIndex([Person("=HYPERLINK(1)")])
    template = overrides_template(list(people.people.values())).decode()
    assert template.splitlines()[1] == "'=HYPERLINK(1),,,,"
    (tmp_path / "overrides.csv").write_text(template.replace(",,,", ",,3,"))
    (override,) = read_overrides(tmp_path / "overrides.csv", people, IDS, [])
    assert override == Override("=HYPERLINK(1)", "", 3.0)


def test_the_words_of_moodles_worksheet_name_a_learner(tmp_path):
    people = PeopleIndex([Person("ada@x", "Ada", "ada@x", ids={"email": "ada@x", "participant": "748"}),
                          Person("ben@x", "Ben", "ben@x", ids={"email": "ben@x", "participant": "749"})])
    for participant in ("Participant 748", "Teilnehmer/in748"):
        (tmp_path / "overrides.csv").write_text(f"id,exercise,points,comment\n{participant},,3,\n")
        (override,) = read_overrides(tmp_path / "overrides.csv", people, IDS, [])
        assert override.learner == "ada@x" == people.find(participant)
    (tmp_path / "overrides.csv").write_text("id,exercise,points,comment\nParticipant 7,,3,\n")
    with pytest.raises(ValueError, match="'Participant 7' is nobody"):
        read_overrides(tmp_path / "overrides.csv", people, IDS, [])


def test_points_and_comments_are_of_an_exercise_or_of_all(tmp_path):
    rows = 'ada;losses/huber;1,5;"Well; tried"\nAda Lovelace;total;7;\nBo (12);;;See me\nada;losses/mse;0;\n'
    assert read(tmp_path, f"id;exercise;points;comment\n{rows}") == [
        Override("ada", "losses/huber", 1.5, "Well; tried"), Override("ada", "", 7.0),
        Override("Bo (12)", "", None, "See me"), Override("ada", "losses/mse", 0.0),
    ]


def test_a_row_that_is_about_nothing_says_its_line(tmp_path):
    cases = {
        "eve,,1,": "line 3: 'eve' is nobody",
        "ada,losses/msee,1,": r"line 3: there is no exercise 'losses/msee'; did you mean 'losses/mse'\?",
        "ada,week9/z,1,": "line 3: there is no exercise 'week9/z'. The command `exercises` lists all ids",
        "ada,losses,1,": "line 3: 'losses' is a chapter. .* such as 'losses/huber'",
        "ada,,-1,": "line 3: '-1' is not a number of points",
        "ada,,nan,": "is not a number of points",
        "ada,,ten,": "is not a number of points",
        'ada,,"1,333",': r"line 3: '1,333' can be read in two ways; write 1\.333 or 1333\.",
        "ada,,1_0,": "'1_0' is not a number of points",
    }
    for row, reason in cases.items():
        with pytest.raises(ValueError, match=reason):
            read(tmp_path, f"id,exercise,points,comment\nada,,,\n{row}\n")


def test_points_in_another_column_are_told(tmp_path):
    with pytest.raises(ValueError, match="line 2: there is no exercise '30'"):
        read(tmp_path, "id,exercise,points,comment\nada,30,,\n")
    notes = []
    path = tmp_path / "overrides.csv"
    header = "id,exercise,points,remark,email,comments,Grader"
    path.write_text(f"{header}\nada,losses/mse,,x,a@b,,\nBo (12),,1,,,,\n")
    assert [each.learner for each in read_overrides(path, PEOPLE, IDS, notes)] == ["Bo (12)"]
    remark, row = map(str, notes)
    assert "overrides.csv: remark is not read" in remark and "line 2: an exercise without points" in row


def test_a_comment_that_is_cut_is_told(tmp_path):
    path, notes = tmp_path / "overrides.csv", []
    path.write_text(f"id,exercise,points,comment\nBo (12),,1,{'y' * 2000}\nada,,1,{'x' * 2001}\n")
    assert [len(each.comment) for each in read_overrides(path, PEOPLE, IDS, notes)] == [2000, 2000]
    (note,) = notes
    assert note.params == {"path": "overrides.csv", "line": 3, "most": 2000}
    path.write_text(f"id,exercise,points,comment,remark\nada,,1,good,{'x' * 2001}\n")
    read_overrides(path, PEOPLE, IDS, notes)
    assert [each.code for each in notes[1:]] == ["policy.columns-not-read"]


def test_a_guessed_encoding_is_told(tmp_path):
    path, notes = tmp_path / "overrides.csv", []
    path.write_bytes("id,exercise,points,comment\nada,,1,Schön geübt für später\n".encode("cp1252"))
    assert read_overrides(path, PEOPLE, IDS, notes)[0].comment == "Schön geübt für später"
    assert [note.code for note in notes] == ["table.guessed-encoding"]


def test_a_row_that_contradicts_itself_is_nobodys(tmp_path):
    """An id with a typing error beside a right name, or two people in one row: nobody is guessed."""
    people = PeopleIndex([Person("ada", "Ada Lovelace", "ada@x", ids={"id": "ada", "email": "ada@x"}),
                          Person("ben", "Ben Okri", "ben@x", ids={"id": "ben", "email": "ben@x"}),
                          Person("bo", "Bo Ek"), Person("bo2", "Bo Ek")])
    header = "id,name,email,points,comment\n"
    for row in ("adaa,Ada Lovelace,,5,", "ben,Ada Lovelace,,5,", "ada,,ben@x,5,", "ada,Bo Ek,,5,"):
        (tmp_path / "overrides.csv").write_text(f"{header}{row}\n")
        with pytest.raises(ValueError, match=r"line 2: .* is nobody, or not one alone"):
            read_overrides(tmp_path / "overrides.csv", people, IDS, [])
    right = ("ada,Ada Lovelace,ada@x,5,", 'ada,"Lovelace, Ada",,5,', ",Ada Lovelace,,5,", "bo,Bo Ek,,5,")
    for row in right:
        (tmp_path / "overrides.csv").write_text(f"{header}{row}\n")
        (override,) = read_overrides(tmp_path / "overrides.csv", people, IDS, [])
        assert override.learner == ("bo" if row.startswith("bo") else "ada")


def test_two_rows_that_decide_the_same_are_refused_and_two_comments_are_not(tmp_path):
    read(tmp_path, "id,exercise,points,comment\nada,,5,\nada,losses/mse,1,\nada,,,first\nada,,,second\n")
    for row in ("ada,,7,", "Ada Lovelace,total,5,", "ada,losses/mse,2,"):
        with pytest.raises(ValueError, match="line 4: a row above decides this already"):
            read(tmp_path, f"id,exercise,points,comment\nada,,5,\nada,losses/mse,1,\n{row}\n")


def test_points_in_a_column_of_another_name_are_not_passed_over(tmp_path):
    with pytest.raises(ValueError, match="no column points; the columns here are id, exercise, point"):
        read(tmp_path, "id,exercise,point,comment\nada,,5,well done\n")


def test_weights_are_read():
    for written in ("mlp=2.5", "mlp=2,5"):
        assert read_weights(["losses=40", written], ["losses", "mlp"]) == {"losses": 40, "mlp": 2.5}
    with pytest.raises(ValueError, match="--weights says nothing of mlp"):
        read_weights(["losses=40"], ["losses", "mlp"])
    for wrong, reason in {"foo=1": "no chapter", "losses": "no weight", "losses=x": "no weight",
                          "losses=-1": "no weight", "losses=1,000": "two ways",
                          "losses=0": "nothing to earn"}.items():
        with pytest.raises(ValueError, match=reason):
            read_weights([wrong], ["losses"])


def test_without_weights_points_count():
    assert GradingPolicy([]).possible == 0 and GradingPolicy([]).total({"losses": 3, "mlp": 1}) == 4


def test_what_was_judged_can_be_left_to_count(tmp_path):
    (ada,) = read(tmp_path, "id,exercise,points,comment\nada,,Judged,looked at it\n")
    assert ada.as_judged and ada.decides and ada.points is None and ada.comment == "looked at it"
    with pytest.raises(ValueError, match="line 3: a row above decides this already"):
        read(tmp_path, "id,exercise,points,comment\nada,,judged,\nada,,5,\n")
    with pytest.raises(ValueError, match="'judged' is not a number of points"):
        read(tmp_path, "id,exercise,points,comment\nada,losses/mse,judged,\n")
