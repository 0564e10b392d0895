"""Augment images by mirrored copies of those whose label stays true."""

import numpy as np

from dlbasics import overfitting
from dlbasics.datasets import load_digits
from dlbasics.exercises.kinds import Case, Code, Misconception


def mirror_copies(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images, images[chosen][:, :, ::-1]]), np.concatenate([y, y[chosen]])


def mirror_copies_by_loop(images, y, safe):
    extra = [i for i in range(len(y)) if y[i] in list(safe)]
    mirrored = np.array([np.fliplr(images[i]) for i in extra]).reshape(-1, *images.shape[1:])
    return np.vstack([images, mirrored]), np.append(y, y[extra])


def appended(images, y, rows, mirror=lambda copies: copies[:, :, ::-1]):
    """The images and labels, followed by those of some rows, mirrored in some way."""
    return np.concatenate([images, mirror(images[rows])]), np.concatenate([y, y[rows]])


def with_mirror(mirror):
    return lambda images, y, safe: appended(images, y, np.isin(y, safe), mirror)


def with_rows(rows_of):
    return lambda images, y, safe: appended(images, y, rows_of(y, safe))


def found_by_halves(y, safe):
    """The rows whose label `np.searchsorted` finds, as if `safe` were sorted."""
    place = np.minimum(np.searchsorted(safe, y), len(safe) - 1)
    return np.asarray(safe)[place] == y


def with_labels(labels_of):
    """The right images, and for the copies ``labels_of(labels of the originals)``."""
    def answer(images, y, safe):
        chosen = np.isin(y, safe)
        return appended(images, y, chosen)[0], np.concatenate([y, labels_of(y[chosen])])

    return answer


# Ways to mirror the copies that are not left to right.
MIRRORS = {
    "upside down": lambda copies: copies[:, ::-1],
    "every axis": np.flip,
    "turned round": lambda copies: copies[:, ::-1, ::-1],
    "reverses the order": lambda copies: copies[::-1],
    "not mirrored": lambda copies: copies,
}


def first_labels_after(mirror):
    """Copies mirrored in some way, with the labels that stand first, whichever images were chosen."""
    def answer(images, y, safe):
        new_images, new_y = appended(images, y, np.isin(y, safe), mirror)
        return new_images, np.concatenate([y, y[: len(new_y) - len(y)]])

    return answer


def appended_twice(images, y, safe, mirror, first=True):
    """Copies mirrored left to right, and those made in another way, after them or before."""
    chosen = np.isin(y, safe)
    copies = [images[chosen][:, :, ::-1], mirror(images[chosen])]
    return (np.concatenate([images, *(copies if first else copies[::-1])]),
            np.concatenate([y, y[chosen], y[chosen]]))


def instead_of_besides(images, y, safe):
    chosen = np.isin(y, safe)
    return np.where(chosen[:, None, None], images[:, :, ::-1], images), y.copy()


def mirrored_twice(images, y, safe):
    """Originals and copies are mirrored, as when a view of the originals is reversed in place."""
    mirrored, _ = instead_of_besides(images, y, safe)
    return appended(mirrored, y, np.isin(y, safe), lambda copies: copies)


def mirrored_twice_in_place(images, y, safe):
    images[:] = instead_of_besides(images, y, safe)[0]
    return appended(images, y, np.isin(y, safe), lambda copies: copies)


def all_doubled(images, y, safe):
    """A copy of everything; those that are not safe stay as they are."""
    return np.concatenate([images, instead_of_besides(images, y, safe)[0]]), np.concatenate([y, y])


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


def by_a_coin(seed):
    """The copies mirrored as in training, each by the toss of a coin."""
    return with_mirror(lambda copies: overfitting.random_flip(copies, np.random.default_rng(seed)))


def all_by_a_coin(images, y, safe, seed=0):
    """A coin is tossed for all images; the safe ones are copied then."""
    flipped, chosen = overfitting.random_flip(images, np.random.default_rng(seed)), np.isin(y, safe)
    return np.concatenate([images, flipped[chosen]]), np.concatenate([y, y[chosen]])


