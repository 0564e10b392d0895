"""What the package's functions say of an argument that they refuse: what it is, and what they expected."""

INVALID_ARGUMENT_TEXTS = {
    # -- numbers, shapes, choices: of any function ------------------------------------------------
    "argument.shapes-differ": (
        "{name} has shape {shape} but {other} has shape {other_shape}; expected the same shape"
    ),
    "argument.shapes-do-not-fit": (
        "{name} has shape {shape} but {other} has shape {other_shape}; expected {expected}"
    ),
    "argument.wrong-shape": "{name} has shape {shape}; expected {expected}",
    "argument.not-one-number": "{name} is an array of shape {shape}; expected one number in {interval}",
    "argument.outside-interval": "{name} is {value}; expected a number in {interval}",
    "argument.not-whole": "{name} is {value}; expected a whole number in {interval}",
    "argument.not-finite": "{name} is {value}; expected a finite number",
    "argument.not-from-to": "{name} is {value}; expected from {least} to {most}",
    "argument.not-among": "{name} is {value}; expected one of {choices}",
    "argument.not-some-of": "{name} is {value}; expected some of {choices}",
    "argument.ragged": "{name} is ragged; expected rows of one length",
    "argument.not-real": "{name} has dtype {dtype}; expected real numbers",
    "argument.no-probabilities": "{name} holds {value}; expected probabilities in [0, 1]",
    "argument.no-distributions": "{name} is a single number; expected distributions along a last axis",
    "argument.sum-not-one": "{name} holds a distribution that sums to {sum}; expected 1",
    "argument.too-few-rows": "{name} has {count} rows; expected {least} or more",
    "argument.no-example": "{name} holds no example; expected at least one to take the mean of",
    # -- the chapters' modules --------------------------------------------------------------------
    "argument.no-reduction": "reduction is {value}; expected 'mean', 'sum' or 'none'",
    "argument.no-generator": "{name} is {value}; expected a numpy.random.Generator",
    "argument.no-row": "X has shape {shape}; expected (n, d) with at least one row",
    "argument.no-variance": "X has {count} rows; expected 2 or more: one example has no variance",
    "argument.no-running-statistics": (
        "running is None; eval mode needs the RunningStatistics of the training"
    ),
    "argument.no-class-indices": (
        "y has shape {shape} and dtype {dtype}; expected ({n},) class indices from 0 to {last}"
    ),
    "argument.no-activation": "activation is {value}; expected one of {choices}, or a pair (f, f_grad)",
    "argument.too-few-sizes": "sizes has length {count}; expected features, any hidden layers, classes",
    "argument.no-norm": "norm is {value}; expected None, 'batch' or 'layer'",
    "argument.no-table": (
        "X has shape {shape} and y has shape {y_shape}; expected (n, d) and (n,), n > 0"
    ),
    "argument.holds-nan-or-inf": "{name} holds nan or inf; expected finite numbers",
    "argument.no-labels": "y holds {value}; expected labels 0 and 1",
    "argument.not-fitted": "this model has no weights yet; expected fit(X, y) first",
    "argument.weights-overflowed": "the weights overflowed with lr = {lr}; lower it or scale X",
    "argument.lengths-differ": "arrays have lengths {lengths}; expected one length of 2 or more",
    "argument.gradient-off": "the gradient is off by {error} of its size, says a central difference",
    "argument.gradients-zero": (
        "grad and central differences are both below 1e-10, which proves nothing; "
        "weigh the outputs or scale f up"
    ),
    "argument.f-not-one-number": "f returned an array of shape {shape}; expected one number",
    "argument.no-painted-points": (
        "points is no list of (x1, x2, class); expected finite numbers, class 0 or 1"
    ),
    "argument.too-few-painted-points": (
        "points holds {count} points; expected {least} or more, of both classes"
    ),
    # -- figures ----------------------------------------------------------------------------------
    "argument.line-of-other-shape": "lines[{label}] has shape {shape}; expected that of x, {expected}",
    "argument.not-two-dimensions": "table has shape {shape}; expected two dimensions",
    "argument.images-do-not-fit": (
        "images has shape {shape}; expected (n, height, width) with n at most {count}, the number of axes"
    ),
    "argument.too-many-weights": "weights has {count} arrays; {layers} layers take {most} at most",
    "argument.no-drawn-lines": "reveals of {control} is {labels}; expected labels of drawn lines",
    "argument.no-alternative-text": "alt is {value}; expected a sentence that says what the figure shows",
    "argument.hatch": "hatch {hatch} is not drawn by dlbasics; use a colour or a label",
    # -- explorers and predictions ----------------------------------------------------------------
    "argument.values-no-list": "values is {value}; expected a list of numbers or a list of strings",
    "argument.values-mixed": "values is {value}; expected all numbers or all strings",
    "argument.values-repeated": "values is {value}; expected no value twice",
    "argument.values-not-increasing": "values is {value}; expected numbers that increase",
    "argument.values-not-in-a-row": "values is {value}; expected whole numbers in a row to reveal lines",
    "argument.start-not-among": "start is {value}; expected one of values: {choices}",
    "argument.no-control-value": "control value {value} is neither a finite number nor a string",
    "argument.no-handle": "handle is {value}; expected a function that gives a point (x, y)",
    "argument.no-caption": "caption is {value}; expected a sentence",
    "argument.no-name": "name is {value}; expected letters, digits and dashes (it names an id)",
    "argument.no-controls": "controls are missing; expected one or two, such as slope=[0, 0.01, 0.1]",
    "argument.no-live-controls": "controls of live is {value}; expected names from {choices}",
    "argument.too-many-frames": (
        "explorer {name} has {count} frames; expected at most {most}: give its controls fewer values"
    ),
    "argument.controls-not-accepted": (
        "{function} does not accept the controls ({error}); expected {function}({parameters})"
    ),
    "argument.handle-of": "handle of {control}",
    "argument.no-such-control": "explorer {name} has no control {control}; expected {choices}",
    "argument.no-such-panel": (
        "panel of the handle of {control} is {panel}; expected one of 0 to {last}"
    ),
    "argument.while-drawing": "while explorer {name} drew {values}",
    "argument.points-no-array": "points is {value}; expected a finite array of shape (n, {columns})",
    "argument.no-kinds-of-points": "points is {value}; expected kinds from 0 to {last}",
    "argument.number-of-points": "points holds {count}; expected {fewest} to {most}",
    "argument.no-runs": "runs is empty; expected at least one run",
    "argument.no-question": "predict is {value}; expected a Prediction, or a question as text",
    "argument.number-of-choices": "choices are {value}; expected two to {most}",
    "argument.no-outcome": "choices[{choice}] is {value}; expected a sentence on what happens",
    "argument.no-such-prediction": "there is no prediction {id}; expected {known}",
    "argument.no-such-chapter": "there is no prediction {id}; expected a chapter of {chapters}",
    "argument.no-such-explorer": "there is no explorer {name} here; run its cell first",
    # -- exercises --------------------------------------------------------------------------------
    "argument.no-exercise": (
        'exercise is a {type}; expected an exercise: attempt(find("chapter/name"), function)'
    ),
    "argument.attempted-question": "{id} is a question, no function to complete: ask({id}, ...)",
    "argument.checked-question": "{id} is a question, not a function to complete; answer it with ask({id})",
    "argument.asked-function": "{id} is a function to complete; write @check({id}) above it",
    "argument.check-takes-id-alone": "check takes the id alone; write @check({id}) above the function",
    "argument.check-without-id": (
        'check needs the id of an exercise: @check("chapter/name") above the function'
    ),
    "argument.id-no-text": 'id is a {type}; expected a text: @check("chapter/name")',
    "argument.own-name-in-quotes": "expected your name or number, as one text in quotes: {call}",
    "argument.id-alone": "{function} takes the id of an exercise and nothing else: {function}({id})",
    "argument.takes-nothing": "{function} takes nothing: {function}()",
    "argument.learner-in-quotes": (
        "learner is a {type}; expected your name or number in quotes: submit({path}, learner={learner})"
    ),
    "argument.file-name-and-learner": (
        'submit takes the name of a file and yours: submit("me.json", learner="Ada")'
    ),
    "argument.several-answers": (
        '{function} takes one answer; write it in quotes: {function}("{id}", "{written}")'
    ),
    "argument.no-such-exercise": "there is no exercise {id}; did you mean {near}?",
    "argument.no-exercise-alike": (
        'there is no exercise {id}; an id is a text with a chapter and a name, such as "{example}"'
    ),
    "argument.exchanged": "the id comes first: {call}",
    "argument.no-file-name": 'path is {path}; expected the name of a file, such as submit("me.json")',
    "argument.no-folder": (
        'there is no folder {folder}; expected the name of a file, such as submit("me.json")'
    ),
    "argument.no-json-name": (
        'path is {path}; expected a name that ends in .json, such as submit("me.json")'
    ),
    "argument.no-work-file": (
        "there is a file {path} that is no work file; nothing was written: choose another name"
    ),
    "argument.not-of-exercises": "exercises holds a {type}; expected Code, Choice, ...",
    "argument.explorer-missing": "explorer of {id} is missing; expected ask('{id}', explorer)",
    "argument.no-such-hint": "number is {value}; expected from 1 to {count}, the number of hints",
    "argument.no-such-cell": "index is {value}; expected the index of one of {count} cells",
    "argument.no-such-help": "what is {value}; expected 'solution' or 'hint'",
}
