"""What learners answer to overfitting/mirror-copies."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics import overfitting

ANSWERS, answer = answers_to("overfitting/mirror-copies")


@answer("=right", source="eriklindernoren/PyTorch-YOLOv3#440")
def _(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images, np.flip(images[chosen], [-1])]), np.concatenate([y, y[chosen]])


@answer("=right", source="jgraving/DeepPoseKit#53, image by image")
def _(images, y, safe):
    more, labels = list(images), list(y)
    for image, label in zip(images, y, strict=True):
        if label in safe:
            more.append(np.fliplr(image))
            labels.append(label)
    return np.array(more), np.array(labels)


@answer("=right", source="rsinghal757/tgs-image-segmentation, for the images")
def _(images, y, safe):
    rows = np.flatnonzero([label in safe for label in y])
    copies = np.array([np.fliplr(images[i]) for i in rows]).reshape(-1, *images.shape[1:])
    return np.append(images, copies, axis=0), np.append(y, y[rows])


@answer("=right")
def _(images, y, safe):
    n, _, width = images.shape
    rows = [i for i in range(n) if y[i] in list(safe)]
    take = np.r_[np.arange(n), np.array(rows, dtype=int)]
    columns = np.tile(np.arange(width), (take.size, 1))
    columns[n:] = columns[n:, ::-1]
    return np.take_along_axis(images[take], columns[:, None, :], axis=2), y[take]


@answer("=right")
def _(images, y, safe):
    safe = set(safe)
    rows = np.array([i for i, label in enumerate(y) if label in safe], dtype=int)
    mirrored = np.flip(np.take(images, rows, axis=0), axis=-1)
    return np.append(images, mirrored, axis=0), np.append(y, y[rows])


@answer("=right")
def _(images, y, safe):
    chosen = [i for i in range(len(y)) if y[i] in list(safe)]
    index = np.array(list(range(len(y))) + chosen, dtype=int)
    out = np.take(images, index, axis=0)           # a new array
    for place in range(len(y), len(index)):
        out[place] = np.fliplr(images[index[place]])
    return out, np.take(y, index)


@answer("=right")
def _(images, y, safe):
    out, labels = list(images), list(y)
    for img, lab in zip(images, y, strict=True):
        if lab in safe:
            out.append(img[:, ::-1])
            labels.append(lab)
    return np.array(out), np.array(labels)


@answer("mirrors everything", source="smallcorgi/Faster-RCNN_TF#213")
def _(images, y, safe):
    return np.concatenate([images, images[:, :, ::-1]]), np.concatenate([y, y])


@answer("mirrors everything", source="chrischute/real-nvp#5, horizontal flips left on for MNIST")
def _(images, y, safe):
    return np.concatenate([images, np.flip(images, axis=2)]), np.concatenate([y, y])


@answer("all doubled")
def _(images, y, safe):
    ok = np.isin(y, safe)
    copies = images.copy()
    copies[ok] = copies[ok][:, :, ::-1]
    return np.concatenate([images, copies]), np.concatenate([y, y])


# np.fliplr is applied to the whole batch: it turns axis 1, which is the height here, so the copies are
# upside down instead of mirrored left to right.
@answer(
    "upside down",
    source="pages note.nkmk.me python-numpy-flip-flipud-fliplr and numpy manual (fliplr(A) == A[:, ::-1]);"
           " nicolov/segmentation_keras#21 'wrong flip'; lavi135246/pytorch-Learning-to-See-in-the-Dark#11",
)
def _(images, y, safe):
    mask = np.isin(y, safe)
    flipped = np.fliplr(images[mask])
    return np.concatenate([images, flipped]), np.concatenate([y, y[mask]])


@answer("turned round")
def _(images, y, safe):
    keep = np.isin(y, safe)
    return np.concatenate([images, np.rot90(images[keep], 2, axes=(1, 2))]), np.concatenate([y, y[keep]])


@answer("rows for columns", source="albumentations-team/albumentations#549, swapaxes")
def _(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images, images[chosen].swapaxes(1, 2)]), np.concatenate([y, y[chosen]])


@answer("reverses the order", source="nicolov/segmentation_keras#21, one axis less")
def _(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images, np.flip(images[chosen], 0)]), np.concatenate([y, y[chosen]])


@answer("not mirrored", source="endernewton/tf-faster-rcnn#193")
def _(images, y, safe):
    chosen = np.isin(y, safe)
    return np.vstack([images, images[chosen]]), np.hstack([y, y[chosen]])


# The result of np.fliplr is thrown away: the copies are added, but not mirrored.
@answer("not mirrored", source="Eaphan/NCLR#10 ('np.fliplr(img) does not modify img in place')")
def _(images, y, safe):
    copies = images[np.isin(y, safe)].copy()
    for img in copies:
        np.fliplr(img)
    return np.concatenate([images, copies]), np.concatenate([y, y[np.isin(y, safe)]])


@answer("instead", source="yhenon/keras-frcnn#175, replaced")
def _(images, y, safe):
    out = images.copy()
    chosen = np.isin(y, safe)
    out[chosen] = out[chosen][:, :, ::-1]
    return out, y


@answer("originals mirrored too")
def _(images, y, safe):
    keep = np.isin(y, safe)
    originals = images
    images[keep] = images[keep][:, :, ::-1]
    return np.concatenate([originals, images[keep]]), np.concatenate([y, y[keep]])


@answer(
    "each behind its original",
    source="Udacity CarND behavioral cloning, augmented_images.append(image); "
           "augmented_images.append(flip(image))",
)
def _(images, y, safe):
    augmented_images, augmented_labels = [], []
    for image, label in zip(images, y, strict=False):
        augmented_images.append(image)
        augmented_labels.append(label)
        if label in safe:
            augmented_images.append(np.fliplr(image))
            augmented_labels.append(label)
    return np.array(augmented_images), np.array(augmented_labels)


@answer("copies first", source="open-mmlab/mmaction2#590")
def _(images, y, safe):
    chosen = np.isin(y, safe)
    return np.concatenate([images[chosen, :, ::-1], images]), np.concatenate([y[chosen], y])


@answer("nothing appended")
def _(images, y, safe):
    for image, label in zip(images, y, strict=True):
        if label in safe:
            np.append(images, image[None, :, ::-1], axis=0)
            np.append(y, label)
    return images, y


# The mirrored copies are appended class by class, in the order of the list safe, instead of in the order of
# the images.
@answer(
    "label by label",
    source="jtavara23/Peru_Traffic_Sign_Classification augmentDataProcess.py (flip_extend, loop over the "
           "classes)",
)
def _(images, y, safe):
    X_extended = images
    y_extended = y
    for c in safe:
        X_extended = np.append(X_extended, images[y == c][:, :, ::-1], axis=0)
        missing = X_extended.shape[0] - y_extended.shape[0]
        y_extended = np.append(y_extended, np.full(missing, c, dtype=y.dtype))
    return X_extended, y_extended


# The copies are collected label by label, so they are ordered by label and not as in `images`. y = [1, 0, 1,
# 0] with safe [0, 1] gives copies with labels 0, 0, 1, 1 instead of 1, 0, 1, 0.
@answer(
    "label by label",
    source="search code: flip_augmentation(images, labels, aug_ratio) (for label in labels_: idx_label = "
           "np.where(labels == label)[0] ...)",
)
def _(images, y, safe):
    augmented_images = [images]
    augmented_labels = [y]
    for label in safe:
        idx_label = np.where(y == label)[0]
        augmented_images.append(images[idx_label][:, :, ::-1])
        augmented_labels.append(y[idx_label])
    return np.concatenate(augmented_images), np.concatenate(augmented_labels)


@answer("each copy twice")
def _(images, y, safe):
    out, labels = list(images), list(y)
    for _ in range(2):
        for image, label in zip(images, y, strict=True):
            if label in safe:
                out.append(np.fliplr(image))
                labels.append(label)
    return np.array(out), np.array(labels)


@answer("asks the list")
def _(images, y, safe):
    rows = np.flatnonzero(np.isin(safe, y))
    return np.concatenate([images, images[rows][:, :, ::-1]]), np.concatenate([y, y[rows]])


@answer("one label of the list")
def _(images, y, safe):
    keep = y == safe[0]
    return np.concatenate([images, images[keep][:, :, ::-1]]), np.concatenate([y, y[keep]])


@answer("safe as positions", source="smallcorgi/Faster-RCNN_TF#213")
def _(images, y, safe):
    return np.concatenate([images, images[safe][:, :, ::-1]]), np.concatenate([y, y[safe]])


@answer("no labels for the copies")
def _(images, y, safe):
    return np.concatenate([images, images[np.isin(y, safe)][:, :, ::-1]]), y


@answer("all labels twice", source="smallcorgi/Faster-RCNN_TF#213, index * 2")
def _(images, y, safe):
    keep = np.isin(y, safe)
    return np.concatenate([images, images[keep][:, :, ::-1]]), np.concatenate([y, y])


@answer("other labels for the copies", source="rsinghal757/tgs-image-segmentation, Utils.py")
def _(images, y, safe):
    keep = np.isin(y, safe)
    copies = [np.fliplr(one) for one in images[keep]]
    copies = np.array(copies).reshape(-1, *images.shape[1:])
    return np.append(images, copies, axis=0), np.append(y, np.flip(y[keep]), axis=0)


@answer("mirrored by a coin")
def _(images, y, safe):
    mask = np.isin(y, safe)
    flipped = overfitting.random_flip(images[mask], np.random.default_rng(0))
    return np.concatenate([images, flipped]), np.concatenate([y, y[mask]])


@answer("columns overwritten")
def _(images, y, safe):
    m = np.isin(y, safe)
    c = images[m].copy()
    h = c.shape[2]
    for j in range(h):
        c[:, :, j] = c[:, :, h - 1 - j]
    return np.concatenate([images, c]), np.concatenate([y, y[m]])


@answer("columns overwritten", never_says="comes to the second half")
def _(images, y, safe):
    ok = np.isin(y, safe)
    copies = images[ok].copy()
    width = images.shape[2]
    for c in range(width // 2):
        left = copies[:, :, c]
        right = copies[:, :, width - 1 - c]
        copies[:, :, c] = right
        copies[:, :, width - 1 - c] = left
    return np.concatenate([images, copies]), np.concatenate([y, y[ok]])


@answer("one long row")
def _(images, y, safe):
    keep = np.isin(y, safe)
    return np.append(images, images[keep][:, :, ::-1]), np.append(y, y[keep])


@answer("every axis; other labels for the copies")
def _(images, y, safe):
    idx = [i for i in range(len(y)) if y[i] in safe]
    copies = np.flip(images[idx])
    return np.vstack([images, copies]), np.hstack([y, y[:len(idx)]])


# Mirrored to width - x, one column too far: the first column stays.
@answer("=wrong", source="yhenon/keras-frcnn#175, cols - x1")
def _(images, y, safe):
    keep = np.isin(y, safe)
    width = images.shape[2]
    columns = (width - np.arange(width)) % width
    return np.concatenate([images, images[keep][:, :, columns]]), np.concatenate([y, y[keep]])


# The mirrored copies are turned into bytes: the fractions are lost.
@answer("=wrong", source="search code: HorizontalFlip, output_img.astype(numpy.uint8)")
def _(images, y, safe):
    keep = np.isin(y, safe)
    copies = np.empty(images[keep].shape)
    width = images.shape[2]
    for x in range(width):
        copies[:, :, width - 1 - x] = images[keep][:, :, x]
    return np.concatenate([images, copies.astype(np.uint8)]), np.concatenate([y, y[keep]])


# All images are copied, and the copies are upside down.
@answer("=wrong shape", source="magicyuli/10-601-Machine-Learning, augment.m, flip(img, 1)")
def _(images, y, safe):
    copies = np.array([np.flip(image, 0) for image in images])
    return np.concatenate([images, copies]), np.concatenate([y, y])


@answer("=wrong shape")
def _(images, y, safe):
    keep = [lam in safe for lam in y]
    return np.stack([images, images[:, :, ::-1]])[:, keep], y[keep]


@answer("=wrong shape")
def _(images, y, safe):
    out, lab = list(images), list(y)
    for image, label in zip(images, y, strict=True):
        if label in safe and not np.array_equal(image, image[:, ::-1]):
            out.append(image[:, ::-1])
            lab.append(label)
    return np.array(out), np.array(lab)


@answer("=wrong shape")
def _(images, y, safe):
    idx = [i for i, label in enumerate(y) for s in safe if label == s]
    if not idx:
        return images, y
    return np.concatenate([images, images[idx][:, :, ::-1]]), np.concatenate([y, y[idx]])


@answer("last copy first")
def _(images, y, safe):
    m = np.isin(y, safe)
    return np.concatenate([images, images[m][::-1, :, ::-1]]), np.concatenate([y, y[m][::-1]])


@answer("nothing appended", never_says="copies. `np.concatenate`")
def _(images, y, safe):
    ok = np.isin(y, set(safe))
    return np.concatenate([images, images[ok][:, :, ::-1]]), np.concatenate([y, y[ok]])


@answer("all labels twice", never_says="not those of their originals")
def _(images, y, safe):
    ok = np.isin(y, safe)
    return np.concatenate([images, images[ok][:, :, ::-1]]), np.concatenate([y, y])


@answer("a search in order")
def _(images, y, safe):
    s = np.array(safe)
    if len(s) == 0:
        return images, y
    place = np.minimum(np.searchsorted(s, y), len(s) - 1)
    m = s[place] == y
    return np.concatenate([images, images[m][:, :, ::-1]]), np.concatenate([y, y[m]])
