"""The modules that the tests of the engine share lie beside them: a small board, and claims made by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def history() -> object:
    """The packaged history, read once."""
    from factcheck.pipeline import default_board  # noqa: PLC0415  # loading it takes a while, and few tests need it

    return default_board()
