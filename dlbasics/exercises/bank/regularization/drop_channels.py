"""Write inverted dropout of whole channels."""

from itertools import product

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


# -- other masks, other scales --------------------------------------------------------------------


def right_mask(u, p):
    return u >= p


def right_scale(kept, p):
    return 1 / (1 - p)


def dropout_with(mask=right_mask, scale=right_scale):
    """An answer with another mask, ``mask(u, p)``, or another factor, ``scale(kept, p)``."""
    def answer(images, u, drop_prob):
        p = np.float64(drop_prob)
        kept = mask(u, p)
        with np.errstate(all="ignore"):
            return images * (kept * scale(kept, p))[:, :, None, None]

    return answer


MASKS = {
    "keeps what it should drop": (
        lambda u, p: u < p,
        "The channels that stay are exactly those that should go: `drop_prob` is the probability of being "
        "**dropped**."),
    "kept where u < 1 - p": (
        lambda u, p: u < 1 - p,
        "Just as many are dropped on average, but not the ones asked for: a channel is dropped where "
        "`u < drop_prob`. Yours **stays** where `u < 1 - drop_prob`."),
    "dropped where u < 1 - p": (
        lambda u, p: u >= 1 - p,
        "Yours is dropped where `u < 1 - drop_prob`, as if `drop_prob` were the probability of staying. A "
        "channel is dropped where `u < drop_prob`."),
    "one mask for all images": (
        lambda u, p: np.repeat(u[:1] >= p, len(u), axis=0),
        "All images lose the channels of the first one. Each image has its own row of `u`."),
    "boundary": (
        lambda u, p: u > p,
        "A channel with `u` equal to `drop_prob` goes too, and it should stay: a channel is dropped where "
        "`u < drop_prob`."),
}
SCALES = {
    "not scaled": (
        lambda kept, p: 1.0,
        "What stays is not scaled: with the right channels the expected value is only $(1-p)$ times the "
        "input. Inverted dropout divides by $1-p$."),
    "multiplies": (
        lambda kept, p: 1 - p,
        "What stays is multiplied by $1-p$. That belongs to **evaluation**, when training was not scaled. In "
        "training, divide."),
    "divides by p": (
        lambda kept, p: 1 / p,
        "What stays is divided by `drop_prob`, the probability of going. Divide by the probability of "
        "**staying**, $1-p$."),
    "multiplies by p": (
        lambda kept, p: p,
        "What stays is multiplied by `drop_prob`, so that it becomes smaller still. It must make up for what "
        "is gone: divide by the probability of staying, $1-p$."),
    "divides by what is left": (
        lambda kept, p: 1 / max(kept.mean(), 1e-9),
        "What stays is divided by the share that happened to stay. So each channel's factor depends on what "
        "became of the others. Divide by the **probability** $1-p$, whatever was drawn."),
}
CREDITS = {"not scaled": 0.5, "kept where u < 1 - p": 0.5, "boundary": 0.75}
# A factor for each image, or for each channel: the same mistake.
OF_EACH_IMAGE = dropout_with(scale=lambda kept, p: 1 / np.maximum(kept.mean(axis=1, keepdims=True), 1e-9))
OF_EACH_CHANNEL = dropout_with(scale=lambda kept, p: 1 / np.maximum(kept.mean(axis=0), 1e-9))
AS_KEEP_PROBABILITY = (
    "These are the values for a `drop_prob` that is the probability of **staying**: the channels that "
    "should go stay, divided by `drop_prob`. It is the probability of being dropped.")


def guarded(images, u, drop_prob):
    """As dropout by the probability of staying, with a guard against 0/0."""
    return images * ((u < drop_prob) / max(drop_prob, 1e-9))[:, :, None, None]


def one_mistake():
    """Another mask, or another scale."""
    for name, (mask, sentence) in MASKS.items():
        yield Misconception(name, dropout_with(mask), sentence, credit=CREDITS.get(name, 0.0))
    for name, (scale, sentence) in SCALES.items():
        also = (OF_EACH_IMAGE, OF_EACH_CHANNEL) if name == "divides by what is left" else ()
        answer = dropout_with(scale=scale)
        yield Misconception(name, answer, sentence, credit=CREDITS.get(name, 0.0), also=also)


def two_mistakes():
    """Another mask and another scale."""
    for (name, (mask, about_mask)), (other, (scale, about_scale)) in product(MASKS.items(), SCALES.items()):
        answer = dropout_with(mask, scale)
        if (name, other) == ("keeps what it should drop", "divides by p"):
            yield Misconception("drop_prob as the probability to stay", answer, AS_KEEP_PROBABILITY,
                                also=(guarded,))
        else:
            yield Misconception(f"{name}; {other}", answer, f"{about_mask} And: {about_scale}")


