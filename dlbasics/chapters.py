"""The chapters that have a numpy module and exercises, in the order of the book (``_toc.yml``)."""

CHAPTERS = (
    "mlp",
    "activations",
    "overfitting",
    "regularization",
    "normalization",
    "losses",
    "logistic_regression",
    "playground",
)
# The chapters whose title is not their name.
TITLES = {"mlp": "A network that learns"}


def chapter_title(chapter: str) -> str:
    """The chapter's name as people read it."""
    return TITLES.get(chapter) or chapter.replace("_", " ").capitalize()
