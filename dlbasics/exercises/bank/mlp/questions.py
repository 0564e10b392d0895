"""Exercises of the chapter on a network that learns that ask for no code."""

from dlbasics.exercises.bank.combined_misconceptions import with_double_mistakes
from dlbasics.exercises.bank.number_format import signed
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


def unit_output(weights=(2, -1), bias=-1, inputs=(3, 2)):
    (w, v), (x, y) = weights, inputs
    products = w * x + v * y
    return Number(
        id="mlp/unit-output",
        title="One unit by hand",
        points=1,
        question=f"A ReLU unit has the weights {signed(w)} and {signed(v)} and the bias {signed(bias)}. "
                 f"Its inputs are {x} and {y}. What is its output?",
        answer=products + bias,
        tolerance=0.001,
        mistakes=with_double_mistakes(products + bias, 0.001, [
            WrongNumber(products, f"The bias is missing: {products} is the sum of the products alone."),
            WrongNumber(products - bias, f"The bias is {signed(bias)}, and it is added with its sign: that "
                                         f"lowers the sum. The second product, {signed(v * y)}, lowers it "
                                         "too."),
            WrongNumber(w * x - v * y + bias, f"The second weight is {signed(v)}: its product with the input "
                                              f"is {signed(v * y)}, which lowers the sum."),
            WrongNumber(0, "The sum is positive here, so ReLU does not make it 0. Multiply each input by its "
                           "own weight, and add the bias."),
            WrongNumber(1, "A unit that is on gives its sum, not 1."),
            WrongNumber(-products - bias, "ReLU never gives a negative number. Look at the signs again: is "
                                          "the sum negative?"),
            WrongNumber(w * x, "Only the first product is there. Add the second one and the bias."),
        ], lambda second, bias_sign, inputs: w * inputs[0] + second * inputs[1] + bias_sign * bias,
            slips=[
                WrongNumber(w * y + v * x + bias, "The inputs have changed places: the first weight belongs "
                                                  f"to the first input, {x}."),
                WrongNumber(w * x + bias, f"The second product is missing: the weight {signed(v)} times the "
                                          f"input {y}."),
            ],
            second=[v, (-v, "the second weight has the wrong sign"), (0, "the second product is missing")],
            bias_sign=[1, (0, "the bias is missing"), (-1, "the bias has the wrong sign")],
            inputs=[(x, y), ((y, x), "the inputs have changed places")],
        ),
        explanation=f"${x} \\cdot {w} + {y} \\cdot ({v}) - {-bias} = {products + bias}$. The sum is "
                    "positive, and ReLU leaves it as it is.",
        hints=["Multiply each input by its own weight and add the products.",
               "Then add the bias. Last, ReLU: does it change a positive sum?"],
    )


UNIT_OUTPUT = fresh_numbers(
    unit_output, lambda weights, bias, inputs: weights[0] * inputs[0] + weights[1] * inputs[1] + bias > 1,
    weights=((2, -1), (3, -1), (3, -2), (4, -1), (5, -2)), bias=(-1, -2, -3),
    inputs=((3, 2), (2, 1), (4, 3), (3, 4), (5, 2)),
)


