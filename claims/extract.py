"""The pipeline: text in, claims out. No network, no database, no boards."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from claims.aside import set_aside, within
from claims.claim import Claim, Extraction, SetAside, Span
from claims.clean import Cleaned, clean
from claims.days.dating import dateline, leave_days
from claims.days.settled_days import settled
from claims.layout.laid_out import laid_out
from claims.layout.told import claims_told
from claims.memory import lead_period, platform_of, remember
from claims.mention import Mention, Tag
from claims.name import Name
from claims.names import NameIndex
from claims.normalise import fold
from claims.scan import scan
from claims.scene import Discourse, Scene, set_scene
from claims.sentence import paragraphs, sentences
from claims.sentence_claims import claims_of, tells
from claims.topic import on_topic, told_anywhere

#: Years in which an article on a ranking may have been published.
_YEARS_OF_NEWS = range(1900, 3000)


class Extractor:
    """Reads any number of texts with one set of names; `first_weekday` is that of the board's week (0: Monday)."""

    def __init__(self, names: Iterable[Name], first_weekday: int = 0) -> None:
        self._names = NameIndex(names)
        self._first_weekday = first_weekday

    def extract(self, text: str, published: date | None = None) -> Extraction:
        """Every claim of a text, and every printed number that is none with its rule, both in text order."""
        if published is not None and published.year not in _YEARS_OF_NEWS:
            published = None  # a date that no article has: weeks cannot be counted from it
        cleaned = clean(text)
        found = self._read(cleaned.text, published)
        return found if cleaned.text == text else _as_printed(found, cleaned, text)

    def _read(self, text: str, published: date | None) -> Extraction:
        folded = fold(text)
        lines = paragraphs(text)
        told = [sentences(text, folded, line.span, number) for number, line in enumerate(lines)]
        scanned = scan(text, folded, self._names, published, [sentence for line in told for sentence in line])
        layout = laid_out(text, folded, lines, scanned, self._names.unit)
        mentions = layout.mentions
        starts = [mention.span.start for mention in mentions]
        discourse = Discourse(
            lead_period=lead_period(mentions, folded, published, self._first_weekday), platform=platform_of(mentions)
        )
        found: list[Claim] = []
        used: set[Span] = set()
        repeated = [line.span for line in lines if line.repeated]
        for number, line in enumerate(lines):
            reading = layout.readings.get(number)
            if line.repeated and reading is None:
                continue
            if reading is not None:
                laid = claims_told(reading, number, text, folded, mentions, discourse, published, self._first_weekday)
                found.extend(settled(claim, published, self._first_weekday) for claim, _ in laid)
                used.update(span for _, spans in laid for span in spans)
            for sentence in told[number]:
                tokens = _inside(mentions, starts, sentence.span) if reading is None else reading.left_in(sentence.span)
                if not any(tells(token) for token in tokens):
                    if reading is None or reading.flowing:
                        remember(tokens, number, discourse)
                    continue
                scene = _from_where_it_stands(
                    set_scene(text, folded, sentence, tokens, discourse, published, self._first_weekday)
                )
                for claim, spans in claims_of(scene):
                    found.append(settled(claim, scene.published, self._first_weekday))
                    used.update(spans)
                if reading is None or reading.flowing:
                    remember(tokens, number, discourse)
                    discourse.tops |= {tokens[at].number for at in scene.tagged(Tag.TOP)}
                    leave_days(scene)
        if not on_topic(mentions, folded, self._names.unit_words):
            found = [claim for claim in found if told_anywhere(claim)]
            used = within(used, [claim.span for claim in found])
        found.sort(key=lambda claim: (claim.span, claim.kind))
        return Extraction(tuple(found), tuple(set_aside(mentions, used, found, repeated)))


def _as_printed(found: Extraction, cleaned: Cleaned, text: str) -> Extraction:
    """The same findings with the spans and quotes of the text that came in."""
    claims = []
    for claim in found.claims:
        span, sentence = cleaned.origin(claim.span), cleaned.origin(claim.sentence_span)
        quote, whole = text[span.start : span.end], text[sentence.start : sentence.end]
        claims.append(replace(claim, span=span, quote=quote, sentence=whole, sentence_span=sentence))
    aside = []
    for number in found.set_aside:
        span = cleaned.origin(number.span)
        aside.append(SetAside(span, text[span.start : span.end], number.rule))
    return Extraction(tuple(claims), tuple(aside))


@cache
def _extractor(names: tuple[Name, ...], first_weekday: int) -> Extractor:
    return Extractor(names, first_weekday)


def extract(text: str, published: date | None = None, names: Sequence[Name] = (), first_weekday: int = 0) -> Extraction:
    """Claims of one text; see `Extractor`. The index of names is kept for the next call with the same names."""
    return _extractor(tuple(names), first_weekday).extract(text, published)


def _inside(mentions: Sequence[Mention], starts: Sequence[int], span: Span) -> tuple[Mention, ...]:
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return tuple(mention for mention in mentions[first:last] if mention.span.end <= span.end)


def _from_where_it_stands(scene: Scene) -> Scene:
    """A report with a date of its own counts its weeks from there, and so do the sentences behind it."""
    day = dateline(scene)
    if day is not None:
        scene.discourse.standpoint = day
    return scene if scene.discourse.standpoint is None else replace(scene, published=scene.discourse.standpoint)
