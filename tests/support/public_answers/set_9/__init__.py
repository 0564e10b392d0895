"""A ninth set of public answers, three wrong ones and a right one for each code exercise, judged blind.

They were gathered from the stubs alone. Of 126 wrong answers 110 got the right diagnosis or the exact place,
and 16 a general one or only the part that is wrong: hard-sigmoid "middle mask after the ends"; l2-step "an
alias for the parameters" and "bias corrected twice"; auc "distance from one half"; softmax-gradient "one sum
spread over the biases"; bernoulli-kl "nan taken for inf"; fold "beta inside the bracket"; max-norm "zero
column divided by its norm"; silu-grad "numerator without brackets"; elu "exp minus alpha"; classify-digits
"temperature outside the exp below"; train-from-nothing "unscaled, fixed rate"; descend "bracket left
out"; pool-statistics "zero variance as empty"; penalized-gradient "1 for the bias in the penalty";
sparse-diagnosis "lower limit t". None was accepted, and none of 42 right ones was refused.
"""

from support.public_answers.chapter_answers import chapter_answers
from support.public_answers.set_9.expected import EXPECTED

__all__ = ["ANSWERS", "EXPECTED"]
ANSWERS = chapter_answers(__name__)
