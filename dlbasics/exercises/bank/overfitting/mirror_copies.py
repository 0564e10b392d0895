"""Augment images by mirrored copies of those whose label stays true."""

import numpy as np

from dlbasics.datasets import load_digits
from dlbasics.exercises.kinds import Case, Code, Misconception


def mirror_copies(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images, images[chosen][:, :, ::-1]]), np.concatenate([y, y[chosen]])


def mirror_copies_by_loop(images, y, safe):
    extra = [i for i in range(len(y)) if y[i] in list(safe)]
    mirrored = np.array([np.fliplr(images[i]) for i in extra]).reshape(-1, *images.shape[1:])
    return np.vstack([images, mirrored]), np.append(y, y[extra])


def instead_of_besides(images, y, safe):
    chosen = np.isin(y, safe)
    return np.where(chosen[:, None, None], images[:, :, ::-1], images), y.copy()


def mirror_interleaved(images, y, safe):
    new_images, new_y = [], []
    for image, label in zip(images, y, strict=True):
        new_images.append(image)
        new_y.append(label)
        if label in safe:
            new_images.append(image[:, ::-1])
            new_y.append(label)
    return np.array(new_images), np.array(new_y)


def mirror_first(images, y, safe):
    new_images, new_y = mirror_copies(images, y, safe)
    return np.roll(new_images, -len(y), axis=0), np.roll(new_y, -len(y))


def mirror_by_label(images, y, safe):
    rows = np.concatenate([np.flatnonzero(y == label) for label in safe])
    return np.concatenate([images, images[rows][:, :, ::-1]]), np.concatenate([y, y[rows]])


def mirrored_with(images, y, safe, mirror):
    chosen = np.isin(y, safe)
    return np.concatenate([images, mirror(images[chosen])]), np.concatenate([y, y[chosen]])


def mirror_copies_cases(rng):
    data = load_digits()
    rows = rng.choice(len(data.y), 12, replace=False)
    rows = np.concatenate([rows, [np.flatnonzero(data.y == d)[0] for d in (8, 0, 3)]])
    images, y = data.X[rows].reshape(-1, 8, 8), data.y[rows]
    small = np.arange(12.0).reshape(2, 2, 3)
    return [
        Case((images, y, [0, 8]), about="fifteen digits; zeros and eights may be mirrored"),
        Case((small, np.array([1, 0]), [1]), about="two small images, one of them safe"),
        Case((small, np.array([1, 0]), [5]), kind="edge", about="no image has a safe label"),
        Case((images[:4] * 1e300, np.array([1, 1, 2, 2]), [1, 2]), kind="extreme",
             about="all are safe; huge grey values"),
    ]


MIRROR_COPIES = Code(
    id="overfitting/mirror-copies",
    title="Mirror only what may be mirrored",
    points=4,
    stub='''\
def mirror_copies(images, y, safe):
    """Augment `images`, shape `(n, height, width)`, with labels `y`,
    shape `(n,)`: return all of them, in their order, **followed by** a
    copy mirrored left to right of each image whose label is in the list
    `safe`, again in order. Return the pair `(images, y)` with matching
    labels."""
    ...
''',
    hints=[
        "`np.isin(y, safe)` marks the images that may be mirrored.",
        "The columns are the **last** axis: `images[chosen][:, :, ::-1]`. Then `np.concatenate` for the "
        "images and, in the same order, for the labels.",
    ],
    reference=mirror_copies,
    alternatives=[mirror_copies_by_loop],
    cases=mirror_copies_cases,
    misconceptions=[
        Misconception(
            "mirrors everything",
            lambda images, y, safe: mirror_copies(images, y, np.unique(y)),
            "You mirrored every image. A mirrored 3 that is still called 3 is a wrong label: only labels in "
            "`safe`.",
        ),
        Misconception(
            "upside down",
            lambda images, y, safe: mirrored_with(images, y, safe, lambda a: a[:, ::-1]),
            "Your copies stand on their heads: you reversed axis 1, the rows. (So does `np.fliplr` with "
            "images in a pile.) Left to right is the last axis.",
        ),
        Misconception(
            "every axis",
            lambda images, y, safe: mirrored_with(images, y, safe, np.flip),
            "`np.flip` without an axis reverses all of them: the order of the images, the rows and the "
            "columns. Reverse the last axis alone.",
        ),
        Misconception(
            "turned round",
            lambda images, y, safe: mirrored_with(images, y, safe, lambda a: a[:, ::-1, ::-1]),
            "You reversed rows and columns: the copies are turned by 180 degrees, and a 6 becomes a 9. "
            "Mirrored left to right, the rows stay where they are.",
        ),
        Misconception(
            "reverses the order",
            lambda images, y, safe: mirrored_with(images, y, safe, lambda a: a[::-1]),
            "You reversed axis 0: the order of the images, not the images themselves. So the labels no "
            "longer fit, either.",
        ),
        Misconception(
            "not mirrored", lambda images, y, safe: mirrored_with(images, y, safe, lambda a: a),
            "The copies are there, but they are not mirrored. Mere repetition teaches nothing new.",
        ),
        Misconception(
            "instead", instead_of_besides,
            "You replaced the images by their mirror images. They should come *in addition*, after all the "
            "originals.",
        ),
        Misconception(
            "each behind its original", mirror_interleaved,
            "Each copy stands right behind its original. All originals come first, in their order, and then "
            "all copies.",
        ),
        Misconception(
            "copies first", mirror_first,
            "The copies stand before the originals. The originals come first, followed by the copies.",
        ),
        Misconception(
            "copies alone",
            lambda images, y, safe: tuple(part[len(y):] for part in mirror_copies(images, y, safe)),
            "Only the copies are there. Augmented data keep the originals: put the copies behind them.",
        ),
        Misconception(
            "label by label", mirror_by_label,
            "The right copies, in another order: you took them label by label. They come in the order of "
            "their originals.",
            credit=0.5,
        ),
        Misconception(
            "unsafe ones", lambda images, y, safe: mirror_copies(images, y, np.setdiff1d(y, safe)),
            "You mirrored exactly those that must not be mirrored. `safe` lists the labels that survive it.",
        ),
    ],
    explanation="An augmentation is a claim about labels, so it may hold for some classes and not for "
                "others. Even a zero is only safe as long as nobody asks which way the pen went.",
)
