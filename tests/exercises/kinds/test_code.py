"""Functions to complete: what the stub says of them."""

from dataclasses import replace

import numpy as np
import pytest
from support.sample_exercises import CODE

from dlbasics.exercises import Code


def with_stub(stub):
    return Code("activations/sample-stub", "Stub", 1, stub, ("a", "b"), np.sum, lambda rng: [], ())


def test_the_stub_gives_name_parameters_and_statement():
    source = 'def f(a, /, b=pi, *, c: int = 3):\n    """Say *this*.\n\n    More."""\n'
    stub = with_stub(f"from math import pi\n\n{source}")
    assert (stub.function, stub.parameters) == ("f", ["a", "b", "c"])
    assert stub.signature == "f(a, /, b=pi, *, c: int=3)"
    assert stub.statement == "Say *this*.\n\nMore."
    assert CODE.source.startswith("def swish(x):\n    ") and CODE.source.endswith("...\n")


def test_a_stub_must_end_with_a_function():
    for stub in ("x = 1", "def f(): ...\nx = 1", ""):
        with pytest.raises(ValueError, match="must end with a function definition"):
            assert with_stub(stub).definition


def test_the_solution_is_the_reference_under_the_name_of_the_stub():
    renamed = replace(CODE, stub='def silu(x):\n    """Say."""\n')
    assert renamed.solution().startswith("def silu(x):") and "swish" not in renamed.solution()


def test_a_seed_gives_the_same_cases_again():
    first, again, other = (CODE.cases_from(seed)[0].args[0] for seed in (3, 3, 4))
    assert np.array_equal(first, again) and not np.array_equal(first, other)


def test_what_is_special_about_a_case_that_the_page_does_not_have_is_nothing():
    assert [CODE.about_of(case) for case in range(6)] == ["", "a matrix", "zero", "very large inputs", "", ""]
