"""From text to mentions: each scanner takes what earlier ones left, so that every digit is read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

import ahocorasick

from claims.amounts import amounts_mentioned
from claims.claim import Span
from claims.fractions import fractions_mentioned
from claims.identifiers import identifiers
from claims.lexicon import lexicon
from claims.mention import Mention, Tag
from claims.multiples import multiples_mentioned
from claims.names import NameIndex
from claims.places import places_mentioned
from claims.streaks import streaks_mentioned
from claims.when import days_mentioned

_MARKS = {**dict.fromkeys("，,（）()—–：:|", Tag.COMMA), "、": Tag.LISTED, **dict.fromkeys("；;", Tag.STOP)}
_LIST_WORDS = re.compile(r"(?<=[^一-鿿])(?:和|与|及)|(?:和|与|及)(?=[^一-鿿])|和|\band\b|&")


def scan(text: str, folded: str, names: NameIndex, published: date | None) -> list[Mention]:
    """Every mention of a text, in text order and without overlaps."""
    covered = bytearray(len(text))
    kept: list[Mention] = []

    def keep(mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            span = mention.span
            if not any(covered[span.start : span.end]):
                covered[span.start : span.end] = b"\1" * (span.end - span.start)
                kept.append(mention)

    entities, units = names.find(text, folded)
    every = list(identifiers(text, folded))
    keep(m for m in every if m.lemma == "address")
    keep(entities)
    keep(days_mentioned(text, folded, published))
    keep(streaks_mentioned(text, folded))
    keep(places_mentioned(text, folded))
    keep(every)
    keep(fractions_mentioned(text, folded))
    keep(multiples_mentioned(text, folded))
    keep(amounts_mentioned(text, folded, units, covered, [entity.span.start for entity in entities]))
    keep(_cues(text, folded))
    keep(_marks(text, folded, covered))
    kept.sort(key=lambda mention: mention.span)
    return kept


@cache
def _cue_automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    seen: set[str] = set()
    for cue, words in lexicon().cues.items():
        for word in words:
            if word not in seen:
                seen.add(word)
                automaton.add_word(word, (len(word), cue))
    automaton.make_automaton()
    return automaton


def _cues(text: str, folded: str) -> list[Mention]:
    """Cue words, the longest first where they overlap; a word of two cues is the first of them in the lexicon."""
    found: list[tuple[Span, str]] = []
    for last, (length, cue) in _cue_automaton().iter(folded):
        span = Span(last - length + 1, last + 1)
        if _whole_words(folded, span):
            found.append((span, cue))
    found.sort(key=lambda hit: (hit[0].start - hit[0].end, hit[0].start))
    return [Mention(Tag.CUE, span, text[span.start : span.end], cue) for span, cue in found]


def _whole_words(folded: str, span: Span) -> bool:
    before = folded[span.start - 1] if span.start else " "
    after = folded[span.end] if span.end < len(folded) else " "
    if folded[span.start].isascii() and folded[span.start].isalnum() and before.isascii() and before.isalnum():
        return False
    last = folded[span.end - 1]
    return not (last.isascii() and last.isalnum() and after.isascii() and after.isalnum())


def _marks(text: str, folded: str, covered: bytearray) -> list[Mention]:
    found = [
        Mention(_MARKS[char], Span(at, at + 1), text[at], char)
        for at, char in enumerate(folded)
        if char in _MARKS and not covered[at]
    ]
    found.extend(
        Mention(Tag.LISTED, Span(match.start(), match.end()), text[match.start() : match.end()], "and")
        for match in _LIST_WORDS.finditer(folded)
    )
    return found
