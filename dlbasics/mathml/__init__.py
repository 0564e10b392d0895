"""Formulas: TeX becomes MathML, so that no page needs a script. One engine for book and grader, math-core.

**Only for what an author wrote.** Text in a formula comes out escaped, and no command makes a script, a class
or a link to elsewhere. But each bracket that nothing closes doubles the time, deep nesting overflows the
stack, which ends the process, and no other thread runs meanwhile, so nothing can stop it. So what a learner
wrote never comes here: see `dlbasics.grading.reports.typeset_formulas`. What browsers draw in
another way than TeX is repaired in `dlbasics.mathml.browser_fixes` and in ``sphinxext/styles/math.css``.
"""

from dlbasics.markdown import typeset_spans
from dlbasics.mathml.convert import to_mathml

__all__ = ["to_mathml", "typeset_spans"]
