"""JSON Lines: the document on one line."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from factcheck.render import Options, formats
from factcheck.report import Report, from_json, to_json

FORMAT = formats()["jsonl"]


@pytest.mark.parametrize("name", ["story-en", "story-zh", "hostile", "no-claims"])
def test_a_report_is_one_line_and_nothing_is_lost(name: str, sample: Callable[[str], Report]) -> None:
    """Alone as on a stream, whatever the story holds."""
    report = sample(name)
    text = FORMAT.render(report, Options("en"))
    assert text == FORMAT.render(report, Options("zh", compact=True))
    assert text.count("\n") == 1
    assert text.endswith("}\n")
    assert from_json(text.encode()) == report
    assert json.loads(text) == json.loads(to_json(report))


def test_a_failure_is_a_line_of_its_own_shape() -> None:
    """No verdict, but why; a line end in the message makes no line."""
    assert FORMAT.failure is not None
    text = FORMAT.failure("a\nb", "no-such-file", "There is\nno file.")
    assert text.count("\n") == 1
    assert json.loads(text) == {
        "schema": "factcheck/1",
        "address": "a\nb",
        "error": {"slug": "no-such-file", "message": "There is\nno file."},
    }
