"""Deep Learning Basics: the small numpy package behind the book.

One module a chapter holds what that chapter teaches. Each folder has one job: `dlbasics.plotting` and
`dlbasics.explore` draw, `dlbasics.mathml` typesets formulas, `dlbasics.exercises` judges, `dlbasics.runner`
runs a learner's code, `dlbasics.browser` is the kernel in the page, `dlbasics.grading` grades a class,
`dlbasics.texts` and `dlbasics.translation` hold what is said, in each language, and `dlbasics.sphinxext`
builds the site.
"""

__version__ = "0.1.0"
