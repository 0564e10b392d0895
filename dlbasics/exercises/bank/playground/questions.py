"""Exercises of the playground: settings to find, each held to trained networks by the tests of the page.

Two questions at the end look at a training from outside.
"""

from dlbasics.exercises.bank.combined_misconceptions import with_double_mistakes
from dlbasics.exercises.kinds import Choice, Number, Option, Tune, WrongNumber, WrongRegion, fresh_numbers

EIGHT_LAYERS = Tune(
    id="playground/eight-layers",
    title="Eight layers that all learn",
    points=1,
    question="Set the **deep** explorer to eight hidden layers, such that the gradient of the first layer is "
             "at least a tenth of that of the last layer, from all five starts.",
    explorer="deep",
    offers={"activation": ("sigmoid", "tanh"), "layers": ("1", "2", "4", "8")},
    goal=lambda activation, layers: activation == "tanh" and layers == "8",
    mistakes=[
        WrongRegion(lambda activation, layers: activation == "sigmoid" and layers == "8",
                    "Eight layers, but with the sigmoid the gradient of the first layer is less than a "
                    "ten-thousandth of that of the last one."),
        WrongRegion(lambda activation, layers: layers != "8", "This network has fewer than eight hidden "
                                                              "layers."),
    ],
    explanation="On the way back each layer multiplies the gradient by its weights and by the slope of its "
                "activation. The slope of the sigmoid is at most 1/4, that of tanh is up to 1.",
    hints=["On the way back, the gradient passes through the activation of every layer. Which of the two "
           "activations has slopes near 1?",
           "First set eight layers, then compare the two activations."],
)

KILL_UNITS = Tune(
    id="playground/kill-units",
    title="More than half of the units dead",
    points=1,
    question="Set the **dying** explorer so that, from all five starts, more than half of the 16 hidden "
             "units are dead in the end.",
    explorer="dying",
    offers={"activation": ("relu", "leaky_relu"), "rate": ("0.3", "1", "2", "5")},
    goal=lambda activation, rate: activation == "relu" and rate == "5",
    mistakes=[
        WrongRegion(lambda activation, rate: activation == "leaky_relu",
                    "A leaky ReLU has a slope everywhere, so its units go on learning: none of them is "
                    "dead."),
        WrongRegion(lambda activation, rate: activation == "relu" and rate != "5",
                    "Some units may be dead, but not more than half of them. What throws a unit far to the "
                    "side where its output is 0?"),
    ],
    explanation="A step that is too long moves weights and biases so far that a unit gives 0 for every "
                "point. There its gradient is 0 too. A unit of the second layer can still come back while "
                "the first layer learns. At this rate the whole second layer is dead, and no weight changes "
                "any more.",
    hints=["Most units die here because one step changes their weights and their bias very much. Which "
           "setting makes steps longer?",
           "Only one of the two activations has a slope of exactly 0 on one side."],
)

HALF_ZERO = Tune(
    id="playground/half-zero",
    title="Half of the weights, and still right",
    points=1,
    question="Set the **prune** explorer so that, from all five starts, more than half of the weights are 0 "
             "and at least 95 % of the validation points are still right.",
    explorer="prune",
    offers={"l1": ("0", "0.003", "0.01", "0.03", "0.1")},
    goal=lambda l1: l1 in ("0.01", "0.03"),
    mistakes=[
        WrongRegion(lambda l1: l1 == "0", "Without a penalty no weight is exactly 0."),
        WrongRegion(lambda l1: l1 == "0.003", "Some weights are 0 now, but fewer than half of them. Make the "
                                              "penalty stronger."),
        WrongRegion(lambda l1: l1 == "0.1", "All weights are 0 now: the network gives the same answer "
                                            "everywhere. Make the penalty weaker."),
    ],
    explanation="In each step L1 moves each weight towards 0 by the same amount. Weights that the loss "
                "hardly needs become exactly 0, and those that it needs stay.",
    hints=["Move from the weakest penalty to the strongest one and watch both pictures: the weights that are "
           "0, and the points that are right.",
           "At the strongest penalty all weights are 0. What happens just before?"],
)

STOP_IN_TIME = Tune(
    id="playground/stop-in-time",
    title="In time, but not too early",
    points=1,
    question="Set the **patience** explorer so that, from all five starts, the network keeps the weights of "
             "the lowest validation loss of all 150 epochs, and training ends before epoch 110.",
    explorer="patience",
    offers={"patience": ("never", "5", "20", "60")},
    goal=lambda patience: patience == "20",
    mistakes=[
        WrongRegion(lambda patience: patience == "never",
                    "Nothing stops the training, and the network ends with weights that fit the noise."),
        WrongRegion(lambda patience: patience == "5",
                    "From some starts this stops too early: the validation loss would have become lower "
                    "later."),
        WrongRegion(lambda patience: patience == "60",
                    "The weights are the best ones, but from one start the training goes on beyond epoch "
                    "110."),
    ],
    explanation="The validation loss goes up and down. A short patience takes a small bump for the end; a "
                "long one costs many epochs that change nothing.",
    hints=["The patience is the number of epochs that training waits for a better validation loss.",
           "Compare the marks with the lowest points of the dashed curves: for which patience does a mark "
           "lie too far left?"],
)

