"""Cells: a place, a name, an amount or a change, read from the few words that one cell of a table holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.claim import Span, Subject
from claims.figure import Figure
from claims.layout.column import is_behind_name, scale_of
from claims.mention import Mention, Tag
from claims.numbers.hedge import hedge_after, hedge_before
from claims.numbers.numeral import Numeral, numerals, small_number
from claims.scene import is_rival

#: Marks that stand for a place.
MEDALS = {"🥇": 1, "🥈": 2, "🥉": 3}
CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)}
_N = r"(?P<n>\d{1,3}(?:st|nd|rd|th)?|[一二三四五六七八九十]{1,3})"
#: 1, **1**, #1, No. 1, 第1名, 1位, 🥇, 1 (↑2): with what moved since.
_PLACE = re.compile(
    rf"[\s*_\[(（]*(?:(?P<mark>[🥇🥈🥉①-⑳])\ufe0f?(?:\s?\d{{1,2}})?|(?:第|no\.?|top|#|rank)?\s?{_N}\s?(?:名|位|위|等)?)"
    r"(?:[.、]?\ufe0f?\u20e3?[\s*_\])）]*)(?:[(（]?\s?(?:[↑↓▲▼+=\-–—]|new|🆕)\s?\d{0,2}\s?[)）]?)?\s*"
)
#: An amount smaller than this is no count of tokens without a scale word.
_COUNTED = Decimal("1e8")
_FALLING = "▼↓🔻⬇↘📉"
_RISING = "▲↑🔺⬆↗📈"
_SIGN_BEFORE = re.compile(r"[-−+]\s?$")
#: A name, from its first letter: letters, digits and what stands inside names, never a bracket.
_NAME = re.compile(r"[^\W\d_][\w .:/+·-]{1,40}")
_GOES_ON = re.compile(r"[ -]([a-z0-9][a-z0-9.]*)")
_ORDER = ("model", "family", "author", "origin", "group")


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its mentions in order, ready to be asked for those of a stretch."""

    text: str
    folded: str
    mentions: Sequence[Mention]
    unit: str

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie in a stretch."""
        first = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        last = bisect_right(self.mentions, span.end, lo=first, key=lambda mention: mention.span.end)
        return tuple(self.mentions[first:last])

    def touching(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that share a character with a stretch."""
        return touching(self.mentions, span)

    def said(self, span: Span) -> str:
        """The folded words of a stretch."""
        return self.folded[span.start : span.end]

    def whole(self, span: Span) -> Span:
        """The stretch together with the mentions that it cuts: no number may end up half in a claim."""
        cut = [mention.span for mention in self.touching(span)]
        return Span(min([span.start, *(c.start for c in cut)]), max([span.end, *(c.end for c in cut)]))


def touching(mentions: Sequence[Mention], span: Span) -> tuple[Mention, ...]:
    """The mentions, in order and apart from each other, that share a character with a stretch."""
    first = bisect_right(mentions, span.start, key=lambda mention: mention.span.end)
    last = bisect_left(mentions, span.end, lo=first, key=lambda mention: mention.span.start)
    return tuple(mentions[first:last])


def place_in(words: Words, cell: Span) -> Mention | None:
    """The place that a cell holds and nothing else."""
    match = _PLACE.fullmatch(words.folded, cell.start, cell.end)
    if match is None:
        return None
    mark = match["mark"]
    number = MEDALS.get(mark) or CIRCLED.get(mark) if mark else small_number(match["n"])
    if not number:
        return None
    span = words.whole(Span(match.start("mark"), match.end("mark")) if mark else Span(match.start("n"), match.end("n")))
    figure = Figure.whole(number, unit="rank", text=words.text[span.start : span.end])
    return Mention(Tag.PLACE, span, figure.text, number=number, figure=figure)


def name_in(words: Words, cell: Span) -> Mention | None:
    """Who a row is about: the narrowest name that the board knows, else what looks like a name."""
    known = [mention for mention in words.within(cell) if is_rival(mention)]
    if known:
        named = min(known, key=lambda mention: _ORDER.index(mention.lemma))
        going_on = _GOES_ON.match(words.folded, named.span.end, cell.end) if named.lemma in {"model", "family"} else None
        if going_on is None or is_behind_name(going_on[1]):
            return named
        start = named.span.start  # more words of a name than the board knows: another model
    else:
        letter = _NAME.search(words.folded, cell.start, cell.end)
        if letter is None:
            return None
        start = letter.start()
    match = _NAME.match(words.folded, start, cell.end)
    return None if match is None else _stranger(words, Span(start, match.end()), cell)


