"""Which of several downloads is the later one, where a learner's work is in more than one of them."""

import re

# What a browser adds to the name of a second download: "submissions (1)", "submissions-1", "submissions 2".
COPY = re.compile(r"(?P<name>.*?)(?: ?\((?P<in_brackets>\d{1,20})\)|[- ](?P<behind>\d))?", re.DOTALL)


def download_order(names: list[str]) -> list[int]:
    """The position of each download among all, from the earliest on.

    Parameters
    ----------
    names : list of str
        Without endings, in the order in which they were given. That order counts, but for copies: however a
        shell has sorted them, a browser gives the later one the higher number.
    """
    begun: dict[str, int] = {}
    keys = []
    for at, name in enumerate(names):
        match = COPY.fullmatch(name)
        first = begun.setdefault(match["name"], at)
        keys.append((first, int(match["in_brackets"] or match["behind"] or 0), at))
    positions = {at: position for position, (_, _, at) in enumerate(sorted(keys))}
    return [positions[at] for at in range(len(names))]