ANY_SCALE = Tune(
    id="playground/any-scale",
    title="From very small weights",
    points=1,
    question="Set the **scale** explorer to initial weights that are 100 times too small, such that from all "
             "five starts at least 90 % of the validation points are right in the end.",
    explorer="scale",
    offers={"norm": ("none", "batch"), "scale": ("0.01", "0.1", "1", "5")},
    goal=lambda norm, scale: norm == "batch" and scale == "0.01",
    mistakes=[
        WrongRegion(lambda norm, scale: norm == "none" and scale == "0.01",
                    "The weights are small enough, but the network learns nothing: its signal fades from "
                    "layer to layer."),
        WrongRegion(lambda norm, scale: scale != "0.01", "These weights are not 100 times too small."),
    ],
    explanation="Batch normalization divides by the standard deviation of the batch, so the scale of the "
                "weights before it hardly changes what comes out. (It still counts for the length of the "
                "steps.)",
    hints=["100 times too small means a scale of 0.01.",
           "What could bring a layer's outputs back to size 1, whatever its weights are?"],
)

CERTAIN_AND_WRONG = Tune(
    id="playground/certain-and-wrong",
    title="Out of a certain and wrong start",
    points=1,
    question="Set the **certain** explorer to initial weights that are ten times too large, such that from "
             "all five starts more than 95 % of the validation points are right in the end.",
    explorer="certain",
    offers={"loss": ("squared error", "cross-entropy"), "scale": ("1", "10")},
    goal=lambda loss, scale: loss == "cross-entropy" and scale == "10",
    mistakes=[
        WrongRegion(lambda loss, scale: loss == "squared error" and scale == "10",
                    "The squared error of a probability has almost no slope where the network is certain and "
                    "wrong, so it stays wrong."),
        WrongRegion(lambda loss, scale: scale == "1", "These initial weights have the usual size."),
    ],
    explanation="With cross-entropy the slope at the logit is the probability minus the target: it is "
                "largest where the network is certain and wrong.",
    hints=["Where the network is certain, the sigmoid is flat. One of the two losses makes up for that.",
           "Set the scale to 10, and compare the two losses."],
)

STUCK = Choice(
    id="playground/stuck",
    title="Half of the points right",
    points=2,
    question="A network with eight hidden layers of sigmoid units gets half of the points of two classes "
             "right, epoch after epoch. The gradient of its last layer has the size 0.03, that of its first "
             "layer 0.00000005. What do you change first?",
    options=[
        Option("The activation: tanh or ReLU.",
               "Yes: each sigmoid multiplies the gradient by 1/4 at most on the way back. The slope of tanh "
               "is up to 1, and that of ReLU is 1 where the unit is on.", right=True),
        Option("The learning rate: 100 times larger.",
               "The two gradients differ by much more than a factor 100. A rate that moves the first layer "
               "is far too large for the last one."),
        Option("L1: a stronger penalty.",
               "It moves every weight towards 0. Where the gradient is almost 0, nothing moves it back."),
        Option("Early stopping: a shorter patience.",
               "It keeps the best weights so far. Here none of them is better than guessing."),
        Option("The data: more points.",
               "More points help a network that fits its points and fails on new ones. This one does not "
               "even fit its own."),
    ],
    explanation="The sizes of the gradients, layer by layer, say where a training is stuck. Here the first "
                "layers get almost nothing.",
    hints=["Compare the two sizes. What happens to the gradient on its way from the last layer to the first?",
           "On this way it passes eight activations. Think of the largest slope that a sigmoid has."],
)


def steps(n=300, percent=20, batch=30, epochs=40):
    trained_on = n * (100 - percent) // 100
    return Number(
        id="playground/steps",
        title="How many steps?",
        points=2,
        question=f"There are {n} points, of which {percent} % are held back for validation. The batch size "
                 f"is {batch}. How many steps of gradient descent are {epochs} epochs?",
        answer=epochs * trained_on // batch,
        tolerance=0.001,
        mistakes=with_double_mistakes(epochs * trained_on // batch, 0.001, [
            WrongNumber(epochs * n / batch, "You counted all points. Those of the validation part are in no "
                                            "batch."),
            WrongNumber(epochs * (n - trained_on) / batch, "You counted the validation points. The network "
                                                           "learns from the others."),
            WrongNumber(trained_on / batch, "That is one epoch. Multiply by the number of epochs, "
                                            f"{epochs}."),
            WrongNumber(epochs, "An epoch goes through all training points once. That takes a step for each "
                                "batch."),
            WrongNumber(epochs * trained_on, "A step takes a whole batch, not a single point."),
            WrongNumber(epochs * batch, "The batch size is the number of points in a step, not the number of "
                                        "steps in an epoch."),
        ], lambda points, size, times: points * times / size,
            slips=[
                WrongNumber(n - trained_on, "That many points are held back. Divide the **other** points "
                                            "into batches."),
                WrongNumber(trained_on, "That is the number of points that an epoch goes through. Divide "
                                        "them into batches."),
                WrongNumber(n, "That is the number of all points. Take the validation points away, and "
                               "divide the rest into batches."),
                WrongNumber(batch, "That is the number of points in a step. How many steps does an epoch "
                                   "take with it?"),
            ],
            points=[trained_on, (n, "the validation points are in no batch"),
                    (n - trained_on, "the network learns from the other points")],
            size=[batch, (1, "a step takes a whole batch"), (1 / batch, "you multiplied by the batch size")],
            times=[epochs, (1, "that is one epoch")],
        ),
        explanation=f"{trained_on} points are for training. In batches of {batch} that is "
                    f"{trained_on // batch} steps an epoch, and ${epochs} \\cdot {trained_on // batch} = "
                    f"{epochs * trained_on // batch}$.",
        hints=["First, how many points does an epoch go through?",
               "Each step takes one batch of them. How many batches are there in an epoch?"],
    )


STEPS = fresh_numbers(
    steps, lambda n, percent, batch, epochs: n * (100 - percent) % (100 * batch) == 0 and batch != epochs,
    n=(200, 300, 500, 600), percent=(20, 25, 40), batch=(10, 20, 30, 50), epochs=(20, 40, 60, 100),
)
