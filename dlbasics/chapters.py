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
# Those with the full arc of headings. The playground teaches nothing new: it has experiments in its place,
# and asks for no function.
WITH_ARC = tuple(chapter for chapter in CHAPTERS if chapter != "playground")

# The chapters whose title is not their name.
TITLES = {"mlp": "A network that learns"}


def chapter_title(chapter: str) -> str:
    """The chapter's name as people read it."""
    return TITLES.get(chapter) or chapter.replace("_", " ").capitalize()
