"""What readers of the chapter on logistic regression predict."""

PREDICTIONS = {}
