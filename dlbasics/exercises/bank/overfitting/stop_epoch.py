"""Find the epoch at which training stops: its loss lies too far above the lowest so far (Prechelt)."""

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.kinds import Case, Code, Misconception


def stop_epoch(losses, alpha):
    lowest = losses[0]
    for epoch, loss in enumerate(losses, start=1):
        lowest = min(lowest, loss)
        if 100 * (loss / lowest - 1) > alpha:
            return epoch
    return len(losses)


def percent_above_lowest(losses):
    """How many percent each loss lies above the lowest so far."""
    return 100 * (losses / np.minimum.accumulate(losses) - 1)


def over(losses, alpha):
    """Of each epoch, whether its loss lies too far above the lowest so far."""
    return percent_above_lowest(losses) > alpha


def does_stop(losses, alpha):
    return bool(over(losses, alpha).any())


def stop_epoch_by_mask(losses, alpha):
    return int(np.argmax(over(losses, alpha))) + 1 if does_stop(losses, alpha) else len(losses)


def first_epoch(losses, stops):
    """The first epoch for which ``stops(loss, so_far)`` holds; `so_far` are the losses up to it."""
    for epoch, loss in enumerate(losses, start=1):
        if stops(loss, losses[:epoch]):
            return epoch
    return len(losses)


def first_above(losses, reference, alpha):
    """The first epoch with a loss more than `alpha` percent above a reference of its own."""
    return first_epoch(losses, lambda loss, so_far: 100 * (loss / reference[len(so_far) - 1] - 1) > alpha)


def or_else(nothing):
    """A right answer but for what it gives where nothing stops the training."""
    return lambda losses, alpha: stop_epoch(losses, alpha) if does_stop(losses, alpha) else nothing(losses)


def above_the_best_of_all(losses, alpha):
    best = int(np.argmin(losses))
    late = np.flatnonzero(losses[best:] > losses[best] * (1 + alpha / 100))
    return best + int(late[0]) + 1 if late.size else len(losses)


def patience(losses, alpha, since_best=True, longer=False):
    """What `alpha` means as a number of epochs: without a new lowest loss, or of rises in a row."""
    compared, waited = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        waited = 0 if loss < compared else waited + 1
        compared = min(compared, loss) if since_best else loss
        if waited > alpha or (waited >= alpha and not longer):
            return epoch
    return len(losses)


def last_above(losses, alpha):
    epochs = np.flatnonzero(over(losses, alpha))
    return int(epochs[-1]) + 1 if epochs.size else len(losses)


def with_eps(eps):
    return lambda losses, alpha: first_epoch(
        losses, lambda loss, so_far: 100 * (loss - so_far.min()) / (so_far.min() + eps) > alpha)


def twice_in_a_row(losses, alpha):
    both = np.flatnonzero(over(losses, alpha)[1:] & over(losses, alpha)[:-1])
    return int(both[0]) + 2 if both.size else len(losses)


def best_before_stop(losses, alpha):
    return int(np.argmin(losses[: stop_epoch(losses, alpha)])) + 1


def less_than_alpha(losses, alpha):
    for i in range(1, len(losses)):
        if losses[i] < min(losses[:i]) * (1 + alpha / 100):
            return i + 1
    return len(losses)


def small_gains_lost(losses, alpha, gain=None):
    """Only a loss that is lower by so much, or by `alpha` percent, is a new lowest."""
    lowest = losses[0]
    for epoch, loss in enumerate(losses, 1):
        if loss > lowest * (1 + alpha / 100):
            return epoch
        if loss < (lowest * (1 - alpha / 100) if gain is None else lowest - gain):
            lowest = loss
    return len(losses)


def smallest_gain(gain):
    return lambda losses, alpha: small_gains_lost(losses, alpha, gain)


def lowest_from(start):
    """The lowest loss begins at a fixed number."""
    def answer(losses, alpha):
        return first_above(losses, np.minimum(np.minimum.accumulate(losses), start), alpha)

    return answer


