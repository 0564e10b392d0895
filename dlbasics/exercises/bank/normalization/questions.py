"""Exercises of the Normalization chapter that ask for no code."""

from math import isqrt

from dlbasics.exercises.bank.combined_misconceptions import with_double_mistakes
from dlbasics.exercises.bank.number_format import in_words
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


def how_many_means(sentences=32, words=50, features=512):
    answer = sentences * words
    return Number(
        id="normalization/how-many-means",
        title="Count the means",
        points=1,
        question=f"A layer gets {sentences} sentences of {words} words, each word a vector of {features} "
                 f"features: `X` has shape `({sentences}, {words}, {features})`. How many means does "
                 "**layer norm** compute?",
        answer=answer,
        tolerance=0.5,
        mistakes=with_double_mistakes(answer, 0.5, [
            WrongNumber(features, "One for each feature: that is batch norm. Layer norm averages **over** "
                                  "the features."),
            WrongNumber(sentences, "One for each sentence would average over words too. Layer norm takes "
                                   "each word alone."),
            WrongNumber(words, f"The {words} positions share nothing across sentences: each word of each "
                               "sentence has its "
                               "own mean."),
            WrongNumber(answer * features, f"That is every single number. A mean is taken over the "
                                           f"{features} "
                                           "features of each word."),
            WrongNumber(1, "One mean of everything would make all words depend on each other."),
            WrongNumber(2 * answer, f"There are {answer} variances as well; the question asks for the "
                                    "means."),
            WrongNumber(words * features, "That is one for each place in a sentence and each feature: a mean "
                                          "over the sentences "
                                          f"only. Layer norm averages over the {features} features."),
            WrongNumber(sentences * features, "That is one for each sentence and feature: a mean over the "
                                              "words. Layer norm takes "
                                              f"one over the {features} features of each word."),
        ], lambda by_sentence, by_word, by_feature, twice: by_sentence * by_word * by_feature * twice,
            slips=[
                WrongNumber(2 * features, "A mean and a variance for each feature: that is batch norm. Layer "
                                          "norm takes one mean for each word."),
                WrongNumber(sentences + words + features, "You added the three sizes. Count the words: each "
                                                          "of them has one mean."),
            ],
            by_sentence=[sentences, (1, "each sentence has means of its own")],
            by_word=[words, (1, "each word has a mean of its own")],
            by_feature=[1, (features, f"a mean is taken over the {features} features, not for each")],
            twice=[1, (2, "the variances are not asked for")],
        ),
        explanation=f"One for each word: ${sentences} \\cdot {words} = {answer}$, and as many variances. "
                    f"`gamma` and `beta` have {features} entries each, whatever the batch.",
        hints=["Which numbers share one mean in layer norm? Think of a single word.",
               "The mean is taken along the last axis. What is left of the shape then?"],
    )


HOW_MANY_MEANS = fresh_numbers(how_many_means, sentences=(8, 16, 24, 32, 64), words=(20, 40, 50, 100, 200),
                               features=(64, 128, 256, 512, 768))


def largest_value(n=17):
    root, others = isqrt(n - 1), in_words(n - 1)
    part = {2: "half", 3: "a third", 4: "a quarter"}.get(root, f"1/{root}")
    return Number(
        id="normalization/largest-value",
        title="How large can it get?",
        points=3,
        version="a3c78a2a",  # the same answer is right as before the statement said more
        question=f"Batch norm normalizes a batch of {n} examples by its own mean and deviation (divisor $n$, "
                 "$\\varepsilon = 0$, $\\gamma = 1$, $\\beta = "
                 f"0$). One example has a value of 1,000,000 in some feature, the other {others} have 0. "
                 "What does batch norm make of the million?",
        answer=float(root),
        tolerance=0.005,
        mistakes=with_double_mistakes(root, 0.005, [
            WrongNumber(1e6, "Unchanged? The million makes the mean larger, and the standard deviation too. "
                             "Compute both, with $a$ for the million."),
            WrongNumber(n, "Did you divide by the variance? The standard deviation is its **root**. Compute "
                           "both, with $a$ for the million."),
            WrongNumber(n - 1, "That is the square of the answer: take the root of the variance."),
            WrongNumber(n / root, f"You divided by the right deviation, but the mean, $a/{n}$, must be "
                                  "subtracted from the "
                                  "million first."),
            WrongNumber(n**0.5, "You divided the million by the root of the mean **square**, "
                                f"$a/\\sqrt{{{n}}}$: that "
                                "is RMSNorm. Batch norm measures both from the mean."),
            WrongNumber((n - 1) / n**0.5,
                        "That is the answer with `ddof=1`. Normalization layers divide by the biased "
                        "deviation."),
            WrongNumber((n - 1) / n, f"You subtracted the mean: $\\frac{{{n - 1}}}{{{n}}}$ of the million "
                                     "are "
                                     "left. Now divide by "
                                     f"the deviation, which is $\\frac{{{root}}}{{{n}}}$ of a million."),
            WrongNumber(-1 / root, f"That is what the {others} zeros become: each lies {part} of a deviation "
                                   "below the "
                                   "mean."),
            WrongNumber(1.0, "The standard deviation of the whole feature is 1, but this value lies far "
                             "above the others. How far? Compute mean and deviation, with $a$ for the "
                             "million."),
        ], lambda sign, distance, divisor: sign * distance / divisor,
            slips=[
                WrongNumber(-root, "The sign is wrong: the million lies **above** the mean."),
                WrongNumber(1e6 * root / n, "That is the standard deviation. Divide by it what the million "
                                            "lies above the mean."),
                WrongNumber(1e6 * (n - 1) / n, "That is what the million lies above the mean. Divide it by "
                                               "the standard deviation."),
                WrongNumber(1e6 / n, "That is the mean. Subtract it from the million, and divide by the "
                                     "standard deviation."),
                WrongNumber(n / 1e6, "You divided by the variance. Take its root first: that is the standard "
                                     "deviation."),
            ],
            sign=[1, (-1, "the sign is wrong, since the million lies above the mean")],
            distance=[n - 1, (n, "the mean is not subtracted from the million")],
            divisor=[root, ((n - 1) / n, "you divided by the variance, not by its root"),
                     (n**0.5, "the deviation is that of `ddof=1`")],
        ),
        explanation=f"With $n$ examples no value can exceed $\\sqrt{{n - 1}}$: here {root}, in a batch of "
                    "two 1. Small batches cut off what is exceptional.",
        hints=[f"Call the million $a$. The mean is $a/{n}$, and the mean of the squares $a^2/{n}$.",
               "On paper the variance is the mean of the squares minus the square of the mean: "
               f"$a^2/{n} - a^2/{n}^2 = {n - 1}\\,a^2/{n}^2$."],
    )


