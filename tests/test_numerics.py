"""One table of every numeric function, held against 500-digit arithmetic, its own derivative and its laws.

Each oracle is the textbook formula, spelt as naively as a book spells it: in 500 digits nothing overflows and
what cancels leaves more than enough. Each true derivative is a central difference of the oracle, so no
derivative is written twice. To hold a new function, add a row: `Elementwise` if one number goes to one
number (the whole float64 range is then sampled), else `Joint` with cases of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from dlbasics import activations, losses

pytestmark = pytest.mark.filterwarnings("error")
INF, NAN, TINY, HUGE = np.inf, np.nan, 5e-324, float(np.finfo(float).max)


@pytest.fixture(autouse=True)
def five_hundred_digits():
    with mpmath.workdps(500):
        yield


exact = np.frompyfunc(mpmath.mpf, 1, 1)  # floats to 500 digits, without loss
exp = np.frompyfunc(mpmath.exp, 1, 1)
log = np.frompyfunc(mpmath.log, 1, 1)


def big(x):
    """An array of 500-digit numbers with exactly the values of the float array x."""
    return np.asarray(exact(np.asarray(x, dtype=float)), dtype=object)


def ulps(ours, truth, scale=None):
    """How far ours lies from the truth, in units of the last place of the truth, or of a scale."""
    ours, truth = np.asarray(ours), np.asarray(truth, dtype=object)
    assert ours.shape == truth.shape
    with np.errstate(over="ignore"):
        rounded = truth.astype(float).astype(ours.dtype)
    scale = rounded if scale is None else np.maximum(np.abs(rounded), scale)
    finite = np.isfinite(rounded)
    assert np.array_equal(ours[~finite], rounded[~finite]), "overflows in truth, but not here"
    assert np.isfinite(ours[finite]).all(), "overflows here, but not in truth"
    unit = np.spacing(np.minimum(np.abs(scale[finite]), np.finfo(ours.dtype).max / 2))
    distance = np.abs(big(ours[finite]) - truth[finite]) / big(unit)
    return distance.astype(float)


# ---- The table ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Elementwise:
    name: str
    function: Callable
    oracle: Callable
    grad: Callable | None = None
    domain: tuple = (-INF, INF)
    limits: tuple = ()  # pairs (x, value), exact, at the ends of the domain and elsewhere
    grad_limits: tuple = ()  # the same of the derivative, kinks among them
    kinks: tuple = ()  # where the derivative is a convention, to be stated in grad_limits


def of_target(loss, y, **options):
    """The loss as a function of its prediction alone, each cost by itself, for the one target y."""
    return lambda p: loss(np.full_like(p, y), p, reduction="none", **options)


def bce_rows(y):
    prediction = lambda p: -log(p) if y else -log(1 - p)
    of_logit = lambda z: log(1 + exp(-z)) if y else log(1 + exp(z))
    bce, bce_grad = losses.binary_cross_entropy, losses.binary_cross_entropy_grad
    return [
        Elementwise(
            f"binary_cross_entropy[y={y}]", of_target(bce, y), prediction, of_target(bce_grad, y), (0, 1),
            limits=((y, 0), (1 - y, INF)), kinks=(0, 1),
            grad_limits=((y, 1 - 2 * y), (1 - y, (1 - 2 * y) * INF)),
        ),
        Elementwise(
            f"binary_cross_entropy[y={y}, from_logits]", of_target(bce, y, from_logits=True), of_logit,
            of_target(bce_grad, y, from_logits=True),
            limits=(((2 * y - 1) * INF, 0), ((1 - 2 * y) * INF, INF)),
            grad_limits=(((2 * y - 1) * INF, 0), ((1 - 2 * y) * INF, 1 - 2 * y)),
        ),
    ]


ELEMENTWISE = [
    Elementwise(
        "sigmoid", activations.sigmoid, lambda x: 1 / (1 + exp(-x)), activations.sigmoid_grad,
        limits=((-INF, 0), (0, 0.5), (INF, 1)), grad_limits=((-INF, 0), (0, 0.25), (INF, 0)),
    ),
    Elementwise(
        "tanh", activations.tanh, lambda x: (exp(x) - exp(-x)) / (exp(x) + exp(-x)), activations.tanh_grad,
        limits=((-INF, -1), (0, 0), (INF, 1)), grad_limits=((-INF, 0), (0, 1), (INF, 0)),
    ),
    Elementwise(
        "relu", activations.relu, lambda x: np.maximum(x, 0), activations.relu_grad,
        limits=((-INF, 0), (0, 0), (INF, INF)), grad_limits=((-INF, 0), (0, 0), (INF, 1)), kinks=(0,),
    ),
    Elementwise(
        "leaky_relu", activations.leaky_relu, lambda x: np.maximum(x, big(0.01) * x),
        activations.leaky_relu_grad, limits=((-INF, -INF), (0, 0), (INF, INF)),
        grad_limits=((-INF, 0.01), (0, 0.01), (INF, 1)), kinks=(0,),
    ),
    Elementwise(
        "leaky_relu[slope=0]", partial(activations.leaky_relu, slope=0), lambda x: np.maximum(x, 0),
        partial(activations.leaky_relu_grad, slope=0), limits=((-INF, 0), (INF, INF)),
        grad_limits=((-INF, 0), (0, 0), (INF, 1)), kinks=(0,),
    ),
    *bce_rows(0), *bce_rows(1),
]


@dataclass(frozen=True)
class Joint:
    """A function whose result depends on several numbers together."""

    name: str
    function: Callable
    oracle: Callable
    grad: Callable | None
    cases: Callable  # () -> list of tuples of arrays, the differentiated one last
    bound: Callable = lambda *arrays: 4  # ulps of the value
    grad_scale: Callable = lambda *arrays: None  # the terms a derivative is a difference of, where it is one
    grad_bound: float = 8  # ulps of that scale
    upstream: bool = False  # grad(x, dy) rather than grad(*case)


def scores():
    rng = np.random.default_rng(1)
    spread = [(rng.normal(0, scale, 5),) for scale in (0.1, 1, 10, 100, 1000) for _ in range(5)]
    shifted = [(1e6 + rng.normal(0, 1, 4),), (np.array([1e308, -1e308]),), (np.array([TINY, -TINY]),)]
    return spread + shifted + whole_scores()


def whole_scores():
    """Scores whose differences are exact, so that the rounding of x - max excuses nothing."""
    rng = np.random.default_rng(2)
    wide = [(rng.integers(-top, top + 1, 4).astype(float),) for top in (1, 5, 40, 340) for _ in range(5)]
    return [*wide, (np.array([0.0, 50.0]),), (np.array([3.0, 3.0, 3.0]),), (np.array([7.0]),)]


def numbers():
    rng = np.random.default_rng(3)
    pairs = [(rng.normal(0, 10.0**e, 6), rng.normal(0, 10.0**e, 6)) for e in (-160, -5, 0, 5, 150)]
    return [*pairs, (np.zeros((2, 3)), rng.normal(size=(2, 3))), (np.zeros(1), np.full(1, 1e-300))]


def rows_of_probabilities(rng, *shape):
    p = rng.dirichlet(np.full(shape[-1], 0.3), shape[:-1])
    return p / p.sum(axis=-1, keepdims=True)


def distribution_pairs():
    rng = np.random.default_rng(4)
    some = [(rows_of_probabilities(rng, 3, 4), rows_of_probabilities(rng, 3, 4)) for _ in range(8)]
    near = [(p, p * (1 + rng.normal(0, 10.0**e, p.shape))) for e in (-1, -4, -8) for p, _ in some[:2]]
    tiny = (np.array([1.0, 0.0]), np.array([1e-310, 1.0])), (np.array([1e-320, 1.0]), np.array([0.5, 0.5]))
    return [*some, *((p, q / q.sum(axis=-1, keepdims=True)) for p, q in near), *tiny]


def lone_distributions():
    return [(p,) for p, _ in distribution_pairs() if p.all()]


def distributions_and_scores():
    rng = np.random.default_rng(5)
    soft = [(rows_of_probabilities(rng, 3, 4), rng.integers(-9, 10, (3, 4)) * 1.0) for _ in range(6)]
    sure = [(np.eye(4)[[0, 1, 2]], rng.integers(-300, 301, (3, 4)) * 1.0) for _ in range(6)]
    return [*soft, *sure, (np.array([1.0, 0.0]), np.array([0.0, 1000.0]))]


def labels_and_probabilities():
    rng = np.random.default_rng(6)
    return [(rng.random((3, 2)), rng.random((3, 2))) for _ in range(5)]


def labels_and_scores():
    rng = np.random.default_rng(7)
    return [(rng.random((3, 2)), rng.normal(0, scale, (3, 2))) for scale in (1, 10, 300) for _ in range(3)]


def softmax_oracle(x):
    e = exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def drop(x):
    """How far each score lies below the largest; rounding it costs e^-drop as many half ulps."""
    return np.abs(x - np.minimum(x.max(), 1e307))


def softmax_terms(x, dy):
    s, top = activations.softmax(x), x.argmax()
    d = np.abs(dy - dy[top])
    return s * (d + (s * d).sum())


def log_softmax_terms(x, dy):
    terms = np.abs(dy) + activations.softmax(x) * np.abs(dy).sum()
    if (x == x.max()).sum() == 1:
        terms[x.argmax()] = np.delete(terms, x.argmax()).sum()
    return terms


def xlogy(x, y):
    return np.where(x == 0, big(0), x * log(np.where(x == 0, big(1), y)))


def reduced(name, costs, cases, reductions=("mean", "sum"), options=None, **row):
    """One row a reduction of the loss `name`, whose costs, one an example, the textbook says."""
    reduce = {"mean": np.mean, "sum": np.sum, "none": lambda c: c}
    options = options or {}
    for r in reductions:
        yield Joint(
            f"{name}[{', '.join([r, *options])}]",
            partial(getattr(losses, name), reduction=r, **options),
            lambda *case, r=r: reduce[r](costs(*case)),
            partial(getattr(losses, name + "_grad"), reduction=r, **options),
            cases, **row,
        )


def rmse_oracle(y, p, reduce):
    return np.frompyfunc(mpmath.sqrt, 1, 1)(reduce((p - y) ** 2))


def kl_terms_in_ulps(y, q):
    """The terms of the divergence cancel in the sum: their sizes over the sum's, in ulps."""
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(y == 0, 0, y * np.abs(np.log(y) - np.log(q)))
    return 8 * terms.sum() / losses.kl_divergence(y, q, reduction="sum")


