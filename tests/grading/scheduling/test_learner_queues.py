"""The submissions of one learner are judged one after the other, as long as the learner's budget lasts."""

from dlbasics.grading.autograder.submission import Submission
from dlbasics.grading.scheduling.learner_queues import LearnerQueues


def test_one_of_a_learner_at_a_time_and_others_beside():
    queues = LearnerQueues(100)
    queues.add(Submission(learner, f"{learner}{n}", b"12") for learner in "ab" for n in range(2))
    first = list(queues.take_ready())
    assert [each.label for each in first] == ["a0", "b0"] and queues.waiting_bytes == 4
    queues.add([Submission("c", "c0"), Submission("a", "a2")])
    assert [each.label for each in queues.take_ready()] == ["c0"]
    queues.finish(first[1])
    assert [each.label for each in queues.take_ready()] == ["b1"]
    queues.finish(first[0])
    assert [each.label for each in queues.take_ready()] == ["a1"] and queues.waiting_bytes == 0


def test_what_was_spent_is_no_longer_there():
    queues = LearnerQueues(100)
    queues.add(Submission("a", f"a{n}") for n in range(3))
    left = []
    for _ in range(3):
        (submission,) = queues.take_ready()
        left.append(queues.seconds_left(submission))
        queues.spend(submission, 60)
        queues.finish(submission)
    assert left == [100, 40, -20]
    queues.add([Submission("b", "b0")])
    assert queues.seconds_left(next(queues.take_ready())) == 100