def _stranger(words: Words, span: Span, cell: Span) -> Mention:
    end = span.end
    while end > span.start and words.text[end - 1] in " .:/+·-":
        end -= 1
    span = words.whole(Span(span.start, end))
    text = words.text[span.start : span.end]
    return Mention(Tag.ENTITY, span, text, "model", subject=Subject(f"unknown:{text}", text))


def amount_in(words: Words, cell: Span, scale: Decimal) -> Mention | None:
    """The quantity in a cell; a bare number is counted in what the header says (`scale`)."""
    mentions = words.within(cell)
    amount = next((mention for mention in mentions if mention.tag is Tag.AMOUNT), None)
    if amount is not None:
        return amount
    if not words.unit:
        return None
    free = [mention.span for mention in mentions if mention.tag is Tag.NUMBER and mention.lemma == "other-quantity"]
    for numeral in numerals(words.said(cell)):
        span = Span(cell.start + numeral.start, cell.start + numeral.end)
        if span in free:
            return _amount(words, numeral, span, scale_of(words.folded[span.end : span.end + 1], scale))
    return None


def _amount(words: Words, numeral: Numeral, span: Span, scale: Decimal) -> Mention | None:
    counted = numeral.scale if numeral.scale_word or numeral.value >= _COUNTED else scale
    if Decimal(numeral.digits) * counted < _COUNTED:
        return None
    text = words.text[span.start : span.end]
    figure = Figure.printed(numeral.digits, scale=counted, unit=words.unit, text=text)
    before, after = hedge_before(words.folded, span.start), hedge_after(words.folded, span.end)
    hedge = before[0] if before else after
    return Mention(Tag.AMOUNT, span, text, figure=figure.hedged(hedge) if hedge else figure)


def descends(amounts: Sequence[Mention | None]) -> bool:
    """Whether the amounts of at least two rows never rise from row to row; rows without one are passed over."""
    values: list[Decimal] = [amount.figure.value for amount in amounts if amount is not None and amount.figure is not None]
    return len(values) >= 2 and values == sorted(values, reverse=True)


def percent_in(words: Words, cell: Span, *, percent: bool) -> Mention | None:
    """The part or change in a cell, in percent by its own mark or by that of the header (`percent`)."""
    mentions = words.within(cell)
    found = next((mention for mention in mentions if mention.tag is Tag.PERCENT), None)
    if found is not None or not percent:
        return found
    free = {mention.span for mention in mentions if mention.tag is Tag.NUMBER and mention.lemma == "other-quantity"}
    for numeral in numerals(words.said(cell)):
        span = Span(cell.start + numeral.start, cell.start + numeral.end)
        if span in free and not numeral.scale_word:
            text = words.text[span.start : span.end]
            figure = Figure.printed(numeral.digits, scale=Decimal("0.01"), unit="share", text=text)
            return Mention(Tag.PERCENT, span, text, figure=figure)
    return None


def signed(words: Words, cell: Span, change: Mention) -> Mention:
    """The change with its sign: its own, that of an arrow beside it, or that of a verb (下跌, down)."""
    figure = change.figure
    if figure is None or change.lemma == "signed" or figure.value < 0 or _direction(words, cell, change) >= 0:
        return change
    return change._replace(figure=replace(figure, value=-figure.value, low=-figure.high, high=-figure.low))


def is_signed(words: Words, cell: Span, change: Mention) -> bool:
    """Whether a percentage wears a sign or a verb of change, and so is no share."""
    return change.lemma == "signed" or _direction(words, cell, change) != 0


def _direction(words: Words, cell: Span, change: Mention) -> int:
    before, behind = words.text[cell.start : change.span.start], words.text[change.span.end : cell.end]
    sign = _SIGN_BEFORE.search(before)
    cues = {mention.lemma for mention in words.within(cell) if mention.tag is Tag.CUE}
    if "fall" in cues or (sign and sign[0][0] != "+") or any(mark in before + behind for mark in _FALLING):
        return -1
    return int("rise" in cues or sign is not None or any(mark in before + behind for mark in _RISING))
