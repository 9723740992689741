"""Hostile characters are shown, not obeyed."""

from __future__ import annotations

import pytest

from factcheck.interface.visible import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;owned\x07", "\\x1b]0;owned\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("\u202e9.64\u202c", "\\u202e9.64\\u202c"),
        ("\u2066x\u2069", "\\u2066x\\u2069"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("a\tb\nc", "a\tb\nc"),
        ("中文 “quotes” é 👩‍💻", "中文 “quotes” é 👩‍💻"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """By its code where it would act, as it is otherwise."""
    assert visible(text) == shown


def test_one_line() -> None:
    """Line ends become spaces."""
    assert one_line(" a\r\n  b\u2028c ") == "a b c"
