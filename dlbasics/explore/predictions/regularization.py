"""What readers of the chapter on regularization predict."""

from dlbasics.explore.prediction_model import Prediction

PREDICTIONS = {
    "single-weight": Prediction(
        "Without a penalty the best weight is 1. At which λ does L1 first make it 0?",
        {
            "λ = 1": (
                "The weight is 1 and λ is 1, so they seem to cancel. But the slope of the loss at 0 is "
                "−2, so at λ = 1 the best weight is still 0.5."
            ),
            "λ = 2": (
                "At 0 the loss pulls with a slope of −2, and λ = 2 is just as strong. From there on the"
                " corner of the curve is the lowest point."
            ),
            "never": (
                "That is true for L2: its pull becomes weaker near 0, and at λ = 4 the weight is still "
                "0.2. The pull of L1 stays the same, and at λ = 2 it wins."
            ),
        },
        right="λ = 2",
    ),
    "diamond": Prediction(
        "You make λ larger, up to 4. Which of the penalties make a weight exactly 0 by then?",
        {
            "only L1": (
                "L1 makes the first weight 0 from λ = 1.6 on. L2 makes none 0 here. With the cross elsewhere "
                "a weight can at most pass through 0, at one single λ. The elastic net does make one 0, but "
                "here only from λ = 5.3 on."
            ),
            "L1 and the elastic net": (
                "You are right that the elastic net makes exact zeros: it contains L1, and its shape has "
                "corners. But half of it is L2. At λ = 4 the first weight is still 0.08, and it is 0 "
                "only from λ = 5.3 on."
            ),
            "all three": (
                "All three make the weights smaller, so at some λ they seem to arrive at 0. But the "
                "circle of L2 has no corner. At λ = 4 its weights are still 0.24 and 0.33."
            ),
        },
        right="only L1",
    ),
    "path": Prediction(
        "How many of the 30 measurements can L1 drop before the diagnoses of the validation tumours "
        "become worse?",
        {
            "5": (
                "Each measurement was taken for a reason, so it seems wrong to drop many. But they say "
                "much the same: 3 are enough for 96 % of the validation tumours."
            ),
            "15": (
                "Half of them sounds like a good compromise. But L1 can drop many more: with λ = 0.5 "
                "only 3 are left, and 96 % of the validation tumours are right."
            ),
            "27": (
                "With λ = 0.5 only 3 measurements are left, and 96 % of the validation tumours are "
                "right. With 1 left it is 83 %."
            ),
        },
        right="27",
    ),
    "dropout-sums": Prediction(
        "Each hidden unit is dropped with probability 0.5, and nothing is scaled. What is the mean of "
        "the sums, compared with the evaluation?",
        {
            "about the same": (
                "Chance should even out, one thinks. But dropped units only take away: on average half "
                "of the sum is missing. The division by 1 − p corrects this."
            ),
            "about half": (
                "On average half of the terms are missing, so the mean is 0.50 of what evaluation "
                "gives."
            ),
            "about twice as large": (
                "That is the factor 1 / (1 − p), by which inverted dropout multiplies. It is needed "
                "because the mean without it is only half."
            ),
        },
        right="about half",
    ),
    "decay": Prediction(
        "The optimizer is Adam, with an L2 penalty in the gradient. Which weights does the penalty "
        "shrink more?",
        {
            "those with small gradients": (
                "Adam divides each step by the usual size of the gradient. A small gradient makes the "
                "pull of the penalty large: at size 0.03 nothing of the weight is left."
            ),
            "those with large gradients": (
                "A large gradient sounds like a large step. But Adam divides by its size, and divides "
                "the penalty along with it: at size 3 the weight is still 0.62."
            ),
            "all in the same way": (
                "In the formula the penalty is the same for every weight, and gradient descent treats "
                "all alike. Adam divides it by the size of each weight's gradient: small ones are "
                "pulled more."
            ),
        },
        right="those with small gradients",
    ),
}