def either_way(losses, alpha, lowest=True):
    """A change of more than `alpha` percent, up or down, of the lowest loss before or of the one before."""
    before = np.minimum.accumulate(losses) if lowest else losses
    changes = 100 * np.abs(losses[1:] / before[:-1] - 1) > alpha
    return int(np.argmax(changes)) + 2 if changes.any() else len(losses)


def from_the_second_epoch_on(losses, alpha):
    """The first loss is never the lowest."""
    return min(stop_epoch(losses[1:], alpha) + 1, len(losses)) if len(losses) > 1 else 1


def from_the_third_epoch_on(losses, alpha):
    epochs = np.flatnonzero(over(losses, alpha)[2:])
    return int(epochs[0]) + 3 if epochs.size else len(losses)


def lowest_of_the_last(count):
    """The lowest loss among the present one and some before it."""
    return lambda losses, alpha: first_epoch(
        losses, lambda loss, so_far: 100 * (loss / so_far[-count:].min() - 1) > alpha)


def lowest_since_the_last_fall(losses, alpha):
    """Each fall makes a new lowest loss, though a lower one was before it."""
    lowest = losses[0]
    for i in range(1, len(losses)):
        if losses[i] < losses[i - 1]:
            lowest = losses[i]
        if 100 * (losses[i] / lowest - 1) > alpha:
            return i + 1
    return len(losses)


def lowest_but_one_epoch_behind(begin):
    """The epoch just before is not yet in the lowest loss; the first epoch that can stop is `begin`."""
    def answer(losses, alpha):
        for i in range(begin, len(losses)):
            if 100 * (losses[i] / losses[: max(i - 1, 1)].min() - 1) > alpha:
                return i + 1
        return len(losses)

    return answer


# -- two at once -----------------------------------------------------------------------------------------


def stop_with(low=lambda losses, i: losses[: i + 1].min(),
              rises=lambda loss, low, first, alpha: 100 * (loss / low - 1) > alpha,
              number=lambda epoch, losses: epoch):
    """The rule with another loss to compare with, another comparison, or another number of an epoch."""

    def answer(losses, alpha):
        for i, loss in enumerate(losses):
            if rises(loss, low(losses, i), losses[0], alpha):
                return number(i + 1, losses)
        return len(losses)

    return answer


# Two of these together stop where others do, by chance: numbers of epochs are few.
CONDITIONS = [
    ("knows the future", {"low": lambda losses, i: losses.min()}),
    ("against the previous epoch", {"low": lambda losses, i: losses[max(i - 1, 0)]}),
    ("against the first epoch", {"low": lambda losses, i: losses[0]}),
    ("against the highest", {"low": lambda losses, i: losses[: max(i, 1)].max()}),
    ("against the mean so far", {"low": lambda losses, i: losses[: i + 1].mean()}),
    ("percent of the loss itself", {"rises": lambda loss, low, first, alpha: 1 - low / loss > alpha / 100}),
    ("percent of the first loss", {
        "rises": lambda loss, low, first, alpha: (loss - low) / first > alpha / 100}),
    ("no percent", {"rises": lambda loss, low, first, alpha: loss / low - 1 > alpha}),
    ("a difference", {"rises": lambda loss, low, first, alpha: loss - low > alpha / 100}),
    ("a difference of alpha", {"rises": lambda loss, low, first, alpha: loss - low > alpha}),
]
NUMBERS = [
    ("counts from 0", {"number": lambda epoch, losses: epoch - 1}),
    ("the loss, not the epoch", {"number": lambda epoch, losses: losses[epoch - 1]}),
]


def percent_of(loss_from):
    """The rise above the lowest loss as a percentage of another one: ``loss_from(losses, so_far)``."""
    return lambda losses, alpha: first_epoch(
        losses, lambda loss, so_far: 100 * (loss - so_far.min()) > alpha * loss_from(losses, so_far))


def alpha_times(factor):
    return lambda losses, alpha: stop_epoch(losses, factor * alpha)