JOINT = [
    Joint("softmax", activations.softmax, softmax_oracle, activations.softmax_grad, whole_scores,
          grad_scale=softmax_terms, upstream=True),
    Joint("softmax[rounded differences]", activations.softmax, softmax_oracle, None, scores,
          lambda x: 8 + drop(x)),
    Joint("log_softmax[rounded differences]", activations.log_softmax, lambda x: log(softmax_oracle(x)), None,
          scores, lambda x: 8 + np.sort(drop(x))[:2][-1]),
    Joint("log_softmax", activations.log_softmax, lambda x: log(softmax_oracle(x)),
          activations.log_softmax_grad, whole_scores, grad_scale=log_softmax_terms, upstream=True),
    *reduced("mse", lambda y, p: (p - y) ** 2, numbers, ("mean", "sum", "none")),
    *reduced("mae", lambda y, p: abs(p - y), numbers, ("mean", "sum", "none")),
    Joint("rmse[mean]", losses.rmse, partial(rmse_oracle, reduce=np.mean), losses.rmse_grad, numbers),
    Joint("rmse[sum]", partial(losses.rmse, reduction="sum"), partial(rmse_oracle, reduce=np.sum),
          partial(losses.rmse_grad, reduction="sum"), numbers),
    Joint("rmse[none]", partial(losses.rmse, reduction="none"), lambda y, p: abs(p - y),
          partial(losses.rmse_grad, reduction="none"), numbers),
    *reduced("entropy", lambda p: -xlogy(p, p).sum(axis=-1), lone_distributions,
             grad_scale=lambda p: 1 - np.log(p)),
    *reduced("cross_entropy", lambda y, p: -xlogy(y, p).sum(axis=-1),
             distribution_pairs, ("mean", "sum", "none")),
    *reduced("cross_entropy", lambda y, z: -(y * log(softmax_oracle(z))).sum(axis=-1),
             distributions_and_scores, ("mean", "sum", "none"), {"from_logits": True},
             grad_scale=lambda y, z: np.where((y == 0) | (y == 1), 0, y + activations.softmax(z))),
    *reduced("binary_cross_entropy", lambda y, p: -xlogy(y, p) - xlogy(1 - y, 1 - p),
             labels_and_probabilities, ("mean", "sum", "none")),
    *reduced("binary_cross_entropy", lambda y, z: y * log(1 + exp(-z)) + (1 - y) * log(1 + exp(z)),
             labels_and_scores, ("mean", "sum", "none"), {"from_logits": True},
             grad_scale=lambda y, z: (1 - y) * activations.sigmoid(z) + y * activations.sigmoid(-z)),
    *reduced("kl_divergence", lambda y, p: (xlogy(y, y) - xlogy(y, p)).sum(axis=-1), distribution_pairs,
             bound=kl_terms_in_ulps),
]


