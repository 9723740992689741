"""The pipeline: text in, claims out. No network, no database, no boards."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from claims.claim import Claim, Extraction, SetAside, Span, Subject
from claims.clean import Cleaned, clean
from claims.dating import dateline, leave_days, week_told
from claims.figure import Hedge
from claims.kind import Match, kinds
from claims.layout import laid_out
from claims.mention import Mention, Tag
from claims.name import Name
from claims.names import NameIndex
from claims.normalise import fold
from claims.period import Period, week_of
from claims.scan import scan
from claims.scene import Discourse, Scene, is_rival, set_scene
from claims.sentence import paragraphs, sentences
from claims.shape_matcher import matches
from claims.told import claims_told

#: Tags whose mentions hold a printed number, and the rule for one that no claim took up.
_NUMBERED = {
    Tag.AMOUNT: "other-quantity",
    Tag.PERCENT: "other-quantity",
    Tag.MULTIPLE: "other-quantity",
    Tag.PLACE: "ordinal-other",
    Tag.TOP: "ordinal-other",
    Tag.COUNT: "other-quantity",
    Tag.STREAK: "other-quantity",
    Tag.PERIOD: "date",
    Tag.ENTITY: "model-name",
}


#: Tags whose mentions hold words and marks alone.
_UNNUMBERED = {Tag.CUE, Tag.COMMA, Tag.LISTED, Tag.STOP}

#: Tags without which a sentence can hold no claim (comparisons and records have cues of their own).
_CLAIMING = {Tag.AMOUNT, Tag.PLACE, Tag.TOP, Tag.STREAK, Tag.PERCENT, Tag.MULTIPLE}
_CLAIMING_CUES = {"exceed", "record", "flat"}
_TELLING = {*_CLAIMING, Tag.PERIOD}
#: Tags of figures, each of which is read by one kind only.
_FIGURES = {Tag.AMOUNT, Tag.TOP, Tag.COUNT, Tag.PERCENT, Tag.MULTIPLE}


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
        discourse = Discourse(lead_period=_lead_period(mentions, published, self._first_weekday), platform=_platform(mentions))
        found: list[Claim] = []
        used: set[Span] = set()
        repeated = [line.span for line in lines if line.repeated]
        for number, line in enumerate(lines):
            reading = layout.readings.get(number)
            if line.repeated and reading is None:
                continue
            if reading is not None:
                laid = claims_told(reading, number, text, folded, mentions, discourse, published, self._first_weekday)
                found.extend(_dated(claim, published, self._first_weekday) for claim, _ in laid)
                used.update(span for _, spans in laid for span in spans)
            for sentence in told[number]:
                tokens = _inside(mentions, starts, sentence.span) if reading is None else reading.left_in(sentence.span)
                if not any(_tells(token) for token in tokens):
                    if reading is None or reading.flowing:
                        _remember(tokens, number, discourse)
                    continue
                scene = _from_where_it_stands(
                    set_scene(text, folded, sentence, tokens, discourse, published, self._first_weekday)
                )
                for claim, spans in _claims_of(scene):
                    found.append(_dated(claim, scene.published, self._first_weekday))
                    used.update(spans)
                if reading is None or reading.flowing:
                    _remember(tokens, number, discourse)
                    discourse.tops |= {tokens[at].number for at in scene.tagged(Tag.TOP)}
                    leave_days(scene)
        if not _on_topic(mentions, folded, self._names.unit_words):
            found = [claim for claim in found if _told_anywhere(claim)]
            used = _within(used, [claim.span for claim in found])
        found.sort(key=lambda claim: (claim.span, claim.kind))
        return Extraction(tuple(found), tuple(_set_aside(mentions, used, found, repeated)))


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


def _tells(token: Mention) -> bool:
    """Whether a sentence may hold a claim for this token, or leave days to later ones; of others the names are remembered."""
    return token.tag in _TELLING or (token.lemma in _CLAIMING_CUES and token.tag is Tag.CUE)


def _claims_of(scene: Scene) -> list[tuple[Claim, list[Span]]]:
    """All claims of one sentence: kinds read in their order, and each figure is read by one kind only."""
    if _CLAIMING.isdisjoint(scene.by_tag) and _CLAIMING_CUES.isdisjoint(scene.cues):
        return []
    found: list[tuple[Claim, list[Span]]] = []
    read: set[int] = set()
    shapes = matches(scene)
    for kind in kinds():
        for match in shapes.get(kind.name, []):
            if match.label and any(i in read for i in _figures(scene, match)):
                continue
            for at, claim in kind.build(scene, match):
                if at >= 0:
                    if at in read:
                        continue
                    read.add(at)
                    read.update(
                        i for i in _figures(scene, match) if claim.span.start <= scene.tokens[i].span.start < claim.span.end
                    )
                if not any(
                    one.kind == claim.kind and one.span == claim.span and one.subject == claim.subject for one, _ in found
                ):
                    found.append((claim, [token.span for token in scene.tokens if token.span.overlaps(claim.span)]))
    return [(replace(claim, certain=False), spans) if _at_odds(claim, found) else (claim, spans) for claim, spans in found]


def _at_odds(claim: Claim, found: Sequence[tuple[Claim, list[Span]]]) -> bool:
    """Whether a sentence gives one subject two amounts for the same days: one of them is of something that was not understood."""
    if claim.kind != "total" or claim.figure is None:
        return False
    return any(
        one.kind == "total"
        and one.subject.id == claim.subject.id
        and (one.period.start, one.period.end, one.period.text) == (claim.period.start, claim.period.end, claim.period.text)
        and one.figure is not None
        and (one.figure.high < claim.figure.low or claim.figure.high < one.figure.low)
        for one, _ in found
    )


def _figures(scene: Scene, match: Match) -> list[int]:
    return [i for i in range(match.start, match.end) if scene.tokens[i].tag in _FIGURES]


_PAIR = 2


def _remember(tokens: Sequence[Mention], paragraph: int, discourse: Discourse) -> None:
    """Leave behind the names that later sentences may lean on."""
    if discourse.recent_paragraph != paragraph:
        discourse.recent, discourse.recent_paragraph = (), paragraph
    rivals = [(token.lemma, token.subject) for token in tokens if is_rival(token) and token.subject]
    if not rivals:
        return
    objects = {discourse.pair[1].id} if discourse.pair else set()
    topics = [subject for _, subject in rivals if subject.id not in objects]
    if topics:
        discourse.topic = topics[0]
        discourse.topic_paragraph = paragraph
        discourse.topic_alone = len({subject.id for _, subject in rivals}) == 1
    origins = {subject.id: subject for kind, subject in rivals if kind == "origin"}
    if len(origins) == _PAIR and discourse.pair is None:
        one, other = origins.values()
        discourse.pair = (one, other)
    models = {subject.id: subject for kind, subject in rivals if kind == "model"}
    if len(models) >= 2:
        discourse.listed = tuple(models.values())
    if models:
        discourse.recent = (*(subject for subject in discourse.recent if subject.id not in models), *models.values())


def _within(spans: Iterable[Span], holders: Sequence[Span]) -> set[Span]:
    """The spans that overlap one of the holders."""
    ordered = _merged(holders)
    starts = [holder.start for holder in ordered]
    return {span for span in spans if (at := bisect_left(starts, span.end)) and ordered[at - 1].end > span.start}


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Overlapping spans as one, in order."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _on_topic(mentions: Sequence[Mention], folded: str, unit_words: Sequence[str]) -> bool:
    """Whether the text speaks of the board at all: its own name, its unit, or its measure beside a model.

    Countries and makers top many lists, and 全球 and usage are words of every story.
    """
    named = any(mention.tag is Tag.ENTITY and mention.lemma in {"model", "family"} for mention in mentions)
    models = named or bool(_MODELS.search(folded))
    return any(word in folded for word in unit_words) or any(
        (mention.tag is Tag.ENTITY and mention.lemma == "platform" and not mention.common)
        or mention.tag is Tag.AMOUNT
        or (models and mention.tag is Tag.CUE and mention.lemma == "measure")
        for mention in mentions
    )


_MODELS = re.compile(r"模型|\b(?:ai|language) models?\b|\bllms?\b", re.ASCII)
#: What a text that is about something else may still say: places in another ranking that it names, and those of models.
_ANYWHERE = {"rank", "membership", "streak", "comparison"}


def _told_anywhere(claim: Claim) -> bool:
    return claim.kind in _ANYWHERE and (claim.elsewhere is not None or claim.subject.id.startswith(("model:", "list:")))


def _platform(mentions: Sequence[Mention]) -> Subject | None:
    """The platform that the text is about, if it names it."""
    return next((mention.subject for mention in mentions if mention.lemma == "platform" and mention.tag is Tag.ENTITY), None)


def _lead_period(mentions: Sequence[Mention], published: date | None, first_weekday: int) -> Period | None:
    """The first days that the text fixes: a title that stands before them means the same days."""
    both = any(mention.days is not None and mention.days.weeks == 0 for mention in mentions)  # this week against last week
    for at, mention in enumerate(mentions):
        if mention.days is None:
            continue
        based = both or (at > 0 and mentions[at - 1].tag is Tag.CUE and mentions[at - 1].lemma == "base")  # 较上周
        if mention.tag is Tag.PERIOD and mention.days.weeks == -1 and not based:
            return week_told(mention, published, first_weekday)
        if mention.tag is Tag.PERIOD and mention.lemma == "range" and mention.days.start:
            return Period(mention.days.start, mention.days.end, mention.text)
    return _latest_week(mentions, published, first_weekday)


def _latest_week(mentions: Sequence[Mention], published: date | None, first_weekday: int) -> Period | None:
    """据最新数据: told on the first day of a week, the latest weekly figures are those of the week that has just ended.

    On other days they may as well be those of the past seven days, and nothing is fixed.
    """
    latest = next((mention for mention in mentions if mention.lemma == "latest" and mention.tag is Tag.CUE), None)
    if latest is None or published is None or published.weekday() != first_weekday:
        return None
    return Period(published - timedelta(days=7), published - timedelta(days=1), latest.text)


def _from_where_it_stands(scene: Scene) -> Scene:
    """A report with a date of its own counts its weeks from there, and so do the sentences behind it."""
    day = dateline(scene)
    if day is not None:
        scene.discourse.standpoint = day
    return scene if scene.discourse.standpoint is None else replace(scene, published=scene.discourse.standpoint)


#: Kinds that are told of a week: said of a month, they may have been true in one week of it.
_OF_A_WEEK = {"rank", "streak", "count", "membership", "comparison", "record"}
_WEEK_AT_MOST = 8


def _dated(claim: Claim, published: date | None, first_weekday: int) -> Claim:
    """Where no words fix the days, take the last complete week before the article, and say so; never for days and months.

    What is told of a month that may stand for a week in it is never called wrong.
    """
    period = claim.period
    if period.loose or (period.days > _WEEK_AT_MOST and claim.kind in _OF_A_WEEK):
        return replace(claim, certain=False)
    if claim.figure is not None and claim.figure.hedge is Hedge.PEAK and (period.inherited or period.start is None):
        return replace(claim, period=Period(text=claim.quote))  # reached at a moment that nobody names
    if claim.elsewhere is not None and (period.inherited or period.start is None):
        return replace(claim, period=Period(text=claim.elsewhere))  # the week of this board's figures is not that of another's
    if period.start is not None or period.text or published is None:
        return claim
    start, end = week_of(published - timedelta(days=7), first_weekday)
    assumed = replace(claim, period=Period(start, end, assumed="last-complete-week"))
    if claim.kind == "growth" and claim.base is None:
        return replace(assumed, base=Period(start - timedelta(days=7), end - timedelta(days=7), inherited=True))
    return assumed


def _set_aside(
    mentions: Sequence[Mention], used: set[Span], claims: Sequence[Claim], repeated: Sequence[Span]
) -> Iterable[SetAside]:
    """Every mention with a digit that no claim took up, and why."""
    quoted = _merged(claim.span for claim in claims)
    starts = [span.start for span in quoted]
    again = _within((mention.span for mention in mentions), repeated) if repeated else set()
    for mention in mentions:
        if mention.tag in _UNNUMBERED or mention.span in used or not any(char.isdigit() for char in mention.text):
            continue
        at = bisect_right(starts, mention.span.start)
        if at and mention.span.end <= quoted[at - 1].end:
            continue
        if mention.span in again:
            yield SetAside(mention.span, mention.text, "repeat")
        elif mention.tag is Tag.NUMBER:
            yield SetAside(mention.span, mention.text, mention.lemma)
        elif mention.tag in _NUMBERED:
            yield SetAside(mention.span, mention.text, _NUMBERED[mention.tag])
