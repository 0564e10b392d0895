"""What readers of the playground predict before each experiment."""

from dlbasics.explore.prediction_model import Prediction

PREDICTIONS = {
    "deep": Prediction(
        "With eight sigmoid layers, how much smaller is the gradient of the first layer than that of the "
        "last?",
        {
            "about 10 times": (
                "Each layer takes only a part away, so it may seem little. But the parts are multiplied: "
                "eight slopes of at most 1/4 make more than 10,000."
            ),
            "about 1000 times": (
                "About so much is lost in four layers. With eight it is more than 10,000 times."
            ),
            "more than 10,000 times": (
                "Each layer multiplies the gradient by its weights and by the slope of its sigmoid, which "
                "is at most 1/4, eight times in a row."
            ),
        },
        right="more than 10,000 times",
    ),
    "dying": Prediction(
        "Which of these learning rates is the smallest that kills more than half of the ReLU units, from "
        "all five starts?",
        {
            "1": (
                "It is ten times the usual rate, so one expects damage. But at 1 and at 2 the networks still "
                "learn, and few units die."
            ),
            "2": "Some units die at 2, but never more than 6 of the 16, and the networks still learn.",
            "5": "At 5 the steps are so long that at least 9 of the 16 units die from every start.",
        },
        right="5",
    ),
    "prune": Prediction(
        "How many of the weights can become 0 before the network gets clearly worse?",
        {
            "about a tenth": (
                "Every weight was trained, so each seems to be needed. But the network has many more than "
                "the circle needs."
            ),
            "about a third": (
                "The penalty can take many more: with most of the weights at 0 the network is still right."
            ),
            "more than three quarters": (
                "With the strength 0.03 about 80 % of the weights are 0, and at least 97 % of the points are "
                "still right."
            ),
        },
        right="more than three quarters",
    ),
    "patience": Prediction(
        "Training stops after 5 epochs without a better validation loss. Are the weights that it keeps the "
        "best of all 150 epochs?",
        {
            "yes, from all five starts": (
                "If the loss only fell and then rose, this would be so. But it goes up and down, and 5 "
                "epochs are less than some of its bumps."
            ),
            "not from all": (
                "From two of the five starts a bump in the curve is taken for the end. A patience of 20 "
                "waits long enough."
            ),
            "from none": (
                "Five epochs are short, but from three of the five starts the best epoch has already come."
            ),
        },
        right="not from all",
    ),
    "scale": Prediction(
        "Without normalization, with which of the initial scales 0.01, 0.1, 1 and 5 can this network learn?",
        {
            "with all of them": (
                "Training changes the weights anyway, so the start should not matter. But with 0.01 and 0.1 "
                "the signal fades on its way, and with 5 the first steps kill the units."
            ),
            "with all but 0.01": (
                "0.01 is the smallest, but four layers multiply: with 0.1 the signal is lost too, and with 5 "
                "the first steps kill the units."
            ),
            "with 1 only": (
                "The scale 1 is the usual one: it keeps the size of the signal from layer to layer. With "
                "the others the networks only guess."
            ),
        },
        right="with 1 only",
    ),
    "certain": Prediction(
        "The initial weights are ten times too large, so the network is certain, and often wrong. Which loss "
        "brings it back?",
        {
            "the squared error": (
                "A large error costs much, so it should pull hard. But its gradient contains the slope of "
                "the sigmoid, which is almost 0 where the network is certain."
            ),
            "cross-entropy": (
                "Its gradient at the logit is the probability minus the target: largest where the network is "
                "certain and wrong."
            ),
            "both": (
                "With the usual scale both do. From a certain start the squared error has almost no "
                "gradient, and the network stays where it is."
            ),
        },
        right="cross-entropy",
    ),
}
