"""The goals of the playground's exercises, held to networks that are trained with every setting on offer."""

import re
from itertools import product

import pytest

from dlbasics.exercises import find


def grows(chapter, activation, layers):
    return layers == "8" and min(chapter["gradient_ratios"](activation, layers)) >= 0.1


def kills(chapter, activation, rate):
    return min(chapter["dead"](chapter["dying_runs"](activation, rate))) > 8


def prunes(chapter, l1):
    runs = chapter["prune_runs"](l1)
    return min(chapter["zeros"](runs)) > 50 and min(chapter["right"](runs)) >= 95


def stops_in_time(chapter, patience):
    for start, run in zip(chapter["STARTS"], chapter["patience_runs"](patience), strict=True):
        lowest = min(chapter["validation_losses"](start))
        if run.losses()[1] > lowest or run.epoch >= 110:
            return False
    return True


def starts_small(chapter, norm, scale):
    return scale == "0.01" and min(chapter["right"](chapter["scale_runs"](norm, scale))) >= 90


def comes_back(chapter, loss, scale):
    return scale == "10" and min(chapter["right"](chapter["certain_runs"](loss, scale))) > 95


GOALS = {"eight-layers": grows, "kill-units": kills, "half-zero": prunes, "stop-in-time": stops_in_time,
         "any-scale": starts_small, "certain-and-wrong": comes_back}


@pytest.mark.parametrize("name", GOALS)
def test_a_goal_is_what_five_trained_networks_reach(name, chapter):
    exercise = find(f"playground/{name}")
    reached = []
    for values in product(*exercise.offers.values()):
        settings = dict(zip(exercise.offers, values, strict=True))
        goal = exercise.goal(**settings)
        assert goal == GOALS[name](chapter, **settings), settings
        # Whoever misses the goal reads why.
        assert goal or any(wrong.when(**settings) for wrong in exercise.mistakes), settings
        reached.append(goal)
    assert 0 < sum(reached) < len(reached)


def test_what_the_mistakes_say_is_what_happens(chapter):
    assert max(chapter["gradient_ratios"]("sigmoid", "8")) < 1e-4
    assert not any(map(sum, map(chapter["dead"], [chapter["dying_runs"]("leaky_relu", "5")])))
    assert max(chapter["zeros"](chapter["prune_runs"]("0"))) == 0
    assert max(chapter["zeros"](chapter["prune_runs"]("0.003"))) < 50
    assert min(chapter["zeros"](chapter["prune_runs"]("0.1"))) == 100
    assert max(run.epoch for run in chapter["patience_runs"]("60")) >= 110


def test_the_stuck_network_of_the_question_is_that_of_the_page(chapter):
    """Its sizes stand in the question."""
    (last, first) = re.findall(r"size (0\.\d+)|layer (0\.\d+)", find("playground/stuck").question)
    sizes = chapter["trained"](30, 0, activation="sigmoid", depth=8, width=6, lr=0.3, noise=0.1).frame()
    assert f"{sizes.gradient_sizes[-1]:.1g}" == last[0]
    assert f"{sizes.gradient_sizes[0]:.1g}" == f"{float(first[1]):.1g}"
