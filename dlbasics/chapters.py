"""The chapters that have a numpy module and exercises, in the order of the book (``_toc.yml``)."""

CHAPTERS = (
    "activations",
    "overfitting",
    "regularization",
    "normalization",
    "losses",
    "logistic_regression",
)


def chapter_title(chapter: str) -> str:
    """The chapter's name as people read it."""
    return chapter.replace("_", " ").capitalize()
