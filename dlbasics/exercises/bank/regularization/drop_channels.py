"""Write inverted dropout of whole channels."""

import numpy as np

from dlbasics.exercises.kinds import Case, Code, Misconception


def drop_channels(images, u, drop_prob):
    kept = (u >= drop_prob) / (1 - drop_prob)
    return images * kept[:, :, None, None]


def drop_channels_loop(images, u, drop_prob):
    out = np.zeros(images.shape)
    for i, j in np.argwhere(u >= drop_prob):
        out[i, j] = images[i, j] / (1 - drop_prob)
    return out


def drop_in_place(images, u, drop_prob):
    images[u < drop_prob] = 0
    images /= 1 - drop_prob
    return images


def dropped_by_p(images, u, drop_prob):
    with np.errstate(all="ignore"):
        return images * ((u >= drop_prob) / np.float64(drop_prob))[:, :, None, None]


def drop_counted(images, u, drop_prob):
    kept = (u >= drop_prob).astype(float)
    return images * (kept / max(kept.mean(), 1e-9))[:, :, None, None]


def drop_channels_cases(rng):
    u = np.array([[0.1, 0.5, 0.9, 0.35], [0.7, 0.2, 0.3, 0.05]])
    return [
        Case((rng.normal(size=(2, 4, 2, 2)), u, 0.5),
             about="two images, four channels; one number of u is exactly 0.5, and is kept"),
        Case((rng.normal(size=(2, 4, 1, 3)), u, 0.25), about="a smaller probability"),
        Case((rng.normal(size=(2, 4, 2, 1)), u, 0.0), kind="edge", about="drop_prob = 0: nothing is dropped"),
        Case((rng.normal(size=(1, 2, 2, 2)), np.array([[0.1, 0.2]]), 0.9), kind="edge",
             about="no channel survives"),
        Case((1e200 * rng.normal(size=(1, 3, 2, 2)), np.array([[0.995, 0.2, 0.5]]), 0.99), kind="extreme",
             about="huge values, and one channel in a hundred kept"),
    ]


DROP_CHANNELS = Code(
    id="regularization/drop-channels",
    title="Drop whole channels",
    points=5,
    stub='''\
def drop_channels(images, u, drop_prob):
    """**Inverted** dropout of whole channels, in training. `images` has
    shape `(n, channels, height, width)`; `u`, shape `(n, channels)`,
    holds a random number from [0, 1) for each. A channel is dropped,
    with all its pixels, where `u < drop_prob`. Do not change `images`."""
    ...
''',
    hints=[
        "First a mask of shape `(n, channels)`: which channels stay?",
        "To stretch the mask over the pixels: `mask[:, :, None, None]`.",
        "Inverted: what stays is divided by the probability of staying, so that the expected value is that "
        "of the input.",
    ],
    reference=drop_channels,
    alternatives=[drop_channels_loop],
    cases=drop_channels_cases,
    misconceptions=[
        Misconception(
            "not scaled", lambda images, u, drop_prob: images * (u >= drop_prob)[:, :, None, None],
            "The right channels are gone, but what stays is not scaled: the expected value is only $(1-p)$ "
            "times the input. Inverted dropout divides by $1-p$.", credit=0.5,
        ),
        Misconception(
            "multiplies", lambda images, u, drop_prob: images * (
                (u >= drop_prob) * (1 - drop_prob))[:, :, None, None],
            "Multiplying by $1-p$ belongs to **evaluation**, when training was not scaled. In training, "
            "divide.",
        ),
        Misconception(
            "divides by p", dropped_by_p,
            "You divided by `drop_prob`, the probability of going. What stays is divided by the probability "
            "of **staying**, $1-p$.",
        ),
        Misconception(
            "kept where u < 1 - p", lambda images, u, drop_prob: images * (
                (u < 1 - drop_prob) / (1 - drop_prob))[:, :, None, None],
            "Just as many are dropped on average, but not the ones asked for: a channel is dropped where "
            "`u < drop_prob`. Yours **stays** where `u < 1 - drop_prob`.",
            credit=0.5,
        ),
        Misconception(
            "keeps what it should drop", lambda images, u, drop_prob: images * (
                (u < drop_prob) / (1 - drop_prob))[:, :, None, None],
            "You kept exactly the channels that should go: `drop_prob` is the probability of being "
            "**dropped**.",
        ),
        Misconception(
            "one mask for all images", lambda images, u, drop_prob: images * (
                (u[:1] >= drop_prob) / (1 - drop_prob))[:, :, None, None],
            "All images lose the channels of the first one. Each image has its own row of `u`.",
        ),
        Misconception(
            "boundary", lambda images, u, drop_prob: images * (
                (u > drop_prob) / (1 - drop_prob))[:, :, None, None],
            "Nearly: a channel is dropped where `u < drop_prob`, so one with `u` equal to `drop_prob` "
            "stays.", credit=0.75,
        ),
        Misconception(
            "in place", drop_in_place,
            "The values are right, but `images` has been overwritten. The backward pass needs it: make a new "
            "array.", credit=0.5,
        ),
        Misconception(
            "divides by what is left", drop_counted,
            "You divided by the share that happened to stay. So each channel's factor depends on what became "
            "of the others. Divide by the **probability** $1-p$, whatever was drawn.",
        ),
    ],
    explanation="Neighbouring pixels say nearly the same, so single dropped pixels are guessed from "
                "their neighbours. Dropping whole channels leaves nothing to guess from.",
)
