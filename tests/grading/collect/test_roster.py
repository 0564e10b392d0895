"""The people of a class, from a CSV file."""

import pytest
from support.platform_exports import CLASS, ROSTERS

from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.roster import read_roster


@pytest.fixture
def roster(tmp_path):
    """Read the roster that a text is."""

    def read(text: str):
        path = tmp_path / "roster.csv"
        path.write_text(text, encoding="utf-8")
        return read_roster(path).people

    return read


def test_columns_may_be_called_in_traditional_chinese(roster):
    (ada,) = roster("學號,姓名,帳號,電子郵件,班級\n1,王小明,ada,a@x,甲\n")
    assert (ada.id, ada.name, ada.email, ada.section) == ("1", "王小明", "a@x", "甲")
    assert ada.ids["login"] == "ada"


def test_beside_a_first_name_alone_the_column_name_is_the_last_one(roster):
    ada, ben = roster("Matr.-Nr.;Name;Vorname;Gruppe\n17;Müller;Jörg;A\n18;Ben Okri;Ben;B\n")
    assert (ada.name, ada.first_name, ada.last_name, ada.section) == ("Jörg Müller", "Jörg", "Müller", "A")
    assert (ben.name, ben.last_name) == ("Ben Okri", "")


@pytest.mark.parametrize(("name", "first", "shown", "found"), [
    ("Elizabeth Smith", "Liz", "Elizabeth Smith", ["Elizabeth Smith"]),
    ("Ada Lovelace", "Ada Augusta", "Ada Lovelace", ["Ada Lovelace", "lovelaceada"]),
    ("José Peña", "Jose", "José Peña", ["José Peña", "Jose Pena"]), ("张伟", "伟", "张伟", ["张伟"]),
    ("张伟", "David", "张伟", ["张伟"]), ("Katharina Weiß", "Käthe", "Katharina Weiß", ["Katharina Weiß"]),
    ("de la Cruz", "José", "de la Cruz", ["de la Cruz", "José de la Cruz"]),
    ("Thomas", "Thomas", "Thomas", ["Thomas"]),
    ("Suharto", "Haji", "Haji Suharto", ["Suharto", "Haji Suharto"])])
def test_a_full_name_beside_a_first_name_that_it_lacks_is_kept(name, first, shown, found, roster):
    people = roster(f"id,Name,First name\n1,{name},{first}\n2,Eve Fox,Eve\n")
    assert people[0].name == shown
    assert {PeopleIndex(people).find(each) for each in found} == {"1"}


def test_a_spreadsheet_may_write_semicolons_and_a_byte_order_mark(roster):
    (ada,) = roster("\ufeffID;Name;Email\n1;Ada;a@x\n")
    assert (ada.id, ada.name, ada.email) == ("1", "Ada", "a@x")
    assert ada.columns == {"id": "1", "name": "Ada", "email": "a@x"}


def test_numbers_that_a_spreadsheet_took_for_fractions_are_ids(roster):
    assert [person.id for person in roster("id,name\n20260007.0,Ada\n20260014.0,Ben\n")] == [
        "20260007", "20260014"]


WORKSHEETS = {
    "nl": "Identificatie,Volledige naam,E-mailadres,Status|Deelnemer 12",
    "it": "Identificativo,Nome completo,Indirizzo email,Stato|Partecipante 12",
    "pt": "Identificador,Nome completo,Endereço de e-mail,Estado|Participante 12",
    "pl": "Identyfikator,Imię i nazwisko,Adres e-mail,Status|Uczestnik 12",
    "ko": "식별자,성명,이메일 주소,상태|참가자 12",
    "de": "ID,Vollständiger Name,E-Mail-Adresse,Bewertung,Bestwertung|Teilnehmer/in12",
    "es": "Identificador,Nombre completo,Dirección de correo,Estado|Participante12",
    "zh_tw": "識別碼,全名,电子邮件,狀態|參與者12",
    "ja": "識別子,フルネーム,メールアドレス,ステータス|参加者12",
}


