"""Find the epoch at which training stops: its loss lies too far above the lowest so far (Prechelt)."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def first_above(losses, reference, alpha):
    for epoch, (loss, least) in enumerate(zip(losses, reference, strict=True), start=1):
        if 100 * (loss / least - 1) > alpha:
            return epoch
    return len(losses)


def stop_epoch(losses, alpha):
    return first_above(losses, np.minimum.accumulate(losses), alpha)


def stop_epoch_by_mask(losses, alpha):
    over = 100 * (losses / np.minimum.accumulate(losses) - 1) > alpha
    return int(np.argmax(over)) + 1 if over.any() else len(losses)


def stop_epoch_cases(rng):
    bumpy = np.array([1.0, 0.8, 0.83, 0.7, 0.74, 0.72, 0.765, 0.9, 0.6])
    falling = np.sort(rng.uniform(0.2, 1.0, size=8))[::-1].copy()
    return [
        Case((bumpy, 8.0), about="falls with bumps, then rises"),
        Case((bumpy, 4.0), about="the same losses, less patience"),
        Case((np.array([1.0, 0.96, 0.92, 0.95, 0.99, 1.03, 1.08, 1.13, 1.18]), 10.0),
             about="rises slowly, step by step"),
        Case((np.array([100.0, 80.0, 83.0, 87.0, 90.0, 85.0, 89.0]), 8.0), about="a loss in other units"),
        Case((falling, 5.0), kind="edge", about="falls all the time: nothing stops it"),
        Case((np.array([2.0, 1.0, 1.5, 1.25, 1.75, 3.0]), 50.0), kind="edge",
             about="one loss lies exactly 50 percent above the lowest, which is not more"),
        Case((np.array([0.5]), 5.0), kind="edge", about="a single epoch"),
        Case((np.array([0.9, 1e-9, 5e-9, 2e-10, 1e-7, 3e-10]), 50.0), kind="extreme",
             about="a loss of nearly 0"),
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
        "Go through the epochs and keep the lowest loss up to now. `np.minimum.accumulate(losses)` gives all "
        "of them at once.",
        "An epoch stops the training if `100 * (loss / lowest - 1) > alpha`. Return at the first one; after "
        "the loop, return `len(losses)`.",
    ],
    reference=stop_epoch,
    alternatives=[stop_epoch_by_mask],
    cases=stop_epoch_cases,
    misconceptions=[
        Misconception(
            "knows the future", lambda losses, alpha: first_above(losses, [min(losses)] * len(losses), alpha),
            "You compare with the lowest loss of the **whole** run. While it trains, nobody knows that one: "
            "only the epochs so far.",
        ),
        Misconception(
            "against the previous epoch",
            lambda losses, alpha: first_above(losses, [losses[0], *losses[:-1]], alpha),
            "You compare each loss with the one before. A slow rise, a little in each epoch, then never "
            "stops you. Compare with the lowest so far.",
        ),
        Misconception(
            "against the first epoch",
            lambda losses, alpha: first_above(losses, [losses[0]] * len(losses), alpha),
            "You compare with the first loss. What has been gained since then counts: the lowest so far.",
        ),
        Misconception(
            "counts from 0",
            lambda losses, alpha: stop_epoch(losses, alpha) - int(
                100 * (losses[stop_epoch(losses, alpha) - 1] / losses[: stop_epoch(losses, alpha)].min() - 1)
                > alpha),
            "You return the position in the array, which counts from 0. Epochs are counted from 1.",
        ),
        Misconception(
            "all one too small", lambda losses, alpha: stop_epoch(losses, alpha) - 1,
            "Your numbers are positions in the array, one too small throughout; where nothing stops the "
            "training, too. Epochs are counted from 1.",
        ),
        Misconception(
            "at exactly alpha", lambda losses, alpha: first_above(
                losses, np.minimum.accumulate(losses), np.nextafter(alpha, 0)),
            "Nearly: a loss **exactly** `alpha` percent above the lowest does not stop the training, only "
            "one that is more than that: `>`, not `>=`.",
            credit=0.75,
        ),
        Misconception(
            "argmax of nothing",
            lambda losses, alpha: int(np.argmax(
                100 * (losses / np.minimum.accumulate(losses) - 1) > alpha)) + 1,
            "Where no epoch does it, `np.argmax` finds its maximum, False, at position 0, and you stop after "
            "the first epoch. Ask `.any()` first.",
            credit=0.5,
        ),
        Misconception(
            "percent of the loss itself",
            lambda losses, alpha: next((t for t in range(1, len(losses) + 1) if 100 * (
                1 - losses[:t].min() / losses[t - 1]) > alpha), len(losses)),
            "You divide the difference by the present loss. \"`alpha` percent above the lowest\" is a "
            "percentage **of the lowest**: divide by that.",
        ),
        Misconception(
            "no percent", lambda losses, alpha: stop_epoch(losses, 100 * alpha),
            "`alpha` is in percent: 5 means 5 %, a loss 1.05 times the lowest. You treat 5 as five times.",
        ),
        Misconception(
            "a difference",
            lambda losses, alpha: next((t for t in range(1, len(losses) + 1)
                                        if losses[t - 1] - losses[:t].min() > alpha / 100), len(losses)),
            "You take the difference to the lowest loss. A percentage is relative: divide by the lowest. It "
            "matters when the losses are small.",
        ),
        Misconception(
            "a difference of alpha",
            lambda losses, alpha: next((t for t in range(1, len(losses) + 1)
                                        if losses[t - 1] - losses[:t].min() > alpha), len(losses)),
            "You compare the bare difference to the lowest loss with `alpha`, which is a percentage: divide "
            "by the lowest, and multiply by 100.",
        ),
        Misconception(
            "the best epoch",
            lambda losses, alpha: int(np.argmin(losses[: stop_epoch(losses, alpha)])) + 1,
            "That is the epoch whose weights you would keep. The question is when the training ends.",
        ),
        Misconception(
            "the best epoch of all", lambda losses, alpha: int(np.argmin(losses)) + 1,
            "That is the best epoch of the whole run, and `alpha` has not been used. The question is when "
            "the rule ends the training.",
        ),
    ],
    explanation="This is the criterion GL of Prechelt. Patience counts epochs; this rule measures what has "
                "been lost. Both need the best weights to be restored afterwards.",
)
