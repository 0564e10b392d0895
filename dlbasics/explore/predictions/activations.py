"""What readers of the chapter on activations predict."""

from dlbasics.explore.prediction_model import Prediction

PREDICTIONS = {
    "slope-at": Prediction(
        "You move x to the right, away from 0. At which of these places is the sigmoid's slope first "
        "less than a tenth of its largest?",
        {
            "x = 2": (
                "At 2 the curve already bends a lot, so it looks flat. But its slope is still 0.105, "
                "and the largest is 0.25."
            ),
            "x = 4": (
                "At 4 the slope is 0.018, less than a tenth of the largest, 0.25. The curve is flat "
                "sooner than it looks."
            ),
            "x = 6": (
                "At 6 the curve looks perfectly flat: the slope is 0.0025, a hundredth of the largest. "
                "But it is down to a tenth much sooner, before 4."
            ),
        },
        right="x = 4",
    ),
    "deep-gradient": Prediction(
        "Choose the sigmoid. Its gradient is almost 0 in the first layer. You make the weights larger, "
        "from scale 1 to 4. What happens there?",
        {
            "it stays as small as before": (
                "The slope of the sigmoid is at most 0.25, whatever the weights are. But the gradient "
                "is multiplied by the weights, too, so it grows more than a thousand times."
            ),
            "it grows a lot, and is still small": (
                "The weights make up for a part of the small slopes. The gradient of the first layer is "
                "1/160 of that of the last layer, instead of 1/2,000,000."
            ),
            "it explodes": (
                "That is what happens to ReLU, at scale 4. The sigmoid has slopes of at most 0.25, and "
                "large inputs make them smaller still. So its gradient grows, and stays small."
            ),
        },
        right="it grows a lot, and is still small",
    ),
    "leak": Prediction(
        "All hidden units are silent at the start. With slope 0 nothing can be learned. Which is the "
        "smallest slope that reads more than 90 % after 20 epochs?",
        {
            "0.01": (
                "0.01 is the usual slope, and any slope above 0 lets a unit learn. But the gradients "
                "are a hundred times smaller, and after 20 epochs only 15 % are read."
            ),
            "0.1": (
                "With 0.1 the network recovers within 20 epochs, and reads 97 %. With 0.01 it is too "
                "slow for that."
            ),
            "1": (
                "Slope 1 is a straight line, so no unit is ever silent, and it reads 98 %. But it need "
                "not be so large: 0.1 reads 97 %."
            ),
        },
        right="0.1",
    ),
    "temperature": Prediction(
        "What do the four probabilities do at a very high temperature?",
        {
            "the largest score takes all": (
                "Heat sounds like more power for the strongest. But the scores are divided by the "
                "temperature, so their differences shrink. A *low* temperature gives all to the "
                "largest."
            ),
            "they become almost equal": (
                "The scores are divided by a large number, so they hardly differ any more. At "
                "temperature 10 the probabilities lie between 0.21 and 0.29."
            ),
            "they stay as they are": (
                "The order of the scores does stay, and so one expects the shares to stay. But softmax "
                "looks at the differences, and they shrink. The probabilities become almost equal."
            ),
        },
        right="they become almost equal",
    ),
    "outlier": Prediction(
        "The other scores are 1, 2 and 3. Which is the smallest fourth score that takes 95 % of the "
        "vote?",
        {
            "5": "A lead of 2 sounds clear, and it does win. But it takes 83 %.",
            "7": (
                "Each point more multiplies its part of the sum by 2.7. A lead of 4 is enough: it takes 97 %."
            ),
            "11": (
                "To take nearly everything, one expects to need several times the score. But softmax "
                "looks at differences, not at ratios: 7 takes 97 % already."
            ),
        },
        right="7",
    ),
    "shift": Prediction(
        "The same number is added to all four scores. From which of these shifts on does the naive "
        "formula fail?",
        {
            "100": (
                "The exponential of 100 has 44 digits, and that looks dangerous. But a float64 holds "
                "numbers of up to 309 digits."
            ),
            "706": (
                "The largest score is then 710, and its exponential no longer fits into a float64. It "
                "becomes inf, and inf / inf is nan."
            ),
            "at no shift": (
                "On paper the shift cancels, so nothing changes. But a computer takes the exponentials "
                "first, and at 706 the largest one does not fit."
            ),
        },
        right="706",
    ),
}