def each_of(rows):
    return pytest.mark.parametrize("row", rows, ids=lambda row: row.name)


each = each_of([*ELEMENTWISE, *JOINT])
each_elementwise, each_joint = each_of(ELEMENTWISE), each_of(JOINT)
each_elementwise_derivative = each_of([row for row in ELEMENTWISE if row.grad])
each_joint_derivative = each_of([row for row in JOINT if row.grad])


# ---- Values and derivatives, over the whole range ---------------------------------------------------------


def everywhere(row, dtype=float):
    """Numbers from the whole range of the dtype that the row's domain holds, dense where functions turn."""
    rng, info = np.random.default_rng(0), np.finfo(dtype)
    smallest, largest = np.log10(float(info.smallest_subnormal)), np.log10(float(info.max))
    turns = np.add.outer([1, 17, 19, 36, 37, 88, 103, 354, 372, 709, 745], rng.uniform(-1, 1, 8)).ravel()
    sizes = np.concatenate([
        10 ** rng.uniform(smallest, 3, 200), 10 ** rng.uniform(3, largest, 5),  # few: exp(1e300) is dear here
        rng.uniform(0, 760, 200), rng.uniform(0, 45, 200), rng.uniform(0, 3, 200), turns,
        1 - 10 ** rng.uniform(-16, 0, 40), [info.smallest_subnormal, info.tiny, 1e-3, info.max],
    ])
    x = np.concatenate([sizes, -sizes])
    x = x[np.abs(x) <= float(info.max)].astype(dtype)
    inside = (x >= row.domain[0]) & (x <= row.domain[1])
    return x[inside & ~np.isin(x, row.kinks)]


