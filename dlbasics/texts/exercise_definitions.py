"""What is said of an exercise, or a part of it, that cannot work as it is defined."""

EXERCISE_DEFINITION_TEXTS = {
    "exercise.no-such-keyword": "{what} has no {name}; expected {near}",
    "exercise.missing-keywords": "{what} lacks {names}",
    "exercise.missing-tuples": "{what} lacks {names}; where there are none, write an empty tuple: ()",
    "exercise.wrong-part": "{name} of {id} holds {value}; expected {kind}",
    "exercise.no-number": "{name} of {id} is {value}; expected a number",
    "exercise.no-id": "id is {id}; expected 'chapter/kebab-name'",
    "exercise.no-points": "points of {id} is {points}; expected a positive integer",
    "exercise.no-tuple": "{name} of {id} is no tuple; write {name}=(..., ...), and one alone as (...,).",
    "exercise.cases-raise": "the cases of {id} raise {error}.",
    "exercise.no-cases": "the cases of {id} are no list of Case, one at least.",
    "exercise.reference-raises": (
        "the reference of {id} raises {error}, on case {number} ({about}); it must return what is right."
    ),
    "exercise.reference-returns": (
        "the reference of {id} returns {kind} on case {number} ({about}); expected what can be compared: a "
        "number, True or False, an array of these, or a tuple of such values."
    ),
    "exercise.reference-returns-nothing": (
        "the reference of {id} returns nothing (None); it must return what is right."
    ),
    "exercise.argument-cannot-be-sent": (
        "case {number} ({about}) of {id} calls the function with {kind}; expected what can be sent to it: "
        "numbers, text, None, arrays of numbers, and tuples, lists and dictionaries of these."
    ),
    "exercise.stub-has-another-name": (
        "the stub of {id} defines {stub}, and its reference is called {reference}; give both one name."
    ),
    "exercise.one-value-is-right": (
        "all cases of {id} have the same right value, so who always returns it is right; let them differ"
    ),
    "exercise.stub-raises": "the stub of {id} raises {error}",
    "exercise.stub-is-right": "the stub of {id} is a right answer; take out what learners have to write",
    "exercise.misconception-raises": "misconception {name} of {id} raises {error} in every case; correct it",
    "exercise.never-named": (
        "misconception {name} of {id} is not recognized: such an answer gets “{verdict}”. Add a case that "
        "tells it from that, or leave it out"
    ),
    "exercise.no-such-values": "values has {given}; expected values for {expected}",
    "exercise.named-twice": "misconceptions of {id} has {names} twice; expected a name for each",
    "exercise.no-such-place": (
        "places of {id} names {names}; expected names of its misconceptions, each in one group"
    ),
    "exercise.no-such-pair": "composed of {id} names {names}; expected names of its misconceptions",
    "exercise.not-told-apart": (
        "in {id} two options, sentences on wrong options, lines or wrong numbers are alike, or a wrong "
        "number is within the tolerance; let them differ"
    ),
    # -- parts of an exercise ---------------------------------------------------------------------
    "exercise.no-kind-of-case": "kind is {kind}; expected one of {kinds}",
    "exercise.no-arguments": "args is a {type}; expected a tuple of arguments, and one alone as (x,)",
    "exercise.no-credit": (
        "credit of {id} is {value}; expected a number from 0 to 1, such as 0.5 for half the points"
    ),
    "exercise.not-true-or-false": "right of {id} is {value}; expected True or False",
    # -- kinds of exercise ------------------------------------------------------------------------
    "exercise.no-right-option": "options of {id}: expected two or more, at least one of them right",
    "exercise.no-tolerance": "tolerance of {id} is {value}; expected a positive number",
    "exercise.no-lines": "lines of {id}: expected two or more",
    "exercise.no-such-lines": (
        "before of {id} names lines {first} and {then}; expected indices of its {count} lines, from 0"
    ),
    "exercise.not-in-a-right-order": (
        "before of {id} puts line {first} before line {then}; expected lines to be written in a right order, "
        "so that the first number is the smaller one"
    ),
    "exercise.stub-syntax": "stub of {id} has a syntax error in line {line}: {error}",
    "exercise.stub-without-function": "stub of {id} must end with a function definition",
}
