"""For every test: no captures but the bundled ones, no evidence of the user's, and no key of theirs.

The servers on loopback that several folders of tests ask stand in `servers/`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent / "servers"))

from postgres_server import ABSENT, REQUIRED, PostgresServer, programs, running

#: How long an example takes says something about the machine, and nothing about the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def postgres(_postgres: PostgresServer) -> Iterator[PostgresServer]:
    """A PostgreSQL server, whose databases each test has for itself."""
    yield _postgres
    _postgres.take_back()


@pytest.fixture(scope="session")
def _postgres() -> Iterator[PostgresServer]:
    """One for all."""
    found = programs()
    if found is None:
        if os.environ.get(REQUIRED):
            pytest.fail(f"{ABSENT}, and {REQUIRED} is set")
        pytest.skip(ABSENT)
    with running(found) as server:
        yield server


@pytest.fixture(autouse=True, scope="session")
def _no_store_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_STORE", str(Path(tmp_path_factory.getbasetemp()) / "no-store.sqlite3"))
        for name in ("FACTCHECK_ORIGINS", "FACTCHECK_AS_OF", "FACTCHECK_OPENROUTER_API", "OPENROUTER_API_KEY"):
            patch.delenv(name, raising=False)
        for name in [name for name in os.environ if name.startswith("PG")]:
            patch.delenv(name)
        patch.setenv("PGPASSFILE", str(Path(tmp_path_factory.getbasetemp()) / "no-passwords"))
        patch.setenv("FACTCHECK_EVIDENCE", str(Path(tmp_path_factory.getbasetemp()) / "evidence"))
        yield
