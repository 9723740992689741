"""What the tests of stores share: the bundle, and captures that are made up (`made_captures.py`)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from sources.board.openrouter import OpenRouterBoard, load_openrouter


@pytest.fixture(scope="module")
def bundle() -> OpenRouterBoard:
    """The packaged history alone."""
    return load_openrouter()
