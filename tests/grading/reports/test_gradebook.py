"""The tables: of our own, and for Canvas."""

import csv
import io
import re

from support.sample_submissions import CHOICE, ID


def test_everyone_in_the_roster_has_a_row(messy):
    out, done = messy
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO((out / "gradebook.csv").read_text()))}
    assert list(rows) == ["s1", "s2", "s3", "s4", "s5", "stranger"]
    columns = ("status", "late", "total", ID, CHOICE.id)
    assert {id: tuple(row[name] for name in columns) for id, row in rows.items()} == {
        "s1": ("judged", "", "2", "2", ""),
        "s2": ("judged", "", "0", "0", "0"),
        "s3": ("judged", "", "0", "0", ""),
        "s4": ("needs a look", "", "", "", ""),
        "s5": ("nothing handed in", "", "", "", ""),
        "stranger": ("needs a look", "", "", "", ""),
    }
    assert "last answer on time counts (s1/again (2).ipynb): activations/hard-sigmoid" in rows["s1"]["notes"]
    assert all(row["feedback"].startswith("feedback/") for row in rows.values())
    assert all((out / row["feedback"]).is_file() for row in rows.values()), "whose page is whose"
    assert rows["s3"]["files"] == "s3/work.zip/hw/a.ipynb"
    assert "The file is empty." in rows["s4"]["notes"] and "is of 'Ada Lovelace'" in rows["s4"]["notes"]
    assert rows["stranger"]["notes"].startswith("Not in the roster. stranger.ipynb: Nothing in it answers")
    assert rows["s3"]["name"].startswith("'=cmd"), "no formula"
    assert done.returncode == 1
    table = r"3  judged\n +2  needs a look\n +- s4 \(.+\): .*\n +- stranger: .*\n"
    table += r" +Write who the strangers are .*\n +Ask for the right file, .*\n +1  nothing handed in"
    assert re.search(table, done.stdout)
    assert re.search(r"\[#{24}\] 8/8  [\d.]+/s  0:00 left  2 to look at", done.stderr)


def test_canvas_reads_it(messy):
    text = (messy[0] / "canvas.csv").read_text()
    table = list(csv.reader(io.StringIO(text)))
    assert table[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Deep Learning Basics"]
    assert table[1] == ["Points Possible", "", "", "", "", "4"]
    assert table[2] == ["Ada Lovelace", "", "s1", "ada@uni.example", "", "2"]
    assert "'=cmd" in text
