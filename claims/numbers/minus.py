"""The minus sign of a number: 负3.9, -10. A hyphen behind a digit, a letter or a bracket is none."""

from __future__ import annotations

import re

_MINUS = re.compile(r"(?:负\s{0,2}|(?<![\w.)\-])-)\Z")
_WINDOW = 4


def without_minus(folded: str, start: int) -> int:
    """Where a number starts with its minus sign; the same offset where it has none."""
    minus = _MINUS.search(folded, max(0, start - _WINDOW), start)
    return minus.start() if minus else start
