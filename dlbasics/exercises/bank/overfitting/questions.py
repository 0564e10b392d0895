"""Exercises of the Overfitting chapter that ask for no code."""

from itertools import permutations

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import with_double_mistakes
from dlbasics.exercises.bank.number_format import has_digits, in_tex, in_words
from dlbasics.exercises.kinds import (
    Choice,
    Number,
    Option,
    Order,
    OrderConstraint,
    Tune,
    WrongNumber,
    WrongRegion,
    fresh_numbers,
)
from dlbasics.overfitting import polynomial_features


def diagnosis(underfit=9, plain=(5, 6), best=(1, 4), overfit=7, places=(0, 1, 2, 3)):
    # A model that underfits, a plain one, the best, and one that overfits.
    names = ["ABCD"[place] for place in places]
    errors = [(underfit, underfit), plain, best, (0, overfit)]
    feedback = [
        "No gap, and yet the worst prediction of the four: it underfits. The gap is not what you "
        "minimize.",
        "A small gap is pleasant. But another model errs less often on new examples, and that is what "
        "counts.",
        f"Yes. Its gap is larger than {names[1]}'s, and its validation error is the smallest of all: it "
        "is the best guess at what will happen with new examples.",
        f"Perfect on what it has seen. But {names[2]} fits the training data less closely and predicts "
        f"better. So {names[3]} *overfits*: that is what the word means.",
    ]
    models = sorted(
        (f"{name}: {training} % in training, {validation} % in validation.", words, name == names[2])
        for name, (training, validation), words in zip(names, errors, feedback, strict=True)
    )
    return Choice(
        id="overfitting/diagnosis",
        title="Which one do you keep?",
        points=2,
        version="ab2e8f67",  # the same answer is right as before the statement said more
        question="Four models of the same kind for the same task, with their errors in training and in "
                 "validation. The validation set is large. Which one do you keep?",
        options=[
            *(Option(*model) for model in models),
            Option("None of them: every model with a gap overfits.",
                   "Nearly every trained model has some gap, since it was fitted to its training data. "
                   "Overfitting means that a model of the same kind which fits *less* closely would predict "
                   "better."),
        ],
        explanation=f"After that, the gap of {names[2]} tells you what to try next: restrain it a little, "
                    "or find data.",
        hints=[
            "Which of the eight numbers estimate the error on examples that are still to come?",
            "Neither a training error nor a gap is what you pay for in the end. Compare the four "
            "models by the "
            "errors on examples that they have not seen.",
        ],
        keeps_order=True,
    )


DIAGNOSIS = fresh_numbers(
    diagnosis, lambda underfit, plain, best, overfit, places: overfit < underfit,
    underfit=(9, 10, 12), plain=((5, 6), (6, 7)), best=((1, 4), (2, 5), (1, 5)), overfit=(7, 8, 9),
    places=tuple(permutations(range(4))),
)


