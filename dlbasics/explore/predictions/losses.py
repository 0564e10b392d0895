"""What readers of the chapter on losses predict."""

from dlbasics.explore.prediction_model import Prediction

PREDICTIONS = {
    "best-constant": Prediction(
        "The fifth target goes from 5 to 20. What happens to the best constants?",
        {
            "only that of the MSE moves": (
                "The best constant of the MSE is the mean, and it moves from 3 to 6. That of the MAE is"
                " the median, and the middle target is still 3."
            ),
            "both move": (
                "A target has moved, so every best constant should follow. But the MAE's is the median:"
                " only the side of each target counts, and the middle one is still 3."
            ),
            "neither moves": (
                "Four of the five targets stay, and they seem to hold the constant in place. That is "
                "true for the median. The mean counts distances, and moves from 3 to 6."
            ),
        },
        right="only that of the MSE moves",
    ),
    "entropy": Prediction(
        "The entropy is largest for a fair coin, 1 bit. Which probability of heads has about half of "
        "that?",
        {
            "0.25": (
                "0.25 is half of the fair 0.5, so half of the entropy seems right. But the curve is "
                "flat around the middle: at 0.25 it is still 0.81 bits."
            ),
            "0.1": (
                "The curve is flat in the middle and steep at the ends. At 0.1 the entropy is 0.47 "
                "bits."
            ),
            "0.05": (
                "A coin like this seems almost certain, so one expects little entropy. It is 0.29 bits,"
                " already well below one half."
            ),
        },
        right="0.1",
    ),
    "cross-entropy": Prediction(
        "The truth is 0.7. Which prediction costs more on average?",
        {
            "0.5": (
                "0.5 says nothing at all, and 0.95 is at least on the right side. But when the rarer "
                "outcome comes, 0.95 pays 3.0 nats. Over all cases it pays 0.93 on average, and 0.5 pays "
                "0.69."
            ),
            "0.95": (
                "It is too sure. In three cases of ten the other outcome comes, and then it pays 3.0 "
                "nats. Over all cases it pays 0.93 on average, and 0.5 pays 0.69."
            ),
            "both about the same": (
                "They are about equally far from 0.7, and on a ruler that is the same. But the price is"
                " no distance: it rises steeply towards certainty. 0.95 costs 0.93 nats, 0.5 costs "
                "0.69."
            ),
        },
        right="0.95",
    ),
    "saturation": Prediction(
        "At z = −6 the prediction is almost 0, but the label is 1. Which price pulls z up more "
        "strongly?",
        {
            "the squared error": (
                "A square grows fast, so it should punish a large error most. But it is multiplied by "
                "the slope of the sigmoid, which is almost 0 there. Cross-entropy pulls 203 times as "
                "strongly."
            ),
            "cross-entropy, about twice as strongly": (
                "That is so at z = 0, where the figure starts. At z = −6 the squared error is stopped "
                "by the flat sigmoid: cross-entropy pulls 203 times as strongly."
            ),
            "cross-entropy, about 200 times as strongly": (
                "The squared error is multiplied by the slope of the sigmoid, and at z = −6 that is "
                "almost 0. In the cross-entropy this slope cancels."
            ),
        },
        right="cross-entropy, about 200 times as strongly",
    ),
    "sharpness": Prediction(
        "You lower the temperature from 500 to 5, and the predictions become surer. What does their "
        "cross-entropy on unseen digits do?",
        {
            "it falls all the way": (
                "Surer predictions seem better, and most of the answers are right. But the wrong ones "
                "become more and more expensive: below 60 the cross-entropy rises, to 2.42 at 5."
            ),
            "it falls, then it rises": (
                "It is lowest at 60, with 0.31 nats. Above, the predictions are not sure enough; below,"
                " they are surer than they are right."
            ),
            "it rises all the way": (
                "To be sure is a risk, so the price seems to rise. But at 500 the predictions say "
                "almost nothing, and that costs 1.44 nats. A temperature of 60 costs only 0.31."
            ),
        },
        right="it falls, then it rises",
    ),
}
