"""What readers of the chapter on normalization predict."""

PREDICTIONS = {}