def parameters(inputs=8, hidden=5, outputs=3):
    first, second = (inputs + 1) * hidden, (hidden + 1) * outputs
    return Number(
        id="mlp/parameters",
        title="Count the numbers of a network",
        points=2,
        question=f"A network has {inputs} inputs, one hidden layer of {hidden} units, and {outputs} "
                 "output units. How many weights and biases does it have together?",
        answer=first + second,
        tolerance=0.1,
        mistakes=with_double_mistakes(first + second, 0.1, [
            WrongNumber(hidden * (inputs + outputs), f"These are the weights. Each of the {hidden} + "
                                                     f"{outputs} units has a bias too."),
            WrongNumber(inputs + hidden + outputs, "You counted inputs and units. Each **line** between them "
                                                   "carries a weight."),
            WrongNumber(hidden + outputs, "These are the biases alone. Each line between two layers carries "
                                          "a weight."),
            WrongNumber(inputs * hidden * outputs, "You multiplied all three. Lines run from one layer to "
                                                   f"the next only: {inputs} · {hidden} of them, "
                                                   f"and then {hidden} · {outputs}."),
            WrongNumber(first + hidden * outputs, "The biases of the output layer are missing: it has "
                                                  f"{outputs} units."),
            WrongNumber(inputs * hidden + second, "The biases of the hidden layer are missing: it has "
                                                  f"{hidden} units."),
            WrongNumber(inputs + first + second, "The inputs have no bias: they are not computed."),
            WrongNumber(hidden * (inputs + outputs) + 2, "You gave each layer one bias. Each **unit** has "
                                                         "its own."),
            WrongNumber(inputs * hidden, "These are the weights of the hidden layer. Biases and the output "
                                         "layer are missing."),
            WrongNumber(first, "That is the hidden layer. The output layer has weights and biases too."),
            WrongNumber(inputs * hidden + (inputs + hidden) * outputs, "There is no line from the inputs to "
                                                                       "the output units: each layer reads "
                                                                       "only the one before it."),
            WrongNumber(inputs * hidden * outputs + hidden + outputs,
                        "The biases are right. For the weights you multiplied all three numbers. Lines run "
                        f"from one layer to the next only: {inputs} · {hidden} of them, and then {hidden} · "
                        f"{outputs}."),
        ], lambda **parts: sum(parts.values()),
            slips=[
                WrongNumber(second, "That is the output layer. The hidden layer has weights and biases too."),
                WrongNumber(first + outputs, "The weights of the output layer are missing: each of its "
                                             f"{outputs} units reads {hidden} numbers."),
                WrongNumber(hidden + second, "The weights of the hidden layer are missing: each of its "
                                             f"{hidden} units reads {inputs} numbers."),
                WrongNumber(hidden * (inputs + outputs) + inputs + hidden,
                            "You gave a bias to the inputs and the hidden units. Count one for each unit "
                            f"that **computes**: {hidden} hidden ones and {outputs} output ones."),
                WrongNumber(hidden * (inputs + outputs) + 1, "You counted one bias for the whole network. "
                                                             "Each **unit** has its own."),
            ],
            first_weights=[inputs * hidden, (0, "the weights of the hidden layer are missing")],
            first_biases=[hidden, (0, "the biases of the hidden layer are missing")],
            second_weights=[hidden * outputs, (0, "the weights of the output layer are missing")],
            second_biases=[outputs, (0, "the biases of the output layer are missing")],
        ),
        explanation=f"${inputs} \\cdot {hidden} + {hidden} = {first}$ in the hidden layer and ${hidden} "
                    f"\\cdot {outputs} + {outputs} = {second}$ in the output layer.",
        hints=[f"Take one layer at a time. How many weights does a unit have that reads {inputs} numbers?",
               "Each unit has one weight for each of its inputs, and one bias."],
    )


PARAMETERS = fresh_numbers(parameters, inputs=(4, 6, 8, 10, 20), hidden=(3, 5, 7, 12, 16),
                           outputs=(2, 3, 4, 10))