def slope(oracle, x):
    """Central differences in 500 digits, with a step far below every feature of the function."""
    h = mpmath.mpf(10) ** -80 * np.minimum(1, abs(x))
    return (oracle(x + h) - oracle(x - h)) / (2 * h)


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16])
@each_elementwise
def test_elementwise_value_is_within_4_ulp(row, dtype):
    x = everywhere(row, dtype)
    distance = ulps(row.function(x), row.oracle(big(x)))
    assert distance.max() <= 4, f"{row.name}({x[distance.argmax()]!r}) is {distance.max():.1f} ulp off"


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@each_elementwise_derivative
def test_elementwise_derivative_is_within_4_ulp(row, dtype):
    x = everywhere(row, dtype)
    x = x[x != 0]
    distance = ulps(row.grad(x), slope(row.oracle, big(x)))
    assert distance.max() <= 4, f"{row.name}_grad({x[distance.argmax()]!r}) is {distance.max():.1f} ulp off"


@each_joint
def test_joint_value(row):
    for case in row.cases():
        distance = ulps(row.function(*case), row.oracle(*map(big, case)))
        assert (distance <= row.bound(*case)).all(), f"{row.name}{case}: {distance.max():.1f} ulp off"


@each_joint_derivative
def test_joint_derivative(row):
    for n, case in enumerate(row.cases()):
        *fixed, x = case
        dy = np.random.default_rng(n).integers(-3, 4, x.shape) * 1.0
        weigh = (lambda value, dy=dy: (big(dy) * value).sum()) if row.upstream else np.sum
        truth = np.empty(x.shape, dtype=object)
        for i in np.ndindex(x.shape):
            step = big(np.zeros(x.shape))
            step[i] = mpmath.mpf(10) ** -80 * (min(1, abs(x[i])) or 1)
            there, back = (row.oracle(*map(big, fixed), big(x) + way * step) for way in (1, -1))
            truth[i] = (weigh(there) - weigh(back)) / (2 * step[i])
        ours = row.grad(x, dy) if row.upstream else row.grad(*case)
        scale = row.grad_scale(x, dy) if row.upstream else row.grad_scale(*case)
        distance = ulps(ours, truth, scale)
        assert distance.max() <= row.grad_bound, f"{row.name}_grad{case, dy}: {distance.max():.1f} ulp off"


