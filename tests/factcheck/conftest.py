"""What the tests of the outputs share: the sample reports and the expected outputs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.report import Report, from_json

HERE = Path(__file__).parent


@pytest.fixture
def samples() -> Path:
    """The folder of sample reports."""
    return HERE / "samples"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Hold a text against the expected output of that name, byte for byte.

    To renew one after a meant change, delete it and run the test twice: the first run writes it and fails.
    """

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if not path.exists():
            path.write_bytes(text.encode())
            pytest.fail(f"{path} was written; look at it, then run again")
        assert text.encode() == path.read_bytes()

    return compare


@pytest.fixture
def sample() -> Callable[[str], Report]:
    """A sample report by its file's stem."""

    def read(name: str) -> Report:
        return from_json((HERE / "samples" / f"{name}.json").read_bytes())

    return read