# -- other mistakes -------------------------------------------------------------------------------


def drop_in_place(images, u, drop_prob):
    images[u < drop_prob] = 0
    images /= 1 - drop_prob
    return images


def zeroed_in_place(images, u, drop_prob):
    images[u < drop_prob] = 0
    return images / (1 - drop_prob)


def only_where_something_goes(axis):
    """Images that lose no channel are not divided: all of them (`None`), or each by itself (1)."""
    return dropout_with(scale=lambda kept, p: np.where(kept.all(axis=axis, keepdims=True), 1, 1 / (1 - p)))


def with_mask(mask_of):
    """The right images, and beside them a mask, as a dropout layer keeps it."""
    return lambda images, u, drop_prob: (drop_channels(images, u, drop_prob), mask_of(u, drop_prob))


def begun(parts, blank):
    """Only the beginning is done, ``parts(images)`` of it; the rest is as it was, or `blank`."""
    def answer(images, u, drop_prob):
        out = np.zeros(images.shape) if blank else images.copy()
        done = np.zeros(u.shape, bool)
        done[parts] = True
        out[done] = drop_channels(images, u, drop_prob)[done]
        return out

    return answer


def not_spread(mask):
    """The mask as it is, which meets the height and the width of the images."""
    return lambda images, u, drop_prob: images * mask(u, drop_prob)


FIRST_IMAGE, FIRST_CHANNEL = np.s_[:1], np.s_[:1, :1]


def over_pixels(scale):
    """The mask repeated and brought into the shape of the images, which lays it over single pixels."""
    def answer(images, u, drop_prob):
        return images * np.resize(u >= drop_prob, images.shape) * scale(drop_prob)

    return answer


def filled(fill, scaled=True):
    """What is dropped holds a mean, ``fill(images)``."""
    def answer(images, u, drop_prob):
        stays = images / (1 - drop_prob) if scaled else images
        return np.where((u >= drop_prob)[:, :, None, None], stays, fill(images))

    return answer


def mean_of_channels(images):
    return images.mean(axis=(2, 3), keepdims=True)


def by_rank(whole):
    """So many channels of each image as `drop_prob` is of all, those with the smallest numbers."""
    def answer(images, u, drop_prob):
        rank = u.argsort(axis=1).argsort(axis=1)
        kept = (rank >= whole(drop_prob * u.shape[1])) / (1 - drop_prob)
        return images * kept[:, :, None, None]

    return answer


def drawn(draw, whole_channels):
    """Dropout by random numbers of its own, ``draw(shape)``: of whole channels or of single pixels."""
    def answer(images, u, drop_prob):
        if whole_channels:
            return drop_channels(images, draw(u.shape), drop_prob)
        return images * (draw(images.shape) >= drop_prob) / (1 - drop_prob)

    return answer


# By the seeds that people take.
DRAWS = [lambda shape, source=source, seed=seed: source(seed).uniform(size=shape)
         for seed in (0, 42) for source in (np.random.default_rng, np.random.RandomState)]


