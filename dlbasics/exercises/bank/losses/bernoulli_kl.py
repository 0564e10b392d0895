"""Compute the KL divergence of a coin from a belief about it."""

import math

import numpy as np

from dlbasics.activations import sigmoid
from dlbasics.exercises.bank.common_misconceptions import if_on_an_array
from dlbasics.exercises.bank.eps_clipping import EPSILONS, added, at_least, clipped, with_each_eps
from dlbasics.exercises.kinds import Case, Code, Misconception
from dlbasics.validation import ignore_fp_warnings as quiet


# For a belief very near the truth its two terms cancel, and with them most digits; no case asks for those.
def bernoulli_kl(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        heads = np.where(p == 0, 0, p * np.log(p / q))
        tails = np.where(p == 1, 0, (1 - p) * np.log((1 - p) / (1 - q)))
    return heads + tails


def bernoulli_kl_by_rows(p, q):
    def part(a, b):
        return 0.0 if a == 0 else np.inf if b == 0 else a * (np.log(a) - np.log(b))

    return np.array([part(a, b) + part(1 - a, 1 - b) for a, b in zip(p, q, strict=True)])


def infinite_together(p, q):
    """All costs are infinite as soon as one is."""
    costs = bernoulli_kl(p, q)
    return np.full(p.shape, np.inf) if np.isinf(costs).any() else costs


def one_end_forgotten(sure):
    """Where the belief is `sure`, only the term of the outcome that it allows is left."""

    def answer(p, q):
        likely = p if sure == 1 else 1 - p
        entropy_term = likely * np.log(np.where(likely > 0, likely, 1))
        return np.where(q == sure, entropy_term, bernoulli_kl(p, q))

    return answer


def kl_by(log):
    """The formula as on paper, with another logarithm."""
    return quiet(lambda p, q: p * log(p / q) + (1 - p) * log((1 - p) / (1 - q)))


@quiet
def kl_terms(p, q):
    """Both terms as on paper: nan where p is 0 or 1."""
    return p * np.log(p / q), (1 - p) * np.log((1 - p) / (1 - q))


def guarded(p, term):
    """A term that is 0 where its probability is."""
    return np.where(p == 0, 0, term)


@quiet
def heads(p, q):
    return guarded(p, p * np.log(p / q))


@quiet
def tails_over_heads(p, q):
    """Both terms are divided by the belief in heads."""
    return heads(p, q) + guarded(1 - p, (1 - p) * np.log((1 - p) / q))


@quiet
def entropy(p, q):
    return -guarded(p, p * np.log(p)) - guarded(1 - p, (1 - p) * np.log(1 - p))


def entry_by_entry(rule):
    return lambda p, q: np.array([rule(a, b) for a, b in zip(p, q, strict=True)])


def entry_by_math(p, q):
    return p * math.log(p / q) + (1 - p) * math.log((1 - p) / (1 - q))


def if_once(p, q):
    return 0.0 if p == 0 else kl_terms(p, q)[0]


def brackets_missing(of_tails):
    """Heads are right; ``of_tails(p, q)`` is what is added for tails."""
    return quiet(lambda p, q: heads(p, q) + of_tails(p, q))


# -- an eps or a limit that keeps the logarithm from 0 -------------------------------------------------


def kl_of_capped_ratios(cap, eps):
    return lambda p, q: (
        p * np.log(cap(p, eps) / cap(q, eps)) + (1 - p) * np.log(cap(1 - p, eps) / cap(1 - q, eps)))


def kl_of_capped(cap, eps):
    return quiet(lambda p, q: kl_by(np.log)(cap(p, eps), cap(q, eps)))


def kl_of_capped_belief(cap, eps):
    return quiet(lambda p, q: bernoulli_kl(p, cap(q, eps)))


def kl_of_capped_belief_only(cap, eps):
    """As on paper but for the belief; its tails are capped apart."""
    return quiet(lambda p, q: p * np.log(p / cap(q, eps)) + (1 - p) * np.log((1 - p) / cap(1 - q, eps)))


def kl_of_capped_sums(cap, eps):
    """The tails of the capped numbers, 1 - (p + eps), as weights and in the logarithm."""
    return quiet(lambda p, q: cap(p, eps) * np.log(cap(p, eps) / cap(q, eps))
                 + cap(1 - p, eps) * np.log(cap(1 - p, eps) / cap(1 - q, eps)))


def cross_entropy_of_capped(cap, eps):
    return quiet(lambda p, q: -p * np.log(cap(q, eps)) - (1 - p) * np.log(cap(1 - q, eps)))


def heads_of_capped(cap, eps):
    return quiet(lambda p, q: cap(p, eps) * np.log(cap(p, eps) / cap(q, eps)))


def kl_below_one(eps):
    """A limit of another size at the upper end, the largest float below 1."""
    return lambda p, q: kl_by(np.log)(np.clip(p, eps, 1 - 2**-53), np.clip(q, eps, 1 - 2**-53))


def kl_as_on_paper_of_capped_belief(cap, eps):
    return lambda p, q: kl_by(np.log)(p, cap(q, eps))


def term_with_eps(p, q, eps):
    return guarded(p, p * np.log((p + eps) / (q + eps)))


# Each form costs a little time in every verdict, so the rarer ones have the usual sizes alone.
USUAL = (1e-15, 1e-12, 1e-10, 1e-8, 1e-3)


def replaced(p, eps):
    """Exactly 0 and 1 alone are moved."""
    return np.where(p == 0, eps, np.where(p == 1, 1 - eps, p))


CLIPPED = (
    *with_each_eps(kl_of_capped, (clipped, added, at_least)),
    *with_each_eps(kl_of_capped_ratios, (added, at_least)),
    *with_each_eps(kl_of_capped_belief, (clipped, added)),
    *(make(replaced, eps) for eps in USUAL for make in (kl_of_capped, kl_of_capped_belief)),
    *with_each_eps(kl_of_capped_sums, (added,)),
    *(kl_below_one(eps) for eps in EPSILONS[:8]),
    *(lambda p, q, eps=eps: p * np.log(p / (q + eps) + eps) + (1 - p) * np.log((1 - p) / (1 - q + eps) + eps)
      for eps in EPSILONS),
)
CLIPPED_IN_ONE_TERM = tuple(
    quiet(lambda p, q, eps=eps, capped=capped: term_with_eps(p, q, eps * capped)
          + term_with_eps(1 - p, 1 - q, eps * (not capped)))
    for eps in USUAL for capped in (False, True)
)
# Only the belief is kept away from 0 and 1: a certain truth still gives 0 log 0.
CLIPPED_BELIEF = (
    *with_each_eps(kl_of_capped_belief_only, (at_least, added)),
    *with_each_eps(kl_as_on_paper_of_capped_belief, (clipped,)),
    *(kl_as_on_paper_of_capped_belief(replaced, eps) for eps in USUAL),
)


# Where the belief rules out what can happen, the infinity has been put in beside an eps or a limit.
def with_infinity(answer):
    @quiet
    def patched(p, q):
        is_ruled_out = ((q == 0) & (p > 0)) | ((q == 1) & (p < 1))
        return np.where(is_ruled_out, np.inf, np.where(p == q, 0.0, answer(p, q)))

    return patched


CLIPPED_BUT_INFINITE = tuple(
    with_infinity(make(cap, eps)) for eps in USUAL
    for make, cap in ((kl_of_capped_belief, clipped), (kl_of_capped_ratios, added)))


def half_of_the_entropy(p, q):
    """The cross-entropy less the entropy of one outcome alone."""
    return bernoulli_kl(p, q) - guarded(1 - p, (1 - p) * np.log(1 - p))


def bernoulli_kl_cases(rng):
    return [
        Case((np.array([0.5, 0.2, 0.9]), np.array([0.25, 0.6, 0.9])),
             about="three pairs, the last one equal"),
        Case((rng.uniform(0.05, 0.95, 8), rng.uniform(0.05, 0.95, 8)), about="eight random pairs"),
        Case((np.array([0.3, 0.6, 0.2, 0.7, 0.5]), np.array([1e-4, 1 - 1e-4, 1e-14, 1 - 1e-14, 1e-300])),
             kind="edge", about="beliefs that are nearly certain"),
        Case((np.array([0.0, 1.0]), np.array([0.3, 0.3])), kind="edge",
             about="a certain truth: p = 0 and p = 1"),
        Case((np.array([0.0, 1.0, 0.5]), np.array([0.0, 1.0, 0.25])), kind="edge",
             about="certain and right: p = q = 0, and p = q = 1"),
        Case((np.array([0.3, 0.3]), np.array([0.0, 1.0])), kind="extreme",
             about="q rules out what can happen"),
        Case((np.array([1e-9, 1e-14, 1 - 1e-9]), np.array([0.0, 0.0, 1.0])), kind="extreme",
             about="q rules out what hardly ever happens"),
        Case((np.array([0.0, 1.0, 0.5]), np.array([1.0, 0.0, 0.25])), kind="extreme",
             about="certain and wrong: p = 0 and q = 1, and the other way round"),
    ]


BERNOULLI_KL = Code(
    id="losses/bernoulli-kl",
    title="What a wrong belief about a coin costs",
    points=4,
    stub='''\
def bernoulli_kl(p, q):
    """Return for each pair of entries the KL divergence, in nats, of a coin
    that shows heads with probability `p` from a belief `q`. Both are arrays of
    shape `(n,)`; so is the result. `0 log 0` counts as 0, and a belief that
    rules out what can happen costs `inf`."""
    ...
''',
    hints=[
        "A coin has two outcomes. Sum $p_i \\log(p_i / q_i)$ over heads $(p, q)$ and tails $(1-p, 1-q)$.",
        "numpy makes `nan` of 0 log 0. For heads this happens where $p$ is 0: `np.where` can choose 0 there. "
        "Where does it happen for tails?",
        "Let the infinity come by itself: $p \\log(p/0)$ is `inf` in numpy. `np.errstate` silences the "
        "warnings that this raises.",
    ],
    reference=bernoulli_kl,
    alternatives=[
        bernoulli_kl_by_rows,
        lambda p, q: sum(np.nan_to_num(term, posinf=np.inf) for term in kl_terms(p, q)),
    ],
    cases=bernoulli_kl_cases,
    misconceptions=[
        Misconception(
            "exchanged", lambda p, q: bernoulli_kl(q, p),
            "This is the divergence the other way round. The truth $p$ weighs the logarithms: it decides "
            "how often each surprise happens.",
            also=(lambda p, q: kl_by(np.log)(q, p),),
        ),
        Misconception(
            "heads only", heads,
            "Heads are there, tails are missing. That is why some of your values are negative; a KL "
            "divergence never is.",
            also=(
                lambda p, q: kl_terms(p, q)[0],
                *(heads_of_capped(cap, eps) for eps in EPSILONS[:8] for cap in (added, at_least)),
                quiet(lambda p, q: p * np.log(p / q + 1e-10)),
            ),
        ),
        Misconception(
            "heads of a general table", lambda p, q: heads(p, q) - p + q,
            "You return $p\\log(p/q) - p + q$, which `scipy.special.kl_div` does for one number of a table. "
            "A coin has two: add the same for tails.",
        ),
        Misconception(
            "tails subtracted", quiet(lambda p, q: heads(p, q) - heads(1 - p, 1 - q)),
            "Heads are right, and the part of tails is subtracted. Both outcomes are added, each with its "
            "own weight and logarithm.",
            also=(quiet(lambda p, q: kl_terms(p, q)[0] - kl_terms(p, q)[1]),),
        ),
        Misconception(
            "cross-entropy",
            lambda p, q: -np.where(p == 0, 0, p * np.log(q)) - np.where(p == 1, 0, (1 - p) * np.log1p(-q)),
            "That is the cross-entropy: it contains the truth's own entropy. Where $q = p$ the divergence "
            "must be 0.",
            also=(
                quiet(lambda p, q: -p * np.log(q) - (1 - p) * np.log(1 - q)),
                *(cross_entropy_of_capped(cap, eps) for eps in EPSILONS[:8] for cap in (added, clipped)),
            ),
        ),
        Misconception(
            "entropy", entropy,
            "That is the entropy of the truth alone: the belief has no part in it. The divergence compares "
            "the two.",
            also=(quiet(lambda p, q: -p * np.log(p) - (1 - p) * np.log(1 - p)),),
        ),
        Misconception(
            "bits", lambda p, q: bernoulli_kl(p, q) / np.log(2),
            "These are bits, the unit of the logarithm to base 2. Nats come from the natural logarithm, "
            "`np.log`.",
            also=(kl_by(np.log2),),
        ),
        Misconception(
            "base 10", lambda p, q: bernoulli_kl(p, q) / np.log(10),
            "Your values fit a logarithm to base 10. Nats come from the natural logarithm, `np.log`.",
            also=(kl_by(np.log10),),
        ),
        Misconception(
            "as on paper", kl_by(np.log),
            "Right for coins that can fall on both sides. For $p = 0$ or $p = 1$ there is a 0 log 0, for "
            "which you have no finite value: numpy computes 0 times infinity, which is `nan`, and "
            "`math.log` refuses 0. The convention 0 log 0 = 0 has to be written out.",
            credit=0.5,
            also=(
                quiet(lambda p, q: p * (np.log(p) - np.log(q)) + (1 - p) * (np.log(1 - p) - np.log(1 - q))),
                quiet(lambda p, q: p * np.log(p) - p * np.log(q)
                      + (1 - p) * np.log(1 - p) - (1 - p) * np.log(1 - q)),
                quiet(entry_by_entry(entry_by_math)),
                lambda p, q: entry_by_entry(entry_by_math)(p.tolist(), q.tolist()),
            ),
        ),
        Misconception(
            "belief clipped", CLIPPED_BELIEF[0],
            "Two things: at $p = 0$ or $p = 1$ 0 log 0 is `nan` here; it counts as 0. And an eps or a "
            "limit guards the **belief**: where it rules out what can happen, the cost is infinite.",
            credit=0.5,
            also=CLIPPED_BELIEF[1:],
        ),
        Misconception(
            "clipped", CLIPPED[0],
            "An eps or a limit keeps logarithms finite here. It shifts some costs a little. Where the "
            "belief rules out what can happen, the cost is infinite, and yours is a number: for heads, for "
            "tails or for both.",
            credit=0.5,
            also=(*CLIPPED[1:], *CLIPPED_IN_ONE_TERM),
        ),
        Misconception(
            "clipped, and an infinity put in", CLIPPED_BUT_INFINITE[0],
            "Where the belief rules out what can happen your cost is infinite, as it should be. But an eps "
            "or a limit changes the cost of beliefs that are **nearly** certain. Without it $p \\log(p/q)$ "
            "is right for them, and `inf` where $q = 0$.",
            credit=0.5,
            also=CLIPPED_BUT_INFINITE[1:],
        ),
        Misconception(
            "nan_to_num", lambda p, q: sum(map(np.nan_to_num, kl_terms(p, q))),
            "0 log 0 is 0 here, as it should be, and where the cost is infinite you return a huge "
            "number: `np.nan_to_num` changes infinities too. Tell it `posinf=np.inf`, or choose with "
            "`np.where`.",
            credit=0.5,
        ),
        Misconception(
            "finite terms only", lambda p, q: sum(np.where(np.isfinite(t), t, 0) for t in kl_terms(p, q)),
            "Wherever a term is not finite you have 0. That is right for 0 log 0. Where the belief rules out "
            "what can happen, the infinity is the answer.",
            credit=0.5,
        ),
        Misconception(
            "both terms cleaned together", lambda p, q: np.nan_to_num(sum(kl_terms(p, q))),
            "Where the truth is certain your whole cost is 0, and where it is infinite you return a huge "
            "number or 0: both terms are cleaned together. Guard each term by itself, by $p$ for heads and "
            "by $1 - p$ for tails; the infinity is the answer.",
            also=(
                quiet(lambda p, q: np.where(np.isfinite(sum(kl_terms(p, q))), sum(kl_terms(p, q)), 0)),
                lambda p, q: np.nan_to_num(sum(kl_terms(p, q)), posinf=0.0),
            ),
        ),
        Misconception(
            "certain, so free",
            lambda p, q: np.where((p == 0) | (p == 1), 0, sum(kl_terms(p, q))),
            "For $p = 0$, or for any certain truth, your whole cost is 0. Only the term of what cannot "
            "happen is 0; the other one, $\\log(1/q)$ or $\\log(1/(1-q))$, remains.",
            also=(
                quiet(lambda p, q: np.where(p == 0, 0, sum(kl_terms(p, q)))),
                quiet(lambda p, q: np.where(np.isnan(sum(kl_terms(p, q))), 0, sum(kl_terms(p, q)))),
                lambda p, q: np.where(np.isinf(bernoulli_kl(p, q)), np.inf,
                                      np.where((p == 0) | (p == 1), 0, bernoulli_kl(p, q))),
            ),
        ),
        Misconception(
            "certain, so infinite",
            lambda p, q: np.where((p == 0) | (p == 1), np.inf, sum(kl_terms(p, q))),
            "Where the truth is certain, $p = 0$ or $p = 1$, your cost is infinite even for a belief that "
            "only doubts it. One of the terms is 0 log 0 there, for which numpy gives `nan`; it counts as 0, "
            "and the other term remains. Only a belief that rules out what can happen costs `inf`.",
            also=(lambda p, q: np.where(
                p == q, 0, np.where((p == 0) | (p == 1), np.inf, sum(kl_terms(p, q)))),),
        ),
        Misconception(
            "guards the belief",
            lambda p, q: np.where(q == 0, 0, kl_terms(p, q)[0]) + np.where(q == 1, 0, kl_terms(p, q)[1]),
            "Where the **belief** $q$ is 0 (or 1), you have 0. There the cost is infinite, unless the "
            "truth agrees. It is $p$ that decides which term is 0 log 0.",
            also=(
                lambda p, q: np.where((q == 0) | (q == 1), 0, sum(kl_terms(p, q))),
                lambda p, q: np.where((p == 0) | (q == 0), 0, sum(kl_terms(p, q))),
            ),
        ),
        Misconception(
            "guard for heads only", lambda p, q: np.where(p == 0, 0, kl_terms(p, q)[0]) + kl_terms(p, q)[1],
            "At $p = 0$ you are right, and at $p = 1$ you return `nan`. The term of tails has a 0 log 0 too: "
            "where $1 - p$ is 0.",
            credit=0.5,
        ),
        Misconception(
            "a sigmoid too many", quiet(lambda p, q: bernoulli_kl(p, sigmoid(q))),
            "Your belief is $\\sigma(q)$. Here `q` is a probability already, and no logit.",
            also=(
                quiet(lambda p, q: kl_by(np.log)(p, sigmoid(q))),
                lambda p, q: bernoulli_kl(sigmoid(p), sigmoid(q)),
            ),
        ),
        Misconception(
            "the belief guards the tails",
            quiet(lambda p, q: heads(p, q) + np.where(q == 1, 0, kl_terms(p, q)[1])),
            "Heads are right. The part of tails is 0 where the **belief** is certain of heads, $q = 1$, and "
            "`nan` where $p = 1$. 0 log 0 comes from what stands before the logarithm, $1 - p$: the "
            "condition is `p == 1`.",
        ),
        Misconception(
            "brackets missing in the tails",
            quiet(lambda p, q: p * np.log(p / q) + (1 - p) * np.log(1 - p / 1 - q)),
            "In the part of tails brackets are missing. Division comes before subtraction, so that `1 - p / "
            "1 - q` is $1 - p - q$. Write `(1 - p) * np.log((1 - p) / (1 - q))`.",
            also=(
                brackets_missing(lambda p, q: (1 - p) * np.log(1 - p / 1 - q)),
                brackets_missing(lambda p, q: guarded(1 - p, (1 - p) * np.log(1 - p / 1 - q))),
                quiet(lambda p, q: p * np.log(p / q) + (1 - p) * np.log(1 - p / (1 - q))),
                brackets_missing(lambda p, q: guarded(1 - p, (1 - p) * np.log(1 - p / (1 - q)))),
                quiet(lambda p, q: p * np.log(p / q) + 1 - p * np.log((1 - p) / (1 - q))),
                quiet(lambda p, q: p * np.log(p / q) + 1 - p * np.log(1 - p / 1 - q)),
            ),
        ),
        Misconception(
            "tails weighed by the belief",
            quiet(lambda p, q: p * np.log(p / q) + (1 - q) * np.log((1 - p) / (1 - q))),
            "Your tails are weighed by $1 - q$. The truth decides how often each outcome happens: $1 - p$.",
            also=(quiet(lambda p, q: heads(p, q) + (1 - q) * np.log((1 - p) / (1 - q))),),
        ),
        Misconception(
            "weighed by the belief",
            quiet(lambda p, q: q * np.log(p / q) + (1 - q) * np.log((1 - p) / (1 - q))),
            "The logarithms are right, and heads, or both, are weighed by the **belief**. The truth decides "
            "how often each outcome happens: $p$ and $1 - p$.",
            also=(
                quiet(lambda p, q: guarded(p, q * np.log(p / q))
                      + guarded(1 - p, (1 - q) * np.log((1 - p) / (1 - q)))),
                lambda p, q: -bernoulli_kl(q, p),
                quiet(lambda p, q: q * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))),
                quiet(lambda p, q: guarded(p, q * np.log(p / q)) + heads(1 - p, 1 - q)),
            ),
        ),
        Misconception(
            "one weight for both", quiet(lambda p, q: p * np.log(p / q) + p * np.log((1 - p) / (1 - q))),
            "Both logarithms are weighed by $p$. Tails happen with the probability $1 - p$, which is the "
            "weight of their logarithm.",
            also=(
                quiet(lambda p, q: np.nan_to_num(p * np.log(p / q), nan=0.0, posinf=np.inf)
                      + np.nan_to_num(p * np.log((1 - p) / (1 - q)), nan=0.0, posinf=np.inf,
                                      neginf=-np.inf)),
                quiet(lambda p, q: heads(p, q) + guarded(1 - p, p * np.log((1 - p) / (1 - q)))),
                quiet(lambda p, q: guarded(p, p * np.log(p / q) + p * np.log((1 - p) / (1 - q)))),
                quiet(lambda p, q: (1 - p) * (np.log(p / q) + np.log((1 - p) / (1 - q)))),
            ),
        ),
        Misconception(
            "weights exchanged", quiet(lambda p, q: (1 - p) * np.log(p / q) + p * np.log((1 - p) / (1 - q))),
            "The two weights are exchanged: the logarithm of heads is weighed by $1 - p$, and that of tails "
            "by $p$. Each outcome counts as often as it happens.",
            also=(
                quiet(lambda p, q: guarded(1 - p, (1 - p) * np.log(p / q))
                      + guarded(p, p * np.log((1 - p) / (1 - q)))),
                quiet(lambda p, q: guarded(p, (1 - p) * np.log(p / q))
                      + guarded(1 - p, p * np.log((1 - p) / (1 - q)))),
            ),
        ),
        Misconception(
            "half of the entropy", quiet(half_of_the_entropy),
            "One of the four parts is missing: the logarithm of the truth stands in one outcome alone. From "
            "the cross-entropy the **whole** entropy of the truth is taken, that of heads and of tails.",
            also=(
                quiet(lambda p, q: p * np.log(p) - p * np.log(q) - (1 - p) * np.log(1 - q)),
                quiet(lambda p, q: bernoulli_kl(p, q) - guarded(p, p * np.log(p))),
                quiet(lambda p, q: (1 - p) * np.log(1 - p) - p * np.log(q) - (1 - p) * np.log(1 - q)),
            ),
        ),
        Misconception(
            "belief without weight",
            quiet(lambda p, q: p * np.log(p) - np.log(q) + (1 - p) * np.log((1 - p) / (1 - q))),
            "In one term, or in both, the logarithm of the belief is not weighed. The weight stands before "
            "a bracket that holds both logarithms: $p\\,(\\log p - \\log q)$.",
            also=(
                quiet(lambda p, q: p * np.log(p / q) + (1 - p) * np.log(1 - p) - np.log(1 - q)),
                quiet(lambda p, q: p * np.log(p) - np.log(q) + (1 - p) * np.log(1 - p) - np.log(1 - q)),
            ),
        ),
        Misconception(
            "no logarithm", quiet(lambda p, q: p**2 / q + (1 - p) ** 2 / (1 - q)),
            "The ratios are there, without their logarithms. Where the belief is the truth they are 1, and "
            "the divergence must be 0 there: $\\log 1$.",
            also=(
                quiet(lambda p, q: p / q + (1 - p) / (1 - q)),
                quiet(lambda p, q: p**2 / q + (1 - p) ** 2 / (1 - q) - 1),
            ),
        ),
        Misconception(
            "estimate from samples", quiet(lambda p, q: q / p - 1 - np.log(q / p)),
            "This is $(r - 1) - \\log r$ for a ratio $r$: an estimate, for one outcome that was drawn. Both "
            "outcomes are known here, and their probabilities: take the mean itself.",
            also=(quiet(lambda p, q: p / q - 1 - np.log(p / q)),),
        ),
        Misconception(
            "log1p without its minus", lambda p, q: heads(p, q) + guarded(
                1 - p, (1 - p) * (np.log1p(p) - np.log1p(q))),
            "For tails you have $\\log(1 + p)$ and $\\log(1 + q)$. `np.log1p(-p)` is the logarithm of $1 - "
            "p$.",
        ),
        Misconception(
            "every sure belief costs all",
            lambda p, q: np.where((q == 0) | (q == 1), np.inf, bernoulli_kl(p, q)),
            "Every belief of exactly 0 or 1 costs `inf` here. A sure belief that is **right** costs nothing: "
            "only one that rules the truth out does. Ask for both: $q = 0$ and $p > 0$.",
            credit=0.5,
        ),
        Misconception(
            "no weights", quiet(lambda p, q: np.log(p / q) + np.log((1 - p) / (1 - q))),
            "The logarithms are right and have no weights. Each outcome counts as often as it happens: "
            "heads $p$ times, tails $1 - p$ times.",
        ),
        Misconception(
            "both ways", lambda p, q: (bernoulli_kl(p, q) + bernoulli_kl(q, p)) / 2,
            "Both directions are put together. That is symmetric, and another quantity; the KL "
            "divergence is not symmetric.",
            also=(
                lambda p, q: bernoulli_kl(p, q) + bernoulli_kl(q, p),
                quiet(lambda p, q: (kl_by(np.log)(p, q) + kl_by(np.log)(q, p)) / 2),
                quiet(lambda p, q: kl_by(np.log)(p, q) + kl_by(np.log)(q, p)),
            ),
        ),
        Misconception(
            "Jensen-Shannon", lambda p, q: (bernoulli_kl(p, (p + q) / 2) + bernoulli_kl(q, (p + q) / 2)) / 2,
            "That is the Jensen-Shannon divergence, or its root, in which both are compared with their mean. "
            "It is symmetric and never infinite; here the truth is compared with the belief itself.",
            also=(
                lambda p, q: np.sqrt((bernoulli_kl(p, (p + q) / 2) + bernoulli_kl(q, (p + q) / 2)) / 2),
                quiet(lambda p, q: (kl_by(np.log)(p, (p + q) / 2) + kl_by(np.log)(q, (p + q) / 2)) / 2),
            ),
        ),
        Misconception(
            "sign", lambda p, q: -bernoulli_kl(p, q),
            "The sign is turned round: that is what $\\log(q/p)$ gives in the place of $\\log(p/q)$. A "
            "divergence is never negative.",
            also=(quiet(lambda p, q: -kl_by(np.log)(p, q)),),
        ),
        Misconception(
            "one number for all", quiet(lambda p, q: np.sum(kl_by(np.log)(p, q))),
            "All pairs are put together in one number. The result has an entry for each pair.",
            also=(
                quiet(lambda p, q: np.mean(kl_by(np.log)(p, q))),
                lambda p, q: np.sum(bernoulli_kl(p, q)),
                lambda p, q: np.mean(bernoulli_kl(p, q)),
            ),
        ),
        if_on_an_array(if_once, lambda p, q: max(p, 0) + max(q, 0)),
        Misconception(
            "q in both terms", tails_over_heads,
            "Both terms hold `q`. In the second one stands the belief in **tails**, $1 - q$: "
            "$(1 - p) \\log\\frac{1 - p}{1 - q}$.",
            also=(quiet(lambda p, q: p * np.log(p / q) + (1 - p) * np.log((1 - p) / q)),),
        ),
        Misconception(
            "one impossible for all", infinite_together,
            "As soon as one belief rules out what can happen, all your costs are `inf`: `np.any`, or an `if` "
            "for the whole array, decides once. Each pair decides for itself: `np.where`.",
            credit=0.5,
        ),
        Misconception(
            "one end forgotten", one_end_forgotten(1),
            "One of the two sure beliefs is free here. $q = 0$ rules out heads, and $q = 1$ rules out tails: "
            "both cost `inf` where what they rule out can happen. Your check of one of them leaves its term "
            "out.",
            credit=0.5,
            also=(one_end_forgotten(0),),
        ),
    ],
    composed=tuple(
        (other, unit, lambda p, q, answer=answer, base=base: answer(p, q) / np.log(base))
        for other, answer in (("exchanged", lambda p, q: bernoulli_kl(q, p)), ("heads only", heads))
        for unit, base in (("bits", 2), ("base 10", 10))
    ),
    explanation="It is 0 exactly where the belief is the truth, and it grows without limit as the belief "
    "rules the truth out. Training with binary cross-entropy makes this number small, since the truth's own "
    "entropy does not move.",
    rows_alone=("p", "q"),
)
