"""Images as pictures: the first wrong one beside the one expected."""

import numpy as np
from support.verdict_details import details_of

from dlbasics.exercises import find
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.judging.image_picture import image_picture

IMAGES = np.random.default_rng(0).uniform(size=(3, 8, 8))


def picture_of(expected, got) -> str:
    return image_picture(expected, got, rtol=1e-6, atol=1e-9)


def test_the_first_wrong_image_is_drawn_beside_the_right_one():
    wrong = IMAGES.copy()
    wrong[1] = wrong[1, ::-1]
    picture = picture_of((IMAGES, np.arange(3)), (wrong, np.arange(3)))
    assert picture.count("<rect") == 2 * 64 and "Image 1" in picture and picture.count("aria-label") == 1


def test_nothing_is_drawn_of_other_values():
    assert picture_of(IMAGES, IMAGES) == ""
    assert picture_of(np.ones((3, 2)), np.zeros((3, 2))) == ""
    assert picture_of(np.ones((2, 40, 40)), np.zeros((2, 40, 40))) == ""
    assert picture_of((np.ones(3),), (np.zeros(3),)) == ""
    assert "NaN" not in picture_of(IMAGES, IMAGES * np.nan)


def test_an_image_is_wrong_by_the_exercises_own_measure():
    nearly = IMAGES * (1 + 5e-6)
    assert "<rect" in picture_of(IMAGES, nearly)
    assert image_picture(IMAGES, nearly, rtol=1e-5, atol=0.0) == ""
    missing = np.where(IMAGES > 0.9, np.nan, IMAGES)
    assert picture_of(missing, missing.copy()) == ""


def test_an_exercise_on_digits_shows_the_digit():
    exercise = find("overfitting/mirror-copies")

    def upside_down(X, y, classes):
        more, labels = exercise.reference(X, y, classes)
        return np.concatenate([more[: len(X)], more[len(X) :, ::-1]]), labels

    verdict = attempt(exercise, upside_down)
    assert verdict.tone == "wrong" and "<rect" in verdict.picture and "your-value" in details_of(verdict)
