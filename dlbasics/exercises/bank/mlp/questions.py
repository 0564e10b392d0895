"""Exercises of the chapter on a network that learns that ask for no code."""

from dlbasics.exercises.kinds import Before, Choice, Mistake, Number, Option, Order, Tune, Wrong

UNIT_OUTPUT = Number(
    id="mlp/unit-output",
    title="One unit by hand",
    points=1,
    question="A ReLU unit has the weights 2 and −1 and the bias −1. Its inputs are 3 and 2. What is its "
             "output?",
    answer=3,
    tolerance=0.001,
    mistakes=[
        Mistake(4, "The bias is missing: 4 is the sum of the products alone."),
        Mistake(5, "The bias is −1, and it is added with its sign: that lowers the sum."),
        Mistake(7, "The second weight is −1: its product with the input is −2, which lowers the sum."),
        Mistake(0, "ReLU gives 0 only where the sum is not positive. Is it?"),
        Mistake(1, "A unit that is on gives its sum, not 1. That would be a switch."),
        Mistake(-3, "ReLU never gives a negative number. Look at the signs again: is the sum negative?"),
        Mistake(6, "Only the first product is there. Add the second one and the bias."),
    ],
    explanation="$3 \\cdot 2 + 2 \\cdot (-1) - 1 = 3$. The sum is positive, and ReLU leaves it as it is.",
    hints=["Multiply each input by its own weight and add the products.",
           "Then the bias comes to it. Last, ReLU: does it change a positive sum?"],
)

PARAMETERS = Number(
    id="mlp/parameters",
    title="Count the numbers of a network",
    points=2,
    question="A network has 8 inputs, one hidden layer of 5 units, and 3 output units. How many weights and "
             "biases does it have together?",
    answer=63,
    tolerance=0.1,
    mistakes=[
        Mistake(55, "These are the weights. Each of the 5 + 3 units has a bias too."),
        Mistake(16, "You counted inputs and units. Each **line** between them carries a weight."),
        Mistake(8, "These are the biases alone. Each line between two layers carries a weight."),
        Mistake(120, "You multiplied all three. Lines run from one layer to the next only: 8 · 5 of them, "
                     "and then 5 · 3."),
        Mistake(60, "The biases of the output layer are missing: it has 3 units."),
        Mistake(58, "The biases of the hidden layer are missing: it has 5 units."),
        Mistake(71, "The inputs have no bias: they are not computed."),
        Mistake(57, "You gave each layer one bias. Each **unit** has its own."),
        Mistake(40, "These are the weights of the hidden layer. Biases and the output layer are missing."),
        Mistake(45, "That is the hidden layer. The output layer has weights and biases too."),
        Mistake(79, "There is no line from the inputs to the output units: each layer reads only the one "
                    "before it."),
    ],
    explanation="$8 \\cdot 5 + 5 = 45$ in the hidden layer and $5 \\cdot 3 + 3 = 18$ in the output layer.",
    hints=["Take one layer at a time. How many weights does a unit have that reads 8 numbers?",
           "Each unit has one weight for each of its inputs, and one bias."],
)

ONE_STEP = Number(
    id="mlp/one-step",
    title="One step downhill",
    points=2,
    question="The model is $\\hat y = w x$. There is one example, with $x = 3$ and $y = 6$; the loss is "
             "$(\\hat y - y)^2$. At first $w = 1$. What is $w$ after one step with the learning rate 0.1?",
    answer=2.8,
    tolerance=0.001,
    mistakes=[
        Mistake(-0.8, "You went uphill. The slope is negative here, and it is **subtracted**: $w$ grows."),
        Mistake(19, "You subtracted the whole slope. It is multiplied by the learning rate first."),
        Mistake(1.6, "The slope of $\\hat y = w x$ in $w$ is $x$: by the chain rule a factor 3 is missing."),
        Mistake(1.9, "The derivative of a square has a factor 2."),
        Mistake(1.3, "Two factors are missing: the 2 of the square, and $x$, the slope of $\\hat y$ in $w$."),
        Mistake(1.8, "That is how far $w$ moves. Where does it arrive?"),
        Mistake(-18, "That is the slope. The step is still to come."),
        Mistake(2, "There the loss is 0, so that is where the steps lead. One step does not end there."),
        Mistake(0.1, "You took the loss for the slope. A step uses the **derivative** of the loss."),
    ],
    explanation="The slope is $2\\,(3 - 6) \\cdot 3 = -18$, and $1 - 0.1 \\cdot (-18) = 2.8$: over the goal, "
                "which is 2, but nearer to it than before.",
    hints=["The loss as a function of $w$ is $(3w - 6)^2$. What is its derivative at $w = 1$?",
           "The new $w$ is the old one minus the learning rate times this derivative. Mind the sign."],
)

