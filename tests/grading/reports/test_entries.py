"""What the gradebook knows of each learner."""

from dataclasses import replace

from support.sample_class import ID, made_up_result

from dlbasics.grading.collect.roster import Person
from dlbasics.grading.reports.entries import EntryStatus, gradebook_entries
from dlbasics.messages import Message

ADA = Person("ada", "Ada Lovelace", "ada@uni.example")


def test_of_two_submissions_the_better_counts_and_of_equals_the_one_on_time():
    cases = [(0, False, 2, True, True), (2, True, 2, False, False), (2, False, 1, True, False)]
    for a, a_late, b, b_late, late in cases:
        both = [made_up_result("ada", a, a_late), made_up_result("ada", b, b_late, "b.ipynb")]
        for results in (both, both[::-1]):
            (ada,) = gradebook_entries(results, [])
            assert (ada.total, ada.late, ada.status) == (2, late, EntryStatus.JUDGED)


def test_what_came_more_than_once_is_noted_with_the_file_that_counts():
    results = [made_up_result("ada", 0), made_up_result("ada", 2, label="b.ipynb")]
    (ada,) = gradebook_entries(results, [])
    assert ada.files == ["a.ipynb", "b.ipynb"] and ada.answers[ID].label == "b.ipynb"
    assert ada.notes == [f"Of what came more than once the better answer counts (b.ipynb): {ID}."]


def test_the_status_says_who_has_to_be_looked_at():
    problem = replace(made_up_result("ada", 0), problem=Message("submission.empty"))
    entries = gradebook_entries([problem, made_up_result("eve", 2)], [ADA, Person("ben")])
    assert {entry.person.id: entry.status for entry in entries} == {
        "ada": EntryStatus.NEEDS_A_LOOK, "ben": EntryStatus.NOTHING_HANDED_IN, "eve": EntryStatus.NEEDS_A_LOOK
    }  # fmt: skip
    assert [entry.notes for entry in entries] == [["a.ipynb: The file is empty."], [], ["Not in the roster."]]
    (eve,) = gradebook_entries([made_up_result("eve", 2)], [])
    assert eve.status is EntryStatus.JUDGED, "without a roster nobody is a stranger"


def test_a_status_is_a_code_with_words():
    assert [status.value for status in EntryStatus] == ["judged", "needs-a-look", "nothing-handed-in"]
    assert [status.words for status in EntryStatus] == ["judged", "needs a look", "nothing handed in"]


def test_another_name_in_the_file_and_a_missing_sandbox_are_noted():
    claimed = replace(made_up_result("ada", 2), claimed="Eve", unsafe=True)
    (ada,) = gradebook_entries([claimed], [ADA])
    assert ada.unsafe and ada.notes == [
        "a.ipynb: judged WITHOUT a sandbox.", "a.ipynb: the file itself says that it is of 'Eve'."
    ]  # fmt: skip
    for name in ("ADA", "ada lovelace", "Ada@uni.example"):
        (ada,) = gradebook_entries([replace(made_up_result("ada", 2), claimed=name)], [ADA])
        assert ada.notes == []