LARGEST_VALUE = fresh_numbers(largest_value, n=[root**2 + 1 for root in range(2, 13)])

USELESS_BIAS = Choice(
    id="normalization/useless-bias",
    title="A bias before batch norm",
    points=2,
    version="deaddf77",  # the same answer is right as before the statement said more
    question="A layer computes `z = X @ W + b`, and batch norm follows at once, with the mean and the "
             "deviation of this batch. The loss depends on `b` through the output alone. What is, on paper, "
             "the gradient of the loss with respect to `b`?",
    options=[
        Option("The sum of `dout` over the examples, as for every bias.",
               "That is the gradient of `beta`, which is added **after** the normalization. Follow `b` "
               "through the subtraction of the mean."),
        Option("The sum of `dout`, divided by the standard deviation.",
               "With the factor `gamma` that would be so if the mean were a constant. But it contains `b` "
               "as well, and takes it away again."),
        Option("Exactly 0, whatever the loss.",
               "Yes. `b` raises every example and the mean by the same amount, so the output does not "
               "change.",
               right=True),
        Option("0 only if the features have mean 0.",
               "Whatever the features are: adding `b` to all of them raises the mean by `b`."),
        Option("Small, but not 0, because of `eps`.",
               "`eps` is added to the variance, and a shift does not change the variance."),
    ],
    explanation="So such a bias is left out (`bias=False`): `beta` takes its place. Before layer norm a bias "
                "is of use: there the mean of the row takes away only what all features share.",
    hints=["Replace `b` by `b + 1`. What happens to `z`, what to its mean over the batch?",
           "Follow the distance of `z` from that mean, and the deviation, up to the output. How much of the "
           "change of `b` does the loss see?"],
)


def invariances(shift=5, factor=2, scale=10):
    fold = f"{in_words(scale)}fold"
    return Choice(
        id="normalization/invariances",
        title="What batch norm does not see",
        points=3,
        question="Which of these changes to `X`, shape `(n, d)`, leave the output of batch norm in "
                 "**training** mode as it was, whatever `X` is? ($\\varepsilon = 0$, no feature is "
                 "constant.) Mark every one that does.",
        options=[
            Option(f"Adding {shift} to all features of **one** example.",
                   "Only that example moves, so it stands elsewhere among the others: batch norm sees it. "
                   "(Layer norm would not.)"),
            Option(f"Adding {shift} to **one** feature of all examples.",
                   "The feature's mean moves along and is subtracted.", right=True),
            Option(f"Multiplying one feature of all examples by $-{factor}$.",
                   "The size does not matter, but the **sign** does: the output of this feature is "
                   "reversed."),
            Option(f"Multiplying the whole table by {scale}.",
                   f"Every feature's distances and its deviation grow {fold}.", right=True),
            Option("Replacing one example by the mean of the others.",
                   "Unless the example lay there already, the mean of a feature changes, and so does its "
                   "spread: the outputs move."),
            Option("Multiplying feature $j$ of all examples by $j + 1$.",
                   "Each feature is measured by its own deviation, so each may have a positive factor of its "
                   "own.", right=True),
        ],
        explanation="A shift and a positive scale of each **feature** cancel. For layer norm it is a "
                    "shift and a positive scale of each **example**.",
        hints=["Batch norm looks at one column at a time. Which changes shift or stretch whole columns?",
               "Take such a column $x$, changed to $a x + c$. What becomes of its mean, what of its "
               "deviation? A deviation is never negative."],
    )