def overwritten(backwards):
    """Columns read after they have been overwritten: one half, and its mirror image."""
    def mirror(copies):
        width = copies.shape[2]
        for column in range(width)[::-1] if backwards else range(width):
            copies[:, :, column] = copies[:, :, width - 1 - column]
        return copies

    return with_mirror(mirror)


def label_by_label(y, safe):
    return np.concatenate([np.flatnonzero(y == label) for label in safe])


def listed_copies(images, y, safe):
    """Copies in a list: an empty one becomes an array without the shape of images."""
    extra = [i for i in range(len(y)) if y[i] in safe]
    copies = np.array([images[i][:, ::-1] for i in extra])
    return np.concatenate([images, copies]), np.concatenate([y, y[extra]])


def listed_labels(images, y, safe):
    """Labels in a list: an empty one becomes an array of floats."""
    chosen = np.isin(y, safe)
    labels = np.array([label for label in y if label in safe])
    return appended(images, y, chosen)[0], np.concatenate([y, labels])


def mirror_copies_cases(rng):
    data = load_digits()
    rows = rng.choice(len(data.y), 12, replace=False)
    # An 8, a 0 and another 8: labels reversed, or taken label by label, are then wrong.
    eights, zeros, threes = (np.flatnonzero(data.y == digit) for digit in (8, 0, 3))
    rows = np.concatenate([rows, [eights[0], zeros[0], threes[0], eights[1]]])
    images, y = data.X[rows].reshape(-1, 8, 8), data.y[rows]
    small = np.arange(12.0).reshape(2, 2, 3)
    return [
        Case((images, y, [8, 0]), about="sixteen digits; zeros and eights may be mirrored"),
        Case((small, np.array([1, 0]), [1]), about="two small images, one of them safe"),
        Case((small, np.array([1, 0]), [5]), kind="edge", about="no image has a safe label"),
        Case((small, np.array([1, 0]), [1, 1]), kind="edge", about="a label stands twice in `safe`"),
        Case((np.zeros((2, 2, 3)), np.array([0, 1]), [1]), kind="edge",
             about="blank images, one of them safe"),
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
        "Three steps: mark the images that may be mirrored, mirror them, and put the copies after the "
        "originals. The labels need the first and the third step too.",
        "`np.isin` marks the labels that stand in a list. With such an array of True and False as the index, "
        "`images[...]` gives the images that are marked, and `y[...]` their labels.",
        "The axes of `images` are: which image, which row, which column. Left to right means that the "
        "**columns** come in reverse order, so reverse the last axis, as `a[::-1]` does with the first. "
        "`np.concatenate` puts one array after another.",
    ],
    reference=mirror_copies,
    alternatives=[mirror_copies_by_loop, with_mirror(lambda copies: np.flip(copies, axis=-1))],
    cases=mirror_copies_cases,
    misconceptions=[
        Misconception(
            "mirrors everything", with_rows(lambda y, safe: np.full(len(y), True)),
            "Every image has been mirrored. A mirrored 3 that is still called 3 is a wrong label: only "
            "labels in `safe`.",
        ),
        Misconception(
            "all doubled", all_doubled,
            "Every image has got a copy, and those whose label is not in `safe` come a second time as they "
            "were. Only images with a safe label get one: choose them before you append.",
        ),
        Misconception(
            "upside down", with_mirror(MIRRORS["upside down"]),
            "Your copies stand on their heads: the **rows** are in reverse order, axis 1. (`np.fliplr` does "
            "that too with many images in one array.) Left to right is the last axis.",
        ),
        Misconception(
            "every axis", with_mirror(MIRRORS["every axis"]),
            "Everything is in reverse order: the images, their rows and their columns. (`np.flip` without an "
            "axis does that.) Reverse the last axis alone.",
        ),
        Misconception(
            "turned round", with_mirror(MIRRORS["turned round"]),
            "Your copies are turned by 180 degrees: rows **and** columns are in reverse order, and a 6 "
            "becomes a 9. Mirrored left to right, the rows stay where they are.",
        ),
        Misconception(
            "a quarter turn", with_mirror(lambda copies: np.rot90(copies, axes=(1, 2))),
            "Your copies are turned by 90 degrees. Mirrored left to right, each row stays a row, and its "
            "entries come in reverse order.",
            also=(with_mirror(lambda copies: np.rot90(copies, -1, axes=(1, 2))),),
        ),
        Misconception(
            "rows for columns", with_mirror(lambda copies: copies.transpose(0, 2, 1)),
            "In your copies rows and columns are exchanged (the transpose). Mirrored left to right, each row "
            "stays a row, and its entries come in reverse order.",
        ),
        Misconception(
            "reverses the order", with_mirror(MIRRORS["reverses the order"]),
            "Your copies come in reverse order, and are not mirrored: that is axis 0, which counts the "
            "images. Left to right is the last axis.",
        ),
        Misconception(
            "not mirrored", with_mirror(MIRRORS["not mirrored"]),
            "The copies are there, but they are not mirrored: the same images twice teach nothing new. (A "
            "loop that exchanges columns over the **whole** width exchanges each pair twice.)",
        ),
        Misconception(
            "instead", instead_of_besides,
            "The safe images are replaced by their mirror images. These should come *in addition*, after all "
            "the originals.",
        ),
        Misconception(
            "originals mirrored too", mirrored_twice,
            "The originals of the copies are mirrored too. They must stay as they are: make the mirror "
            "images in a new array.",
            also=(mirrored_twice_in_place,),
        ),
        Misconception(
            "each behind its original", mirror_interleaved,
            "Each copy stands right after its original. All originals come first, in their order, and then "
            "all copies.",
        ),
        Misconception(
            "copies first", mirror_first,
            "The copies stand before the originals. The originals come first, followed by the copies.",
        ),
        Misconception(
            "copies alone",
            lambda images, y, safe: tuple(part[len(y):] for part in mirror_copies(images, y, safe)),
            "Only the copies are there. Augmented data keep the originals: put the copies after them.",
        ),
        Misconception(
            "nothing appended", lambda images, y, safe: (images.copy(), y.copy()),
            "The images and the labels come back as they were, without any copies. Either no image is "
            "chosen: `np.isin` finds nothing in a `set`, which it takes for a single thing. Or the copies "
            "are not kept: `np.concatenate` and `np.append` leave their arguments as they are and return a "
            "**new** array.",
        ),
        Misconception(
            "label by label", with_rows(label_by_label),
            "The right copies, in another order: they come label by label. They should come in the order of "
            "their originals.",
            credit=0.5,
            also=(with_rows(lambda y, safe: label_by_label(y, safe[::-1])),),
        ),
        Misconception(
            "last copy first", with_rows(lambda y, safe: np.flatnonzero(np.isin(y, safe))[::-1]),
            "The right copies, in another order: the last one comes first. They should come in the order of "
            "their originals.",
            credit=0.5,
        ),
        Misconception(
            "upside down as well",
            lambda images, y, safe: appended_twice(images, y, safe, lambda copies: copies[:, ::-1]),
            "There are two copies of each safe image: mirrored left to right, and upside down. Only the "
            "first is asked for: upside down a 6 is no 6.",
            also=(lambda images, y, safe: appended_twice(
                images, y, safe, lambda copies: copies[:, ::-1], first=False),),
        ),
        Misconception(
            "each copy twice",
            lambda images, y, safe: appended_twice(images, y, safe, lambda copies: copies[:, :, ::-1]),
            "There are two copies of each safe image, and both are mirrored left to right. **One** is asked "
            "for.",
            also=(with_rows(lambda y, safe: np.repeat(np.flatnonzero(np.isin(y, safe)), 2)),),
        ),
        Misconception(
            "one copy alone", with_rows(lambda y, safe: np.flatnonzero(np.isin(y, safe))[:1]),
            "Only **one** copy is there. Every image whose label is in `safe` gets one.",
            also=(with_rows(lambda y, safe: np.flatnonzero(np.isin(y, safe))[-1:]),),
        ),
        Misconception(
            "the pair turned round", lambda images, y, safe: mirror_copies(images, y, safe)[::-1],
            "Both parts are right, in the wrong order: first the images, then the labels.", credit=0.75,
        ),
        Misconception(
            "asks the list", with_rows(lambda y, safe: np.isin(safe, y)),
            "You marked which entries of `safe` occur in `y`: as many marks as `safe` has entries. An image "
            "needs a mark each: is its label in `safe`?",
            also=(with_rows(lambda y, safe: np.flatnonzero(np.isin(safe, y))),),
        ),
        Misconception(
            "unsafe ones", with_rows(lambda y, safe: ~np.isin(y, safe)),
            "The copies are exactly those that must not be there. `safe` lists the labels that stay true in "
            "the mirror.",
        ),
        Misconception(
            "one label of the list", with_rows(lambda y, safe: y == safe[0]),
            "Only **one** of the labels in `safe` has been used. An image may be mirrored if its label is "
            "any of them.",
            also=(with_rows(lambda y, safe: y == safe[-1]),),
        ),
        Misconception(
            "safe as positions", with_rows(lambda y, safe: safe),
            "You mirrored the images at the **positions** in `safe`. It holds labels: an image is chosen if "
            "its label in `y` is one of them.",
            also=(with_rows(lambda y, safe: np.isin(np.arange(len(y)), safe)),),
        ),
        Misconception(
            "no labels for the copies",
            lambda images, y, safe: (mirror_copies(images, y, safe)[0], y),
            "The images are right, but `y` has no labels for the copies. Each copy has the label of its "
            "original: append those, in the same order.",
            credit=0.5,
        ),
        Misconception(
            "all labels twice",
            lambda images, y, safe: (mirror_copies(images, y, safe)[0], np.concatenate([y, y])),
            "There are more labels than images: **all** of `y` stands there twice. Only the images that are "
            "copied need another label each.",
            credit=0.5,
        ),
        Misconception(
            "other labels for the copies", with_labels(lambda labels: labels[::-1]),
            "The labels of the copies are not those of their originals. Each copy has the label of its "
            "original, in the same order.",
            credit=0.5,
            also=(with_labels(np.sort), with_labels(np.zeros_like),
                  with_labels(lambda labels: np.full_like(labels, -1)),
                  lambda images, y, safe: (mirror_copies(images, y, safe)[0],
                                           np.concatenate([y, y])[: len(y) + np.isin(y, safe).sum()]),
                  lambda images, y, safe: (mirror_copies(images, y, safe)[0], np.concatenate([y, safe]))),
        ),
        Misconception(
            "mirrored by a coin", by_a_coin(0),
            "Only some of the copies are mirrored, by random numbers. Here **every** copy is: no coin is "
            "tossed.",
            also=(by_a_coin(42), by_a_coin(1), all_by_a_coin,
                  lambda images, y, safe: all_by_a_coin(images, y, safe, 42)),
        ),
        Misconception(
            "columns overwritten", overwritten(backwards=False),
            "Both halves of your copies show the same, one half of the image and its mirror image: each "
            "column of the other half was read after it had been overwritten. A slice such as "
            "`copies[:, :, 0]` shows what stands in the array by now. Read from the original, or keep a "
            "`.copy()`.",
            also=(overwritten(backwards=True),),
        ),
        Misconception(
            "one long row",
            lambda images, y, safe: tuple(map(np.append, (images, y), (
                part[len(y):] for part in mirror_copies(images, y, safe)))),
            "All pixels stand in one long row: the images have lost their shape. (`np.append` without an "
            "axis does that.) The result has the shape `(images, height, width)`.",
        ),
        Misconception(
            "no copies to add", listed_copies,
            "Right as long as there is something to mirror. If no label is safe, the list of copies is "
            "empty, and the array made from it has neither the shape of images nor whole numbers for labels.",
            credit=0.75,
            also=(listed_labels,),
        ),
        Misconception(
            "a search in order", with_rows(found_by_halves),
            "Right where the labels in `safe` stand in order. A search that halves the list, as "
            "`np.searchsorted` does, overlooks some of them where they do not. `np.isin` needs no order.",
            credit=0.5,
        ),
    ],
    composed=tuple(
        (name, "other labels for the copies", first_labels_after(mirror)) for name, mirror in MIRRORS.items()
    ),
    explanation="An augmentation is a claim about labels, so it may hold for some classes and not for "
                "others. Even a zero is only safe as long as nobody asks which way the pen went.",
)