def gap(degree=9, n=40, noise=0.2):
    p = degree + 1
    answer = 2 * noise**2 * p / n
    return Number(
        id="overfitting/gap",
        title="How large is the gap?",
        points=2,
        version="20b67501",  # the same answer is right as before the statement said more
        question=f"A polynomial of degree {degree} is fitted by least squares to {n} points at fixed "
                 f"places. The noise is independent from point to point, with mean 0 and standard "
                 f"deviation {noise:g}. By how much does the expected **mean** squared error for new noise "
                 "at these places exceed that of the training? (Two significant digits.)",
        answer=answer,
        tolerance=0.02 * answer,
        mistakes=with_double_mistakes(answer, 0.02 * answer, [
            WrongNumber(2 * noise**2 * degree / n, f"A polynomial of degree {degree} has {in_words(p)} "
                                                   "coefficients: count the constant."),
            WrongNumber(noise**2 * p / n,
                        "That is one side: without the bias, the error for new noise lies as far above the "
                        "variance of the noise as the training error lies below it. The gap is twice as "
                        "large."),
            WrongNumber(2 * noise * p / n, f"The formula has the variance of the noise. {noise:g} is its "
                                           "standard deviation: square it."),
            WrongNumber(2 * noise**2 * n / p, "You divided the points by the coefficients. Turn this "
                                              "quotient round: with more points the gap is smaller."),
            WrongNumber(noise**2 * (1 - p / n),
                        "That is the expected training error itself, without the bias. The gap is its "
                        "distance from the error for new noise."),
            WrongNumber(2 * p / n, "The noise is missing. Multiply by its variance."),
            WrongNumber(noise**2 * (1 + p / n),
                        "That is the error for new noise itself, without the bias. The gap is its distance "
                        "from the training error."),
        ], lambda sides, spread, count, power: sides * spread * (count / n) ** power,
            slips=[
                WrongNumber(2 * noise**2 * p, f"You did not divide by the number of points, which is {n}."),
                WrongNumber(noise**2, "That is the variance of the noise. The gap depends on the numbers of "
                                      "coefficients and points too."),
                WrongNumber(-answer, "The sign is reversed: the error for new noise is the larger one of the "
                                     "two."),
            ],
            sides=[2, (1, "that is one side of the gap, which is twice as large")],
            spread=[noise**2, (noise, "the noise is not squared"), (1, "the noise is missing")],
            count=[p, (degree, "the constant is a coefficient too")],
            power=[1, (-1, "the points are divided by the coefficients, not these by the points")],
        ),
        explanation=f"With the standard deviation $s$ of the noise and $p$ coefficients the gap is "
                    f"$2 s^2 p/n = 2 \\cdot {noise**2:g} \\cdot {p}/{n} = {in_tex(answer)}$. With {10 * n} "
                    f"points it would be ${in_tex(answer / 10)}$.",
        hints=[
            "The Formula section gives two expected errors, in training and for new noise at the "
            "same places. "
            "Subtract one from the other: what cancels, and what is left?",
            "The gap is $2s^2p/n$. $s$ is the standard deviation of the noise, and $p$ counts the "
            "coefficients. "
            f"How many has a polynomial of degree {degree}, the constant included?",
        ],
    )


GAP = fresh_numbers(
    gap, lambda degree, n, noise: has_digits(2 * noise**2 * (degree + 1) / n, 2),
    # Not 0.5: there a noise that is not squared and a missing 2 lead to the right number.
    degree=(3, 4, 5, 7, 9), n=(20, 40, 50, 80, 100, 200), noise=(0.1, 0.2, 0.3, 0.4),
)

LABEL_KEEPERS = Choice(
    id="overfitting/label-keepers",
    title="Which changes keep the label?",
    points=3,
    version="667543ed",  # the same options are right as when one of them had other words
    question="Each line names a task and a change to its examples. Which changes keep the label of "
             "**every** example, so that they may be used to augment the data? Mark every one that does.",
    options=[
        Option("Handwritten digits: turn the image by 180 degrees.",
               "A 6 becomes a 9, and the other way round: with the old label both are wrong."),
        Option("Handwritten digits: turn the image by 5 degrees.",
               "People write digits a little slanted anyway: the digit stays what it is.", right=True),
        Option("Is there a cat in the photograph? Mirror it left to right.",
               "A mirrored cat is a cat.", right=True),
        Option("Is the traffic sign *turn left* or *turn right*? Mirror it left to right.",
               "The mirror image is exactly the other sign."),
        Option("Is the review kind? Replace *film* by *movie*.",
               "Two words for the same thing: the judgement stays as it is.", right=True),
        Option("Is the review kind? Replace *the play is short* by *the play is lacking*.",
               "The thesaurus offers it, and the praise is gone while the label still says *kind*."),
        Option("Is the review kind? Leave out a word at random.",
               "Often the label stays. But sometimes that word is *not*, or *never*, and then the "
               "sentence says the opposite. So this change is not safe for every review."),
    ],
    explanation="Ask each time: would a person who sees only the changed example give it the same label?",
    hints=[
        "Imagine the changed example without the original. Which label would you give it?",
        "Try each change on the example for which it is most dangerous. Is there a digit, a sign, a "
        "sentence, that would become another one?",
    ],
)