def one_step(x=3, goal=2, rate=0.1):
    y = x * goal
    slope = 2 * (x - y) * x
    moved = -rate * slope
    return Number(
        id="mlp/one-step",
        title="One step downhill",
        points=2,
        question=f"The model is $\\hat y = w x$. There is one example, with $x = {x}$ and $y = {y}$; the "
                 "loss is $(\\hat y - y)^2$. At first $w = 1$. What is $w$ after one step with the "
                 f"learning rate {rate:g}?",
        answer=1 + moved,
        tolerance=0.001,
        mistakes=with_double_mistakes(1 + moved, 0.001, [
            WrongNumber(1 - moved, "You went uphill. The slope is negative here, and it is **subtracted**: "
                                   "$w$ grows."),
            WrongNumber(1 - slope, "You subtracted the whole slope. It is multiplied by the learning rate "
                                   "first."),
            WrongNumber(1 + moved / x, "The slope of $\\hat y = w x$ in $w$ is $x$: by the chain rule a "
                                       f"factor {x} is missing."),
            WrongNumber(1 + moved / 2, "The derivative of a square has a factor 2."),
            WrongNumber(1 + moved / x / 2, "Two factors are missing: the 2 of the square, and $x$, the slope "
                                           "of $\\hat y$ in $w$."),
            WrongNumber(moved, "That is how far $w$ moves. Where does it arrive?"),
            WrongNumber(slope, "That is the slope. The step is still to come."),
            WrongNumber(goal, "There the loss is 0, so that is where the steps lead. One step does not end "
                              "there."),
            WrongNumber(1 - rate * (x - y) ** 2, "You took the loss for the slope. A step uses the "
                                                 "**derivative** of the loss."),
        ], lambda start, sign, rate, square, inner: start + sign * rate * square * (x - y) * inner,
            slips=[
                WrongNumber(-moved, "That is learning rate times slope. Subtract it from the old $w$."),
                WrongNumber(1, "That is the old $w$. Subtract learning rate times slope from it."),
                WrongNumber(x * (1 + moved), "That is the new prediction. The question asks for $w$ itself."),
                WrongNumber(1 + moved - rate * 2 * (x * (1 + moved) - y) * x,
                            "That is $w$ after two steps. Stop after the first one."),
                WrongNumber(x + moved, f"You moved the prediction, which is {x} at first. The step begins at "
                                       "the old $w$."),
                WrongNumber(1 - rate * 2 * (x - y) * y, f"By the chain rule the last factor of the slope is "
                                                        f"$x = {x}$, not $y$."),
                WrongNumber((x - y) ** 2, "That is the loss before the step. A step uses its slope in $w$."),
                WrongNumber((x * (1 + moved) - y) ** 2,
                            "That is the loss after the step. The question asks for $w$."),
            ],
            start=[1, (0, "the old $w$ is missing")],
            sign=[-1, (1, "you went uphill, but the slope is subtracted")],
            rate=[rate, (1, "the learning rate is missing")],
            square=[2, (1, "the factor 2 of the square is missing")],
            inner=[x, (1, f"the factor {x} is missing, the slope of $\\hat y = wx$ in $w$")],
        ),
        explanation=f"The slope is $2\\,({x} - {y}) \\cdot {x} = {slope}$, and $1 - {rate:g} \\cdot "
                    f"({slope}) = {1 + moved:g}$: over the goal, which is {goal}, but nearer to it than "
                    "before.",
        hints=[f"The loss as a function of $w$ is $({x}w - {y})^2$. What is its derivative at $w = 1$?",
               "The new $w$ is the old one minus the learning rate times this derivative. Be careful with "
               "the sign."],
    )


ONE_STEP = fresh_numbers(
    one_step, lambda x, goal, rate: 1 < 2 * x**2 * rate < 2,
    x=(2, 3, 4, 5), goal=(2, 3, 4, 5), rate=(0.03, 0.04, 0.05, 0.1, 0.15, 0.2),
)

