"""What readers of the chapter on a network that learns predict."""

from dlbasics.explore.prediction_model import Prediction

PREDICTIONS = {
    "unit": Prediction(
        "The inputs are 2 and 1, the weights 1 and −1. You make the bias smaller and smaller. At which "
        "bias does the output become 0?",
        {
            "0": (
                "At bias 0 the sum is still 1, so the unit is on. It is tempting to think that the "
                "weights 1 and −1 cancel. But each is multiplied by its input, and the inputs differ."
            ),
            "−1": "The products add up to 1. A bias of −1 makes the sum 0, and then ReLU gives 0.",
            "−2": (
                "At −2 the output is 0, but at −1 it is 0 already. The sum need not be negative: ReLU "
                "gives 0 for a sum of 0 as well."
            ),
        },
        right="−1",
    ),
    "forward": Prediction(
        "Both switches are up. What do the two hidden units say?",
        {
            "1 and 0": (
                "That is right for one switch, and so it is easy to remember. With two switches each "
                "unit gets a larger sum: they say 2 and 1."
            ),
            "1 and 1": (
                "A lamp is lit or dark, so 0 and 1 seem to be all there is. But ReLU has no upper limit: "
                "the first unit counts the switches and says 2."
            ),
            "2 and 1": (
                "The first unit adds up both switches and says 2. The second one subtracts 1 and says "
                "1."
            ),
        },
        right="2 and 1",
    ),
    "ball": Prediction(
        "With which learning rate does the ball land on the other side, and higher than before?",
        {
            "0.3": (
                "With 0.3 the ball does cross the lowest point, and that looks dangerous. But it lands "
                "lower than before: each step leads nearer."
            ),
            "0.4": (
                "With 0.4 the ball jumps far to the other side. It still lands lower than before, so it"
                " arrives in the end. Crossing alone is no harm."
            ),
            "0.52": (
                "With 0.52 each step lands a little farther away than the last one. The slope is then "
                "larger, so the next step is longer, and the loss grows without end."
            ),
        },
        right="0.52",
    ),
    "back": Prediction(
        "With b2 = −2 the second unit is off. Which slopes of weights and biases are then not 0?",
        {
            "all six": (
                "The loss is not 0, so one expects that every number must change. But on the way back "
                "all is multiplied by the 0 of the unit that is off. Only b3 keeps a slope."
            ),
            "only that of b3": (
                "The slopes on the way back are multiplied by 0 at the unit that is off. The weight w3 "
                "gets nothing either, since its input h2 is 0. Only b3 is left."
            ),
            "those of w1 and b1": (
                "The first unit is on, and this makes its slopes look safe. But the slopes come from "
                "the loss, and must pass through the unit that is off. Only b3 keeps one."
            ),
        },
        right="only that of b3",
    ),
    "answers": Prediction(
        "Look at the 7 in the figure. In epochs 1 to 10 the network takes it for another digit. Which "
        "one?",
        {
            "a 1": (
                "A 1 and a 7 are both a long stroke, so people mix them up. But this 7 has a bar in the"
                " middle. The network takes it for a 4."
            ),
            "a 4": (
                "The bar through the 7 looks like the line across a 4. The network reads a 4 up to "
                "epoch 10."
            ),
            "a 9": (
                "A 9 with an open loop looks much like a 7 to us. The network finds the bar more "
                "important, and takes it for a 4."
            ),
        },
        right="a 4",
    ),
    "rate": Prediction(
        "With which learning rate does the network read most digits after 30 epochs?",
        {
            "0.001": (
                "Small steps look safe, and each one is. But 30 epochs are not enough for them: less "
                "than half of the digits are read, while 0.05 reads more than nine in ten."
            ),
            "0.05": (
                "The steps are long enough to arrive in 30 epochs, and short enough not to jump over "
                "the goal. More than nine in ten digits are read, from each start."
            ),
            "1": (
                "Long steps should arrive sooner, one thinks. But the first ones are so long that every "
                "hidden unit is off afterwards, and the network only guesses. With 0.05 it reads more than "
                "nine in ten."
            ),
        },
        right="0.05",
    ),
    "batch": Prediction(
        "Ten epochs, one learning rate. With which size of a batch does the network read most digits in the "
        "end?",
        {
            "8": (
                "Small batches give rough steps, but there are many of them: 1800 in ten epochs. That "
                "counts more."
            ),
            "128": (
                "A size in the middle sounds like a good compromise. It does learn, but it takes only "
                "120 steps, and batches of 8 take 1800."
            ),
            "all 1437": (
                "All pictures together give the exact slope, and this seems best. But it is only one "
                "step in an epoch, 10 in all. Batches of 8 take 1800 steps."
            ),
        },
        right="8",
    ),
}
