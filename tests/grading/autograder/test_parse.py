"""What a submitted file holds, whatever is in it."""

import json

import pytest
from support.hostile_submissions import notebook

from dlbasics import translation
from dlbasics.exercises import progress_store
from dlbasics.grading.autograder.parse import (
    ANSWER_MIME_TYPE,
    MAX_FILE_BYTES,
    MAX_SOURCE,
    ParsedSubmission,
    parse_submission,
)
from dlbasics.messages import Message

ENTRY = {"status": "", "earned": 0, "when": "", "hints": 0, "tries": []}
LONG_ANSWERS = {str(n): {"v": ENTRY | {"answer": "#" * 10**5}} for n in range(30)}
UNREADABLE = {
    "empty": (b"", "The file is empty."),
    "blank": (b" \n", "The file is empty."),
    "binary": (bytes(range(256)), "no text in UTF-8"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "is a picture"),
    "pdf": (b"%PDF-1.7 ...", "is a document"),
    "rar": (b"Rar!\x1a\x07\x01\x00", "is an archive"),
    "7z": (b"7z\xbc\xaf\x27\x1c", "is an archive"),
    "zip": (b"PK\x03\x04" + bytes(30), "ends with .zip"),
    "xz": (b"\xfd7zXZ\x00" + bytes(9), "is an archive"),
    "bz2": (b"BZh91AY&SY", "is an archive"),
    "tar": (b"hw.ipynb".ljust(257, b"\0") + b"ustar\x0000", "is an archive"),
    "docx": (b"PK\x03\x04\x14\x00\x06\x00" + bytes(20) + b"word/document.xml", "is a document"),
    "odt": (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "is a document"),
    "webp": (b"RIFF\x10\0\0\0WEBPVP8 ", "is a picture"),
    "heic": (b"\0\0\0\x18ftypheic", "is a picture"),
    "program of Windows": (b"MZ\x90\0\x03", "is no text"),
    "pickle": (b"\x80\x04\x95\x10", "is no text"),
    "zeros": (bytes(5000), "nothing but zeros"),
    "merge": (b'<<<<<<< HEAD\n{"cells": []}\n=======\n{}\n>>>>>>> other\n', "marks of git"),
    "lfs": (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 9\n", "Git LFS"),
    "cut off in a text": (b'{"cells": [{"cell_type": "code", "source": "x = 1 + ', "ends in the middle"),
    "web page": (b"<!DOCTYPE html>\n<html><body>" + b"x" * 3000, "is a web page"),
    "web page of a text field": (b"<p>I have done it.</p>", "is a web page"),
    "link": (b"https://colab.research.google.com/drive/1AbC?usp=sharing\n", "(https://colab.research"),
    "link in words": (b"Here it is: https://drive.google.com/file/d/1/view thanks", "holds a link"),
    "link of Canvas": (
        b'<!DOCTYPE html><html><meta http-equiv="Refresh" content="0; url=https://x.example/a"></html>',
        "link (https://x.example/a)",
    ),
    "link of Windows": (b"[InternetShortcut]\r\nURL=https://x.example/a\r\n", "holds a link"),
    "link of Google": (b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}', "holds a link"),
    "program": (b"import numpy as np\n\ndef f(x):\n    return x  # https://x.example\n", "Python program"),
    "no utf-8": ('{"cells": "\xe4"}'.encode("latin-1"), "neither a notebook nor"),
    "cut off": (b'{"cells": [', "ends in the middle"),
    "deep": (b"[" * 200_000, "no JSON"),
    "huge integer": (b'{"cells": ' + b"9" * 5000 + b"}", "no JSON"),
    "crowded": (b"[" + b"[]," * 2**20 + b"[]]", "more parts"),
    "too large": (b" " * (MAX_FILE_BYTES + 1), "at most"),
    "a novel": (notebook(["#" * MAX_SOURCE, "#"]), "more code"),
    "foreign": (b'{"a": 1}', "neither a notebook nor a work file"),
    "a list": (b"[1, 2]", "neither a notebook nor a work file"),
    "a novel in answers": (
        json.dumps(progress_store.empty_work() | {"exercises": LONG_ANSWERS}).encode(), "more code"
    ),
    "later format": (b'{"format": "dlbasics-work", "format_version": 9}', "cannot be read"),
}


@pytest.mark.parametrize("predictions", [{"ball/1": {"choice": 1, "moved": True, "when": "2026"}}, "damaged"])
def test_what_learners_predicted_is_not_read(predictions):
    work = progress_store.empty_work() | {"exercises": {"a/b": {"v": ENTRY | {"answer": "x"}}}}
    with_predictions = parse_submission(json.dumps(work | {"predictions": predictions}).encode())
    assert with_predictions == parse_submission(json.dumps(work).encode())
    assert with_predictions.answers == {"a/b": {"v": "x"}} and not with_predictions.notes


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_none_says_why(name):
    data, reason = UNREADABLE[name]
    parsed = parse_submission(data)
    assert reason in str(parsed.problem)
    assert parsed == ParsedSubmission(problem=parsed.problem), "and nothing else"


def test_why_a_work_file_cannot_be_read_is_kept_by_its_code(monkeypatch):
    work = progress_store.empty_work() | {"format_version": "2\x1b" * 500}
    problem = parse_submission(json.dumps(work).encode()).problem
    assert problem.codes() == {"submission.work-file-unreadable", "work.other-version"}
    assert "\x1b" not in str(problem) and len(str(problem)) < 150
    monkeypatch.setattr(translation, "_language", "zh_CN")
    assert "作业文件无法读取：format_version是'2" in str(problem)


ODD = [
    {"cells": [1, None, {"cell_type": "code"}, {"cell_type": "code", "source": 5}, {"cell_type": []}]},
    {"cells": [{"cell_type": "code", "source": ["a", 1, None], "outputs": [1, {"data": 1}, {"data": {}}]}]},
    {"cells": [{"cell_type": "code", "source": "", "outputs": [{"data": {ANSWER_MIME_TYPE: {"id": []}}}]}]},
    {"cells": [{"cell_type": "code", "source": "\ud800", "outputs": "x"}]},
    {"format": "dlbasics-work", "format_version": 1, "learner": 5, "exercises": {"a": 1, "b": {"c": {}}}},
]


@pytest.mark.parametrize("content", ODD, ids=range(len(ODD)))
def test_odd_parts_of_a_file_are_left_out(content):
    parsed = parse_submission(json.dumps(content).encode())
    assert parsed.problem is None and parsed.answers == {}
    assert all(isinstance(cell, str) and cell.encode() is not None for cell in parsed.cells)


def test_a_record_of_what_is_no_exercise_says_nothing():
    """Its name would stand in the terminal of whoever grades."""
    records = [{"id": id, "version": "", "answer": 1} for id in ("x\n[+] All: Right", [], None) for _ in "ab"]
    cells = [{"cell_type": "code", "outputs": [{"data": {ANSWER_MIME_TYPE: record}}]} for record in records]
    parsed = parse_submission(json.dumps({"cells": cells}).encode())
    assert parsed.answers == {} and parsed.notes == []


def test_a_work_file_says_whose_it_is():
    exercises = {"a/b": {"v1": ENTRY | {"answer": [1]}, "v2": ENTRY | {"answer": None}}}
    work = progress_store.empty_work() | {"learner": " Ada\x1b ", "exercises": exercises}
    parsed = parse_submission(json.dumps(work).encode())
    assert parsed.learner == "Ada\ufffd" and parsed.answers == {"a/b": {"v1": [1]}}


def notebook_bytes(*sources, kind="code") -> bytes:
    cells = [{"cell_type": kind, "source": source, "outputs": []} for source in sources]
    return json.dumps({"cells": cells, "nbformat": 4}, ensure_ascii=False).encode()


def test_bytes_that_are_no_text_cost_what_they_stand_in():
    data = notebook_bytes("a = 1  # BAD", "b = 2").replace(b"BAD", b"\xe9\xff")
    parsed = parse_submission(data)
    assert parsed.problem is None and parsed.cells == ["a = 1  # \ufffd\ufffd", "b = 2"]
    assert parsed.notes == [Message("submission.damaged-text")]
    assert parse_submission(notebook_bytes("a = '\ufffd'")).notes == [], "which somebody wrote"
    parsed = parse_submission(notebook_bytes("a = 1").decode().encode("utf-16"))
    assert parsed.cells == ["a = 1"] and parsed.notes == []


def test_a_notebook_of_the_third_format_is_read():
    cells = [{"cell_type": "code", "input": ["a = 1\n", "b = 2"], "outputs": []}, {"cell_type": "markdown"}]
    content = {"nbformat": 3, "worksheets": [{"cells": cells}, {"cells": 1}, 2]}
    assert parse_submission(json.dumps(content).encode()).cells == ["a = 1\nb = 2"]


def test_a_table_in_a_cell_costs_no_other():
    table = "x = [" + "1, " * 50_000 + "]"
    parsed = parse_submission(notebook_bytes("a = 1", table, "y = '" + "b" * 200_000 + "'"))
    assert parsed.cells[:2] == ["a = 1", ""] and len(parsed.cells[2]) > 200_000
    assert parsed.notes == [Message("submission.cell-is-no-code", {"cell": 2})]


def test_that_outputs_were_cleared_is_told_where_answers_stood_there():
    bare = ['ask("losses/mse-or-mae")', "x = 1\nask( id='a/c', )", 'ask("a/d", 3)', "ask()", "task('a/e')"]
    assert parse_submission(notebook_bytes(*bare)).cleared_questions == ["losses/mse-or-mae", "a/c"]
    assert parse_submission(notebook_bytes("x = 1")).cleared_questions == []
    cells = [{"cell_type": "code", "source": 'ask("a/b")', "outputs": [{"output_type": "stream"}]}]
    assert parse_submission(json.dumps({"cells": cells}).encode()).cleared_questions == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32",
                                      "utf-32-le", "utf-32-be"])
def test_every_encoding_of_json_is_read(encoding):
    text = json.dumps({"cells": [{"cell_type": "code", "source": "x = 'é漢'"}]}, ensure_ascii=False)
    for rest in ("", "\n", "\0" * 4096):
        parsed = parse_submission((text + rest).encode(encoding))
        assert parsed.problem is None and parsed.cells == ["x = 'é漢'"] and not parsed.notes
