"""Folders and files named by hand: which of the names is the learner's, and which a learner has chosen."""

import pytest

from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.platforms.by_hand import read
from dlbasics.grading.collect.platforms.export import Export
from dlbasics.grading.collect.roster import Person

PEOPLE = [
    Person(f"s{n}", name) for n, name in enumerate(["Ada Lovelace", "Ben Okri", "Cy", "Di", "Eva Ek"], 1)
]
PEOPLE += [Person(str(n)) for n in range(1, 9)] + [Person("2026001")]


def names(*paths, people=PEOPLE, name="submissions", is_zip=False, own_chapters=()) -> list:
    """The name that stands for the learner of each path."""
    export = Export(name, [tuple(path.split("/")) for path in paths], lambda path: "", is_zip, own_chapters)
    layout = read(export, PeopleIndex(list(people)).knows, bool(people))
    return [layout[path].people[0].ids[0][1] for path in export.paths]


LEVELS = {
    "a folder each": (["s1/a.ipynb", "s2/x/s3.ipynb", "eve/s4.ipynb"], ["s1", "s2", "eve"]),
    "a file each": (["s1.ipynb", "Ada Lovelace.json", "s3 (2).ipynb"], ["s1", "Ada Lovelace", "s3"]),
    "groups": (["A/s1/a.ipynb", "A/s2/a.ipynb", "B/s3/a.ipynb", "B/s4/a.ipynb", "B/eve/s5.ipynb",
                "A/s5/a.ipynb", "B/2026001/a.ipynb", "B/8/a.ipynb"],
               ["s1", "s2", "s3", "s4", "eve", "s5", "2026001", "8"]),
    "one folder around": (["hw/s1.ipynb", "hw/s2.ipynb"], ["s1", "s2"]),
    "a beginning": (["hw1_s1.ipynb", "hw1_s2.ipynb", "hw1_s3.ipynb", "hw1_eve.ipynb"],
                    ["s1", "s2", "s3", "eve"]),
    "a beginning of two": (["hw2_s1.ipynb", "hw2_s2.ipynb"], ["s1", "s2"]),
    "an ending of two": (["s1-late.ipynb", "Ben Okri-late.ipynb"], ["s1", "Ben Okri"]),
    "small groups": (["group1/s1.ipynb", "group1/s2.ipynb", "group2/s3.ipynb"], ["s1", "s2", "s3"]),
    "groups of letters": (["Group A/s1/a.ipynb", "Group B/s2/a.ipynb"], ["s1", "s2"]),
    "repositories": (["hw-1-s1/a.ipynb", "hw-1-s2/s3.ipynb", "hw-1-s4/a.ipynb"], ["s1", "s2", "s4"]),
    "a number behind the homework's": (["hw1_1.ipynb", "hw1_2.ipynb", "hw1_3.ipynb"], ["1", "2", "3"]),
    "a number in front of it": (["1_hw1.ipynb", "2_hw1.ipynb"], ["1", "2"]),
    "a chapter behind the name": (
        ["s1_losses.ipynb", "s1_activations (1).ipynb", "s2-losses.ipynb", "Cy losses.ipynb", "eve_me.ipynb"],
        ["s1", "s1", "s2", "Cy", "eve"]),
    "a chapter behind a number": (["1_losses.ipynb", "2_activations.ipynb"], ["1_losses", "2_activations"]),
    "an ending": (["s1_hw1.ipynb", "Ben Okri_hw1.ipynb", "s3_hw1.ipynb"], ["s1", "Ben Okri", "s3"]),
}


@pytest.mark.parametrize("name", LEVELS)
def test_the_roster_tells_where_the_names_stand(name):
    paths, expected = LEVELS[name]
    assert names(*paths) == expected


def test_a_chapter_of_own_exercises_may_stand_behind_a_name_too():
    paths = ["s1_week1.ipynb", "s2_losses.ipynb", "Cy week1 (1).ipynb", "s4-Week1.ipynb", "s5/week1.ipynb"]
    assert names(*paths[:4], own_chapters=("week1",)) == ["s1", "s2", "Cy", "s4"]
    assert names(*paths[1:3]) == ["s2_losses", "Cy week1"]
    assert names(paths[0], paths[4], own_chapters=("week1",))[1] == "s5"
    assert names("week1.ipynb", "losses.ipynb", name="ada", people=(), own_chapters=("week1",)) == ["ada"] * 2


