"""Numbered lists that are rankings: 1. X — 4.2T tokens; 第1名：X（4.2万亿）; ①X ②Y ③Z; #1 X, 1.2T.

A place and a name right behind it make an item; items that count on make a list. Its numbers are places where the words
before it speak of the board's ranking, or where its amounts fall from item to item; the rest of each item is read as the
sentence that it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.claim import Span, Subject
from claims.figure import Figure
from claims.layout.caption import Caption, caption_before
from claims.layout.cell import CIRCLED, MEDALS, Words, amount_in, descends
from claims.layout.column import Column
from claims.layout.told import Reading, Told, other_grain
from claims.marked import matches_at
from claims.mention import Mention, Tag
from claims.numbers.numeral import small_number
from claims.scene import is_rival
from claims.sentence import Paragraph, sentences

_N = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
#: Marks that say by themselves that a place is meant; they may stand anywhere in a line.
_TOLD = (
    rf"(?P<mark>[🥇🥈🥉①-⑳])\ufe0f?|第\s?(?P<zh>{_N})\s?(?:名|位)?(?=\s?[:：.、是为]|[\s*_]|(?<=[名位]))"
    r"|(?<![a-z#\w])(?:no\.?\s?|top\s?|#)(?P<en>\d{1,3})(?![\d.]*\d)|(?<![\d.])(?P<ja>\d{1,2})\s?[位위]"
)
_GAP = r"[\s:：.、\-–—*_\[【「《(（]{0,6}(?:是|为)?\s?"
_ANYWHERE = re.compile(rf"(?:{_TOLD}){_GAP}")
_MARK = re.compile(r"[🥇🥈🥉①-⑳第#\d]|no|top")
_AT_START = re.compile(rf"[\s>*•·\-–_]{{0,8}}(?P<plain>\d{{1,2}})(?:\s?[、)）:：]|\s?\.(?!\d)|(?=\s)){_GAP}")
#: A name that nobody knows, among those that somebody does: words with capitals or digits.
_STRANGER = re.compile(r"[A-Z][\w.]*(?:[ -][A-Z0-9][\w.]*){0,4}")
_MAKER = re.compile(r"[一-鿿]{1,4}(?=[a-z])")
#: How many lines may stand between two items of a list.
_APART = 3
_LONGEST_NAME = 80
_LONGEST_ITEM = 200
_APART_FROM_NAME = 24


@dataclass(frozen=True, slots=True)
class Item:
    """A place with a name right behind it; `plain` where the number alone does not say that it is a place."""

    line: int
    place: Mention
    name: Mention
    plain: bool


def numbered_readings(words: Words, lines: Sequence[Paragraph], taken: set[int]) -> Iterator[tuple[int, Reading]]:
    """What is read of the lines of every numbered ranking; `taken` lines belong to tables."""
    read: dict[int, list[Told]] = defaultdict(list)
    for run in _runs(words, lines, taken):
        for number, told in _list(words, lines, run):
            read[number].append(told)
    for number, claims in read.items():
        yield number, _reading(words, lines[number], number, claims)


def _runs(words: Words, lines: Sequence[Paragraph], taken: set[int]) -> Iterator[list[Item]]:
    """Items that count on, up or down, at least two of them."""
    run: list[Item] = []
    for number, line in enumerate(lines):
        if number in taken or line.repeated:
            continue
        for item in items_in(words, line.span, number):
            if run and not _counts_on(run, item):
                if len(run) > 1:
                    yield run
                run = []
            run.append(item)
    if len(run) > 1:
        yield run


def _counts_on(run: Sequence[Item], item: Item) -> bool:
    before = run[-1]
    step = item.place.number - before.place.number
    down = len(run) < 2 or before.place.number < run[-2].place.number
    near = item.line - before.line <= _APART and item.plain == before.plain
    return near and (step == -1 if down and len(run) > 1 else step == 1 or (step == -1 and down))


def items_in(words: Words, span: Span, number: int) -> Iterator[Item]:
    """The items in a line or cell: one that its number opens, or any that a mark of places makes."""
    plain = _AT_START.match(words.folded, span.start, span.end)
    if plain is not None and (item := _item(words, span, number, plain, "plain")) is not None:
        yield item
        return
    for match in matches_at(_MARK, _ANYWHERE, words.folded, span.start, span.end):
        group = next(name for name in ("mark", "zh", "en", "ja") if match[name])
        if (item := _item(words, span, number, match, group)) is not None:
            yield item


def _item(words: Words, around: Span, number: int, match: re.Match[str], group: str) -> Item | None:
    said = match[group]
    place = MEDALS.get(said) or CIRCLED.get(said) or small_number(said)
    name = _name_at(words, Span(match.end(), min(around.end, match.end() + _LONGEST_NAME)))
    if not place or name is None:
        return None
    span = words.whole(Span(match.start(group), match.end(group)))
    if span.end > name.span.start:
        return None
    figure = Figure.whole(place, unit="rank", text=words.text[span.start : span.end])
    return Item(number, Mention(Tag.PLACE, span, figure.text, number=place, figure=figure), name, group == "plain")


def _name_at(words: Words, span: Span) -> Mention | None:
    """The name that starts a stretch; its maker's Chinese name may stand before it."""
    prefix = _MAKER.match(words.folded, span.start, span.end)
    for start in (span.start, prefix.end()) if prefix else (span.start,):
        known = next(iter(words.touching(Span(start, start + 1))), None)
        if known is not None and known.span.start == start and is_rival(known):
            return known
    match = _STRANGER.match(words.text, span.start, span.end)
    if match is None:
        return None
    whole = words.whole(Span(span.start, match.end()))
    text = words.text[whole.start : whole.end]
    return Mention(Tag.ENTITY, whole, text, "model", subject=Subject(f"unknown:{text}", text))


