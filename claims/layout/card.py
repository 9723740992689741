"""Stat cards: a figure alone on its line, and what it counts on the line behind it or before it.

    4.69万亿                       61%
    中国模型周调用量                  of tokens went to Chinese models

Several cards in a row have their labels on the same side. Where either side could be meant, none is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.claim import Span
from claims.layout.caption import bears
from claims.layout.cell import Words, amount_in, percent_in, signed
from claims.layout.column import Column, says
from claims.layout.told import Reading, Told
from claims.mention import Mention, Tag
from claims.scene import is_rival
from claims.sentence import Paragraph

_LONGEST_FIGURE = 24
_LONGEST_LABEL = 60
#: What may stand beside the figure of a card: marks, hedges and the scale that its number took along.
_BARE = re.compile(r"(?:[\s*_#>~≈+<▲▼↑↓\-−†]|约|近|超|逾|突破|超过|about|over|nearly|more than|tokens?)*")
#: A label with these speaks of two, and the figure is what lies between them.
_BETWEEN = {"exceed", "lead", "together", "forecast", "denied", "question"}


@dataclass(frozen=True, slots=True)
class Figure:
    """The line of a card that holds nothing but a figure."""

    line: int
    mention: Mention


def card_readings(words: Words, lines: Sequence[Paragraph], taken: set[int]) -> Iterator[tuple[int, Reading]]:
    """What is read of the lines of every card."""
    figures = [
        Figure(number, mention)
        for number, line in enumerate(lines)
        if number not in taken and (mention := _alone(words, line)) is not None
    ]
    start = 0
    for end in range(1, len(figures) + 1):
        if end == len(figures) or figures[end].line - figures[end - 1].line != 2:
            yield from _run(words, lines, figures[start:end], taken)
            start = end


def _alone(words: Words, line: Paragraph) -> Mention | None:
    span = line.span
    if span.end - span.start > _LONGEST_FIGURE:
        return None
    figure = percent_in(words, span, percent=False) or amount_in(words, span, Column().scale)
    if figure is None:
        return None
    beside = words.folded[span.start : figure.span.start] + words.folded[figure.span.end : span.end]
    return signed(words, span, figure) if _BARE.fullmatch(beside) else None


def _run(words: Words, lines: Sequence[Paragraph], run: Sequence[Figure], taken: set[int]) -> Iterator[tuple[int, Reading]]:
    behind = [_card(words, lines, figure, figure.line + 1, taken) for figure in run]
    before = [_card(words, lines, figure, figure.line - 1, taken) for figure in run]
    fits = sum(map(bool, behind)) - sum(map(bool, before))
    if fits == 0:
        return  # labels on neither side, or on both
    step = 1 if fits > 0 else -1
    for figure, told in zip(run, behind if fits > 0 else before, strict=True):
        if told is None:
            continue
        spans = sorted((lines[figure.line].span, lines[figure.line + step].span))
        first, second = sorted((figure.line, figure.line + step))
        sentence = Span(spans[0].start, spans[1].end)
        yield first, Reading(sentence, (told,))
        yield second, Reading(sentence)


def _card(words: Words, lines: Sequence[Paragraph], figure: Figure, at: int, taken: set[int]) -> Told | None:
    """The claim of a figure under the label of a line, if that line is one."""
    if not 0 <= at < len(lines) or at in taken or lines[at].span.end - lines[at].span.start > _LONGEST_LABEL:
        return None
    if words.folded[lines[at].span.end - 1] in "。！？!?":
        return None  # a sentence is no label
    mentions = words.within(lines[at].span)
    kind = _kind(words, lines[at].span, figure.mention)
    if not kind or any(m.tag in {Tag.AMOUNT, Tag.PERCENT} or (m.tag is Tag.CUE and m.lemma in _BETWEEN) for m in mentions):
        return None
    rivals = [m for m in mentions if is_rival(m)]
    platform = [m for m in mentions if m.tag is Tag.ENTITY and m.lemma == "platform"]
    if len(rivals) > 1 or not (rivals or (platform and kind != "share")):
        return None
    name = (rivals or platform)[0]
    assert name.subject is not None  # it is a name
    assert figure.mention.figure is not None
    told = sorted({figure.mention, name, *filter(bears, mentions)}, key=lambda mention: mention.span)
    top = next((f"top-{m.number}" for m in mentions if m.tag is Tag.TOP), None)
    sure = bool(rivals) or any(m.tag is Tag.CUE and m.lemma == "whole" for m in mentions)
    return Told(kind, name.subject, figure.mention.figure, tuple(told), figure.mention, figure.mention, scope=top, certain=sure)


def _kind(words: Words, label: Span, figure: Mention) -> str:
    """What a label makes of a figure: a total, a share or a change; empty where it says none of them."""
    said = words.said(label)
    cues = {mention.lemma for mention in words.within(label) if mention.tag is Tag.CUE}
    if figure.tag is Tag.AMOUNT:
        return "total" if says("tokens", said) or "measure" in cues else ""
    if says("change", said) or cues & {"rise", "fall", "week-on-week"}:
        return "growth"
    part = says("share", said) or "share" in cues or "占" in said or said.startswith("of ")
    return "share" if part and figure.lemma != "signed" else ""
