"""Saved reports read back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.errors import ReportError
from factcheck.saved import saved


def changed(samples: Path, **fields: object) -> bytes:
    """The English sample with its first finding changed."""
    report = json.loads((samples / "story-en.json").read_bytes())
    report["findings"][0] |= fields
    return json.dumps(report).encode()


def test_what_a_later_version_added_is_passed_over(samples: Path) -> None:
    """Fields are only ever added."""
    assert saved(changed(samples, mood="sunny"), "r.json").findings[0].kind == "total"


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"not json", b"\xff\xfe", b'{"schema": "factcheck/1"}', b"[" * 100_000],
    ids=lambda data: data[:12],
)
def test_no_report(data: bytes) -> None:
    """One clear sentence, whatever the bytes are."""
    with pytest.raises(ReportError, match=r"^r\.json is no factcheck/1 report: "):
        saved(data, "r.json")


def test_another_schema(samples: Path) -> None:
    """The version is read before anything is believed."""
    data = (samples / "no-claims.json").read_bytes().replace(b"factcheck/1", b"factcheck/2")
    with pytest.raises(ReportError, match=r"its schema is 'factcheck/2'"):
        saved(data, "r.json")


@pytest.mark.parametrize("value", ["1e999999999", "NaN", "Infinity", "4,69", "", "9" * 60])
def test_numbers_are_plain_decimals(value: str, samples: Path) -> None:
    """An exponent could ask for a gigabyte of zeros."""
    figure = {"text": "x", "value": value, "low": "1", "high": "2", "unit": "tokens"}
    with pytest.raises(ReportError, match="where a decimal number should stand"):
        saved(changed(samples, figure=figure), "r.json")


def test_unknown_verdict(samples: Path) -> None:
    """There are four."""
    with pytest.raises(ReportError, match="has the verdict 'true'"):
        saved(changed(samples, verdict="true"), "r.json")
