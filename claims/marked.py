"""Matches that begin at marks: a pattern of many branches is tried at every character, its first characters are found at once."""

from __future__ import annotations

import re
from collections.abc import Iterator


def matches_at(
    mark: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """The matches that `finditer` gives of a pattern, each of which begins where a mark does."""
    end = len(text) if end is None else end
    behind = start
    for found in mark.finditer(text, start, end):
        if found.start() >= behind and (match := pattern.match(text, found.start(), end)) is not None:
            yield match
            behind = match.end()
