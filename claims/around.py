"""Where a pattern is worth trying: around the words that it cannot do without.

A pattern that begins with any of forty words is tried at every character of a text. Its words are found faster by
themselves, and most texts of the other language have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claims.claim import Span


def stretches(anchors: Iterable[tuple[int, int]], before: int, after: int) -> list[Span]:
    """The text around anchors (their starts and ends), overlapping stretches as one; a match must lie within its reach."""
    found: list[Span] = []
    for start, end in sorted(anchors):
        left, right = max(0, start - before), end + after
        if found and left <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, right))
        else:
            found.append(Span(left, right))
    return found


def matches_in(pattern: re.Pattern[str], folded: str, where: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The matches of a pattern in some stretches; it sees what stands before a stretch, and nothing behind it."""
    for span in where:
        yield from pattern.finditer(folded, span.start, span.end)
