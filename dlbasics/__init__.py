"""Deep Learning Basics: the small numpy package behind the book.

One module a chapter holds what that chapter teaches. A folder says where its code runs: `dlbasics.plotting`
and `dlbasics.explore` draw, `dlbasics.exercises` judges, `dlbasics.runner` runs a learner's code,
`dlbasics.browser` is the kernel in the page, `dlbasics.grading` grades a class, `dlbasics.sphinxext` builds
the site.
"""

__version__ = "0.1.0"