@pytest.mark.parametrize("language", WORKSHEETS)
def test_moodles_worksheet_in_the_language_of_the_course(language, roster):
    header, identifier = WORKSHEETS[language].split("|")
    row = f"{identifier},Ada,a@x,,10".split(",")[: header.count(",") + 1]
    (ada,) = roster(f"{header}\n{','.join(row)}\n")
    assert (ada.id, ada.name, ada.email, ada.ids["participant"]) == ("a@x", "Ada", "a@x", "12")


def test_an_id_that_only_looks_like_a_participant_of_moodle_is_an_id(roster):
    """As where a study numbers people so; Moodle's worksheet has grades and their maximum."""
    for table in ("id,name,email\nparticipant12,Ada,a@x\n", "id,name,note,email\nparticipant12,Ada,,a@x\n"):
        (ada,) = roster(table)
        assert ada.id == "participant12" and "participant" not in ada.ids


def test_a_gradebook_that_canvas_exported_is_a_roster(roster):
    header = "Student,ID,SIS User ID,SIS Login ID,Section,HW\n"
    no_people = ',,,,,Manual Posting\n"    Points Possible",,,,,10\n"Student, Test",9,,x,S,\n'
    (ada,) = roster(header + no_people + '"Lovelace, Ada",77,u1,al,S,\n')
    assert (ada.id, ada.name, ada.email) == ("77", "Lovelace, Ada", "")
    assert ada.ids == {"canvas": "77", "sis": "u1", "login": "al"}
    assert ada.columns["section"] == ada.section == "S"


IDS = {
    "plain_roster": lambda each: str(each.number),
    "student_roster": lambda each: each.student_number,
    "canvas_roster": lambda each: each.canvas,
    "canvas_roster_split": lambda each: each.canvas,
    "moodle_worksheet_german": lambda each: each.email,
    "moodle_worksheet": lambda each: each.email,
    "moodle_participants": lambda each: each.email,
    "blackboard_roster": lambda each: each.student_number,
    "brightspace_roster": lambda each: each.student_number,
    "gradescope_roster": lambda each: each.student_number,
    "github_roster": lambda each: each.student_number,
    "sakai_roster": lambda each: each.login,
}


@pytest.mark.parametrize("name", ROSTERS)
def test_the_roster_of_any_platform(name, roster):
    people = roster(ROSTERS[name]())
    assert [person.id for person in people] == list(map(IDS[name], CLASS))
    assert all(
        set(person.name) - set(" ,") == set(each.name) - {" "}
        for person, each in zip(people, CLASS, strict=True)
    )


def test_the_column_that_tells_people_apart_is_named(tmp_path):
    """Of several the first that has something for everyone."""
    (tmp_path / "roster.csv").write_text("Name,SID,Email\nAda,1,a@x\nBen,,b@x\n")
    read = read_roster(tmp_path / "roster.csv")
    assert [person.id for person in read.people] == ["a@x", "b@x"]
    assert str(read.notes[0]) == "roster.csv: 2 people, whom the column Email tells apart."
    (tmp_path / "roster.csv").write_text("Name,Email\nAda,a@x\n")
    assert "roster.csv: 1 person, whom" in str(read_roster(tmp_path / "roster.csv").notes[0])


