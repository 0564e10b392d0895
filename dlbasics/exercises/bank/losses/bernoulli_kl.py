"""Compute the KL divergence of a coin from a belief about it."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception

from ..eps_variants import EPSILONS, with_each_eps


def bernoulli_kl(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        yes = np.where(p == 0, 0, p * np.log(p / q))
        no = np.where(p == 1, 0, (1 - p) * np.log((1 - p) / (1 - q)))
    return yes + no


def bernoulli_kl_by_rows(p, q):
    def part(a, b):
        return 0.0 if a == 0 else np.inf if b == 0 else a * (np.log(a) - np.log(b))

    return np.array([part(a, b) + part(1 - a, 1 - b) for a, b in zip(p, q, strict=True)])


def bernoulli_kl_naive(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


def bernoulli_kl_clipped(p, q, eps=1e-7):
    return bernoulli_kl(np.clip(p, eps, 1 - eps), np.clip(q, eps, 1 - eps))


def kl_with_eps(cap, eps):
    return lambda p, q: (
        p * np.log(cap(p, eps) / cap(q, eps)) + (1 - p) * np.log(cap(1 - p, eps) / cap(1 - q, eps)))


def kl_in_nats_of(log):
    """The formula as on paper, with another logarithm."""

    def answer(p, q):
        with np.errstate(divide="ignore", invalid="ignore"):
            return p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))

    return answer


def kl_terms(p, q):
    """Both terms as on paper: nan where p is 0 or 1."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return p * np.log(p / q), (1 - p) * np.log((1 - p) / (1 - q))


def cross_entropy_as_on_paper(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -p * np.log(q) - (1 - p) * np.log(1 - q)


def guards_the_belief(p, q):
    heads, tails = kl_terms(p, q)
    return np.where(q == 0, 0, heads) + np.where(q == 1, 0, tails)


def bernoulli_kl_cases(rng):
    return [
        Case((np.array([0.5, 0.2, 0.9]), np.array([0.25, 0.6, 0.9])),
             about="three pairs, the last one equal"),
        Case((rng.uniform(0.05, 0.95, 8), rng.uniform(0.05, 0.95, 8)), about="eight random pairs"),
        Case((np.array([0.0, 1.0]), np.array([0.3, 0.3])), kind="edge",
             about="a certain truth: p = 0 and p = 1"),
        Case((np.array([0.0, 1.0]), np.array([0.0, 1.0])), kind="edge",
             about="certain and right: p = q = 0, and p = q = 1"),
        Case((np.array([0.3, 0.3]), np.array([0.0, 1.0])), kind="extreme",
             about="q rules out what can happen"),
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
        "numpy makes `nan` of 0 log 0. Choose with `np.where(p == 0, 0, ...)` for heads; what is the like "
        "for tails?",
        "Let the infinity come by itself: $p \\log(p/0)$ is `inf` in numpy. `np.errstate` silences the "
        "warnings that this raises.",
    ],
    reference=bernoulli_kl,
    alternatives=[bernoulli_kl_by_rows],
    cases=bernoulli_kl_cases,
    misconceptions=[
        Misconception(
            "exchanged", lambda p, q: bernoulli_kl(q, p),
            "This is the divergence the other way round. The truth $p$ weighs the logarithms: it decides "
            "how often each surprise happens.",
        ),
        Misconception(
            "heads only", lambda p, q: np.where(p == 0, 0, p * np.log(np.where(p == 0, 1, p) / q)),
            "Heads are there, tails are missing. That is why some of your values are negative; a KL "
            "divergence never is.",
            also=(lambda p, q: kl_terms(p, q)[0],),
        ),
        Misconception(
            "cross-entropy",
            lambda p, q: -np.where(p == 0, 0, p * np.log(q)) - np.where(p == 1, 0, (1 - p) * np.log1p(-q)),
            "That is the cross-entropy: it contains the truth's own entropy. Where $q = p$ the divergence "
            "must be 0.",
            also=(cross_entropy_as_on_paper,),
        ),
        Misconception(
            "bits", lambda p, q: bernoulli_kl(p, q) / np.log(2),
            "These are bits: you used `log2`. Nats come from the natural logarithm, `np.log`.",
            also=(kl_in_nats_of(np.log2),),
        ),
        Misconception(
            "as on paper", bernoulli_kl_naive,
            "Right for coins that can fall on both sides. For $p = 0$ or $p = 1$ numpy computes 0 times "
            "infinity, which is `nan`; the convention 0 log 0 = 0 has to be written out.",
            credit=0.5,
        ),
        Misconception(
            "clipped", bernoulli_kl_clipped,
            "Clipping hides what the question asks for: where the belief rules out what can happen, the "
            "cost is infinite, and yours is a number that your own eps has chosen.",
            credit=0.5,
            also=(
                *with_each_eps(kl_with_eps),
                *(lambda p, q, eps=eps: bernoulli_kl_clipped(p, q, eps) for eps in EPSILONS),
                *(lambda p, q, eps=eps: bernoulli_kl(p, np.clip(q, eps, 1 - eps)) for eps in EPSILONS),
            ),
        ),
        Misconception(
            "nan_to_num", lambda p, q: sum(map(np.nan_to_num, kl_terms(p, q))),
            "`np.nan_to_num` makes 0 of `nan`, as you wanted, and also a huge number of the infinity that "
            "the question asks for. Tell it `posinf=np.inf`, or choose with `np.where`.",
            credit=0.5,
            also=(lambda p, q: np.nan_to_num(sum(kl_terms(p, q))),),
        ),
        Misconception(
            "certain, so free",
            lambda p, q: np.where((p == 0) | (p == 1), 0, sum(kl_terms(p, q))),
            "For a certain truth you set the whole cost to 0. Only the term of what cannot happen is 0; the "
            "other one, $\\log(1/q)$ or $\\log(1/(1-q))$, remains.",
        ),
        Misconception(
            "guards the belief", guards_the_belief,
            "You set terms to 0 where the **belief** $q$ is 0 or 1. There the cost is infinite, unless the "
            "truth agrees. It is $p$ that decides which term is 0 log 0.",
        ),
        Misconception(
            "both ways", lambda p, q: (bernoulli_kl(p, q) + bernoulli_kl(q, p)) / 2,
            "You took the mean of both directions. That is symmetric, and another quantity; the KL "
            "divergence is not symmetric.",
        ),
        Misconception(
            "sign", lambda p, q: -bernoulli_kl(p, q),
            "The sign is turned round: $\\log(q/p)$ instead of $\\log(p/q)$. A divergence is never negative.",
        ),
    ],
    explanation="It is 0 exactly where the belief is the truth, and it grows without limit as the belief "
    "rules the truth out. Training with binary cross-entropy makes this number small, since the truth's own "
    "entropy does not move.",
)
