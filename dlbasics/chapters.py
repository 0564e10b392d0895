"""The chapters that have a numpy module and exercises, in the order of the book (``_toc.yml``)."""

from dlbasics.translation import translate

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
    return translate(english_title(chapter))


def english_title(chapter: str) -> str:
    """The chapter's name in English."""
    return TITLES.get(chapter) or chapter.replace("_", " ").capitalize()