@pytest.mark.parametrize(("table", "column"), [
    ("Identifier,Full name,ID number\nParticipant 7,Ada,s1\nParticipant 8,Ben,s2\n", "ID number"),
    ("Identifier,Full name,ID number\nParticipant 7,Ada,s1\nParticipant 8,Ben,\n", "Identifier"),
    ("Roster Identifier,Student ID\ns1,\ns2,\n", "Roster Identifier"),
    ("Student ID,SIS User ID\n7,s1\n8,s2\n", "SIS User ID"),
    ("ID,Vollständiger Name,Matrikelnummer,Bewertung,Bestwertung\nTeilnehmer/in7,Ada,,,10\n", "ID"),
])
def test_the_note_names_the_column_that_the_ids_stand_in(tmp_path, table, column):
    """Others may be of a kind that can stand for it, and be empty or hold something else."""
    (tmp_path / "roster.csv").write_text(table, encoding="utf-8")
    read = read_roster(tmp_path / "roster.csv")
    assert f"whom the column {column} tells apart" in str(read.notes[0])


def test_canvas_rows_that_are_no_people_are_left_out_and_people_of_such_names_are_not(roster):
    rows = ["Student,ID,SIS User ID,SIS Login ID,Section", "    Points Possible,,,,", '"Student, Test",9,,t,',
            '"Student, Testa",1,11,ta,A', "Test Studentova,2,12,ts,A", "Test Student,8,,,"]
    assert [person.name for person in roster("\n".join(rows))] == ["Student, Testa", "Test Studentova"]


def test_a_gradebook_of_canvas_is_known_by_its_row_of_points(roster):
    """With names in two columns, and where whoever exported it may not see ids of the institution."""
    (ada,) = roster("LastName,FirstName,ID,SIS Login ID,Section,HW (1)\n    Points Possible,,,,,10\n"
                    "Lovelace,Ada,77,al,A,\nStudent,Test,99,x,A,\n")
    assert (ada.id, ada.name, ada.ids) == ("77", "Ada Lovelace", {"canvas": "77", "login": "al"})
    (ada,) = roster('Student,ID,Section,HW (1)\n    Points Possible,,,10\n"Lovelace, Ada",77,A,\n')
    assert (ada.id, ada.ids) == ("77", {"canvas": "77"})


def test_a_spreadsheets_signs_before_a_number_are_no_part_of_it(roster):
    people = roster('Student ID,Name\n"=""00123""",Ada\n#00124,Ben\n')
    assert [person.id for person in people] == ["00123", "00124"]


def test_a_name_is_no_line_of_its_own(roster):
    people = roster('id,name\n1,"Ada\nL"\n2,Eve\u2028 1\n3,B\xa0C\u200cD\x1b\n')
    names = [(person.id, person.name) for person in people]
    assert names == [("1", "Ada\nL"), ("2", "Eve  1"), ("3", "B C\u200cD\ufffd")]


NO_ROSTERS = {
    "name\nAda\n": "no line names the columns that tell people apart",
    "id\n1\n2\n1\n": r"'1' in more than one row \(lines 2, 4\)",
    "id,name\n1,Ada\n,Ben\n": r"line 3: no column has an id for everyone.*columns are id, name",
    "SID,Email\n1,\n,b@x\n": r"line 3: no column has an id for everyone",
    "id,name\n": "there is nobody in it",
}


@pytest.mark.parametrize("text", NO_ROSTERS, ids=range(len(NO_ROSTERS)))
def test_what_is_no_roster_says_why(text, roster):
    with pytest.raises(ValueError, match=NO_ROSTERS[text]):
        roster(text)


@pytest.mark.parametrize(("column", "teacher", "student"), [
    ("Role", "Instructor", "Student"), ("Role", "TA", "Student"), ("角色", "助教", "学生"),
    ("Role", "reader", ""),
])
def test_who_teaches_the_class_is_left_out_and_this_is_said(column, teacher, student, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(f"Name,SID,{column}\nAda,1,{student}\nGrace,2,{teacher}\n", encoding="utf-8")
    read = read_roster(path)
    assert [person.name for person in read.people] == ["Ada"]
    assert str(read.notes[-1]).startswith("roster.csv: 1 person is left out, who teaches")
    path.write_text(f"Name,SID,{column}\nAda,1,{student}\n", encoding="utf-8")
    assert len(read_roster(path).notes) == 1