OVERSHOOT = Tune(
    id="mlp/overshoot",
    title="Over the goal, and still better",
    points=2,
    question="Move the **ball** explorer so that the ball has gone past the lowest point with its first "
             "step, and lies lower than at the start.",
    explorer="ball",
    offers={"rate": (0.01, 0.52), "step": (0, 6)},
    goal=lambda rate, step: bool(0.25 < rate < 0.5 and step >= 1),
    mistakes=[
        WrongRegion(lambda rate, step: bool(step == 0), "The ball has not moved yet. Let it take a step."),
        WrongRegion(lambda rate, step: bool(rate < 0.25),
                    "With this rate the ball stays on its side of the valley: each step ends before the "
                    "lowest point."),
        WrongRegion(lambda rate, step: bool(rate == 0.25),
                    "With this rate the first step ends exactly at the lowest point. It has to go past it."),
        WrongRegion(lambda rate, step: bool(rate == 0.5),
                    "Past the lowest point, yes, but not lower: with this rate the ball jumps back and forth "
                    "at one height."),
        WrongRegion(lambda rate, step: bool(rate > 0.5),
                    "Past the lowest point, yes, but higher than before: with this rate each step makes the "
                    "loss grow."),
    ],
    explanation="Between the best rate and its double, each step goes over the goal and still comes nearer. "
                "Beyond the double, each step leads farther away.",
    hints=["Which rate leads to the lowest point in one step? A larger one goes past it.",
           "If the rate is too large, the ball comes out on the other side higher than it was. Look for the "
           "rates between."],
)


def way_back(x=3, w1=2, b1=-1, w2=-2, b2=12, y=5):
    h = w1 * x + b1
    y_hat = w2 * h + b2
    in_output = 2 * (y_hat - y)
    in_h = in_output * w2  # ReLU is on
    return Number(
        id="mlp/way-back",
        title="Back through two layers",
        points=3,
        question="A hidden unit computes $h = \\mathrm{ReLU}(w_1 x + b_1)$, and the output is "
                 f"$\\hat y = w_2 h + b_2$. The loss is $(\\hat y - y)^2$. With $x = {x}$, $w_1 = {w1}$, "
                 f"$b_1 = {b1}$, $w_2 = {w2}$, $b_2 = {b2}$ and $y = {y}$: what is the slope of the loss "
                 "in $w_1$?",
        answer=in_h * x,
        tolerance=0.01,
        mistakes=with_double_mistakes(in_h * x, 0.01, [
            WrongNumber(-in_h * x, "The sign is wrong: the slope of $(\\hat y - y)^2$ in $\\hat y$ is "
                                   "$2\\,(\\hat y - y)$, and $\\hat y$ is smaller than $y$ here."),
            WrongNumber(in_h * x / 2, "The derivative of the square has a factor 2."),
            WrongNumber(in_h, "That is the slope in $h$, and in the sum before ReLU. One factor is left on "
                              "the way to $w_1$: the number that $w_1$ is multiplied by."),
            WrongNumber(in_output * x, f"The way back leads through $w_2$: a factor {signed(w2)} is "
                                       "missing."),
            WrongNumber(in_output * h, "That is the slope in $w_2$. Go on to the layer before it."),
            WrongNumber(in_output, "That is where the way back begins: the slope in $\\hat y$. Go on to "
                                   "$w_1$."),
            WrongNumber(in_h * w1, "The last factor is the input $x$ of the layer, not its weight $w_1$."),
            WrongNumber(in_h * x * w1, "The weight $w_1$ itself is no factor here: the slope of $w_1 x$ in "
                                       "$w_1$ is $x$."),
            WrongNumber(0, "Nothing passes where ReLU is off. Is the sum $w_1 x + b_1$ negative here?"),
        ], lambda sign, square, weight, last: sign * square * (y_hat - y) * weight * last,
            # The first two have the same number as a later one where the book's numbers are.
            slips=[
                WrongNumber(2 * (w2 * w1 * x + b2 - y) * w2 * x,
                            f"Is $b_1$ in your $h$? With it, $h = {h}$. And the last factor is $x$, not "
                            "$h$."),
                WrongNumber(2 * (w2 * h - y) * w2 * x,
                            f"Is $b_2$ in your $\\hat y$? With it, $\\hat y = {y_hat}$. And the slope of "
                            "ReLU is 1 here, not $h$."),
                WrongNumber(in_h * h, "The last factor is $x$, the number that $w_1$ is multiplied by, not "
                                      "the output $h$."),
                WrongNumber(in_h * x * h, "The slope of ReLU is 1 where the unit is on. Its output $h$ is no "
                                          "factor here."),
                WrongNumber((y_hat - y) ** 2 * w2 * x,
                            "You began with the loss itself. Begin with its slope in $\\hat y$, which is "
                            "$2\\,(\\hat y - y)$."),
            ],
            sign=[1, (-1, "the sign is wrong, since $\\hat y$ is smaller than $y$")],
            square=[2, (1, "the factor 2 of the square is missing")],
            weight=[w2, (1, f"the factor $w_2 = {signed(w2)}$ is missing")],
            last=[x, (1, f"the factor $x = {x}$ is missing"), (h, "the last factor is $x$, not $h$"),
                  (w1, "the last factor is $x$, not $w_1$")],
        ),
        explanation=f"Forward: $h = {h}$ and $\\hat y = {y_hat}$. Back: $2\\,({y_hat} - {y}) = "
                    f"{in_output}$, times $w_2$ is {in_h}, times the slope 1 of ReLU is {in_h}, times $x$ "
                    f"is {in_h * x}.",
        hints=["First the way forward: what are $h$ and $\\hat y$?",
               "Then go back and multiply: the slope of the square, the weight $w_2$, the slope of ReLU, and "
               "what $w_1$ is multiplied by."],
    )


