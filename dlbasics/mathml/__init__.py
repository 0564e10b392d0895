"""Formulas: TeX becomes MathML, so that no page needs a script for it. One engine for book and grader.

The engine is math-core 0.9, a library of compiled Rust. The book had Temml before, in V8, and the grader a
small converter of its own. Measured on the book's 693 different formulas:

- math-core reads all of them, in 10 ms; it starts in 50 ms with 1 MB of memory, and is a wheel of 0.4 MB.
  Temml took 600 ms, 450 ms, 66 MB and 22 MB, and hung in a process that was forked after it had started.
- Every formula was compared in Chromium, Firefox and WebKitGTK. math-core spaces more as TeX does: nothing
  around the operators of an index, nothing between a sum and a bracket; a bar is as wide as its letter. What
  browsers draw otherwise is repaired in `dlbasics.mathml.repairs` and in ``sphinxext/styles/math.css``.

**Only for what an author wrote.** Text in a formula comes out escaped, and no command makes a script, a class
or a link to elsewhere. But 25 brackets that nothing closes take two seconds, and each further one doubles
that; a thousand nested braces overflow the stack, which ends the process; and no other thread runs meanwhile,
so nothing can stop it. (Temml takes such text better, yet 1 MB of it can take it 47 s, and took the small
converter more than a minute.) So what a learner wrote never comes here: see
`dlbasics.grading.reports.formulas`.
"""

from dlbasics.markdown import typeset_spans
from dlbasics.mathml.convert import to_mathml

__all__ = ["to_mathml", "typeset_spans"]
