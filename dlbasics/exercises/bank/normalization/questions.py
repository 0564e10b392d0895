"""Exercises of the Normalization chapter that ask for no code."""

from dlbasics.exercises.kinds import Before, Choice, Mistake, Number, Option, Order, Tune, Wrong

HOW_MANY_MEANS = Number(
    id="normalization/how-many-means",
    title="Count the means",
    points=1,
    question="A layer gets 32 sentences of 50 words, each word a vector of 512 features: `X` has shape "
             "`(32, 50, 512)`. How many means does **layer norm** compute?",
    answer=1600,
    tolerance=0.5,
    mistakes=[
        Mistake(512, "One for each feature: that is batch norm. Layer norm averages **over** the features."),
        Mistake(32, "One for each sentence would average over words too. Layer norm takes each word alone."),
        Mistake(50, "The 50 positions share nothing across sentences: each word of each sentence has its "
                    "own mean."),
        Mistake(819200, "That is every single number. A mean is taken over the 512 features of each word."),
        Mistake(1, "One mean of everything would make all words depend on each other."),
        Mistake(3200, "There are 1600 variances as well; the question asks for the means."),
        Mistake(25600, "That is one for each place in a sentence and each feature: a mean over the sentences "
                       "only. Layer norm averages over the 512 features."),
        Mistake(16384, "That is one for each sentence and feature: a mean over the words. Layer norm takes "
                       "one over the 512 features of each word."),
    ],
    explanation="One for each word: $32 \\cdot 50 = 1600$, and as many variances. `gamma` and `beta` have "
                "512 entries each, whatever the batch.",
    hints=["The mean is taken along the last axis. What is left of the shape then?"],
)

LARGEST_VALUE = Number(
    id="normalization/largest-value",
    title="How large can it get?",
    points=3,
    question="Batch norm sees a batch of 17 examples ($\\varepsilon = 0$, $\\gamma = 1$, $\\beta = 0$). One "
             "example has a value of 1,000,000 in some feature, the other sixteen have 0. What does batch "
             "norm make of the million?",
    answer=4.0,
    tolerance=0.005,
    mistakes=[
        Mistake(1e6, "Unchanged? The million moves the mean and the deviation as well: it is measured by a "
                     "stick that it has stretched itself."),
        Mistake(17.0, "Close to the idea, but the deviation is a **root**: compute mean and variance with "
                      "$a$ in place of the million."),
        Mistake(16.0, "That is the square of the answer: take the root of the variance."),
        Mistake(4.25, "You divided by the right deviation, but the mean, $a/17$, must be subtracted from the "
                      "million first."),
        Mistake(17**0.5, "You divided the million by the root of the mean **square**, $a/\\sqrt{17}$: that "
                         "is RMSNorm. Batch norm measures both from the mean."),
        Mistake(16 / 17**0.5,
                "That is the answer with `ddof=1`. Normalization layers divide by the biased deviation."),
        Mistake(16 / 17, "You subtracted the mean: $\\frac{16}{17}$ of the million are left. Now divide by "
                         "the deviation, which is $\\frac{4}{17}$ of a million."),
        Mistake(-0.25, "That is what the sixteen zeros become: each lies a quarter of a deviation below the "
                       "mean."),
        Mistake(1.0, "A standard deviation of 1 belongs to the whole feature, not to each value."),
    ],
    explanation="With $n$ examples no value can exceed $\\sqrt{n - 1}$: here 4, in a batch of two 1. Small "
                "batches cut off what is exceptional.",
    hints=["Call the million $a$. The mean is $a/17$, and the mean of the squares $a^2/17$.",
           "Variance: $a^2/17 - a^2/17^2 = 16\\,a^2/17^2$."],
)

