"""Numbered lists that are rankings: 1. X — 4.2T tokens; 第1名：X（4.2万亿）; ①X ②Y ③Z; #1 X, 1.2T.

A place and a name right behind it make an item; items that count on make a list. Its numbers are places where the words
before it speak of the board's ranking, or where its amounts fall from item to item; the rest of each item is read as the
sentence that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.caption import Caption, caption_before
from claims.cell import CIRCLED, MEDALS, Words, amount_in, descends
from claims.claim import Span, Subject
from claims.column import Column
from claims.figure import Figure
from claims.mention import Mention, Tag
from claims.numeral import small_number
from claims.scene import is_rival
from claims.sentence import Paragraph, sentences
from claims.told import Reading, Told

_N = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
#: Marks that say by themselves that a place is meant; they may stand anywhere in a line.
_TOLD = (
    rf"(?P<mark>[🥇🥈🥉①-⑳])\ufe0f?|第\s?(?P<zh>{_N})\s?(?:名|位)?(?=\s?[:：.、是为]|[\s*_]|(?<=[名位]))"
    r"|(?<![a-z#\w])(?:no\.?\s?|top\s?|#)(?P<en>\d{1,3})(?![\d.]*\d)|(?<![\d.])(?P<ja>\d{1,2})\s?[位위]"
)
_GAP = r"[\s:：.、\-–—*_\[【「《(（]{0,6}(?:是|为)?\s?"
_ANYWHERE = re.compile(rf"(?:{_TOLD}){_GAP}")
_AT_START = re.compile(rf"[\s>*•·\-–_]{{0,8}}(?P<plain>\d{{1,2}})(?:\s?[、)）:：]|\s?\.(?!\d)|(?=\s)){_GAP}")
#: A name that nobody knows, among those that somebody does: words with capitals or digits.
_STRANGER = re.compile(r"[A-Z][\w.]*(?:[ -][A-Z0-9][\w.]*){0,4}")
#: How many lines may stand between two items of a list.
_APART = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A place with a name right behind it; `plain` where the number alone does not say that it is a place."""

    line: int
    place: Mention
    name: Mention
    plain: bool


def numbered_readings(words: Words, lines: Sequence[Paragraph], taken: set[int]) -> Iterator[tuple[int, Reading]]:
    """What is read of the lines of every numbered ranking; `taken` lines belong to tables."""
    items = [item for number in range(len(lines)) if number not in taken for item in _items(words, lines, number)]
    start = 0
    for end in range(1, len(items) + 1):
        if end == len(items) or not _counts_on(items[start:end], items[end]):
            if end - start >= 2:
                yield from _list(words, lines, items[start:end])
            start = end


def _counts_on(run: Sequence[Item], item: Item) -> bool:
    before = run[-1]
    step = item.place.number - before.place.number
    return (
        item.plain == before.plain
        and item.line - before.line <= _APART
        and (step == 1 or (step == -1 and (len(run) < 2 or run[-1].place.number < run[-2].place.number)))
    )


def _items(words: Words, lines: Sequence[Paragraph], number: int) -> Iterator[Item]:
    line = lines[number]
    if line.repeated:
        return
    plain = _AT_START.match(words.folded, line.span.start, line.span.end)
    if plain is not None and (item := _item(words, line.span, number, plain, "plain")) is not None:
        yield item
        return
    for match in _ANYWHERE.finditer(words.folded, line.span.start, line.span.end):
        group = next(name for name in ("mark", "zh", "en", "ja") if match[name])
        if (item := _item(words, line.span, number, match, group)) is not None:
            yield item


def _item(words: Words, line: Span, number: int, match: re.Match[str], group: str) -> Item | None:
    said = match[group]
    place = MEDALS.get(said) or CIRCLED.get(said) or small_number(said)
    name = _name_at(words, match.end(), line.end)
    if not place or name is None:
        return None
    span = words.whole(Span(match.start(group), match.end(group)), line)
    if span.end > name.span.start:
        return None
    figure = Figure.whole(place, unit="rank", text=words.text[span.start : span.end])
    return Item(number, Mention(Tag.PLACE, span, figure.text, number=place, figure=figure), name, group == "plain")


