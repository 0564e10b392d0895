"""What readers of the chapter on overfitting predict."""

from dlbasics.explore.prediction_model import Prediction

PREDICTIONS = {
    "degree": Prediction(
        "The wave goes up, down and up again. Which degree has the lowest error on new points?",
        {
            "2": (
                "A parabola is the simplest curve, and simple is safe. But it bends only once, and the "
                "wave bends twice: its error on new points is 0.53."
            ),
            "3": (
                "A polynomial of degree 3 can bend twice, as the wave does. Its error on new points is "
                "0.27, near the noise."
            ),
            "11": (
                "Degree 11 has the lower error on the twenty points, 0.15, and so it looks best. But it"
                " follows their noise: on new points its error is 3.80."
            ),
        },
        right="3",
    ),
    "more-points": Prediction(
        "You go from 10 points to 200. Which degree gains most on new points?",
        {
            "1": (
                "Degree 1 is far from the wave, so there seems to be much to gain. But a straight line "
                "cannot bend, however many points there are. Its error stays at about 0.5."
            ),
            "3": (
                "Degree 3 fits the wave best, but for this it needs only few points. From 10 points to "
                "200 its error falls only from 0.33 to 0.27."
            ),
            "9": (
                "With 10 points degree 9 swings between them, and with 200 there is no room for that. "
                "Its error falls from more than 10 to 0.28."
            ),
        },
        right="9",
    ),
    "noise-level": Prediction(
        "There are 20 points. The noise grows from 0.02 to 0.8. What happens to the best degree?",
        {
            "it becomes lower": (
                "With much noise a flexible curve follows the noise. The best degree falls from 5 to 3."
            ),
            "it stays the same": (
                "The wave is the same, so the same degree should fit it. But fine bends can be found "
                "only if the noise does not hide them. The best degree falls from 5 to 3."
            ),
            "it becomes higher": (
                "The points look wilder, so a wilder curve seems right. But what is wild in them is "
                "noise, and the next noise is different. The best degree falls from 5 to 3."
            ),
        },
        right="it becomes lower",
    ),
    "strength": Prediction(
        "You make a remedy stronger, level by level. In training the share of right answers falls. And in "
        "validation?",
        {
            "it only rises": (
                "If some of it helps, more of it should help more. At first it does. But level 4 is"
                " too much, and the network reads fewer digits than at its best level."
            ),
            "it rises, then it falls": (
                "First the network stops memorizing the wrong labels, and that helps. Level 4 also keeps it "
                "from learning digits: nearly all with the penalty or the noise, some with dropout."
            ),
            "it only falls": (
                "It learns fewer training labels, so it seems to become worse at everything. But at first it "
                "loses only the wrong labels, and reads new digits better."
            ),
        },
        right="it rises, then it falls",
    ),
    "patience": Prediction(
        "The validation loss falls, but it goes up and down a little on the way. How many epochs must the "
        "rule wait for a new best loss, so that it does not stop before epoch 29?",
        {
            "1": (
                "Why train on when the loss rises? Because it goes up and down by chance. With 1 "
                "training stops after epoch 12, and the loss still had far to fall."
            ),
            "3": (
                "With 3 the rule waits through the small rises and keeps epoch 29. Its loss is 0.78; "
                "with 1 it is 1.15."
            ),
            "12": (
                "A long wait cannot miss much, and 12 finds an even lower loss, at epoch 39. But 3 is "
                "enough for epoch 29, and 12 trains up to epoch 51."
            ),
        },
        right="3",
    ),
}