INVARIANCES = fresh_numbers(invariances, shift=(1, 2, 3, 5, 8, 12), factor=(2, 3, 4), scale=(2, 3, 4, 5, 10))

WAY_BACK = Order(
    id="normalization/way-back",
    title="The way back, in five lines",
    points=4,
    question="One feature of a batch, $\\hat x_i = (x_i - \\mu)/s$ with $s = \\sqrt{\\mathrm{var} + "
             "\\varepsilon}$, and $g_i = \\partial L/\\partial \\hat x_i$. Put the derivation in order.",
    lines=[
        "$\\dfrac{\\partial L}{\\partial x_k} = \\sum_i g_i\\, \\dfrac{\\partial \\hat x_i}{\\partial x_k}$",
        "$\\dfrac{\\partial \\hat x_i}{\\partial x_k} = \\dfrac{1}{s}\\left(\\delta_{ik} - "
        "\\dfrac{\\partial \\mu}{\\partial x_k}\\right) - \\dfrac{x_i - \\mu}{s^2}\\, \\dfrac{\\partial "
        "s}{\\partial x_k}$",
        "$\\dfrac{\\partial \\hat x_i}{\\partial x_k} = \\dfrac{1}{s}\\left(\\delta_{ik} - \\dfrac1n - "
        "\\dfrac{\\hat x_i \\hat x_k}{n}\\right)$",
        "$\\dfrac{\\partial L}{\\partial x_k} = \\dfrac1s \\left(g_k - \\dfrac1n\\sum_i g_i - \\hat x_k\\, "
        "\\dfrac1n\\sum_i g_i \\hat x_i\\right)$",
        "$\\sum_k \\dfrac{\\partial L}{\\partial x_k} = 0$",
    ],
    before=[
        OrderConstraint(1, 2, "First the quotient rule with the derivatives of $\\mu$ and $s$ still open; "
                              "then $\\frac1n$ and $\\frac{\\hat x_k}{n}$ are put in for them."),
        OrderConstraint(0, 3, "The result needs the chain rule before it: that multiplies the derivatives by "
                              "$g_i$ and sums them."),
        OrderConstraint(2, 3, "The sum over $i$ can be carried out only when each $\\partial \\hat "
                              "x_i/\\partial x_k$ is known."),
        OrderConstraint(3, 4, "That the gradient sums to 0 is a consequence of the finished formula."),
    ],
    explanation="Between the two lines with $\\delta_{ik}$, two slopes are put in: $\\frac{\\partial \\mu}"
                "{\\partial x_k} = \\frac1n$ and $\\frac{\\partial s}{\\partial x_k} "
                "= \\frac{x_k - \\mu}{n s} = \\frac{\\hat x_k}{n}$.",
    hints=["$\\delta_{ik}$ is 1 for $i = k$ and otherwise 0. The loss depends on $x_k$ through **all** "
           "$\\hat x_i$. One line says so: it may come first, or just before it is used.",
           "A line with open derivatives, such as $\\partial s/\\partial x_k$, comes before the one in which "
           "they have been worked out. A property of the result comes after the result."],
)

BATCHES_SEEN = 20  # the running-mean explorer of the chapter draws this many


def start_left(momentum):
    """Fraction of the starting value that is left in a running mean after `BATCHES_SEEN` batches."""
    return (1 - momentum) ** BATCHES_SEEN


def jitter(momentum):
    """Standard deviation of a settled running mean, as a fraction of that of a single batch's mean."""
    return (momentum / (2 - momentum)) ** 0.5


RUNNING_MEAN = Tune(
    id="normalization/running-mean",
    title="Neither too slow nor too unsteady",
    points=2,
    question="Move the **running mean** explorer until less than 5 % of the starting value is left after 20 "
             "batches **and** the settled running mean jitters less than 35 % as much as a single batch's "
             "mean.",
    explorer="running-mean",
    offers={"momentum": (0.01, 0.99)},
    goal=lambda momentum: bool(start_left(momentum) < 0.05 and jitter(momentum) < 0.35),
    mistakes=[
        WrongRegion(lambda momentum: bool(start_left(momentum) >= 0.05),
                    "Too slow: after 20 batches more than 5 % of the starting value is left. Each batch must "
                    "count for more."),
        WrongRegion(lambda momentum: bool(jitter(momentum) >= 0.35),
                    "Too unsteady: it follows each batch too closely. Each batch must count for less."),
    ],
    explanation="The start fades as $(1 - m)^t$ and the jitter is $\\sqrt{m/(2 - m)}$. The usual 0.1 is "
                "chosen for thousands of batches, not for twenty.",
    hints=["The sentence under the figure gives both percentages. Begin at 0.1: which of the two is too "
           "large?",
           "A larger momentum forgets the start sooner, and jitters more. Go up in small steps until the "
           "first condition holds, and then look at the second."],
)
