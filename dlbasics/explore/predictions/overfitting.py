"""What readers of the chapter on overfitting predict."""

PREDICTIONS = {}