# ---- Extremes: limits, nan, dtypes, shapes ----------------------------------------------------------------


def functions(row):
    """The row's function and its derivative, each with arguments that it takes."""
    if isinstance(row, Elementwise):
        case = (np.linspace(*np.clip(row.domain, -3, 3), 12).reshape(3, 4),)
    else:
        case = row.cases()[0]
    yield row.function, case
    if row.grad:
        yield row.grad, (*case, np.cos(case[0])) if getattr(row, "upstream", False) else case


@each_elementwise
def test_limits_and_kinks_are_exact(row):
    assert row.limits
    for function, limits in ((row.function, row.limits), (row.grad, row.grad_limits)):
        for x, value in limits:
            assert np.array_equal(function(np.array([x])), [value]), x
    assert {x for x, _ in row.grad_limits} >= set(row.kinks), "state the convention at the kink"


@each
def test_nan_passes_through(row):
    for function, case in functions(row):
        for i, x in enumerate(case):  # in one argument alone is enough
            assert np.isnan(function(*case[:i], np.full_like(x, NAN), *case[i + 1 :])).all()


@each
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.longdouble])
def test_float_dtype_is_kept(row, dtype):
    for function, case in functions(row):
        result = np.asarray(function(*(x.astype(dtype) for x in case)))
        assert result.dtype == dtype
        in_float64 = np.asarray(function(*(x.astype(dtype).astype(float) for x in case)), dtype=dtype)
        eps = max(np.finfo(dtype).eps, np.finfo(float).eps)
        np.testing.assert_allclose(result, in_float64, rtol=20 * eps, atol=eps)


@pytest.mark.parametrize(("function", "atol"), [
    (activations.softmax, 6e-8),
    (activations.log_softmax, 0),
    (lambda x: activations.log_softmax_grad(x, np.ones_like(x)), 1e-3),  # a difference of numbers near 1
])
@pytest.mark.parametrize("first", [0, 1])
def test_in_half_precision_a_sum_of_many_does_not_overflow(function, atol, first):
    x = np.zeros(70_000, np.float16)
    x[0] = first
    result = function(x)
    assert result.dtype == np.float16
    np.testing.assert_allclose(result, function(x.astype(float)), rtol=2e-3, atol=atol)


