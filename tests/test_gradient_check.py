"""The witness itself: it accepts right gradients, refuses wrong ones and will not testify to nothing."""

import numpy as np
import pytest

from dlbasics.gradient_check import check_gradient, gradient_error, numerical_gradient

X = np.random.default_rng(0).normal(size=(3, 2))


def test_finds_the_gradient_of_a_cubic_and_leaves_x_alone():
    x = X.copy()
    np.testing.assert_allclose(numerical_gradient(lambda v: np.sum(v**3), x), 3 * X**2, rtol=1e-8)
    assert np.array_equal(x, X)


def test_moves_one_entry_at_a_time_in_its_own_copy():
    x = X.copy()
    x.setflags(write=False)
    np.testing.assert_allclose(numerical_gradient(np.prod, x), np.prod(x) / x, rtol=1e-8)


def test_takes_integers_and_single_numbers():
    assert numerical_gradient(lambda v: v**2, 3) == pytest.approx(6)
    np.testing.assert_allclose(numerical_gradient(lambda v: v @ v, [1, 2]), [2, 4])


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_a_right_gradient_passes_and_a_wrong_one_does_not(scale):
    x = scale * X
    assert check_gradient(lambda v: np.sum(v**2), x, 2 * x) < 1e-7
    assert gradient_error(lambda v: np.sum(v**2), x, x) == pytest.approx(0.5, rel=1e-3)
    with pytest.raises(AssertionError, match=r"off by 5.0e-01"):
        check_gradient(lambda v: np.sum(v**2), x, x)
    with pytest.raises(AssertionError, match="nan"):
        check_gradient(lambda v: np.sum(v**2), x, np.full_like(x, np.nan))


def test_refuses_what_proves_nothing():
    with pytest.raises(ValueError, match="proves nothing"):
        check_gradient(lambda v: 1.0, X, np.zeros_like(X))
    with pytest.raises(ValueError, match="both below 1e-10"):
        gradient_error(lambda v: 1e-12 * np.sum(v**2), [1.0], [-2e-12])
    with pytest.raises(ValueError, match=r"grad has shape \(2,\) but x has shape \(3, 2\)"):
        check_gradient(lambda v: v.sum(), X, np.zeros(2))
    with pytest.raises(ValueError, match=r"f returned an array of shape \(3, 2\)"):
        numerical_gradient(lambda v: v, X)
