"""A text without the sentences in which nothing can be told: no digit, no number word, no name, no word of a comparison.

Most sentences of most stories are such talk, and every scanner reads every character it is given. So the scanners get
the other sentences only, one after the other, and what they find is put back to where it stands in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from claims.claim import Span
from claims.lexicon import lexicon
from claims.numbers.numeral import ZH
from claims.phrases import Phrases
from claims.sentence import LONGEST, Sentence

#: A lone 一 is a number only beside what it counts: 一些, 一直 and 统一 are words, and 一家, 一位 tell of somebody.
_NUMERAL = re.compile(rf"[\d{ZH.replace('一', '')}万亿兆半]|一(?:(?=[倍成周月日年季天星])|(?<=[第前连]一))")
#: Cues that make a claim without a figure, that say what a bare figure counts, and that speak of the week of later figures.
_TELLING = ("exceed", "record", "measure", "weekly", "week-before")
#: A stretch that was cut for its length, not at its end, is kept: what it holds may begin in one piece and end in the next.
_WHOLE = LONGEST // 2
#: A short line of its own may be a heading, or the cell of a table.
_HEADING = 60


class Condensed:
    """The sentences worth reading as one text, and the way back from its offsets."""

    __slots__ = ("_here", "_there", "folded", "text")

    def __init__(self, text: str, folded: str, sentences: Sequence[Sentence], named: Iterable[Span]) -> None:
        """Keep the sentences that hold a number or one of the `named` stretches, each with the space behind it."""
        self._there: list[int] = []
        self._here: list[int] = []
        pieces: list[Span] = []
        length = 0
        for piece in _worth_reading(folded, sentences, named):
            self._there.append(piece.start)
            self._here.append(length)
            pieces.append(piece)
            length += piece.end - piece.start
        self.text = "".join(text[piece.start : piece.end] for piece in pieces)
        self.folded = "".join(folded[piece.start : piece.end] for piece in pieces)

    def there(self, span: Span) -> Span:
        """Where a stretch of this text stands in the whole one."""
        return _moved(span, self._here, self._there)

    def here(self, span: Span) -> Span:
        """Where a named stretch of the whole text stands in this one."""
        return _moved(span, self._there, self._here)


def _moved(span: Span, starts: Sequence[int], targets: Sequence[int]) -> Span:
    """The stretch among the targets; its first and last character may lie in two pieces."""
    first = bisect_right(starts, span.start) - 1
    last = bisect_left(starts, span.end, lo=first) - 1
    return Span(span.start - starts[first] + targets[first], span.end - starts[last] + targets[last])


@cache
def _telling() -> Phrases[None]:
    known = lexicon()
    tables = (known.number_words, known.number_scales, known.ordinal_words, known.fractions, known.multiples)
    words = [*(word for table in tables for word in table), *(word for words in known.places.values() for word in words)]
    words.extend(word for cue in _TELLING for word in known.cues[cue])
    return Phrases((word, None) for word in words)


def says_a_number(folded: str) -> bool:
    """Whether there is anything at all that a figure, a place or a comparison could be read from."""
    return bool(_NUMERAL.search(folded) or _telling().find(folded))


def _worth_reading(folded: str, sentences: Sequence[Sentence], named: Iterable[Span]) -> Iterator[Span]:
    """Stretches from the start of a sentence to that of the next; neighbours are one."""
    starts = [sentence.span.start for sentence in sentences]
    kept = {at for span in named for at in range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end))}
    kept.update(bisect_right(starts, span.start) - 1 for span, _ in _telling().find(folded))
    begun = None
    for at, sentence in enumerate(sentences):
        span = sentence.span
        if (
            at in kept
            or span.end - span.start >= _WHOLE
            or _is_heading(folded, span)
            or _NUMERAL.search(folded, span.start, span.end)
        ):
            begun = span.start if begun is None else begun
        elif begun is not None:
            yield Span(begun, span.start)
            begun = None
    if begun is not None:
        yield Span(begun, len(folded))


def _is_heading(folded: str, span: Span) -> bool:
    around = folded[max(0, span.start - 1) : span.start] + folded[span.end : span.end + 1]
    return span.end - span.start <= _HEADING and not around.strip("\n") and folded[span.end - 1] not in "。！？.!?"
