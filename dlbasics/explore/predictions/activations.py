"""What readers of the chapter on activations predict."""

PREDICTIONS = {}