STRANGERS = {
    "files in folders of strangers": ["eve/s1.ipynb", "mal/s2.ipynb", "zoe/s3.ipynb", "joe/s4.ipynb"],
    "folders in a stranger's": ["eve/s1/a.ipynb", "eve/s2/a.ipynb", "eve/s3/a.ipynb", "mal/s4/a.ipynb"],
    "words in a name": ["my s1.ipynb", "with_s2.ipynb", "s3-and-s4.ipynb"],
    "numbers of homeworks": ["hw-1.ipynb", "hw-2.ipynb", "hw-3.ipynb", "hw-4.ipynb"],
    "numbers behind the homework's that nobody has": ["hw1_21.ipynb", "hw1_22.ipynb", "hw1_23.ipynb"],
    "one of another kind": ["hw-2.ipynb"],
    "two of which one is a stranger": ["hw2_s1.ipynb", "hw2_eve.ipynb"],
    "folders of strangers' numbers": ["2026998/s1.ipynb", "2026999/s2.ipynb"],
    "small groups with strangers": ["group1/s1.ipynb", "group1/eve.ipynb", "group2/s3.ipynb"],
}


@pytest.mark.parametrize("name", STRANGERS)
def test_what_a_learner_has_chosen_is_nobodys_name(name):
    knows = PeopleIndex(PEOPLE).knows
    assert not [each for each in names(*STRANGERS[name]) if knows(each)]


def test_the_books_own_file_names_are_nobodys():
    assert names("s1/activations.ipynb", "losses.ipynb") == ["s1", "submissions"]
    assert names("activations (1).ipynb", "dlbasics-work.json", people=()) == ["submissions"] * 2
    assert (
        names("hw/activations.ipynb", "hw/losses-1.ipynb", people=(), name="ada", is_zip=True) == ["ada"] * 2
    )


def test_without_a_roster_nobody_has_a_whole_classs_work():
    flat = [f"p{n}.ipynb" for n in range(9)]
    assert names(*flat, people=()) == [f"p{n}" for n in range(9)]
    assert names(*flat, people=(), is_zip=True) == [f"p{n}" for n in range(9)]
    assert names(*(f"hw1/{name}" for name in flat), people=()) == [f"p{n}" for n in range(9)]
    groups = [f"{group}/p{group}{n}/a.ipynb" for group in "AB" for n in range(9)]
    assert names(*groups, people=()) == [f"p{group}{n}" for group in "AB" for n in range(9)]
    folders = [f"p{n}/hw{m}/a.ipynb" for n in range(9) for m in range(3)]
    assert names(*folders, people=()) == [f"p{n}" for n in range(9) for _ in range(3)]
    assert names("ada/a.ipynb", "ada/b.ipynb", people=()) == ["ada", "ada"]


def test_a_zip_or_folder_that_is_called_as_a_person_is_hers():
    assert names("hw/s2.ipynb", "b.ipynb", name="s1", is_zip=True) == ["s1", "s1"]
    assert names("a.ipynb", people=(), name="ada", is_zip=True) == ["ada"]


def test_files_that_a_mail_program_counts_are_of_several_people():
    """Where nothing else says whose they are; in the folder of a learner they are copies."""
    saved = ["me.json", "me (1).json", "Me (2).json", "losses.ipynb"]
    assert names(*saved, name="mails") == ["me", "me (1)", "Me (2)", "mails"]
    copies = ["losses.ipynb", "losses (1).ipynb", "me-1.json"]
    assert set(names(*copies, name="jane")) == {"jane"}
    for files in (saved, copies):
        assert set(names(*files, name="jane", is_zip=True)) == {"jane"}
        assert set(names(*[f"jane/{name}" for name in files], name="all")) == {"jane"}
        assert set(names(*[f"jane/{name}" for name in files], name="all", is_zip=True)) == {"all"}
    assert set(names(*saved, name="s1")) == {"s1"}
    assert names("s1/a.ipynb", *[f"s2/{name}" for name in saved], "eve/me.json", "eve/me (1).json") == [
        "s1", *["s2"] * 4, "eve", "eve"]
