"""CSV files as spreadsheets and platforms write them."""

import pytest

from dlbasics.grading.collect.read_csv import read_table

ROWS = [["id", "name", "e-mail"], ["1", "Lovelace, Ada", "a@x"], ["2", "José Peña", ""]]


def write(rows: list, delimiter: str, ending: str = "\n") -> str:
    return ending.join(delimiter.join(f'"{cell}"' for cell in row) for row in rows) + ending


@pytest.fixture
def table(tmp_path):
    """Read a table whose header names an id."""

    def read(content):
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_table(path, lambda names: "id" in names)

    return read


WRITTEN = {
    "commas": write(ROWS, ","),
    "semicolons": write(ROWS, ";"),
    "tabs": write(ROWS, "\t"),
    "Windows": write(ROWS, ";", "\r\n"),
    "old Mac": write(ROWS, ",", "\r"),
    "sep=": "sep=;\r\n" + write(ROWS, ";", "\r\n"),
    "a title": '"Homework 1","points"\n\n' + write(ROWS, ","),
    "UTF-8 with a mark": write(ROWS, ",").encode("utf-8-sig"),
    "UTF-16": write(ROWS, "\t").encode("utf-16"),
    "UTF-16 without a mark": write(ROWS, "\t").encode("utf-16-le"),
    "UTF-16 the other way round": write(ROWS, "\t").encode("utf-16-be"),
    "cp1252": write(ROWS, ";").encode("cp1252"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_one_table_in_many_forms(name, table):
    read = table(WRITTEN[name])
    assert read.header == ROWS[0]
    assert [list(row.cells.values()) for row in read.rows] == ROWS[1:]
    assert len(read.notes) == (name == "cp1252")


def test_an_encoding_that_was_guessed_is_told(table):
    (note,) = table("id,name\n1,张伟\n2,王芳\n".encode("gbk")).notes
    assert "table.csv does not say its encoding; it is read as GBK" in str(note)


def test_rows_have_their_lines_and_empty_ones_are_none(table):
    read = table('id,name\n\n1,"Ada\nL"\n , \n2\n')
    assert [(row.line, row.cells) for row in read.rows] == [
        (3, {"id": "1", "name": "Ada\nL"}),
        (6, {"id": "2", "name": ""}),
    ]


ODD = {
    "more commas than semicolons": "id;name\n1;Lovelace, Ada, Countess of L\n",
    "a mark at the end, as old editors write it": "id;name\n1;Lovelace, Ada, Countess of L\n\x1a",
    "two lists one behind the other": "id;name\nid;name\n1;Lovelace, Ada, Countess of L\n",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_tables_are_read_as_they_are_meant(name, table):
    (row,) = table(ODD[name]).rows
    assert row.cells == {"id": "1", "name": "Lovelace, Ada, Countess of L"}


BROKEN = {
    'id,name,mail\n1,"Ada,a@x\n2,Ben,b@x\n': "line 2: a quotation mark is opened",
    'id,name,mail\n1,Ada,a@x\n2,"Ben,b@x\n3,"Cy",c@x\n': "line 3:",
    'id,name,mail\n1,"Ada,a@x\n2,Ben,b@x\n3,Cy",c@x\n4,Di,d@x\n': "line 2: a quotation mark is opened",
    'id,name\n1,Ada"\n': "line 2: a quotation mark",
    'id,name\n1,"Ada" L\n': "line 2: this is no CSV",
    "id,name\n1,Ada\n2,Okri, Ben\n": "line 3: 3 cells, where the header has 2",
    "name,mail\nAda,a@x\n": "no line names the columns that tell people apart.*here are name, mail",
    "": "table.csv is empty",
    "name\n1\n": "no line names the columns",
    "class name,pupil\n7b,Ada\n": "no line names the columns.*here are class name, pupil",
    "import key,page\n1,https://x.example/a\n": "no line names the columns",
    b"PK\x03\x04\x14\x00\x06\x00xl/workbook.xml" + bytes(99): "no CSV file. Open it in a spreadsheet",
    "<html><table><tr><td>id</td></tr></table>": "no CSV file. Open it in a spreadsheet",
    "id,name\n1,Zoë\n".encode() + b"2,Jos\xe9\n": "line 3 is no UTF-8",
    "id,name\n1,Zo\ufffd\n".encode() + b"2,\x81\x8d\x8f\x90\n": "line 3 is no UTF-8",
    "id\n" + "x" * 200_000: "no CSV",
    bytes(range(128, 256)) * 2: "its encoding is not known",
}


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_table_says_where(content, table):
    with pytest.raises(ValueError, match=BROKEN[content]) as raised:
        table(content)
    assert "table.csv" in str(raised.value)


def test_prose_may_hold_line_breaks_and_commas(table):
    comment = "Dear Ada,\nclear, short, tested, good."
    (row,) = table(f'id,exercise,points,comment\ns17,,5,"{comment}"\n').rows
    assert row.cells["comment"] == comment


def test_a_line_break_in_the_first_column_swallows_nothing(table):
    (row,) = table('name,id,mail\n"Ada\nL",1,a@x\n').rows
    assert row.cells["name"] == "Ada\nL"


def test_one_row_that_a_name_swallows_is_refused(table):
    with pytest.raises(ValueError, match="line 2: a quotation mark is opened"):
        table('id,name,mail\n1,"Ada,a@x\n2,Ben",b@x\n')
