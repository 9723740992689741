"""The module that these tests share lies beside them: exchanges made by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sources.evidence.archive import Archive

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive that does not exist yet."""
    return Archive(tmp_path / "evidence")