USELESS_BIAS = Choice(
    id="normalization/useless-bias",
    title="A bias before batch norm",
    points=2,
    question="A layer computes `z = X @ W + b`, and batch norm in training mode follows at once. What is the "
             "gradient of the loss with respect to `b`?",
    options=[
        Option("The sum of `dout` over the examples, as for every bias.",
               "That is the gradient of `beta`, which is added **after** the normalization. Follow `b` "
               "through the subtraction of the mean."),
        Option("The sum of `dout`, divided by the standard deviation.",
               "That would be so if the mean were a constant. But it contains `b` as well, and takes it "
               "away again."),
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
    hints=["Replace `b` by `b + 1`. What happens to `z`, what to its mean over the batch?"],
)

INVARIANCES = Choice(
    id="normalization/invariances",
    title="What batch norm does not see",
    points=3,
    question="Which of these changes to `X`, shape `(n, d)`, leave the output of batch norm in **training** "
             "mode as it was, whatever `X` is? ($\\varepsilon = 0$, no feature is constant.) Mark every one "
             "that does.",
    options=[
        Option("Adding 5 to all features of **one** example.",
               "Only that example moves, so it stands elsewhere among the others: batch norm sees it. "
               "(Layer norm would not.)"),
        Option("Adding 5 to **one** feature of all examples.",
               "The feature's mean moves along and is subtracted.", right=True),
        Option("Multiplying one feature of all examples by $-2$.",
               "The size does not matter, but the **sign** does: the output of this feature is reversed."),
        Option("Multiplying the whole table by 10.",
               "Every feature's distances and its deviation grow tenfold.", right=True),
        Option("Replacing one example by the mean of the others.",
               "The mean of each feature changes, and so does its spread; all outputs move."),
        Option("Multiplying feature $j$ of all examples by $j + 1$.",
               "Each feature is measured by its own deviation, so each may have a positive factor of its "
               "own.", right=True),
    ],
    explanation="A shift and a positive scale of each **feature** cancel. For layer norm it is a shift and a "
                "positive scale of each **example**.",
    hints=["Batch norm looks at one column at a time. Which changes shift or stretch whole columns?"],
)

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
        Before(1, 2, "First the quotient rule with the derivatives of $\\mu$ and $s$ still open; then "
                     "$\\frac1n$ and $\\frac{\\hat x_k}{n}$ are put in for them."),
        Before(0, 3, "The result needs the chain rule before it: that multiplies the derivatives by $g_i$ "
                     "and sums them."),
        Before(2, 3, "The sum over $i$ can be carried out only when each $\\partial \\hat x_i/\\partial x_k$ "
                     "is known."),
        Before(3, 4, "That the gradient sums to 0 is a consequence of the finished formula."),
    ],
    explanation="$\\frac{\\partial \\mu}{\\partial x_k} = \\frac1n$ and $\\frac{\\partial s}{\\partial x_k} "
                "= \\frac{x_k - \\mu}{n s} = \\frac{\\hat x_k}{n}$ do the work of the third line.",
    hints=["Chain rule, quotient rule, insert, sum up, look at the result."],
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
    title="Neither slow nor nervous",
    points=2,
    question="Move the **running mean** explorer until less than 5 % of the starting value is left after 20 "
             "batches **and** the settled running mean jitters less than 35 % as much as a single batch's "
             "mean.",
    explorer="running-mean",
    goal=lambda momentum: bool(start_left(momentum) < 0.05 and jitter(momentum) < 0.35),
    mistakes=[
        Wrong(lambda momentum: bool(start_left(momentum) >= 0.05),
              "Too slow: after 20 batches more than 5 % of the starting value is left. Each batch must count "
              "for more."),
        Wrong(lambda momentum: bool(jitter(momentum) >= 0.35),
              "Too nervous: it follows each batch too closely. Each batch must count for less."),
    ],
    explanation="The start fades as $(1 - m)^t$ and the jitter is $\\sqrt{m/(2 - m)}$. The usual 0.1 is "
                "chosen for thousands of batches, not for twenty.",
    hints=["The sentence under the figure gives both percentages. Begin at 0.1."],
)
