"""For every test: no captures but the bundled ones, no evidence of the user's, whatever they have imported and kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="session")
def _no_store_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_STORE", str(Path(tmp_path_factory.getbasetemp()) / "no-store.sqlite3"))
        patch.setenv("FACTCHECK_EVIDENCE", str(Path(tmp_path_factory.getbasetemp()) / "evidence"))
        patch.delenv("FACTCHECK_ORIGINS", raising=False)
        patch.delenv("FACTCHECK_AS_OF", raising=False)
        yield