WAY_BACK = fresh_numbers(
    way_back, lambda x, w1, b1, w2, b2, y: x != w1 and 0 < w2 * (w1 * x + b1) + b2 < y,
    # With w2 = -2 a missing w2 leads to the same number as a missing 2 and a wrong sign.
    x=(2, 3, 4, 5), w1=(2, 3), b1=(-1, -2, 1), w2=(-3, -4), b2=(15, 18, 20, 24, 25, 28, 30, 35, 40),
    y=(5, 6, 8, 10),
)

WHAT_CHANGES = Choice(
    id="mlp/what-changes",
    title="What does training change?",
    points=1,
    question="A network is trained with gradient descent. Which of these does each step change? Mark every "
             "one that is changed.",
    options=[
        Option("The weights.", "Weights and biases are what is learned.", right=True),
        Option("The biases.", "", right=True),
        Option("The inputs.",
               "The examples are given. They stay as they are; only the network's answer to them changes."),
        Option("The learning rate.",
               "It is chosen before the training. Some people lower it on the way, but no slope decides "
               "that."),
        Option("The number of units in the hidden layer.",
               "How many units there are is chosen before the training. Gradient descent changes numbers, "
               "not the form of the network."),
        Option("The right answers.",
               "They are given with the examples. The predictions come nearer to them, not the other way "
               "round."),
    ],
    explanation="What is chosen by people before the training, such as the learning rate or the number of "
                "units, is called a *hyperparameter*.",
    hints=["In the line `w = w - lr * slope`, what stands on the left?",
           "Which numbers belong to the units? Leave out what comes from the data or was decided before."],
)

LOSS_EXPLODES = Choice(
    id="mlp/loss-explodes",
    title="A loss that grows",
    points=2,
    question="You start a training, and the loss after each of the first epochs is 2.7, 8.1, 95, 4100 and "
             "350000. The gradient has been checked and is right. What do you try first?",
    options=[
        Option("A learning rate ten times smaller.",
               "Yes: steps that are too long land higher on the other side, again and again.", right=True),
        Option("A learning rate ten times larger, to get over the hill.",
               "There is no hill: each step lands farther up. Longer steps land farther still."),
        Option("More epochs.",
               "With these steps the loss grows by itself. More of them make it larger, not smaller."),
        Option("More hidden units.",
               "The network may be large enough or not; that cannot be seen while each step leads uphill."),
        Option("A plus instead of the minus in the step.",
               "Then each step would follow the slope uphill. The direction is right, since the gradient is; "
               "the steps are too long."),
        Option("More examples in the training part.",
               "More examples help against errors on new ones. Here the loss grows on the old ones."),
    ],
    explanation="Divide the learning rate by 3 or 10 until the loss falls. Then look for the largest rate "
                "that still works well.",
    hints=["Think of the ball in the valley: with which steps does it climb?",
           "The direction of each step is right. What else can be wrong with a step?"],
)


