"""The right order of an `Order` exercise."""


def right_order(exercise) -> list[int]:
    """The right order of an `Order` whose lines stand in it: indices of the lines as first shown."""
    return [exercise.shuffled.index(line) for line in range(len(exercise.lines))]
