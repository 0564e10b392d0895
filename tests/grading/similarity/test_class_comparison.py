"""Copies are found, whatever their names; what people wrote by themselves is not."""

import random
from collections import defaultdict
from functools import cache
from itertools import combinations

import pytest
from support.answer_corpus import answers_of_strangers
from support.disguised_copy import disguised, source_of

from dlbasics.exercises import Code, all_exercises, find
from dlbasics.grading.similarity.base_code import base_code_of
from dlbasics.grading.similarity.class_comparison import MIN_TOTAL, Answer, compare_class
from dlbasics.grading.similarity.kgram_overlap import MAX_HOLDERS, BaseCode, compare

ANSWERS = {answer.id: answer for answer in answers_of_strangers()}
BY_EXERCISE = defaultdict(list)
for _each in ANSWERS.values():
    BY_EXERCISE[_each.exercise].append(_each)
base_code = cache(base_code_of)
LONG = source_of(next(each.function for each in BY_EXERCISE["logistic_regression/standardize"]))


def of_class(texts: dict[str, dict[str, str]]):
    """Compare a class: exercise -> learner -> text."""
    answers = {id: [Answer(learner, text, f"{learner}.ipynb") for learner, text in given.items()]
               for id, given in texts.items()}
    return compare_class(answers, [find(id) for id in texts], base_code)


@pytest.fixture(scope="module")
def public_class():
    """Everybody who answered in public, each one a learner: exercise -> learner -> text."""
    return {id: {each.id: source_of(each.function) for each in given} for id, given in BY_EXERCISE.items()}


def pairs_of_strangers(public_class):
    """What is alike and does not come from one thread."""
    pairs, common = of_class(public_class)
    assert common == []
    answers = [(ANSWERS[pair.first], ANSWERS[pair.second]) for pair in pairs]
    return [(one, other) for one, other in answers if one.source != other.source]


def test_right_answers_of_people_who_do_not_know_each_other_are_not_alike(public_class):
    pairs = pairs_of_strangers(public_class)
    assert [pair for pair in pairs if pair[0].expected == pair[1].expected == "=right"] == []
    known = {}
    for exercise in all_exercises():
        if isinstance(exercise, Code) and exercise.alternatives:
            functions = [function for function in exercise.alternatives if function.__name__ != "<lambda>"]
            texts = [exercise.solution(), *map(source_of, functions)]
            known[exercise.id] = {f"p{number}": text for number, text in enumerate(texts)}
    assert len(known) > 10 and of_class(known)[0] == []


def test_answers_of_such_people_are_seldom_alike(public_class):
    possible = sum(len(list(combinations(given, 2))) for given in public_class.values())
    assert len(pairs_of_strangers(public_class)) < possible / 200


def test_copies_with_other_names_are_found(public_class):
    """Nearly each one of which enough is the writer's own."""
    found = able = 0
    for id, given in public_class.items():
        copies = {f"copy of {learner}": disguised(text) for learner, text in given.items()}
        pairs, _ = of_class({id: given | copies})
        alike = [{pair.first, pair.second} for pair in pairs]
        for learner, text in given.items():
            if len(base_code(find(id)).own_kgrams(text)) >= MIN_TOTAL + 2:
                able += 1
                found += {learner, f"copy of {learner}"} in alike
    assert able > 60 and found >= 0.9 * able


def test_short_copies_are_found_together(public_class):
    """A notebook of short answers, of which none by itself says much."""
    copied = defaultdict(dict)
    for id, given in public_class.items():
        *others, (_, last) = given.items()
        copied[id] = dict(others[:4]) | {"ada": last, "ben": disguised(last)}
    pairs, _ = of_class(copied)
    assert (pairs[0].first, pairs[0].second) == ("ada", "ben")
    assert len(pairs[0].answers) > 10 and pairs[0].total > 5 * MIN_TOTAL
    assert all(pair.total < pairs[0].total / 3 for pair in pairs[1:])


def test_what_the_exercise_forces_says_nothing():
    for id in ("losses/huber", "logistic_regression/standardize", "mlp/train-step"):
        exercise = find(id)
        known = [exercise.source, exercise.solution(), *map(source_of, exercise.alternatives)]
        for text in known[:2]:
            assert base_code(exercise).own_kgrams(text) == set(), id
        assert compare([known[1], disguised(known[1]), known[0], known[0]], base_code(exercise)).pairs == []


def test_the_order_of_a_class_does_not_matter(public_class):
    given = public_class["logistic_regression/calibration-error"]
    given = given | {"copy": disguised(next(iter(given.values())))}
    mixed = list(given.items())
    random.Random(0).shuffle(mixed)
    id = "logistic_regression/calibration-error"
    first, second = ([(pair.first, pair.second, pair.total) for pair in of_class({id: each})[0]]
                     for each in (given, dict(mixed)))
    assert first and first == second


def test_what_many_have_is_one_source_and_no_pair():
    answers = [disguised(LONG) if number % 2 else LONG for number in range(MAX_HOLDERS + 1)]
    found = compare([*answers, "def f(x):\n    return x"], BaseCode([]))
    assert found.pairs == [] and [len(group) for group in found.common] == [len(answers)]
    few = compare(answers[:4], BaseCode([]))
    assert len(few.pairs) == 6 and few.common == []


def test_a_group_that_hands_in_one_file_is_no_pair():
    id = "logistic_regression/standardize"
    together = [Answer("ada", LONG, "group.ipynb"), Answer("ben", LONG, "group.ipynb")]
    assert compare_class({id: together}, [find(id)], base_code)[0] == []
    apart = [Answer("ada", LONG, "a.ipynb"), Answer("ben", LONG, "b.ipynb")]
    assert len(compare_class({id: apart}, [find(id)], base_code)[0]) == 1


def test_small_and_empty_classes_are_compared():
    for answers in ([], [LONG], ["", ""], ["x", LONG], [LONG, ""]):
        assert compare(answers, BaseCode([])).pairs == []
