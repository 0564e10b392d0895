"""Write a softmax over the classes that a mask allows."""

import numpy as np

from dlbasics import activations
from dlbasics.activations import softmax
from dlbasics.exercises.bank.common_misconceptions import keepdims_missing, logarithm_lost, misconception
from dlbasics.exercises.bank.eps_clipping import EPSILONS, added, at_least
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.validation import ignore_fp_warnings as quiet

# What people write for minus infinity, beside `-np.inf`, where it is put in the place of a score; larger ones
# than -1e4 show in some case, and all others are alike.
FILLS = (-1e9, -1e3, -1e2, -50.0)
# The same where it is added to a score: the masked score of 1e12 tells them apart.
SMALL_SUMMANDS = (-1e9, -1e6, -1e4, -1e3, -1e2, -1e10, -1e12, -(2.0**32) + 1)
LARGE_SUMMANDS = (-1e15, -1e20, -1e30)
SHALLOW_FILLS = (-1.0, -2.0, -5.0, -10.0, -20.0)
# Where a sum is exactly 0, all that are below the tolerance are alike.
DENOMINATOR_EPSILONS = (1e-12, 1e-9, 1e-8, 1e-7, float(np.finfo(np.float32).eps))
# These change ordinary rows as well; and so does 1e-6 where the sum is below 1.
LARGE_DENOMINATOR_EPSILONS = (1e-5, 1e-4, 1e-3)


def masked_softmax(z, mask):
    return activations.softmax(np.where(mask, z, -np.inf))


def masked_maximum(z, mask):
    return np.where(mask, z, -np.inf).max(axis=-1, keepdims=True)


def masked_by_hand(z, mask):
    e = exp_below_allowed_maximum(z, mask)
    return e / e.sum(axis=-1, keepdims=True)


def chosen_exp(z, mask):
    return np.where(mask, np.exp(z), 0)


def zeros_taken_for_masked(z, mask):
    return softmax(np.where(z * mask == 0, -np.inf, z))


def moved_to_the_left(z, mask):
    """The probabilities of the allowed classes, side by side at the beginning of the row."""
    out = np.zeros(z.shape)
    for row, scores, allowed in zip(out, z, mask, strict=True):
        row[: allowed.sum()] = softmax(scores[allowed])
    return out


def masked_by_rows(z, mask):
    rows = []
    for scores, allowed in zip(z, mask, strict=True):
        top = max(s for s, a in zip(scores, allowed, strict=True) if a)
        e = [np.exp(s - top) if a else 0.0 for s, a in zip(scores, allowed, strict=True)]
        rows.append([value / sum(e) for value in e])
    return rows


# -- exponentials of allowed scores, before each row is divided by its sum ----------------------------


def exp_below_row_maximum(z, mask):
    return np.exp(z - z.max(axis=-1, keepdims=True)) * mask


def exp_below_allowed_maximum(z, mask):
    return np.exp(np.where(mask, z - masked_maximum(z, mask), -np.inf))


def softmax_then_mask(z, mask):
    return softmax(z) * mask


def exp_of_scores(z, mask):
    return np.exp(z) * mask


def exp_of_products(z, mask):
    return np.exp(z * mask - (z * mask).max(axis=-1, keepdims=True)) * mask


def softmax_of_products(z, mask):
    return softmax(z * mask) * mask


def softmax_of_fills(fill):
    return lambda z, mask: softmax(np.where(mask, z, fill)) * mask


def softmax_of_sums(summand):
    return lambda z, mask: softmax(z + (1 - mask) * summand) * mask


def normalized(e, cap=None, eps=0.0):
    """Divide each row by its sum, which an eps may keep from 0."""

    def answer(z, mask):
        rows = e(z, mask)
        total = rows.sum(axis=-1, keepdims=True)
        return rows / (cap(total, eps) if cap else total)

    return quiet(answer)


def without_nan(answer):
    return quiet(lambda z, mask: np.nan_to_num(answer(z, mask)))


def in_other_dress(*exponentials, epsilons=DENOMINATOR_EPSILONS):
    """The same exponentials with a tiny eps in the denominator, added or as a limit."""
    return tuple(
        form
        for e in exponentials
        for form in (
            normalized(e),
            normalized(e, at_least, 1e-12),
            *(normalized(e, added, eps) for eps in epsilons),
        )
    )