def noisy_run(rng, epochs):
    """Losses that fall and rise with noise, and an `alpha` that stops them before the end.

    It does so clearly: where it is a close thing, rounding and other slips look alike. The first loss is not
    the highest: only then a comparison with the one differs from that with the other.
    """
    epoch = np.arange(epochs)
    while True:
        curve = 0.3 + np.exp(-epoch / 3) + 0.05 * np.maximum(epoch - epochs / 2, 0)
        losses = np.round(rng.uniform(1, 20) * curve * np.exp(rng.normal(0, 0.15, epochs)), 3)
        alpha, percent = float(rng.integers(5, 40)), percent_above_lowest(losses)
        stops_midway = 4 < stop_epoch(losses, alpha) < epochs
        if losses.argmax() and stops_midway and np.abs(percent - alpha).min() > 2:
            return losses, alpha


def stop_epoch_cases(rng):
    bumpy = np.array([1.0, 0.8, 0.83, 0.7, 0.74, 0.72, 0.765, 0.9, 0.6])
    falling = np.sort(rng.uniform(0.2, 1.0, size=8))[::-1].copy()
    small = np.array([0.0100, 0.0096, 0.0093, 0.0091, 0.0094, 0.0097, 0.0099, 0.0108])
    return [
        Case((bumpy, 8.0), about="falls with bumps, then rises"),
        Case((bumpy, 4.0), about="the same losses, a smaller alpha"),
        Case((np.array([1.0, 0.96, 0.92, 0.95, 0.99, 1.015, 1.08, 1.13, 1.18]), 10.0),
             about="rises slowly, step by step"),
        Case((np.array([100.0, 80.0, 83.0, 87.0, 90.0, 85.0, 89.0]), 8.0), about="a loss in other units"),
        # Here every known mistake stops elsewhere, a patience of 3 too.
        Case((np.array([1.0, 0.98, 2.94, 2.95, 3.04, 2.89, 2.95, 3.39, 5.08, 5.84, 3.5]), 3.0),
             about="jumps to three times the lowest and stays there"),
        *(Case(noisy_run(rng, epochs), about=f"a noisy run of {epochs} epochs") for epochs in (12, 16)),
        Case((falling, 5.0), kind="edge", about="falls all the time: nothing stops it"),
        Case((np.array([1.0, 0.7, 0.71, 0.7, 0.72]), 10.0), kind="edge",
             about="rises, but not far enough: nothing stops it"),
        Case((np.array([2.0, 1.0, 1.5, 1.25, 1.75, 3.0]), 50.0), kind="edge",
             about="one loss lies exactly 50 percent above the lowest, which is not more"),
        Case((np.array([1.2, 1.0, 1.042, 1.0449, 1.04503, 1.2]), 4.5), kind="edge",
             about="a rise just short of alpha percent, then one just beyond it"),
        Case((small, 5.0), kind="edge", about="small losses, which fall by very little"),
        Case((np.array([0.5]), 5.0), kind="edge", about="a single epoch"),
        Case((np.array([1.0, 2.0, 0.5]), 10.0), kind="edge", about="the second epoch stops it"),
        # Whoever looks back over fewer than 17 epochs sees no rise of 31 percent.
        Case((np.arange(100, 140, 2) / 100, 31.0), kind="edge", about="the lowest loss lies far back"),
        Case((np.array([0.9, 1e-9, 5e-9, 2e-10, 1e-7, 3e-10]), 50.0), kind="extreme",
             about="a loss of nearly 0"),
        Case((1e6 * bumpy, 8.0), kind="extreme", about="losses of a million"),
        Case((1e-7 * small, 5.0), kind="extreme", about="losses of a billionth"),
    ]