@each
@pytest.mark.parametrize("dtype", [np.int64, np.uint8, np.bool_])
def test_integers_and_booleans_are_promoted(row, dtype):
    for function, case in functions(row):
        whole = [(np.arange(x.shape[-1]) == np.zeros((*x.shape[:-1], 1))).astype(dtype) for x in case]
        result = np.asarray(function(*whole))
        assert result.dtype == np.float64
        assert np.array_equal(result, function(*(x.astype(float) for x in whole)))


@each
def test_strides_and_order_do_not_matter(row):
    for function, case in functions(row):
        spread = [np.repeat(x, 2, axis=-1)[..., ::2] for x in case]
        backwards = [np.ascontiguousarray(x[..., ::-1])[..., ::-1] for x in case]
        swapped = [np.asfortranarray(x).astype(">f8") for x in case]
        for other in (spread, backwards, swapped):
            np.testing.assert_allclose(function(*other), function(*case), rtol=1e-14)


@each
def test_input_is_left_alone(row):
    for function, case in functions(row):
        kept = [x.copy() for x in case]
        for x in case:
            x.flags.writeable = False
        result = np.asarray(function(*case))
        assert all(np.array_equal(x, k) for x, k in zip(case, kept, strict=True))
        assert not any(np.shares_memory(result, x) for x in case)


@each_elementwise
def test_any_shape_of_any_size(row):
    for function, _ in functions(row):
        for shape in ((), (0,), (3, 0), (2, 1, 3)):
            assert np.shape(function(np.full(shape, 0.5))) == shape
        pieces = np.linspace(*np.clip(row.domain, -3, 3), 37)
        one_by_one = [function(x) for x in pieces]
        np.testing.assert_allclose(function(pieces), one_by_one, rtol=1e-15)


@pytest.mark.parametrize("name", ["softmax", "log_softmax", "softmax_grad", "log_softmax_grad"])
def test_any_axis(name):
    function, rng = getattr(activations, name), np.random.default_rng(8)
    arrays = [rng.normal(size=(2, 3, 4)) for _ in range(2 if name.endswith("grad") else 1)]
    for axis in (0, 1, 2, -1, -2):
        moved = function(*(np.moveaxis(x, axis, -1) for x in arrays))
        np.testing.assert_allclose(function(*arrays, axis=axis), np.moveaxis(moved, -1, axis), rtol=1e-14)
    with pytest.raises(np.exceptions.AxisError, match="axis 3"):
        function(*arrays, axis=3)
    for shape in ((0,), (3, 0), (0, 3)):
        assert function(*(np.zeros(shape) for _ in arrays)).shape == shape
    assert function(*(1.5 for _ in arrays)) == (1 if name == "softmax" else 0)  # one class alone


@each
@pytest.mark.parametrize("wrong", [1j, "1", None], ids=repr)
def test_what_is_no_real_number_is_refused(row, wrong):
    for function, case in functions(row):
        with pytest.raises(TypeError, match="expected real numbers"):
            function(*case[:-1], np.full(case[-1].shape, wrong))


@each_joint
def test_shapes_that_differ_are_refused(row):
    for function, case in functions(row):
        if len(case) == 2:
            with pytest.raises(ValueError, match=r"\w+ has shape \(2,\) but \w+ has shape \(2, 1\)"):
                function(np.array([0.5, 0.5]), np.array([[1.0], [1.0]]))


@pytest.mark.parametrize("size", [1e3, 1e300, HUGE])
def test_softmax_of_far_scores(size):
    x = np.array([-size, size, -size])
    assert np.array_equal(activations.softmax(x), [0, 1, 0])
    assert np.array_equal(activations.log_softmax(x), [-2.0 * size, 0, -2.0 * size])