PROTOCOL = Order(
    id="overfitting/protocol",
    title="An honest experiment with early stopping",
    points=3,
    question="Put the steps in order, from the raw data to the number in the report.",
    lines=[
        "Split the data into training, validation and test.",
        "Make augmented copies of the training examples.",
        "Train for one epoch.",
        "Measure the validation loss.",
        "If it is the lowest so far, copy the weights.",
        "Once the patience is used up, go back to the copied weights.",
        "Measure the error on the test set, once.",
    ],
    before=[
        OrderConstraint(0, 1, "Copies made before the split end up on both sides of it: a leak. Split "
                              "first."),
        OrderConstraint(1, 2, "The augmented examples are what is trained on: they must be there first."),
        OrderConstraint(2, 3, "The validation loss judges an epoch: train it first."),
        OrderConstraint(3, 4, "Whether these weights are the best is known only after measuring them."),
        OrderConstraint(4, 5, "You cannot go back to weights of which you have not kept a copy."),
        OrderConstraint(5, 6, "The test judges what you will use: the restored weights. It comes last, and "
                              "once."),
    ],
    explanation="The third to the fifth line repeat in each epoch. The test set enters one line only.",
    hints=[
        "Two places need care: where the data are cut, and where the test set is used. What could carry a "
        "copy of an example across the split?",
        "In the middle stands one epoch: train, measure, and keep the weights if the measure is the best so "
        "far. Which weights does the test judge, and when are they there?",
    ],
)


def expected_new_error(degree, noise, points):
    """Expected squared error, for new noise at the places fitted, as the noise explorer draws it."""
    x = (np.arange(points) + 0.5) / points
    A, g = polynomial_features(x, degree), np.sin(2 * np.pi * x)
    bias2 = np.mean((g - A @ np.linalg.lstsq(A, g, rcond=None)[0]) ** 2)
    return bias2 + noise**2 * (1 + (degree + 1) / points)


def best_degree(noise, points):
    return int(np.argmin([expected_new_error(degree, noise, points) for degree in range(10)]))


AFFORD = Tune(
    id="overfitting/afford",
    title="A larger model in spite of the noise",
    points=2,
    question="Your measurements cannot be made with less noise than 0.2. Find a position of the **noise** "
             "explorer, with noise 0.2 or more, at which the best degree is nevertheless 5.",
    explorer="noise-level",
    offers={"noise": (0.02, 0.8), "points": (10, 50)},
    goal=lambda noise, points: bool(noise >= 0.2 - 1e-9 and best_degree(noise, points) == 5),
    mistakes=[
        WrongRegion(lambda noise, points: bool(noise < 0.2 - 1e-9),
                    "With so little noise it is easy. Set the noise to 0.2 or more."),
        WrongRegion(lambda noise, points: bool(noise > 0.2 + 1e-9 and best_degree(noise, points) < 5),
                    "More noise asks for a simpler model. You may go down to 0.2; then look at the other "
                    "slider."),
        WrongRegion(lambda noise, points: bool(best_degree(noise, points) < 5),
                    "For so few points the simpler model is still the better one. What else can you change, "
                    "if not the noise?"),
    ],
    explanation="The variance is $s^2p/n$. When $s$ is given, a larger $n$ leaves room for a larger $p$.",
    hints=[
        "The variance of a fit is $s^2p/n$. Which of the three letters can you change, if the noise is given "
        "and the model is to be larger?",
        "Two more coefficients add $2s^2/n$ to the variance. Make that small without touching $s$: in which "
        "direction do you move the other slider?",
    ],
)
