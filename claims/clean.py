"""Cleaning: what a reader does not see, and what would stand between a number and its unit, taken out before reading.

Zero-width and direction marks, Markdown emphasis and code ticks, inline HTML tags, character references, and the space that
is set between Chinese and Latin (`连续 6 周`). A cleaned text remembers where each stretch stood: spans of it are given
back as spans of the text that came in, so `**28.9 万亿**` is quoted as it is printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from claims.claim import Span
from claims.marked import matches_at

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_INLINE = "strong|b|i|em|u|s|mark|span|code|font|sup|sub|small|big|a|abbr|ins|del"
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f"
#: Where something may have to go, and the first character of it.
_MARK = re.compile(rf"[{_UNSEEN}<&\\*_~`]|\x20(?:(?=[{_HAN}])|(?<=[{_HAN}]\x20))")
_REMOVED = re.compile(
    rf"""
    [{_UNSEEN}]+
  | </?(?:{_INLINE})(?:\s[^<>\n]{{0,300}})?>
  | (?P<line><br\s?/?>)
  | (?P<reference>&(?:\#\d{{1,6}}|\#x[0-9a-f]{{1,5}}|nbsp|amp|lt|gt|quot|ensp|emsp|thinsp|ndash|mdash|hellip);)
  | \\(?=[_*~\#|\[\]().+!-])                       # an escape of Markdown
  | (?<=[A-Za-z0-9.%+)])(?:\*{{1,3}}|`|</?(?:{_INLINE})>){{0,3}}\x20(?=[{_HAN}])
  | (?<=[^\d\s*])\*{{1,3}}(?!\*) | (?<!\*)\*{{1,3}}(?![\d\s*]) | (?<=\d)\*\*\*?(?!\*) | (?<!\*)\*\*\*?(?=\d)
  | (?<!_)__(?!_) | ~~ | `+
  | (?<=[{_HAN}])\x20(?=(?:\*{{1,3}}|`|<(?:{_INLINE})>){{0,3}}[A-Za-z0-9.$+~-])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without what is not read. `begins` holds where its stretches start, `origins` where each began before."""

    text: str
    begins: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, span: Span) -> Span:
        """The stretch of the text that came in, from its first kept character to its last."""
        if span.start >= span.end:
            at = self._before(span.start)
            return Span(at, at)
        return Span(self._before(span.start), self._before(span.end - 1) + 1)

    def _before(self, at: int) -> int:
        stretch = bisect_right(self.begins, at) - 1
        return self.origins[stretch] + at - self.begins[stretch]


def clean(text: str) -> Cleaned:
    """The text as it is read, every time the same way.

    >>> clean("达**28.9 万亿**").text
    '达28.9万亿'
    """
    parts, begins, origins = [], [], []
    length = 0
    for part, origin in _kept(text):
        parts.append(part)
        begins.append(length)
        origins.append(origin)
        length += len(part)
    return Cleaned("".join(parts), tuple(begins) or (0,), tuple(origins) or (0,))


def _kept(text: str) -> Iterator[tuple[str, int]]:
    """The stretches that stay and where they stood; one character stands for a reference or a line break."""
    at = 0
    for match in matches_at(_MARK, _REMOVED, text):
        if match.start() > at:
            yield text[at : match.start()], at
        if match["line"]:
            yield "\n", match.start()
        elif match["reference"]:
            yield unescape(match[0])[:1], match.start()
        at = match.end()
    if at < len(text) or not text:
        yield text[at:], at
