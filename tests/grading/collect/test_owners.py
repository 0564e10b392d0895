"""Whose work a file is."""

from dlbasics.grading.collect.owner import find_owner, index_names
from dlbasics.grading.collect.roster import Person


def test_whose_a_file_is():
    people = [Person("7", "Ada L", "al@uni.example"), Person("8", "Bo"), Person("9", "Bo")]
    names = index_names(people)
    assert find_owner(("hw", "ada l", "x.ipynb"), "", names) == "7"
    assert find_owner(("hw_8_al.ipynb",), "Ada L", names) == "8"
    assert find_owner(("x.json",), "AL@uni.example", names) == "7"
    assert find_owner(("bo.ipynb",), "", names) == "bo"  # two people have this name
    assert find_owner(("dlbasics-work (1).json",), "Cy", names) == "Cy"
    assert find_owner(("\ud800\n.ipynb",), "", {}).isprintable()


def test_systems_write_names_in_different_ways():
    names = index_names([Person("5", "Zo\u00eb\u00a0Li", "\u3000@x")])
    assert find_owner(("x__y.ipynb",), "", names) == "x__y"
    assert find_owner(("Zoe\u0308 Li_3_assignsubmission_file", "a.ipynb"), "", names) == "5"  # from a Mac
