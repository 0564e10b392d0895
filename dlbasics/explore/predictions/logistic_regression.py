"""What readers of the chapter on logistic regression predict."""

from dlbasics.explore.prediction_model import Prediction

PREDICTIONS = {
    "learning-rate": Prediction(
        "The radius is standardized, and the learning rate is 100, far too large. What does the loss do"
        " in the 60 steps?",
        {
            "it grows without end": (
                "For a squared error it would: each step leads farther away. Here the errors are never "
                "larger than 1, and far away the slope always points back. The loss jumps, and stays "
                "below 20."
            ),
            "it jumps up and down, and never settles": (
                "Each step is too long and lands on the other side of the valley. But the errors are "
                "never larger than 1, so no step is long without limit."
            ),
            "it falls the fastest": (
                "Longer steps arrive sooner, up to a limit. This rate is beyond it: the loss jumps from"
                " one side of the valley to the other."
            ),
        },
        right="it jumps up and down, and never settles",
    ),
    "boundary": Prediction(
        "The bias is 0. You turn w by 180 degrees, from 0 to 180. What happens?",
        {
            "line and decisions stay": (
                "The line does stay: w and −w are at a right angle to the same line. But w points to "
                "the side that is called malignant. From 87 % right answers only 13 % are left."
            ),
            "the line stays, the decisions swap": (
                "w and −w are at a right angle to the same line, but w points to the malignant side. 87"
                " % of the answers were right, and now 13 % are."
            ),
            "the line moves to the other side": (
                "The vector turns round, so the line should move with it. But with bias 0 the line goes"
                " through the middle, and a half turn takes it back to its place. Only the decisions "
                "swap."
            ),
        },
        right="the line stays, the decisions swap",
    ),
    "threshold": Prediction(
        "You lower the threshold from 0.5 to 0.1. Where does the point on the ROC curve go?",
        {
            "up and to the right": (
                "More samples count as malignant, of both kinds: 92 % of the tumours are found instead "
                "of 91 %, and 18 % of the benign samples raise a false alarm instead of 3 %."
            ),
            "up and to the left": (
                "That would be better in both ways: more tumours found, fewer false alarms. A threshold"
                " cannot do that. It only lets more samples through, or fewer, of both kinds."
            ),
            "down and to the left": (
                "A lower threshold sounds like less of everything. But more samples lie above it, not "
                "fewer. Both rates rise: the false alarms from 3 % to 18 %."
            ),
        },
        right="up and to the right",
    ),
    "costs": Prediction(
        "A miss costs as much as 5 false alarms, and the cheapest threshold is 0.54. Now a miss costs as"
        " much as 10. Where is the cheapest threshold?",
        {
            "a little lower, near 0.4": (
                "Lower is right: a miss has become more expensive. But a small step lets in false "
                "alarms and finds no tumour. The cheapest threshold jumps to 0.03: 0 tumours are missed"
                " instead of 6, for 37 false alarms instead of 3."
            ),
            "far lower, at 0.03": (
                "At 0.54, 6 tumours are missed. At 0.03 it is 0, for 37 false alarms instead of 3. This"
                " pays as soon as 6 misses cost more than 34 alarms. Between the two nothing is "
                "cheaper."
            ),
            "it stays at 0.54": (
                "A threshold does stay the cheapest for a while when the prices change. But 6 misses "
                "now cost 60, and the 34 alarms that would avoid them cost 34. The cheapest threshold "
                "jumps to 0.03."
            ),
        },
        right="far lower, at 0.03",
    ),
    "sharpness": Prediction(
        "All scores are multiplied by 4, so the model becomes very sure. What happens on held-out "
        "samples?",
        {
            "accuracy and cross-entropy become better": (
                "A surer model looks like a better one. But no score changes its sign, so no decision "
                "changes: 94.7 % stay right. The few mistakes are now very sure: the cross-entropy "
                "rises from 0.18 to 0.42."
            ),
            "the accuracy stays, the cross-entropy becomes worse": (
                "No score changes its sign, so 94.7 % stay right. But the few mistakes are now very "
                "sure, and the cross-entropy rises from 0.18 to 0.42."
            ),
            "accuracy and cross-entropy become worse": (
                "The cross-entropy does become worse, from 0.18 to 0.42. But a decision depends only on"
                " the sign of the score, and no sign changes: 94.7 % stay right."
            ),
        },
        right="the accuracy stays, the cross-entropy becomes worse",
    ),
    "separable": Prediction(
        "A line separates the points, and there is no penalty. How large is the weight after 10,000 "
        "steps, compared with 1000?",
        {
            "ten times as large": (
                "It does grow without end, and ten times as many steps look like ten times the way. But"
                " the errors become smaller and smaller, so the steps do, too: it grows only with the "
                "logarithm."
            ),
            "less than twice as large": (
                "The weight grows without end, but slower and slower, with the logarithm of the steps: "
                "from 7.7 to 11.7."
            ),
            "the same": (
                "After 1000 steps it hardly seems to move. But there is no best weight: a larger one "
                "always makes the loss smaller. It grows on, from 7.7 to 11.7."
            ),
        },
        right="less than twice as large",
    ),
}
