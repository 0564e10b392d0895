"""One learner's results in the form that Gradescope reads."""

import json

from support.sample_submissions import ID, made_up_result

from dlbasics.exercises import find
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.overrides import Override
from dlbasics.grading.reports.gradescope_results import gradescope_results
from dlbasics.grading.reports.learner_grades import learner_grades


def test_gradescope_reads_it(messy):
    out, _ = messy
    results = json.loads(next(out.glob("gradescope/s1-*/results.json")).read_text())
    assert results["score"] == 2 == sum(test["score"] for test in results["tests"])
    tests = [(test["max_score"], test["status"], test["output"]) for test in results["tests"]]
    assert sorted(tests) == [(2, "failed", "not handed in"), (2, "passed", "Right")]
    assert not list(out.glob("gradescope/s5-*"))


def test_a_known_mistake_is_told_with_its_sentence():
    known = find(ID).misconceptions[0]
    policy = GradingPolicy([find(ID)])
    results = [made_up_result("ada", 0, status="misconception", name=known.name)]
    (ada,) = learner_grades(results, [], policy)
    (test,) = json.loads(gradescope_results(ada, policy))["tests"]
    assert (test["score"], test["output"]) == (0, known.sentence)


def test_what_a_person_decided_is_told():
    comments = [Override("ada", "", 1.5, "See me about your proof."), Override("ada", ID, 2.5, "Elegant.")]
    policy = GradingPolicy([find(ID)], overrides=comments)
    (ada,) = learner_grades([made_up_result("ada", 0)], [], policy)
    results = json.loads(gradescope_results(ada, policy))
    (test,) = results["tests"]
    assert (results["score"], results["output"]) == (1.5, "See me about your proof.")
    assert (test["score"], test["max_score"], test["status"]) == (2.5, 2, "passed")
    assert test["output"].endswith("Elegant.")