def drop_channels_cases(rng):
    u = np.array([[0.1, 0.5, 0.9, 0.35], [0.7, 0.2, 0.3, 0.05]])
    more = np.array([[0.8, 0.1, 0.2, 0.6], [0.2, 0.95, 0.25, 0.4], [0.05, 0.7, 0.15, 0.9]])
    return [
        Case((rng.normal(size=(2, 4, 2, 2)), u, 0.5),
             about="two images, four channels; one number of u is exactly 0.5, and is kept"),
        Case((rng.normal(size=(3, 4, 1, 3)), more, 0.25), about="three images, a smaller probability"),
        Case((rng.normal(size=(2, 4, 2, 1)), u, 0.0), kind="edge", about="drop_prob = 0: nothing is dropped"),
        Case((np.arange(1.0, 13).reshape(3, 2, 1, 2), np.array([[0.9, 0.3], [0.4, 0.1], [0.2, 0.6]]), 0.25),
             kind="edge", about="one image of three loses no channel"),
        Case((np.arange(1.0, 9).reshape(2, 2, 2, 1), np.array([[0.9, 0.5], [0.3, 0.7]]), 0.25), kind="edge",
             about="no channel is dropped, though some could be"),
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
        "First a mask of shape `(n, channels)`: which channels stay? Take care with the number that is "
        "exactly `drop_prob`.",
        "The mask has two axes and the images have four. Each `None` in an index adds one axis of length 1, "
        "at its place, and numpy repeats the value over it. With a list `a` of 3 numbers, `a[None, :]` has "
        "the shape (1, 3), and `a[:, None]` has (3, 1). Which axes does the mask lack, and at which places?",
        "Inverted: what stays is divided by the probability of staying, so that the expected value is that "
        "of the input. A product of `images` and the mask is a new array.",
    ],
    reference=drop_channels,
    alternatives=[drop_channels_loop, dropout_with()],
    cases=drop_channels_cases,
    misconceptions=[
        *one_mistake(),
        *two_mistakes(),
        Misconception(
            "in place", drop_in_place,
            "The values are right, but `images` has been overwritten. The caller may still need it: make a "
            "new array.", credit=0.5, also=(zeroed_in_place,),
        ),
        Misconception(
            "as it was where nothing goes", only_where_something_goes(None),
            "Right where some channel is dropped. Where none is, the images come back as they were. In "
            "training what stays is **always** divided by $1-p$, whatever the random numbers happen to be.",
            credit=0.5,
            also=(only_where_something_goes(1),),
        ),
        Misconception(
            "nothing dropped", lambda images, u, drop_prob: images.copy(),
            "No channel is dropped: the images come back as they were, or all scaled alike. In training a "
            "channel is dropped where `u < drop_prob`.",
            also=(lambda images, u, drop_prob: images / (1 - drop_prob),
                  lambda images, u, drop_prob: images * (1 - drop_prob)),
        ),
        Misconception(
            "the dropped cut out", lambda images, u, drop_prob: images[u >= drop_prob] / (1 - drop_prob),
            "The dropped channels are **missing** in your result. They stay in their places, with all their "
            "pixels 0, and the others are divided by $1-p$.",
            also=(lambda images, u, drop_prob: images[u >= drop_prob],),
        ),
        Misconception(
            "the mask as well", with_mask(lambda u, p: (u >= p) / (1 - p)),
            "The images are right, and a mask comes back with them. Return the images alone.", credit=0.75,
            also=(with_mask(lambda u, p: u >= p), with_mask(lambda u, p: (u >= p).astype(float)),
                  with_mask(lambda u, p: (u >= p)[:, :, None, None]),
                  with_mask(lambda u, p: (u >= p)[:, :, None, None].astype(float)),
                  with_mask(lambda u, p: ((u >= p) / (1 - p))[:, :, None, None])),
        ),
        Misconception(
            "the mask alone", lambda images, u, drop_prob: (u >= drop_prob) / (1 - drop_prob),
            "This is the mask. Multiply the images by it, each channel with its own number, 0 or $1/(1-p)$.",
            also=(lambda images, u, drop_prob: u >= drop_prob,
                  lambda images, u, drop_prob: (u >= drop_prob).astype(float)),
        ),
        Misconception(
            "the dropped unchanged", lambda images, u, drop_prob: np.where(
                (u >= drop_prob)[:, :, None, None], images / (1 - drop_prob), images),
            "The channels that should go are still there. All their pixels must be 0. (Those that stay are "
            "divided by $1-p$.)",
            also=(lambda images, u, drop_prob: np.where(
                (u < drop_prob)[:, :, None, None], images / (1 - drop_prob), images),),
        ),
        Misconception(
            "nan for the dropped", lambda images, u, drop_prob: np.where(
                (u >= drop_prob)[:, :, None, None], images / (1 - drop_prob), np.nan),
            "The channels that go hold `nan`, which spoils every sum that it enters. All their pixels must "
            "be 0. (Those that stay are divided by $1-p$.)",
            also=(lambda images, u, drop_prob: np.where((u >= drop_prob)[:, :, None, None], images, np.nan),),
        ),
        Misconception(
            "a mean for the dropped", filled(mean_of_channels),
            "The channels that go hold a **mean** in place of their pixels. All their pixels must be 0. "
            "(Those that stay are divided by $1-p$.)",
            also=(filled(mean_of_channels, scaled=False), filled(np.mean), filled(np.mean, scaled=False)),
        ),
        Misconception(
            "only the beginning", begun(FIRST_IMAGE, blank=False),
            "Only the beginning is done: the first image, or its first channel. A `return` inside a loop "
            "does that. Return the result when all loops have ended.",
            also=(begun(FIRST_IMAGE, blank=True), begun(FIRST_CHANNEL, blank=False),
                  begun(FIRST_CHANNEL, blank=True)),
        ),
        Misconception(
            "multiplied by u", dropout_with(lambda u, p: np.where(u < p, 0.0, u)),
            "What stays is multiplied by its own number in `u`. That number only decides whether a channel "
            "stays; all that stay have the same factor, $1/(1-p)$.",
            also=(dropout_with(lambda u, p: np.where(u < p, 0.0, u), lambda kept, p: 1.0),),
        ),
        Misconception(
            "mask over single pixels", over_pixels(lambda p: 1 / (1 - p)),
            "The mask is laid over single **pixels**, across channels and images: to repeat it and give it "
            "the shape of `images` keeps the order of its entries. Each channel needs one number, for all "
            "its pixels: 0 or $1/(1-p)$.",
            also=(over_pixels(lambda p: 1.0),),
        ),
        Misconception(
            "mask not spread over the pixels", not_spread(lambda u, p: (u >= p) / (1 - p)),
            "The mask has the shape `(n, channels)`, and the images have two axes more. numpy lines shapes "
            "up from the **end**, so the mask meets the height and the width. Give it two axes of length 1 "
            "at its end: each `None` in an index adds one.",
            also=(not_spread(lambda u, p: u >= p), not_spread(lambda u, p: u < p),
                  not_spread(lambda u, p: (u < p) / (1 - p)), not_spread(lambda u, p: (u < p) / p),
                  lambda images, u, drop_prob: np.where(u < drop_prob, 0, images / (1 - drop_prob))),
        ),
        Misconception(
            "so many by rank", by_rank(int),
            "A fixed **number** of channels is dropped, those with the smallest `u`. Each channel is judged "
            "on its own: it goes where `u < drop_prob`, however many that are.",
            also=(by_rank(round), dropout_with(lambda u, p: u >= np.quantile(u, p)),
                  dropout_with(lambda u, p: u >= np.quantile(u, p, axis=1, keepdims=True))),
        ),
        Misconception(
            "whole images", lambda images, u, drop_prob: images * (
                (u[:, :1] >= drop_prob) / (1 - drop_prob))[:, :, None, None],
            "All channels of an image share one fate: that of its first one, or all are gone where one is. "
            "Each channel has its own number in `u`.",
            also=(dropout_with(lambda u, p: np.broadcast_to(
                np.all(u >= p, axis=1, keepdims=True), u.shape)),),
        ),
        Misconception(
            "single pixels", drawn(DRAWS[0], whole_channels=False),
            "Single **pixels** are dropped, by other random numbers than those in `u`. A channel is dropped "
            "as a whole, and `u` says which.",
            also=tuple(drawn(draw, whole_channels=False) for draw in DRAWS[1:]),
        ),
        Misconception(
            "other random numbers", drawn(DRAWS[0], whole_channels=True),
            "Channels are dropped by other random numbers than those in `u`. Draw none: `u` says which go.",
            also=tuple(drawn(draw, whole_channels=True) for draw in DRAWS[1:]),
        ),
        Misconception(
            "dropped in all images", dropout_with(lambda u, p: np.broadcast_to(
                np.all(u >= p, axis=0), u.shape)),
            "A channel that **one** image loses is gone in all of them, as `out[:, j] = 0` makes it. Each "
            "image has its own row of `u`: `out[i, j]`.",
        ),
        Misconception(
            "divided in every round", dropout_with(scale=lambda kept, p: (1 - p) ** -float(len(kept))),
            "What stays is divided by $1-p$ more than once, and the more often, the more images there are: "
            "perhaps the division of the **whole** array stands inside the loop. Divide once, behind it.",
            also=(dropout_with(scale=lambda kept, p: (1 - p) ** -float(kept.size)),),
        ),
        Misconception(
            "root of the probability", dropout_with(scale=lambda kept, p: 1 / np.sqrt(1 - p)),
            "What stays is divided by the **root** of $1-p$. That keeps the mean of the squares. Inverted "
            "dropout keeps the mean: divide by $1-p$.",
        ),
        Misconception(
            "always doubled", dropout_with(scale=lambda kept, p: 2.0),
            "What stays is doubled, whatever `drop_prob` is. That fits one half alone: divide by $1-p$.",
        ),
        Misconception(
            "kept in all images", dropout_with(lambda u, p: np.broadcast_to((u >= p).any(axis=0), u.shape)),
            "A channel that **one** image keeps stays in all of them. Each image has its own row of `u`.",
        ),
        Misconception(
            "one plus p", dropout_with(scale=lambda kept, p: 1 + p),
            "What stays is multiplied by $1+p$, or divided by it. It is divided by $1-p$, the probability of "
            "staying.",
            also=(dropout_with(scale=lambda kept, p: 1 / (1 + p)),),
        ),
        Misconception(
            "mask in another order", dropout_with(mask=lambda u, p: (u.T >= p).reshape(u.shape)),
            "Your mask has the right shape, and its entries stand in another order than in `u`, so that "
            "channels of other images are dropped. `reshape` does not turn a table back: it reads all "
            "entries row by row into new rows.",
        ),
    ],
    places=(
        ("keeps what it should drop", "kept where u < 1 - p", "dropped where u < 1 - p",
         "one mask for all images", "boundary"),
        ("not scaled", "multiplies", "divides by p", "multiplies by p", "divides by what is left"),
    ),
    explanation="Neighbouring pixels say nearly the same, so single dropped pixels are guessed from "
                "their neighbours. In a channel that is dropped as a whole no neighbour is left to guess "
                "from.",
    rows_alone=("images", "u"),
)