def _name_at(words: Words, start: int, end: int) -> Mention | None:
    """The name that starts right there."""
    known = next((mention for mention in words.within(Span(start, end)) if mention.tag is not Tag.CUE), None)
    if known is not None and known.span.start == start and is_rival(known):
        return known
    match = _STRANGER.match(words.text, start, end)
    if match is None:
        return None
    span = words.whole(Span(start, match.end()), Span(start, end))
    text = words.text[span.start : span.end]
    return Mention(Tag.ENTITY, span, text, "model", subject=Subject(f"unknown:{text}", text))


def _list(words: Words, lines: Sequence[Paragraph], items: Sequence[Item]) -> Iterator[tuple[int, Reading]]:
    known = [item for item in items if item.name.subject and not item.name.subject.id.startswith("unknown:")]
    head = Span(lines[items[0].line].span.start, items[0].place.span.start)
    caption = caption_before(words, lines, items[0].line, head)
    stretches = _stretches(lines, items)
    amounts = [amount_in(words, stretch, Column().scale) for stretch in stretches]
    counted = any(m.tag is Tag.AMOUNT for stretch in stretches for m in words.within(stretch)) and descends(amounts)
    ranked = (caption.ranking and (caption.board or caption.elsewhere)) or (caption.board and not items[0].plain) or counted
    if not ranked or 2 * len(known) < len(items):
        return
    for number in dict.fromkeys(item.line for item in items):
        here = [at for at, item in enumerate(items) if item.line == number]
        told = []
        for at in here:
            told.append(_rank(caption, items[at], certain=counted or not items[at].plain))
            told.extend(_beside(words, caption, items[at], stretches[at], amounts[at] if counted else None))
        yield number, _reading(words, lines[number], number, [items[at] for at in here], told)


def _stretches(lines: Sequence[Paragraph], items: Sequence[Item]) -> list[Span]:
    """What stands behind each name, up to the next item or the end of the line."""
    ends = [
        after.place.span.start if after is not None and after.line == item.line else lines[item.line].span.end
        for item, after in zip(items, [*items[1:], None], strict=True)
    ]
    return [Span(item.name.span.end, end) for item, end in zip(items, ends, strict=True)]


def _rank(caption: Caption, item: Item, *, certain: bool) -> Told:
    assert item.name.subject is not None  # it is a name
    assert item.place.figure is not None  # made with it
    tokens = (*caption.tokens, item.place, item.name)
    return Told("rank", item.name.subject, item.place.figure, tokens, item.place, item.name, among=caption.among, certain=certain)


def _beside(words: Words, caption: Caption, item: Item, stretch: Span, amount: Mention | None) -> Iterator[Told]:
    """An amount without the unit that other items have, and a change that no verb tells; sentences read neither."""
    assert item.name.subject is not None
    mentions = words.within(stretch)
    above = (*caption.tokens, item.name)
    if amount is not None and amount.figure is not None and amount not in mentions:
        yield Told("total", item.name.subject, amount.figure, (*above, amount), amount, amount)
    if any(mention.tag is Tag.CUE and mention.lemma in {"rise", "fall", "week-on-week"} for mention in mentions):
        return
    for change in mentions:
        if change.tag is Tag.PERCENT and change.lemma == "signed" and change.figure is not None:
            yield Told("growth", item.name.subject, change.figure, (*above, change), change, change)


def _reading(words: Words, line: Paragraph, number: int, items: Sequence[Item], told: Sequence[Told]) -> Reading:
    """The line as its sentence, without the places; a name that nobody knows stands in it as one."""
    parts = [part.span for part in sentences(words.text, words.folded, line.span, number)]
    first, last = items[0].place.span.start, max(claim.last.span.end for claim in told)
    start = max((part.start for part in parts if part.start <= first), default=line.span.start)
    end = min((part.end for part in parts if part.end >= last), default=line.span.end)
    covered = [span for item in items for span in (item.place.span, item.name.span)]
    left = [mention for mention in words.within(line.span) if not any(mention.span.overlaps(span) for span in covered)]
    prose = sorted([*left, *(item.name for item in items)], key=lambda mention: mention.span)
    return Reading(Span(start, end), tuple(told), tuple(prose), flowing=True)
