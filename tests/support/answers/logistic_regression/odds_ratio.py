"""What learners answer to logistic_regression/odds-ratio."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import sigmoid

ANSWERS, answer = answers_to("logistic_regression/odds-ratio")


@answer("=right", source="d2l-ai/d2l-en#2158, a power")
def _(w, sd, step):
    return np.exp(w / sd) ** step


@answer("=right", source="jacob-long/jtools#99, once")
def _(w, sd, step):
    out = []
    for wi, s, t in zip(w, sd, step, strict=True):
        out.append(np.e ** (wi / s * t))
    return np.array(out)


@answer("=right")
def _(w, sd, step):
    per_unit = np.power(np.e, np.true_divide(w, sd))
    return per_unit**step


@answer("=right")
def _(w, sd, step):
    factors = []
    for weight, spread, rise in zip(w, sd, step, strict=True):
        factors.append(np.exp(weight * (rise / spread)))
    return np.array(factors)


@answer("=right")
def _(w, sd, step):
    # the rise in standard deviations, then in bits, then the power of two
    rise = np.divide(step, sd)
    return np.exp2(w * rise * np.log2(np.e))


@answer("=right")
def _(w, sd, step):
    return np.exp(np.multiply(w, np.divide(step, sd)))[:, None][:, 0]


@answer("=right")
def _(w, sd, step):
    p0 = 0.3
    z0 = np.log(p0 / (1 - p0))
    z1 = z0 + w * step / sd
    return np.exp(z1) / np.exp(z0)


@answer("forgets the scaling", source="gamlj/gamlj#167")
def _(w, sd, step):
    return np.exp(w * step)


@answer("log-odds", source="easystats/report#182")
def _(w, sd, step):
    return w * step / sd


@answer("not quite the log-odds")
def _(w, sd, step):
    return w * step


@answer("multiplies by sd", source="easystats/report#182, Std. beta")
def _(w, sd, step):
    return np.exp(w * sd * step)


@answer("probability", source="MRCIEU/gwas-vcf-specification#15")
def _(w, sd, step):
    return 1 / (1 + np.exp(-w * step / sd))


@answer("factor on the probability", source="easystats/effectsize#657, from one half on")
def _(w, sd, step):
    odds = np.exp(w / sd * step)
    return odds / (1 - 0.5 + 0.5 * odds)


@answer("factor on the probability")
def _(w, sd, step):
    return sigmoid(w * step / sd) / sigmoid(0)


@answer(
    "rise instead of factor",
    source="logisticregressionanalysis.com/830 (1.28 corresponds to a 28% increase)",
)
def _(w, sd, step):
    return np.exp(w * step / sd) - 1


@answer("one deviation", source="bilgekosee/python, 55.py, numpy.exp(log_odds)")
def _(w, sd, step):
    return np.exp(w)


@answer("one unit", source="strengejacke/sjPlot#665, unstandardized")
def _(w, sd, step):
    return np.exp(w / sd)


@answer("straight line", source="juba/questionr#31, 1 + the coefficient")
def _(w, sd, step):
    return 1 + w * step / sd


@answer("slope of the factor", source="leifeld-lab/texreg#27")
def _(w, sd, step):
    b = w / sd
    return np.exp(b) * b * step


@answer("fall", source="Yorko/mlcourse.ai#640, a minus in the exponent")
def _(w, sd, step):
    return np.exp(-w / sd * step)


@answer("linear", source="IQSS/Zelig#302, scaled afterwards")
def _(w, sd, step):
    return np.exp(w) * step / sd


# Takes the percentage of one unit times the number of units (2% per year, so 20% in ten years): the factor
# must be raised to a power.
@answer(
    "changes added",
    source="https://imathworks.com/cv/interpretation-of-continuous-variable-in-an-odds-ratio-for-logistic-regression/"
           " (copy of a Cross Validated question)",
)
def _(w, sd, step):
    per_unit = np.exp(w / sd) - 1      # e.g. 0.02: the odds rise by 2% per unit
    return 1 + per_unit * step


@answer("sd outside the power")
def _(w, sd, step):
    return np.exp(w * step) / sd


@answer("upside down", source="kim0sun/glca#3")
def _(w, sd, step):
    return np.exp(w * sd / step)


@answer("added in the power", source="jacob-long/jtools#99, exp of each part")
def _(w, sd, step):
    return np.exp(w) * np.exp(step) / np.exp(sd)


@answer("scaled twice")
def _(w, sd, step):
    return np.exp(w * step / sd ** 2)


@answer("step as a value")
def _(w, sd, step):
    return np.exp(w * (step - np.mean(step)) / sd)


@answer("weight forgotten")
def _(w, sd, step):
    return np.exp(step / sd)


@answer("forgets the scaling; another base")
def _(w, sd, step):
    return 10 ** (w * step)


@answer("multiplies by sd; rise instead of factor")
def _(w, sd, step):
    return np.exp(w * sd * step) - 1


@answer("whole deviations")
def _(w, sd, step):
    deviations = step // sd
    return np.exp(w * deviations)


# exp(w): one standardized unit.
@answer("=wrong", source="d2l-ai/d2l-en#2158")
def _(w, sd, step):
    return np.around(np.exp(w), 3)


# Rounds the odds ratio of one unit to 3 decimals before it is raised to the power step: with a large sd
# everything is lost (w = 0.5, sd = 2000, step = 1000 gives 1.0 and not 1.284); otherwise the third digit is
# wrong.
@answer(
    "=wrong",
    source="http://www.childrensmercy.org/stats/weblog2005/ContinuousVariables.aspx (1.002 to the power "
           "1000) and d2l-ai/d2l-en#2158 (np.around(np.exp(lr.coef_[0]), 3))",
)
def _(w, sd, step):
    one_unit = np.around(np.exp(w / sd), 3)
    return one_unit ** step


@answer("never below 1")
def _(w, sd, step):
    return np.exp(np.abs(w) * step / sd)


@answer("sign of the step lost")
def _(w, sd, step):
    return np.exp(w * np.abs(step) / sd)


@answer("held at a limit")
def _(w, sd, step):
    change = np.clip(w * step / sd, -5, 5)
    return np.exp(change)


@answer("never below 1")
def _(w, sd, step):
    r = np.exp(w * step / sd)
    return np.where(r < 1, 1 / r, r)
