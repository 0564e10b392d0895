"""What readers of the chapter on normalization predict."""

from dlbasics.explore.prediction_model import Prediction

PREDICTIONS = {
    "deep-signal": Prediction(
        "You change the scale of the weights. Which of the three lines move?",
        {
            "all three": (
                "All layers compute with these weights, so all outputs should change. But both norms "
                "divide by the size of what comes in, and the scale cancels. Only the plain network "
                "moves."
            ),
            "only the one without a norm": (
                "Both norms divide by the size of what comes in, so the scale of the weights cancels. "
                "Without a norm the differences fade or grow from layer to layer."
            ),
            "all but batch norm": (
                "Layer norm is far down for the sigmoid, so it looks as sensitive as the plain network."
                " But it stays there at every scale: its line does not move."
            ),
        },
        right="only the one without a norm",
    ),
    "tolerance": Prediction(
        "At weight scale 1 the network without a norm reads more than 80 % of the digits at two of the "
        "five learning rates. At how many does it do so at scale 0.1?",
        {
            "at none": (
                "With small weights the signal fades from layer to layer, and so does the gradient. In "
                "three epochs it reads 37 % at best. Batch norm reads more than 80 % at all five rates."
            ),
            "at the same two": (
                "Training can make small weights larger, so the start should not matter much. But the "
                "gradients are small as well: in three epochs the network reads 37 % at best."
            ),
            "at more than two": (
                "Small weights look safe, because nothing can explode. But the signal fades instead, "
                "and the gradient with it: the network reads 37 % at best."
            ),
        },
        right="at none",
    ),
    "batch-noise": Prediction(
        "In batches of 2, the other digit is drawn at random, and its value is not equal to ours. How "
        "many different normalized values can our digit get?",
        {
            "only one": (
                "The digit itself is always the same, so its value should be, too. But mean and "
                "deviation come from the batch. It gets +1 or −1."
            ),
            "two": (
                "One of two numbers lies above their mean and the other below, both one standard "
                "deviation away. So the value is +1 or −1, whichever digit the other one is."
            ),
            "one for each other digit": (
                "Each other digit gives another mean and another deviation. But with two numbers these "
                "two changes cancel: the value is always +1 or −1."
            ),
        },
        right="two",
    ),
    "variance": Prediction(
        "The true variances are near 1, the numbers are float32. At which of these means is the one-"
        "pass formula first wrong by more than 0.1?",
        {
            "100": (
                "A float32 has about seven digits, and the square of 100 has five of them. Two digits "
                "are left for the variance: the error is 0.003."
            ),
            "1000": (
                "The square of 1000 has seven digits, as many as a float32 holds. So the variance, which "
                "is near 1, has not one sure digit left: the error is 0.19."
            ),
            "10,000": (
                "At 10,000 the error is 47, and the result is even negative. But it is too large to "
                "accept long before: at 1000 it is 0.19."
            ),
        },
        right="1000",
    ),
    "running-mean": Prediction(
        "The running mean starts at 0, with momentum 0.02. How far has it come after 20 batches?",
        {
            "a tenth of the way": (
                "Two hundredths in each batch sound like almost nothing. But they add up: 67 % of the "
                "start is left, so it has come a third of the way."
            ),
            "a third of the way": (
                "In each batch 98 % of the old value stays. After 20 batches 67 % of the start is left."
            ),
            "all the way": (
                "Twenty means seem enough for a good average. But each of them counts for only 0.02, "
                "and 67 % of the start is still there."
            ),
        },
        right="a third of the way",
    ),
}