STOP_EPOCH = Code(
    id="overfitting/stop-epoch",
    title="Stop when too much has been lost",
    points=4,
    stub='''\
def stop_epoch(losses, alpha):
    """Another rule for early stopping: stop after the first epoch whose
    validation loss is **more than** `alpha` percent above the lowest
    loss **so far**. Return the number of that epoch, counted from 1; if
    no epoch does it, the number of epochs. `losses` is an array of
    positive numbers, one for each epoch."""
    ...
''',
    hints=[
        "With paper and pencil: the losses are 1.0, 0.8, 0.83, 0.9, and `alpha` is 10. What is the lowest "
        "loss so far in each epoch, and by how many percent of it does each loss lie above it?",
        "Go through the epochs one after the other and keep one number: the lowest loss up to now. "
        "`enumerate(losses, start=1)` counts the epochs from 1.",
        "A loss $l$ lies $100\\,(l/m - 1)$ percent above the lowest one, $m$. Leave the function at the "
        "first epoch where that is more than `alpha`. After the loop nothing has stopped the training: what "
        "is the answer then?",
    ],
    reference=stop_epoch,
    alternatives=[
        stop_epoch_by_mask,
        lambda losses, alpha: first_epoch(
            losses, lambda loss, so_far: (loss - min(so_far)) / min(so_far) * 100 > alpha),
    ],
    cases=stop_epoch_cases,
    misconceptions=[
        Misconception(
            "knows the future", lambda losses, alpha: first_above(losses, [min(losses)] * len(losses), alpha),
            "This is what a comparison with the lowest loss of the **whole** run gives. While the training "
            "runs, nobody knows that one: only the epochs so far.",
            also=(above_the_best_of_all,),
        ),
        Misconception(
            "against the previous epoch",
            lambda losses, alpha: first_above(losses, [losses[0], *losses[:-1]], alpha),
            "This is what a comparison with the epoch before gives. A slow rise, a little in each epoch, "
            "then never stops the training. Compare with the lowest loss so far.",
        ),
        Misconception(
            "against the first epoch",
            lambda losses, alpha: first_above(losses, [losses[0]] * len(losses), alpha),
            "This is what a comparison with the first loss gives. What has been gained since then counts: "
            "compare with the lowest loss so far.",
        ),
        Misconception(
            "against the highest",
            lambda losses, alpha: first_above(
                losses, [losses[0], *np.maximum.accumulate(losses)[:-1]], alpha),
            "This is what a comparison with the **highest** loss before gives. After a bad start it hardly "
            "ever stops. Compare with the lowest loss so far.",
        ),
        Misconception(
            "counts from 0",
            lambda losses, alpha: stop_epoch(losses, alpha) - does_stop(losses, alpha),
            "Where the training is stopped, your number is one too small: it is that of the epoch before, or "
            "it counts from 0, as the positions in an array do. Return the number of the epoch that stops "
            "it, counted from 1. (Where nothing stops it, the answer is the number of epochs.)",
            also=(lambda losses, alpha: (stop_epoch(losses, alpha) - 1) * does_stop(losses, alpha),),
        ),
        Misconception(
            "counts from 0, at exactly alpha",
            lambda losses, alpha: stop_epoch(losses, np.nextafter(alpha, 0)) - does_stop(
                losses, np.nextafter(alpha, 0)),
            "Two things at once: where the training is stopped your number counts from 0, and epochs are "
            "counted from 1. And you stop at a loss that lies **exactly** `alpha` percent above the lowest, "
            "where only one that lies more than that stops the training.",
        ),
        Misconception(
            "all one too small", lambda losses, alpha: stop_epoch(losses, alpha) - 1,
            "Every number is one too small, also where nothing stops the training: they are positions in "
            "the array. Epochs are counted from 1.",
        ),
        Misconception(
            "one epoch late", lambda losses, alpha: stop_epoch(losses, alpha) + 1,
            "Your number is one too large where an epoch stops the training. It stops **after** that epoch, "
            "so the number of that epoch is the answer, not the next one.",
            also=(lambda losses, alpha: min(stop_epoch(losses, alpha) + 1, len(losses)),),
        ),
        Misconception(
            "the last such epoch", last_above,
            "Your epoch is the **last** one that lies more than `alpha` percent above the lowest loss before "
            "it. The first one ends the training: what comes after it does not happen.",
        ),
        Misconception(
            "at exactly alpha", lambda losses, alpha: first_above(
                losses, np.minimum.accumulate(losses), np.nextafter(alpha, 0)),
            "Nearly: you stop at a loss that lies **exactly** `alpha` percent above the lowest. Only one "
            "that lies more than that stops the training.",
            credit=0.75,
        ),
        Misconception(
            "argmax of nothing", or_else(lambda losses: 1),
            "Where no epoch stops the training, your answer is epoch 1. That is also what the position of "
            "the first True gives with `np.argmax` if there is no True. The answer there is the number of "
            "epochs.",
            credit=0.5,
        ),
        Misconception(
            "where nothing stops it", or_else(lambda losses: 0),
            "Right where an epoch stops the training. Where none does, the answer is the number of epochs, "
            "`len(losses)`: there your function gives something else.",
            credit=0.5,
            also=(or_else(lambda losses: -1),
                  or_else(lambda losses: len(losses) + 1), or_else(lambda losses: len(losses) - 1),
                  or_else(lambda losses: np.inf), or_else(lambda losses: np.nan)),
        ),
        Misconception(
            "nothing where nothing stops it", or_else(lambda losses: None),
            "Right where an epoch stops the training. Where none does, you return `None`: that is what comes "
            "out when a function ends without `return`. After the loop, return the number of epochs, "
            "`len(losses)`.",
            credit=0.5,
        ),
        Misconception(
            "percent of the loss itself",
            lambda losses, alpha: first_epoch(
                losses, lambda loss, so_far: 100 * (1 - so_far.min() / loss) > alpha),
            "This is what the difference as a percentage of the **present** loss gives. \"`alpha` percent "
            "above the lowest\" is a percentage of the lowest: divide by that.",
        ),
        Misconception(
            "percent of the first loss",
            lambda losses, alpha: first_epoch(
                losses, lambda loss, so_far: 100 * (loss - so_far.min()) / so_far[0] > alpha),
            "This is what the difference as a percentage of **another** loss gives, such as the first, the "
            "highest or the mean. \"`alpha` percent above the lowest\" is a percentage of the lowest: divide "
            "by that.",
            also=tuple(map(percent_of, (
                lambda losses, so_far: losses.max(), lambda losses, so_far: so_far.max(),
                lambda losses, so_far: losses.mean(), lambda losses, so_far: so_far.mean(),
                lambda losses, so_far: losses[-1]))),
        ),
        Misconception(
            "no percent", lambda losses, alpha: stop_epoch(losses, 100 * alpha),
            "`alpha` is in percent: 5 means 5 %, a loss of 1.05 times the lowest. This is what the number "
            "itself gives, without the 100: 5 then stands for 500 percent.",
            also=(lambda losses, alpha: first_epoch(
                losses, lambda loss, so_far: loss / so_far.min() > alpha),),
        ),
        Misconception(
            "a multiple of alpha", alpha_times(10),
            "Your limit is not `alpha` percent but a multiple of it, such as ten times or half. A percent is "
            "a hundredth: 5 percent above a loss is 1.05 times that loss.",
            also=tuple(map(alpha_times, (5, 2, 0.5, 0.1))),
        ),
        Misconception(
            "stops at once",
            lambda losses, alpha: first_epoch(
                losses, lambda loss, so_far: 100 * loss / so_far.min() > alpha),
            "You stop after the first epoch. Its loss **is** the lowest so far, 0 percent above it. "
            "What is your number there, and which way do you compare? (The loss as a percentage *of* the "
            "lowest is 100 there, not 0.)",
        ),
        Misconception(
            "never stops", lambda losses, alpha: len(losses),
            "Your answer is always the number of epochs: nothing ever stops the training. One loss must lie "
            "more than `alpha` percent above the lowest before it, and the first that does is the answer. "
            "(A `return` in an `else` inside the loop does this too: it leaves in the first epoch. The "
            "number of epochs is the answer only when the loop has ended.)",
        ),
        Misconception(
            "a difference",
            lambda losses, alpha: first_epoch(losses, lambda loss, so_far: loss - so_far.min() > alpha / 100),
            "This is what the difference to the lowest loss gives, compared with `alpha / 100`. A percentage "
            "is relative: divide by the lowest. It matters when the losses are far from 1.",
            also=(lambda losses, alpha: first_epoch(
                losses, lambda loss, so_far: loss > so_far.min() + alpha / 100),),
        ),
        Misconception(
            "a difference of alpha",
            lambda losses, alpha: first_epoch(losses, lambda loss, so_far: loss - so_far.min() > alpha),
            "This is what the bare difference to the lowest loss gives, compared with `alpha`. But `alpha` "
            "is a percentage: divide by the lowest loss, and multiply by 100.",
            also=(lambda losses, alpha: first_epoch(
                losses, lambda loss, so_far: loss > so_far.min() + alpha),),
        ),
        Misconception(
            "a patience", patience,
            "This is what `alpha` gives as a **patience**, a number of epochs without a new lowest loss, or "
            "without a fall. Here it is a percentage: how far a loss lies above the lowest one so far.",
            also=tuple(lambda losses, alpha, how=how: patience(losses, alpha, *how)
                       for how in ((True, True), (False, False), (False, True))),
        ),
        Misconception(
            "at the first rise", lambda losses, alpha: stop_epoch(losses, 0.0),
            "You stop at the first loss that lies above the lowest so far, however little. It may lie up to "
            "`alpha` percent above. (`alpha // 100` does that: it is 0 for all that is below 100.)",
        ),
        Misconception(
            "at a fall",
            lambda losses, alpha: first_epoch(
                losses, lambda loss, so_far: 100 * (1 - loss / so_far.max()) > alpha),
            "You stop when the loss has **fallen** by `alpha` percent. Then the training goes well. Stop "
            "when the loss lies that far above the lowest so far.",
            also=(lambda losses, alpha: first_epoch(
                losses, lambda loss, so_far: 100 * (1 - loss / so_far[0]) > alpha),),
        ),
        Misconception(
            "against the mean so far",
            lambda losses, alpha: first_epoch(
                losses, lambda loss, so_far: 100 * (loss / so_far.mean() - 1) > alpha),
            "This is what a comparison with the **mean** of the losses so far gives, or with their median. "
            "Compare with the lowest.",
            also=(lambda losses, alpha: first_epoch(
                losses, lambda loss, so_far: 100 * (loss / np.median(so_far) - 1) > alpha),),
        ),
        Misconception(
            "twice in a row", twice_in_a_row,
            "You stop at the **second** such epoch in a row. The first one is enough.",
        ),
        Misconception(
            "rounded percent",
            lambda losses, alpha: first_epoch(
                losses, lambda loss, so_far: int(100 * (loss / so_far.min() - 1)) > alpha),
            "A loss that lies only a little above `alpha` percent, by a fraction of a percent, need not stop "
            "you. Rounding does that, and so does a logarithm in the place of the quotient. Compare the "
            "percentage as it is.",
            credit=0.5,
            also=tuple(
                lambda losses, alpha, digits=digits: first_epoch(
                    losses, lambda loss, so_far: round(100 * (loss / so_far.min() - 1), digits) > alpha)
                for digits in (0, 1, 2)),
        ),
        Misconception(
            "how many epochs", lambda losses, alpha: int(over(losses, alpha).sum()),
            "This is **how many** epochs lie more than `alpha` percent above the lowest loss before them. "
            "Asked for is the number of the first one.",
        ),
        Misconception(
            "an answer for each epoch", lambda losses, alpha: over(losses, alpha),
            "You say of **each** epoch whether it lies too far above the lowest loss so far, or how far, and "
            "that is right. Return the number of the first one that lies too far above.",
            credit=0.5,
            also=(lambda losses, alpha: percent_above_lowest(losses),),
        ),
        Misconception(
            "epochs since the best",
            lambda losses, alpha: stop_epoch(losses, alpha) - best_before_stop(losses, alpha),
            "This is the number of epochs **since the best one**. The epochs are counted from the beginning, "
            "from 1.",
        ),
        Misconception(
            "the best epoch", best_before_stop,
            "That is the epoch whose weights you would keep. The question is when the training ends.",
        ),
        Misconception(
            "the best epoch of all", lambda losses, alpha: int(np.argmin(losses)) + 1,
            "That is the best epoch of the whole run, counted from 1 or from 0, whatever `alpha` is. The "
            "question is when the rule ends the training.",
            also=(lambda losses, alpha: int(np.argmin(losses)),),
        ),
        Misconception(
            "the loss, not the epoch", lambda losses, alpha: losses[stop_epoch(losses, alpha) - 1],
            "Your answer is a loss. Asked for is the **number** of the epoch that stops the training.",
            also=(lambda losses, alpha: losses[: stop_epoch(losses, alpha)].min(),),
        ),
        Misconception(
            "two numbers",
            lambda losses, alpha: (stop_epoch(losses, alpha), best_before_stop(losses, alpha)),
            "You return two values, and the epoch at which the training ends is one of them. Return that "
            "number alone.",
            also=tuple(lambda losses, alpha, other=other: other(losses, stop_epoch(losses, alpha))
                       for other in (lambda losses, stop: (int(np.argmin(losses[:stop])) + 1, stop),
                                     lambda losses, stop: (stop, losses[stop - 1]),
                                     lambda losses, stop: (stop, losses[:stop].min()),
                                     lambda losses, stop: (losses[:stop].min(), stop))),
        ),
        Misconception(
            "an eps beside the lowest", with_eps(1e-8),
            "Right for ordinary losses. Where the losses themselves are tiny, you stop later. A small number "
            "added to the lowest loss does that: it counts for more than the loss. The losses are "
            "positive, so nothing has to be added.",
            credit=0.5,
            also=(with_eps(1e-6),),
        ),
        Misconception(
            "the lowest begins at a number", lowest_from(1.0),
            "Right as long as the first losses are small. Your lowest loss begins at a fixed number, such as "
            "1: a loss above it counts as a rise, though nothing has been lost. Begin with the first loss, "
            "or with infinity.",
            credit=0.5,
            also=tuple(map(lowest_from, (2.0, 5.0, 10.0, 99.0, 100.0, 999.0, 1000.0, 9999.0, 1e4, 1e5))),
        ),
        Misconception(
            "a fall stops it too", either_way,
            "You also stop where a loss has **fallen** by more than `alpha` percent: the absolute value does "
            "that. Only a rise above the lowest loss so far stops the training.",
            also=(lambda losses, alpha: either_way(losses, alpha, lowest=False),),
        ),
        Misconception(
            "less than alpha", less_than_alpha,
            "You stop at the first loss that lies **less** than `alpha` percent above the lowest before it. "
            "That epoch went well. Stop at the first that lies more than that above it.",
        ),
        Misconception(
            "small gains do not count", small_gains_lost,
            "A loss that is only a little lower does not become your lowest, as with a smallest gain of "
            "`alpha` percent. Every lower loss is the new lowest.",
            also=tuple(map(smallest_gain, (1e-1, 1e-2, 5e-3, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10))),
        ),
        Misconception(
            "the first epochs do not count", from_the_second_epoch_on,
            "Your rule leaves out the first epochs: their losses do not count as the lowest, or they cannot "
            "end the training. The first loss is a lowest loss too, and the second epoch can end the "
            "training.",
            credit=0.5,
            also=(from_the_third_epoch_on,),
        ),
        Misconception(
            "the last epochs alone", lowest_of_the_last(6),
            "Only some of the last epochs count for your lowest loss, so that a long, slow rise is not seen. "
            "Compare with the lowest of **all** epochs so far.",
            credit=0.5,
            also=tuple(map(lowest_of_the_last, (3, 4, 5, 7, 8, 9, 10, 11))),
        ),
        Misconception(
            "lowest since the last fall", lowest_since_the_last_fall,
            "Each loss below the one before it becomes your lowest, though a lower one may stand further "
            "back. A loss is the new lowest only if it is below the **lowest** so far.",
        ),
        Misconception(
            "one epoch behind", lowest_but_one_epoch_behind(2),
            "Your lowest loss comes one epoch late: it does not yet hold the epoch just before. Compare each "
            "loss with the lowest of **all** epochs before it.",
            also=(lowest_but_one_epoch_behind(1),),
        ),
    ],
    composed=two_at_once(stop_with, CONDITIONS, NUMBERS),
    explanation="This is the criterion GL of Prechelt. Patience counts epochs; this rule measures what has "
                "been lost. Both need the best weights to be restored afterwards.",
)
