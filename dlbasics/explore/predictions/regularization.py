"""What readers of the chapter on regularization predict."""

PREDICTIONS = {}
