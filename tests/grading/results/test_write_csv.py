"""Tables that a spreadsheet opens, and takes nothing in them for a formula."""

import pytest

from dlbasics.grading.results.write_csv import csv_bytes, safe_cell, unchanged_csv_bytes

CELLS = {"=1": "'=1", " -1": "'-1", "a=1": "a=1", "a; b": "a; b", "a-1;b": "a-1;b", "a;=1": "a;'=1",
         'x,"=1': "x,\"'=1", "a\t;\n @b": "a ; '@b"}


@pytest.mark.parametrize("text", CELLS)
def test_no_text_becomes_a_formula(text):
    """However a spreadsheet splits the lines: where commas are for decimals it looks for semicolons."""
    assert safe_cell(text) == CELLS[text]


def test_a_table_holds_safe_cells_alone():
    assert csv_bytes([["id", "=1"], [2, 'a "b", c']]) == b"id,'=1\n2,\"a \"\"b\"\", c\"\n"


def test_a_negative_number_is_no_formula():
    """Behind an apostrophe a spreadsheet would not count with it; a text that looks like one is a text."""
    assert csv_bytes([["below", -0.12, -3, "-0.12"]]) == b"below,-0.12,-3,'-0.12\n"
    assert csv_bytes([[-0.5, "=1"]], for_import=True) == b"-0.5,'=1\n"


def test_a_table_that_a_platform_reads_is_altered_no_further_than_a_spreadsheet_needs():
    """Prose goes back to learners, and names to who knows people by them."""
    rows = [["Good, -1 for style; +1 for names", "=1", " @b"]]
    assert csv_bytes(rows, for_import=True) == b'"Good, -1 for style; +1 for names",\'=1,\'@b\n'
    assert csv_bytes(rows) == b'"Good, \'-1 for style; \'+1 for names",\'=1,\'@b\n'


def test_a_spreadsheet_is_told_the_encoding_of_names():
    """Without a mark Excel on Windows reads Zoë as ZoÃ«; platforms get no mark that they may not know."""
    rows = [["id", "name"], ["s2", "Zoë 张伟"]]
    assert csv_bytes(rows).startswith(b"\xef\xbb\xbfid,name\n")
    assert csv_bytes(rows).decode("utf-8-sig") == csv_bytes(rows, for_import=True).decode()
    assert unchanged_csv_bytes(rows) == csv_bytes(rows, for_import=True)
    assert csv_bytes([["id"], ["s2"]]) == b"id\ns2\n", "in every encoding these are the same bytes"