@pytest.mark.parametrize("x, limit", [
    ([INF, 0, -INF], [1, 0, 0]), ([-INF, 0, 0], [0, 0.5, 0.5]), ([-INF, 5], [0, 1]),
    ([INF], [1]), ([-INF], [1]),
    ([INF, INF, 0], [NAN] * 3), ([-INF, -INF], [NAN] * 2), ([NAN, 0], [NAN] * 2), ([NAN], [NAN]),
])
def test_softmax_has_the_limit_where_it_exists(x, limit):
    assert np.array_equal(activations.softmax(x), limit, equal_nan=True)
    with np.errstate(divide="ignore"):
        np.testing.assert_allclose(activations.log_softmax(x), np.log(limit), rtol=1e-15)
    both = [x, [0.0] * len(x)], [limit, [1 / len(x)] * len(x)]
    np.testing.assert_allclose(activations.softmax(both[0]), both[1], rtol=1e-15)  # rows do not mix


# ---- Laws -------------------------------------------------------------------------------------------------

A, L = activations, losses
finite = arrays(float, array_shapes(min_dims=1, max_dims=2, max_side=5), elements=st.floats(-1e3, 1e3))
total = lambda loss, *case, **options: loss(*case, reduction="sum", **options)
one_hot = lambda x: np.eye(x.shape[-1])[x.argmax(axis=-1)]


def twin(x):
    """A second array of the same shape, not near the first."""
    return 3 * np.cos(x) - x[..., ::-1]


def same(a, b, tolerance=1e-14):
    return np.all(np.abs(a - b) <= tolerance * (1 + np.abs(b)))


def never_falls(f):
    return lambda x: np.all(np.diff(f(np.sort(x, axis=None))) >= 0)


def convex(f):
    return lambda x: np.all(f((x + twin(x)) / 2) <= (f(x) + f(twin(x))) / 2 + 1e-12 * (1 + np.abs(f(x))))


