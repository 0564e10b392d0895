"""The functions that learners call: `check`, `ask`, `hint`, `solution`, `submit`."""
from . import judge as code_judge
from . import questions
from .catalogue import find


def check(id):
    exercise = find(id)

    def decorate(function):
        print(code_judge.attempt(exercise, function))
        return function

    return decorate


def ask(id, answer=None):
    exercise = find(id)
    print(exercise.statement)
    if answer is not None:
        print(questions.judge(exercise, answer))