def _list(words: Words, lines: Sequence[Paragraph], items: Sequence[Item]) -> Iterator[tuple[int, Told]]:
    """The claims of a list by the number of their lines; none of a list that is no ranking."""
    known = [item for item in items if item.name.subject and not item.name.subject.id.startswith("unknown:")]
    head = Span(lines[items[0].line].span.start, items[0].place.span.start)
    caption = caption_before(words, lines, items[0].line, head, telling=1)
    stretches = _stretches(lines, items)
    amounts = [amount_in(words, stretch, Column().scale) for stretch in stretches]
    counted = any(m.tag is Tag.AMOUNT for stretch in stretches for m in words.within(stretch)) and descends(amounts)
    ranked = (caption.ranking and (caption.board or caption.elsewhere)) or (caption.board and not items[0].plain) or counted
    if not ranked or 2 * len(known) < len(items):
        return
    for item, stretch, amount in zip(items, stretches, amounts, strict=True):
        yield item.line, _rank(caption, item, certain=counted or not item.plain)
        for told in _beside(words, caption, item, stretch, amount if counted or amount in words.within(stretch) else None):
            yield item.line, told


def _stretches(lines: Sequence[Paragraph], items: Sequence[Item]) -> list[Span]:
    """What stands behind each name, up to the next item or the end of the line."""
    ends = [
        after.place.span.start if after is not None and after.line == item.line else lines[item.line].span.end
        for item, after in zip(items, [*items[1:], None], strict=True)
    ]
    return [Span(item.name.span.end, min(end, item.name.span.end + _LONGEST_ITEM)) for item, end in zip(items, ends, strict=True)]


def _rank(caption: Caption, item: Item, *, certain: bool) -> Told:
    assert item.name.subject is not None  # it is a name
    assert item.place.figure is not None  # made with it
    tokens = (*caption.tokens, item.place, item.name)
    return Told("rank", item.name.subject, item.place.figure, tokens, item.place, item.name, among=caption.among, certain=certain)


def _beside(words: Words, caption: Caption, item: Item, stretch: Span, amount: Mention | None) -> Iterator[Told]:
    """An amount right behind the name, and a change that no verb tells; what else there is the sentence says."""
    assert item.name.subject is not None  # it is a name
    mentions = words.within(stretch)
    above = (*caption.tokens, item.name)
    if amount is not None and amount.figure is not None and _is_bare(words, Span(stretch.start, amount.span.start)):
        yield Told("total", item.name.subject, amount.figure, (*above, amount), amount, amount)
    if any(mention.tag is Tag.CUE and mention.lemma in {"rise", "fall", "week-on-week"} for mention in mentions):
        return
    for change in mentions:
        if change.tag is Tag.PERCENT and change.lemma == "signed" and change.figure is not None:
            yield Told("growth", item.name.subject, change.figure, (*above, change), change, change)


def _is_bare(words: Words, gap: Span) -> bool:
    """Whether what stands between a name and an amount says nothing but that it is used so much."""
    told = [mention for mention in words.within(gap) if mention.tag not in {Tag.COMMA, Tag.LISTED}]
    return gap.end - gap.start <= _APART_FROM_NAME and all(m.tag is Tag.CUE and m.lemma in {"measure", "weekly"} for m in told)


def _reading(words: Words, line: Paragraph, number: int, told: Sequence[Told]) -> Reading:
    """The line as its sentence, without the places; a name that nobody knows stands in it as one."""
    parts = [part.span for part in sentences(words.text, words.folded, line.span, number)]
    told = [replace(claim, sentence=_sentence(parts, claim)) for claim in told]
    names = [claim.last for claim in told if claim.kind == "rank"]
    covered = {m.span for claim in told for mention in (claim.first, claim.last) for m in words.touching(mention.span)}
    left = [mention for mention in words.within(line.span) if mention.span not in covered]
    dated = all(other_grain(claim.tokens) is None for claim in told)  # a caption that speaks of days does not reach sentences
    prose = sorted([*left, *names], key=lambda mention: mention.span) if dated else []
    return Reading(line.span, tuple(told), tuple(prose), flowing=True)


def _sentence(parts: Sequence[Span], claim: Told) -> Span:
    """The sentence, or the sentences, that a claim stands in."""
    first = bisect_right(parts, claim.first.span.start, key=lambda part: part.start) - 1
    last = bisect_left(parts, claim.last.span.end, key=lambda part: part.end)
    return Span(parts[max(first, 0)].start, parts[min(last, len(parts) - 1)].end)