LAWS = {
    "sigmoid(-x) = 1 - sigmoid(x)": lambda x: same(A.sigmoid(-x), 1 - A.sigmoid(x)),
    "sigmoid never falls": never_falls(A.sigmoid),
    "sigmoid' is even": lambda x: np.array_equal(A.sigmoid_grad(x), A.sigmoid_grad(-x)),
    "sigmoid' is at most 1/4": lambda x: np.all(A.sigmoid_grad(x) <= 0.25),
    "sigmoid' = sigmoid (1 - sigmoid)": lambda x: same(A.sigmoid_grad(x), A.sigmoid(x) * A.sigmoid(-x)),
    "tanh(-x) = -tanh(x)": lambda x: np.array_equal(A.tanh(-x), -A.tanh(x)),
    "tanh never falls": never_falls(A.tanh),
    "tanh(x) = 2 sigmoid(2x) - 1": lambda x: same(A.tanh(x), 2 * A.sigmoid(2 * x) - 1),
    "tanh' = 1 - tanh^2": lambda x: same(A.tanh_grad(x), 1 - A.tanh(x) ** 2),
    "relu(x) - relu(-x) = x": lambda x: np.array_equal(A.relu(x) - A.relu(-x), x),
    "relu is convex": convex(A.relu),
    "leaky_relu is convex": convex(A.leaky_relu),
    "leaky_relu never falls": never_falls(A.leaky_relu),
    "leaky_relu scales with x": lambda x: same(A.leaky_relu(4 * x), 4 * A.leaky_relu(x)),
    "softmax sums to 1": lambda x: same(A.softmax(x).sum(axis=-1), 1),
    "softmax keeps the order": lambda x: np.all(np.diff(A.softmax(np.sort(x))) >= 0),
    "softmax forgets a shift": lambda x: same(A.softmax(np.round(x) + 2.0**20), A.softmax(np.round(x))),
    "softmax of two is sigmoid": lambda x: same(A.softmax(np.stack([x, 0 * x], -1))[..., 0], A.sigmoid(x)),
    "exp(log_softmax) = softmax": lambda x: same(np.exp(A.log_softmax(x)), A.softmax(x), 1e-13),
    "log_softmax is at most 0": lambda x: np.all(A.log_softmax(x) <= 0),
    "-log_softmax is convex": convex(lambda x: -A.log_softmax(x)),
    "softmax_grad sums to 0": lambda x: same(A.softmax_grad(x, twin(x)).sum(-1), 0, 1e-10),
    "softmax_grad forgets a shift": lambda x: same(
        A.softmax_grad(x, twin(x) + 1), A.softmax_grad(x, twin(x)), 1e-11),
    "log_softmax_grad sums to 0": lambda x: same(A.log_softmax_grad(x, twin(x)).sum(-1), 0, 1e-10),
    "mse is symmetric": lambda x: L.mse(x, twin(x)) == L.mse(twin(x), x),
    "mse is convex": convex(lambda x: L.mse(np.ones_like(x), x)),
    "mae is convex": convex(lambda x: L.mae(np.ones_like(x), x)),
    "rmse is convex": convex(lambda x: L.rmse(np.ones_like(x), x)),
    "rmse is the root of mse": lambda x: same(L.rmse(x, twin(x)), np.sqrt(L.mse(x, twin(x))), 1e-15),
    "mae <= rmse": lambda x: L.mae(x, twin(x)) <= L.rmse(x, twin(x)) * (1 + 1e-15),
    "the mean is the sum over n": lambda x: same(L.mse(x, twin(x)) * x.size, total(L.mse, x, twin(x))),
    "examples are rows": lambda x: same(
        L.entropy(A.softmax(x)) * x[..., 0].size, total(L.entropy, A.softmax(x))),
    "0 <= entropy <= log k": lambda x: 0 <= L.entropy(A.softmax(x)) <= np.log(x.shape[-1]) + 1e-14,
    "entropy is concave": lambda x: total(L.entropy, (A.softmax(x) + A.softmax(twin(x))) / 2)
        >= (total(L.entropy, A.softmax(x)) + total(L.entropy, A.softmax(twin(x)))) / 2 - 1e-13,
    "entropy = cross_entropy with itself": lambda x: same(
        L.entropy(A.softmax(x)), L.cross_entropy(A.softmax(x), A.softmax(x))),
    "cross_entropy agrees with its logits": lambda z: same(
        L.cross_entropy(one_hot(z), A.softmax(z)), L.cross_entropy(one_hot(z), z, from_logits=True)),
    "cross_entropy is convex in logits": convex(
        lambda z: L.cross_entropy(one_hot(0 * z), z, from_logits=True)),
    "kl_divergence >= 0": lambda x: total(L.kl_divergence, A.softmax(x), A.softmax(twin(x))) >= -1e-15,
    "kl_divergence to itself is 0": lambda x: total(L.kl_divergence, A.softmax(x), A.softmax(x)) == 0,
    "kl_divergence = cross_entropy - entropy": lambda x: same(
        L.kl_divergence(A.softmax(x / 9), A.softmax(twin(x / 9))),
        L.cross_entropy(A.softmax(x / 9), A.softmax(twin(x / 9))) - L.entropy(A.softmax(x / 9)), 1e-13),
    "binary_cross_entropy is convex in logits": convex(
        lambda z: L.binary_cross_entropy(np.full_like(z, 0.3), z, from_logits=True)),
    "binary_cross_entropy is cross_entropy of two": lambda z: same(
        L.binary_cross_entropy(z > 1, z, from_logits=True),
        L.cross_entropy(np.stack([z > 1, z <= 1], -1), np.stack([z, 0 * z], -1), from_logits=True)),
    "binary_cross_entropy swaps with its labels": lambda z: np.array_equal(
        L.binary_cross_entropy(z > 1, z, from_logits=True),
        L.binary_cross_entropy(z <= 1, -z, from_logits=True)),
}


@pytest.mark.parametrize("law", LAWS)
def test_law(law):
    @settings(max_examples=60)
    @given(finite)
    def holds(x):
        assert LAWS[law](x), law

    holds()
