"""What a person should know of the points that they have given."""

from support.sample_submissions import ID

from dlbasics.exercises import find
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.override_warnings import override_warnings
from dlbasics.grading.policy.overrides import Override

SIGMOID, HUBER = find(ID), find("losses/huber")


def notes(*overrides, exercises=(SIGMOID,), **more) -> list[str]:
    policy = GradingPolicy(list(exercises), overrides=list(overrides), **more)
    return list(map(str, override_warnings("overrides.csv", policy)))


def test_points_above_the_maximum_are_told_with_their_lines():
    """Often they are meant in the points of the platform; they may also be a bonus."""
    (note,) = notes(Override("ada", "", 80, line=3), Override("ben", ID, 5, line=4), Override("cy", "", 2))
    assert note.startswith("overrides.csv gives more points than there are (line 3: 80 of 2, line 4: 5 of 2)")
    assert notes(Override("ada", "", 2), Override("ada", ID, 0), Override("ada", "", None, "Well done")) == []
    (note,) = notes(Override("ada", "", 12345.67, line=3), Override("ben", "", 1e6, line=4))
    assert "(line 3: 12345.67 of 2, line 4: 1000000 of 2)" in note, "every digit"


def test_with_weights_it_is_told_what_a_total_of_the_book_counts():
    """It may have been meant in the points of the platform."""
    weights = {"activations": 100}
    given = [Override("ada", "", 1.5, line=3), Override("ben", "", 0, line=4), Override("cy", ID, 1, line=5)]
    (note,) = notes(*given, weights=weights)
    assert "line 3: 1.5 of 2 become 75 of 100" in note and "line 4" not in note and "line 5" not in note
    (note,) = notes(given[0], weights={"activations": 123456.5})
    assert "line 3: 1.5 of 2 become 92592.375 of 123456.5" in note
    above, _ = notes(Override("ada", "", 80, line=3), weights=weights)
    assert "line 3: 80 of 2" in above
    assert notes(*given) == []


def test_a_total_that_says_nothing_of_several_chapters_is_told():
    (note,) = notes(Override("ada", "", 2), Override("ben", ID, 1), exercises=(SIGMOID, HUBER))
    assert "the total of ada" in note and "activations, losses" in note