def test_part(trained=100, others=500, percent=80):
    total, right = trained + others, trained + others * percent // 100
    return Choice(
        id="mlp/test-part",
        title="All right, or not?",
        points=2,
        question=f"A network was trained on {trained} pictures until it read all {trained} of them. On "
                 f"{others} other pictures it reads {percent} %. Which share will it most likely reach on "
                 "the pictures of tomorrow?",
        options=[
            Option(f"About {percent} %.",
                   f"Yes. The pictures of tomorrow are new to the network, as the {others} are.", right=True),
            Option("About 100 %: it has learned them.",
                   f"It has learned these {trained} pictures. Tomorrow's pictures are not among them."),
            Option(f"About {100 * right / total:.0f} %: {right} of all {total} pictures are right.",
                   f"The {trained} pictures that it was trained on tell nothing about new ones. Leave "
                   "them out."),
            Option(f"About {50 + percent / 2:g} %: the mean of both.",
                   "A mean of pictures that it has memorized and of new ones says nothing about new ones."),
            Option("Nothing can be said before tomorrow.",
                   f"Something may change by tomorrow, that is true. But the {others} pictures were put "
                   "aside as examples of new ones, so they give the best guess that there is."),
        ],
        explanation="This is why a test part is put aside before the training, and never trained on.",
        hints=["Which of the two groups is more like the pictures of tomorrow?",
               "What had the network seen of each group before it was asked?"],
    )


def is_told_apart(trained, others, percent):
    """Whether the share of all pictures is clearly another one than that of the new ones."""
    share_of_all = 100 * (trained + others * percent / 100) / (trained + others)
    return trained != others and percent * others % 100 == 0 and share_of_all - percent > 3


TEST_PART = fresh_numbers(
    test_part, is_told_apart,
    trained=(100, 200, 400, 1000), others=(200, 300, 500, 1000), percent=(60, 70, 76, 80, 84, 90),
)

TRAINING_LOOP = Order(
    id="mlp/training-loop",
    title="One epoch, line by line",
    points=2,
    version="971a11f0",  # the same lines in the same order as when the last one named the test digits
    question="Put the parts of an epoch in order.",
    lines=[
        "Shuffle the training examples.",
        "Take the next batch of examples and their right answers.",
        "Forward: compute the outputs of all layers for this batch.",
        "Compare the scores with the targets: the loss, and its slope for each score.",
        "Back: compute the slopes of all weights and biases, from the last layer to the first.",
        "Step: subtract learning rate times slope from each weight and bias.",
        "After the last batch: count how many digits of the validation set are read.",
    ],
    before=[
        OrderConstraint(0, 1, "Shuffle before you cut the examples into batches: otherwise the same ones are "
                              "together in each epoch."),
        OrderConstraint(1, 2, "The forward pass needs examples: take a batch first."),
        OrderConstraint(2, 3, "The scores come out of the forward pass. They cannot be compared with the "
                              "targets before."),
        OrderConstraint(3, 4, "The way back begins with the slopes for the scores: those must be there "
                              "first."),
        OrderConstraint(4, 5, "A step subtracts the slopes: they must have been computed."),
        OrderConstraint(5, 6, "The epoch is over when the last batch has made its step. Then count."),
    ],
    explanation="The middle five lines repeat for each batch; the whole repeats for each epoch.",
    hints=["What does each line need that another one makes?",
           "Within a batch: which line needs the predictions, which one needs the slopes, and after which "
           "one has the network changed?"],
)
