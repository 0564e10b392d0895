"""The names of the chapter that a module tests."""

import pytest
from support.chapter import names_of


@pytest.fixture
def chapter(request):
    """``chapter["X"]`` in ``test_losses.py``: what the losses chapter calls X."""
    return names_of(request.path.stem.removeprefix("test_"))