OVERSHOOT = Tune(
    id="mlp/overshoot",
    title="Over the goal, and still better",
    points=2,
    question="Move the **ball** explorer so that the ball has gone past the lowest point with its first "
             "step, and lies lower than at the start.",
    explorer="ball",
    goal=lambda rate, step: bool(0.25 < rate < 0.5 and step >= 1),
    mistakes=[
        Wrong(lambda rate, step: bool(step == 0), "The ball has not moved yet. Let it take a step."),
        Wrong(lambda rate, step: bool(rate < 0.25),
              "With this rate the ball stays on its side of the valley: each step ends before the lowest "
              "point."),
        Wrong(lambda rate, step: bool(rate == 0.25),
              "With this rate the first step ends exactly at the lowest point. It has to go past it."),
        Wrong(lambda rate, step: bool(rate == 0.5),
              "Past the lowest point, yes, but not lower: with this rate the ball jumps back and forth at "
              "one height."),
        Wrong(lambda rate, step: bool(rate > 0.5),
              "Past the lowest point, yes, but higher than before: with this rate each step makes the loss "
              "grow."),
    ],
    explanation="Between the best rate and its double, each step goes over the goal and still comes nearer. "
                "Beyond the double, each step leads farther away.",
    hints=["Which rate leads to the lowest point in one step? A larger one goes past it.",
           "If the rate is too large, the ball comes out on the other side higher than it was. Look for the "
           "rates between."],
)

WAY_BACK = Number(
    id="mlp/way-back",
    title="Back through two layers",
    points=3,
    question="A hidden unit computes $h = \\mathrm{ReLU}(w_1 x + b_1)$, and the output is "
             "$\\hat y = w_2 h + b_2$. The loss is $(\\hat y - y)^2$. With $x = 3$, $w_1 = 2$, $b_1 = -1$, "
             "$w_2 = -2$, $b_2 = 12$ and $y = 5$: what is the slope of the loss in $w_1$?",
    answer=36,
    tolerance=0.01,
    mistakes=[
        Mistake(-36, "The sign is wrong: the slope of $(\\hat y - y)^2$ in $\\hat y$ is "
                     "$2\\,(\\hat y - y)$, and $\\hat y$ is smaller than $y$ here."),
        Mistake(18, "The derivative of the square has a factor 2."),
        Mistake(12, "That is the slope in $h$, and in the sum before ReLU. One factor is left on the way to "
                    "$w_1$: the number that $w_1$ is multiplied by."),
        Mistake(-18, "The way back leads through $w_2$: a factor −2 is missing."),
        Mistake(-30, "That is the slope in $w_2$. Go on to the layer before it."),
        Mistake(-6, "That is where the way back begins: the slope in $\\hat y$. Go on to $w_1$."),
        Mistake(24, "The last factor is the input $x$ of the layer, not its weight $w_1$."),
        Mistake(60, "The last factor is $x$, the number that $w_1$ is multiplied by, not the output $h$."),
        Mistake(72, "The weight $w_1$ itself is no factor here: the slope of $w_1 x$ in $w_1$ is $x$."),
        Mistake(0, "Nothing passes where ReLU is off. Is the sum $w_1 x + b_1$ negative here?"),
    ],
    explanation="Forward: $h = 5$ and $\\hat y = 2$. Back: $2\\,(2 - 5) = -6$, times $w_2$ is 12, times the "
                "slope 1 of ReLU is 12, times $x$ is 36.",
    hints=["First the way forward: what are $h$ and $\\hat y$?",
           "Then go back and multiply: the slope of the square, the weight $w_2$, the slope of ReLU, and "
           "what $w_1$ is multiplied by."],
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

TEST_PART = Choice(
    id="mlp/test-part",
    title="All right, or not?",
    points=2,
    question="A network was trained on 100 pictures until it read all 100 of them. On 500 other pictures it "
             "reads 80 %. Which share will it most likely reach on the pictures of tomorrow?",
    options=[
        Option("About 80 %.",
               "Yes. The pictures of tomorrow are new to the network, as the 500 are.", right=True),
        Option("About 100 %: it has learned them.",
               "It has learned these 100 pictures. Tomorrow's pictures are not among them."),
        Option("About 83 %: 500 of all 600 pictures are right.",
               "The 100 pictures that it was trained on tell nothing about new ones. Leave them out."),
        Option("About 90 %: the mean of both.",
               "A mean of pictures that it has memorized and of new ones says nothing about new pictures."),
        Option("Nothing can be said before tomorrow.",
               "If the pictures of tomorrow come from the same source, the 500 stand for them well: that is "
               "what they were put aside for."),
    ],
    explanation="This is why a test part is put aside before the training, and never trained on.",
    hints=["Which of the two groups is more like the pictures of tomorrow?",
           "What had the network seen of each group before it was asked?"],
)

TRAINING_LOOP = Order(
    id="mlp/training-loop",
    title="One epoch, line by line",
    points=2,
    question="Put the parts of an epoch in order.",
    lines=[
        "Shuffle the training examples.",
        "Take the next batch of examples and their right answers.",
        "Forward: compute the outputs of all layers for this batch.",
        "Compare the scores with the targets: the loss, and its slope for each score.",
        "Back: compute the slopes of all weights and biases, from the last layer to the first.",
        "Step: subtract learning rate times slope from each weight and bias.",
        "After the last batch: count how many test digits are read.",
    ],
    before=[
        Before(0, 1, "Shuffle before you cut the examples into batches: otherwise the same ones are together "
                     "in each epoch."),
        Before(1, 2, "The forward pass needs examples: take a batch first."),
        Before(2, 3, "The scores come out of the forward pass. They cannot be compared with the targets "
                     "before."),
        Before(3, 4, "The way back begins with the slopes for the scores: those must be there first."),
        Before(4, 5, "A step subtracts the slopes: they must have been computed."),
        Before(5, 6, "The epoch is over when the last batch has made its step. Then count."),
    ],
    explanation="The middle five lines repeat for each batch; the whole repeats for each epoch.",
    hints=["What does each line need that another one makes?",
           "Within a batch: forward, compare, back, step."],
)
