"""Images as pictures: the first wrong one beside the one expected."""

import numpy as np
from support.learner_answers import details_of

from dlbasics.exercises import find
from dlbasics.exercises.judging.code import attempt
from dlbasics.exercises.judging.image_picture import image_picture

IMAGES = np.random.default_rng(0).uniform(size=(3, 8, 8))


def test_the_first_wrong_image_is_drawn_beside_the_right_one():
    wrong = IMAGES.copy()
    wrong[1] = wrong[1, ::-1]
    picture = image_picture((IMAGES, np.arange(3)), (wrong, np.arange(3)))
    assert picture.count("<rect") == 2 * 64 and "Image 1" in picture and picture.count("aria-label") == 1


def test_nothing_is_drawn_of_other_values():
    assert image_picture(IMAGES, IMAGES) == ""
    assert image_picture(np.ones((3, 2)), np.zeros((3, 2))) == ""
    assert image_picture(np.ones((2, 40, 40)), np.zeros((2, 40, 40))) == ""
    assert image_picture((np.ones(3),), (np.zeros(3),)) == ""
    assert "NaN" not in image_picture(IMAGES, IMAGES * np.nan)


def test_an_exercise_on_digits_shows_the_digit():
    exercise = find("overfitting/mirror-copies")

    def upside_down(X, y, classes):
        more, labels = exercise.reference(X, y, classes)
        return np.concatenate([more[: len(X)], more[len(X) :, ::-1]]), labels

    verdict = attempt(exercise, upside_down)
    assert verdict.tone == "wrong" and "<rect" in verdict.error_plot and "your-value" in details_of(verdict)
