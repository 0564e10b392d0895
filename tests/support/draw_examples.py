"""Examples that hypothesis makes of a strategy."""

from hypothesis import given, settings


def examples(strategy, count: int = 300) -> list:
    """Gather examples, the same each time: a browser is asked once for all of them."""
    gathered = []

    @settings(max_examples=count)
    @given(strategy)
    def gather(example):
        gathered.append(example)

    gather()
    return gathered