def with_large_eps(*exponentials, epsilons=LARGE_DENOMINATOR_EPSILONS):
    """The same exponentials with an eps in the denominator that shows in every row."""
    return tuple(normalized(e, added, eps) for e in exponentials for eps in epsilons)


# ------------------------------------------------------------------------------------------------------


def exp_of_quotients(shift):
    """A bracket in the wrong place: exp comes last."""

    def answer(z, mask):
        z = np.where(mask, z - shift(z, mask), -np.inf)
        return np.exp(z / np.exp(z).sum(axis=-1, keepdims=True))

    return quiet(answer)


def more_for_all(e, eps):
    return normalized(lambda z, mask: e(z, mask) + eps)


def shifted_by(shift):
    """Exponentials of the allowed scores of each row less ``shift(of them)``."""

    def answer(z, mask):
        out = np.zeros(z.shape)
        for row, scores, allowed in zip(out, z, mask, strict=True):
            e = np.exp(scores[allowed] - shift(scores[allowed]))
            row[allowed] = e / e.sum()
        return out

    return quiet(answer)


def masked_table_maximum(z, mask):
    e = np.exp(np.where(mask, z - z[mask].max(), -np.inf))
    return e / e.sum(axis=-1, keepdims=True)


def masked_in_place(fill):
    def answer(z, mask):
        z[~mask] = fill
        return softmax(z)

    return answer


def exp_of_logarithms(z, mask):
    t = np.where(mask, z, -np.inf)
    return np.exp(t - np.logaddexp.reduce(t, axis=-1, keepdims=True))


def masked_whole_table(z, mask):
    p = np.exp(np.where(mask, z - z[mask].max(), -np.inf))
    return p / p.sum()


def without_keepdims(z, mask):
    e = np.exp(np.where(mask, z, -np.inf))
    return e / e.sum(axis=-1)


def quiet_log_softmax(z, mask):
    """Logarithms of the right probabilities."""
    with np.errstate(divide="ignore"):
        return np.log(masked_softmax(z, mask))


def all_to_the_best(z, mask):
    """A one for the allowed class with the highest score, the first of several."""
    return np.eye(z.shape[-1])[np.where(mask, z, -np.inf).argmax(axis=-1)]


def shared_by_the_best(z, mask):
    is_best = mask & (z == masked_maximum(z, mask))
    return is_best / is_best.sum(axis=-1, keepdims=True)


def rest_in_equal_parts(z, mask):
    p = softmax_then_mask(z, mask)
    rest = 1 - p.sum(axis=-1, keepdims=True)
    return np.where(mask, p + rest / mask.sum(axis=-1, keepdims=True), 0)


def masked_softmax_cases(rng):
    mask = np.array([[True, True, False, True], [False, True, True, True], [True, False, False, True]])
    huge = np.array([[1.0, 2.0, 1e12], [3.0, 1000.0, 1001.0]])
    apart = np.array([[1.0, 2.0, 3.0], [1001.0, 1000.0, 1.0], [-1001.0, -1000.0, 2.0]])
    return [
        Case((rng.normal(0, 2, size=(3, 4)), mask), about="three rows, each with its own mask"),
        Case((np.array([[1.0, 2.0, 3.0]]), np.array([[True, True, True]])),
             kind="edge", about="nothing is masked"),
        Case((np.array([[-1.0, 2.0, 3.0]]), np.array([[False, True, False]])),
             kind="edge", about="one class is left"),
        Case((np.array([[0.0, 2.0, -1.0], [3.0, 0.0, 0.0]]),
              np.array([[True, True, False], [True, True, False]])),
             kind="edge", about="allowed scores that are exactly 0"),
        Case((huge, np.array([[True, True, False], [True, True, True]])), kind="extreme",
             about="huge scores, the largest of them masked"),
        Case((apart, np.array([[True, False, True], [True, True, False], [True, True, False]])),
             kind="extreme", about="rows whose scores lie a thousand apart"),
        Case((np.array([[-1500.0, 7.0, 1500.0, -1500.0]]), np.array([[True, False, True, True]])),
             kind="extreme", about="allowed scores of one row lie three thousand apart"),
        Case((np.array([[-1e300, 5.0, -1e300]]), np.array([[True, False, True]])), kind="extreme",
             about="allowed scores as low as any number that stands for minus infinity"),
    ]


