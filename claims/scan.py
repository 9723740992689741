"""From text to mentions: each scanner takes what earlier ones left, so that every digit is read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from claims.amounts import amounts_mentioned
from claims.claim import Span
from claims.condensed import Condensed
from claims.fractions import fractions_mentioned
from claims.identifiers import identifiers
from claims.lexicon import lexicon
from claims.mention import Mention, Tag
from claims.multiples import multiples_mentioned
from claims.names import Found, NameIndex
from claims.phrases import Phrases
from claims.places import counts_before, ordinals_behind, places_mentioned
from claims.sentence import Sentence
from claims.strange_model import strange_models
from claims.streaks import streaks_mentioned
from claims.when import days_mentioned

_MARKS = {**dict.fromkeys("，,（）()—–：:|", Tag.COMMA), "、": Tag.LISTED, **dict.fromkeys("；;", Tag.STOP)}
_MARK = re.compile(f"[{re.escape(''.join(_MARKS))}]")
#: Every branch begins with a letter of its own, which is what makes `re` skip ahead. 与 and 及 are parts of Chinese words, too.
_LIST_WORDS = re.compile(r"和|&|and(?<=\band)\b|与(?:(?<=[^一-鿿]与)|(?=[^一-鿿]))|及(?:(?<=[^一-鿿]及)|(?=[^一-鿿]))")


def scan(
    text: str, folded: str, names: NameIndex, published: date | None, sentences: Sequence[Sentence] | None = None
) -> list[Mention]:
    """Every mention of a text, in text order and without overlaps; with its sentences known, only of those worth reading."""
    entities, units = names.find(text, folded)
    if sentences is None:
        return _read(text, folded, entities, units, published)
    told = Condensed(text, folded, sentences, [*(entity.span for entity in entities), *(unit.span for unit in units)])
    entities = [entity.at(told.here(entity.span)) for entity in entities]
    units = [Found(told.here(unit.span), unit.name) for unit in units]
    mentions = _read(told.text, told.folded, entities, units, published)
    return [mention.at(told.there(mention.span)) for mention in mentions]


def _read(text: str, folded: str, entities: Sequence[Mention], units: Sequence[Found], published: date | None) -> list[Mention]:
    covered = bytearray(len(text))
    kept: list[Mention] = []

    def keep(mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            span = mention.span
            if 1 not in covered[span.start : span.end]:
                covered[span.start : span.end] = b"\1" * (span.end - span.start)
                kept.append(mention)

    every = list(identifiers(text, folded))
    cues = _cues(text, folded)
    keep(m for m in every if m.lemma == "address")
    keep(entities)
    keep(strange_models(text, folded))
    keep(m for m in cues if m.lemma in {"week-before", "week-after"})  # counted from another week, not from the article's
    places = list(places_mentioned(text, folded))
    keep(place for place in places if place.tag is Tag.TOP and place.text.isascii())  # the top 10 last week
    keep(days_mentioned(text, folded, published))
    keep(streaks_mentioned(text, folded))
    keep(places)
    keep(ordinals_behind(text, folded, [entity.span.end for entity in entities if entity.lemma in {"model", "family"}]))
    keep(counts_before(text, folded, [entity.span.start for entity in entities if entity.lemma in {"origin", "group"}]))
    keep(every)
    keep(fractions_mentioned(text, folded))
    keep(multiples_mentioned(text, folded))
    keep(amounts_mentioned(text, folded, units, covered, [entity.span.start for entity in entities]))
    keep(cues)
    keep(_marks(text, folded))
    kept.sort(key=lambda mention: mention.span.start)
    return [mention for mention in kept if mention.lemma != _PAPER]


#: 每日经济新闻 is a paper, and says nothing of days.
_PAPER = "outlet"


@cache
def _cue_words() -> Phrases[str]:
    return Phrases((word, cue) for cue, words in lexicon().cues.items() for word in words)


def _cues(text: str, folded: str) -> list[Mention]:
    """Cue words, the longest first where they overlap; a word of two cues is the first of them in the lexicon."""
    return [Mention(Tag.CUE, span, text[span.start : span.end], cue) for span, cue in _cue_words().find(folded)]


def _marks(text: str, folded: str) -> list[Mention]:
    found = [
        Mention(_MARKS[match[0]], Span(match.start(), match.end()), text[match.start() : match.end()], match[0])
        for match in _MARK.finditer(folded)
    ]
    found.extend(
        Mention(Tag.LISTED, Span(match.start(), match.end()), text[match.start() : match.end()], "and")
        for match in _LIST_WORDS.finditer(folded)
    )
    return found
