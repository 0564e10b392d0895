"""Which answers to a code exercise are alike beyond what the exercise forces."""
