"""Judge the answer to a question."""

import json

from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.model import Question
from dlbasics.messages import Message

MAX_RECORDED_ANSWER = 500  # characters of JSON
MAX_SETTING = 1e5


def judge_written_answer(question: Question, answer) -> Verdict:
    """Judge an answer that a cell holds; as in a notebook, a list that may count from 1 is not guessed."""
    unclear = questions.ambiguous_places(question, answer)
    return Verdict(question, "not attempted", message=unclear) if unclear else judge_answer(question, answer)


def judge_answer(question: Question, answer) -> Verdict:
    """Judge a recorded answer; one that breaks the judge is one that cannot be read.

    This runs outside the sandbox: no answer is so long, and no control so far off, that it takes for ever.
    """
    try:
        settings = answer.values() if isinstance(answer, dict) else []
        in_range = all(isinstance(value, str) or abs(value) <= MAX_SETTING for value in settings)
        if not in_range or len(json.dumps(answer)) > MAX_RECORDED_ANSWER:
            raise ValueError
        return questions.judge(question, answer)
    except Exception as error:  # an answer is any JSON; whatever it does, the others of this learner count
        message = Message("grade.unreadable-answer", {"error": type(error).__name__})
        return Verdict(question, "not attempted", message=message)