MASKED_SOFTMAX = Code(
    id="activations/masked-softmax",
    title="Softmax over the allowed classes",
    points=6,
    version="f149c3b8",  # what the statement says more was judged before it said so
    stub='''\
def masked_softmax(z, mask):
    """Softmax along each **row** of `z`, shape `(n, k)`, over the classes
    where `mask` is True. `mask` has the shape of `z` and holds True and
    False, at least one True in each row. Other classes get probability 0,
    and each row of the result sums to 1. A masked score may be huge: it
    must not matter."""
    ...
''',
    hints=[
        "A class gets probability 0 when its score is $-\\infty$: $e^{-\\infty} = 0$, in numpy too.",
        "So first put $-\\infty$ in the place of each masked score. Do not multiply and do not add: "
        "`np.where` chooses. Only then compute each row's maximum and the exponentials.",
        "What follows is the softmax that you know: row by row, `axis=-1, keepdims=True`, in the maximum and "
        "in the sum.",
    ],
    reference=masked_softmax,
    alternatives=[
        masked_by_hand,
        masked_by_rows,
        lambda z, mask: softmax(np.where(mask, z, np.finfo(float).min)),
        quiet(lambda z, mask: softmax(z + np.log(mask))),
    ],
    cases=masked_softmax_cases,
    misconceptions=[
        Misconception(
            "mask after", softmax_then_mask,
            "The masked classes have probability 0 and took their share with them: your rows do not sum to "
            "1. That is what masking after the softmax gives. Mask the scores.",
        ),
        Misconception(
            "the rest in equal parts", rest_in_equal_parts,
            "Your rows sum to 1, but what the masked classes had is handed out in **equal** parts. The "
            "probabilities of the allowed ones should keep their ratios: mask the scores.",
        ),
        Misconception(
            "score zero", lambda z, mask: softmax(z * mask),
            "A masked **score** of 0 is not a masked **probability** of 0: $e^0 = 1$ still gets its share. "
            "The score that gives 0 is $-\\infty$.",
        ),
        Misconception(
            "score not low enough", lambda z, mask: softmax(np.where(mask, z, -10)),
            "Your masked classes still get a share. A masked score of -1 or -10 gives that; so does a score "
            "that is lowered by 2 or 10 only, and the smallest score of the row or the table, or a little "
            "less than that. On paper only $-\\infty$ gives exactly 0.",
            also=(
                *(lambda z, mask, fill=fill: softmax(np.where(mask, z, fill)) for fill in SHALLOW_FILLS),
                *(lambda z, mask, fill=fill: softmax(z + (1 - mask) * fill) for fill in SHALLOW_FILLS[1:]),
                *(lambda z, mask, fill=fill: softmax(np.where(mask, z, z.min(axis=-1, keepdims=True) + fill))
                  for fill in (0.0, *SHALLOW_FILLS)),
                *(lambda z, mask, fill=fill: softmax(np.where(mask, z, z.min() + fill))
                  for fill in (0.0, *SHALLOW_FILLS)),
            ),
        ),
        Misconception(
            "ignores the mask", lambda z, mask: softmax(z),
            "These are the probabilities over all classes: the mask has no effect.",
        ),
        Misconception(
            "adds the mask", lambda z, mask: softmax(z + mask),
            "Compared with masked scores, the allowed ones are larger by 1 than they were, and the masked "
            "classes still get their share: `z + mask` gives that, since True counts as 1. A masked score "
            "must become $-\\infty$.",
            also=(lambda z, mask: softmax(z - (1 - mask)), lambda z, mask: softmax(z - ~mask * 1.0)),
        ),
        Misconception(
            "maximum of all", normalized(exp_below_row_maximum),
            "Right until a masked score lies far above the allowed ones. In a softmax of **all** scores it "
            "is the maximum, and nothing is left of the others: the row becomes 0/0, or all 0. Or its own "
            "exponential is `inf`, which a mask cannot make 0 again. Mask before the maximum and exp.",
            credit=0.5,
            also=in_other_dress(exp_below_row_maximum, softmax_then_mask)[1:],
        ),
        Misconception(
            "one maximum for the table", quiet(masked_table_maximum),
            "Right until one row lies far below another. One maximum for the **whole table** leaves nothing "
            "of the exponentials of the lower row, and it becomes 0/0. Each row needs its own: `axis=-1, "
            "keepdims=True`.",
            credit=0.5,
            also=(without_nan(masked_table_maximum),),
        ),
        Misconception(
            "maximum with zeros", normalized(exp_of_products),
            "Right until all allowed scores of a row are far below 0. In `z * mask` a masked score is 0, "
            "and 0 is the largest then: the allowed exponentials vanish, and the row becomes 0/0, or all 0. "
            "Put `-np.inf` there, with `np.where`.",
            credit=0.5,
            also=(
                *in_other_dress(exp_of_products, epsilons=(*DENOMINATOR_EPSILONS, 1e-6))[1:],
                *in_other_dress(softmax_of_products),
            ),
        ),
        misconception(
            "eps for a row that vanishes",
            (
                *with_large_eps(exp_below_row_maximum, softmax_then_mask, softmax_of_products,
                                epsilons=(1e-6, *LARGE_DENOMINATOR_EPSILONS)),
                *with_large_eps(exp_of_products, softmax_of_fills(-1e9), softmax_of_fills(-1e3),
                                exp_of_scores, chosen_exp),
            ),
            "Your rows do not quite sum to 1: that is what an eps in the denominator gives. And it only "
            "hides a row of which all exponentials are 0. Give masked classes the score $-\\infty$ first, "
            "and then subtract the row's maximum: the sum is at least 1, and no eps is needed.",
            credit=0.5,
        ),
        logarithm_lost(exp_of_logarithms),
        Misconception(
            "sum goes on",
            normalized(exp_below_allowed_maximum, lambda total, eps: total.cumsum(axis=0)),
            "The first row is right. Each row after it is divided by the sum of all rows **so far**. Where a "
            "loop adds up a sum, set it to 0 again for each row.",
        ),
        Misconception(
            "eps in the sum", normalized(exp_below_allowed_maximum, added, 1e-5),
            "Your rows do not quite sum to 1: that is what an eps in the denominator gives. With the row's "
            "allowed maximum subtracted the sum is at least 1, and no eps is needed.",
            credit=0.5,
            also=tuple(normalized(exp_below_allowed_maximum, added, eps) for eps in (1e-4, 1e-3, 1e-2)),
        ),
        Misconception(
            "adds a large negative number", lambda z, mask: softmax(z + (1 - mask) * -1e9),
            "A masked score of $10^{12}$ still counts here: adding a large negative number is not "
            "enough for every score. **Replace** the score, with `np.where`, instead of adding to it.",
            credit=0.5,
            also=(
                *(lambda z, mask, summand=summand: softmax(z + (1 - mask) * summand)
                  for summand in SMALL_SUMMANDS[1:]),
                *(form for summand in (-1e9, -1e4) for form in (
                    softmax_of_sums(summand),
                    normalized(softmax_of_sums(summand)),
                    normalized(softmax_of_sums(summand), at_least, 1e-12),
                )),
                *(lambda z, mask, eps=eps: softmax(z + np.log(mask + eps))
                  for eps in (1e-45, 1e-10, 1e-9, 1e-12, 1e-16, 1e-20, 1e-30, 1e-38, 1e-300)),
            ),
        ),
        Misconception(
            "a number for minus infinity", lambda z, mask: softmax(np.where(mask, z, -1e9)),
            "Right until the allowed scores of a row are far below 0. Then a masked class takes everything, "
            "or nothing is left of the row. A fixed number stands where $-\\infty$ belongs, or where the "
            "row's own maximum does. `-np.inf` is below every number, and exp makes 0 of it.",
            credit=0.5,
            also=(
                *(lambda z, mask, fill=fill: softmax(np.where(mask, z, fill)) for fill in FILLS[1:]),
                *(lambda z, mask, summand=summand: softmax(z + (1 - mask) * summand)
                  for summand in LARGE_SUMMANDS),
                *in_other_dress(softmax_of_fills(-1e9), softmax_of_fills(-1e3),
                                epsilons=(*DENOMINATOR_EPSILONS, 1e-6)),
                softmax_of_fills(-1e9),
                softmax_of_fills(-1e3),
            ),
        ),
        Misconception(
            "zero times infinity", quiet(lambda z, mask: softmax(z + (1 - mask) * -np.inf)),
            "Your rows are `nan`, whatever they hold. A product such as `(1 - mask) * -np.inf` does that: "
            "where the factor is 0 it is $0 \\cdot \\infty$. And so does a row of which **every** class is "
            "masked: `~` of whole numbers makes -2 of 1 and -1 of 0, and both count as True. Choose with "
            "`np.where`, and with `mask` as it is: an array of True and False.",
            also=(
                quiet(lambda z, mask: softmax(np.where(~mask.astype(int), -np.inf, z))),
                quiet(lambda z, mask: softmax(z + mask * -np.inf)),
            ),
        ),
        Misconception(
            "plus infinity", quiet(lambda z, mask: softmax(np.where(mask, z, np.inf))),
            "Rows with a masked class are `nan`: its score is $+\\infty$, and less the row's maximum that is "
            "$\\infty - \\infty$. A masked score must be the lowest of all, $-\\infty$.",
        ),
        Misconception(
            "mask of the first row", quiet(lambda z, mask: softmax(np.where(mask[0], z, -np.inf))),
            "You mask all rows as the first one: only there you are right. Each row has a mask of its own, "
            "in the same row of `mask`.",
        ),
        Misconception(
            "shares of the scores", normalized(lambda z, mask: np.where(mask, z, 0)),
            "Your rows sum to 1, but the shares are those of the scores themselves, $z / \\sum z$: a "
            "negative score gets a negative share. The shares are those of $e^z$.",
        ),
        Misconception(
            "times minus infinity", quiet(lambda z, mask: softmax(z * np.where(mask, 1, -np.inf))),
            "A masked score below 0 goes wrong here: $-1$ times $-\\infty$ is $+\\infty$, and the row "
            "becomes `nan`. Do not multiply but choose, with `np.where`.",
        ),
        Misconception(
            "nan for the masked", lambda z, mask: np.where(mask, masked_by_hand(z, mask), np.nan),
            "The allowed classes are right. The masked ones are `nan` here, and their probability is 0.",
            credit=0.5,
        ),
        Misconception(
            "in place", masked_in_place(-np.inf),
            "`z` has been overwritten, and the caller has lost the masked scores. Build a new array: "
            "`np.where`, or a copy.",
            credit=0.5,
            also=tuple(map(masked_in_place, (*FILLS, -20.0))),
        ),
        Misconception(
            "mask read the other way", lambda z, mask: softmax(np.where(mask, -np.inf, z)),
            "You masked what is allowed. Here True means **allowed**; in some functions, such as PyTorch's "
            "`masked_fill`, True marks what is taken out.",
            also=(
                *(lambda z, mask, fill=fill: softmax(np.where(mask, fill, z)) for fill in (*FILLS, -20.0)),
                *(lambda z, mask, fill=fill: softmax(z + mask * fill) for fill in SMALL_SUMMANDS),
                normalized(lambda z, mask: softmax(z) * ~mask),
                normalized(lambda z, mask: np.exp(z) * ~mask),
            ),
        ),
        Misconception(
            "columns", lambda z, mask: softmax(np.where(mask, z, -np.inf), axis=0),
            "Your **columns** sum to 1: the examples compete with each other. The classes of each row do: "
            "`axis=-1`.",
            also=(
                quiet(lambda z, mask: softmax(np.where(mask, z, -1e9), axis=0)),
                quiet(lambda z, mask: exp_of_scores(z, mask) / exp_of_scores(z, mask).sum(axis=0)),
            ),
        ),
        Misconception(
            "no maximum", normalized(exp_of_scores),
            "Right while no score lies far from 0. But $e^{1000}$ is `inf`, and inf/inf is `nan`; and the "
            "exponentials of a row far below 0 are all 0. Subtract the row's allowed maximum first.",
            credit=0.5,
            also=(
                *in_other_dress(exp_of_scores, chosen_exp, epsilons=(*DENOMINATOR_EPSILONS, 1e-6))[1:],
                without_nan(normalized(exp_of_scores)),
                without_nan(normalized(chosen_exp)),
            ),
        ),
        Misconception(
            "another shift than the maximum", shifted_by(np.mean),
            "Right until the scores of **one** row lie far apart. What you subtract is not the largest "
            "allowed score of the row but, say, the mean: then some exponent is still large, its exponential "
            "is `inf`, and the row becomes `nan`. Below the maximum no exponent is above 0.",
            credit=0.5,
            also=tuple(map(shifted_by, (np.median, np.min, lambda v: (v.max() + v.min()) / 2))),
        ),
        Misconception(
            "not normalized", exp_below_allowed_maximum,
            "Your rows do not sum to 1: the exponentials have not been divided by their sum.",
            also=(
                quiet(exp_of_scores), quiet(exp_below_row_maximum),
                quiet(lambda z, mask: np.exp(np.where(mask, z, -np.inf))),
            ),
        ),
        keepdims_missing(
            without_keepdims,
            quiet(lambda z, mask: softmax_then_mask(z, mask) / softmax_then_mask(z, mask).sum(axis=-1)),
            quiet(lambda z, mask: exp_of_scores(z, mask) / exp_of_scores(z, mask).sum(axis=-1)),
        ),
        Misconception(
            "whole table", masked_whole_table,
            "Your entries sum to 1 **all together**. Each row is a distribution of its own: `axis=-1, "
            "keepdims=True`.",
            also=(quiet(lambda z, mask: exp_of_scores(z, mask) / exp_of_scores(z, mask).sum()),),
        ),
        Misconception(
            "equal shares", lambda z, mask: mask / mask.sum(axis=-1, keepdims=True),
            "All allowed classes of a row get the same share here, whatever their scores. The shares are "
            "those of $e^z$.",
        ),
        Misconception(
            "all to the best", all_to_the_best,
            "The best allowed class of each row gets the whole probability here, and the others get 0. "
            "Softmax gives each allowed class a share, by $e^z$.",
            also=(lambda z, mask: all_to_the_best(z, mask).astype(int), shared_by_the_best),
        ),
        Misconception(
            "exp of the quotient", exp_of_quotients(lambda z, mask: 0.0),
            "Each score is divided by the sum of the exponentials, and exp comes last, so that your rows do "
            "not sum to 1. Check the brackets: exp first, then the division.",
            also=(exp_of_quotients(masked_maximum),),
        ),
        Misconception(
            "scores held at a limit", lambda z, mask: masked_softmax(np.clip(z, -15, 15), mask),
            "Right until a score passes some limit: held there, it loses its distance from the others. With "
            "the row's allowed maximum taken off, no exponent is above 0, and no limit is needed.",
            credit=0.5,
            also=tuple(
                lambda z, mask, low=low, limit=limit: masked_softmax(np.clip(z, low, limit), mask)
                for limit in (10, 15, 20, 30, 50, 80, 88, 100, 500, 700)
                for low in (-limit, -np.inf)
            ),
        ),
        Misconception(
            "a little for all", more_for_all(exp_of_scores, 1e-10),
            "A small number is added to the exponential of every class, the masked ones too. Where the "
            "allowed exponentials are very small themselves, all classes get the same. Take the row's "
            "allowed maximum off first; then nothing need be added.",
            credit=0.5,
            also=tuple(more_for_all(e, eps) for e in (exp_of_scores, exp_below_row_maximum)
                       for eps in EPSILONS),
        ),
        Misconception(
            "logarithms", quiet_log_softmax,
            "These are the logarithms of the probabilities: 0 and below. The exercise asks for the "
            "probabilities themselves.",
        ),
        Misconception(
            "minus infinity after", lambda z, mask: np.where(mask, softmax(z), -np.inf),
            "The masked classes have the **probability** minus infinity, and the allowed ones were divided "
            "by the exponentials of all. Minus infinity belongs to the scores, before the softmax, which "
            "makes 0 of it.",
        ),
        Misconception(
            "zero where it is allowed",
            lambda z, mask: np.where(mask, 0, softmax(z)),
            "The allowed classes have probability 0, and the masked ones keep theirs: the two are "
            "exchanged. And the mask acts on the scores, before the softmax.",
            also=(lambda z, mask: softmax(z) * ~mask,),
        ),
        Misconception(
            "divided by the root of k", lambda z, mask: masked_softmax(z / np.sqrt(z.shape[-1]), mask),
            "Your scores are divided by $\\sqrt{k}$ first, and the probabilities lie closer together than "
            "they should. (Attention divides its scores too, but by the root of the number of entries of its "
            "vectors.) "
            "Here the scores go in as they are.",
        ),
        Misconception(
            "moved to the left", moved_to_the_left,
            "The right probabilities stand side by side at the **beginning** of each row: choosing by a mask "
            "drops the places. Put them back where the mask is True.",
        ),
        Misconception(
            "score 0 taken for masked", quiet(zeros_taken_for_masked),
            "Right where no allowed score is exactly 0. There 0 is the mark of a masked class, so an allowed "
            "class with this score loses its share. 0 is a score as any other: ask the mask itself.",
            credit=0.5,
        ),
    ],
    explanation="This is how a language model is kept from looking ahead, and how a game-playing network is "
                "kept to legal moves.",
    rows_alone=("z", "mask"),
)
