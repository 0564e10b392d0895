"""What readers of the chapter on losses predict."""

PREDICTIONS = {}
