"""Numbers set aside: every printed number that no claim took up, with the rule that says why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from claims.claim import Claim, SetAside, Span
from claims.mention import Mention, Tag

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


def set_aside(
    mentions: Sequence[Mention], used: set[Span], claims: Sequence[Claim], repeated: Sequence[Span]
) -> Iterable[SetAside]:
    """Every mention with a digit that no claim took up, and why."""
    quoted = _merged(claim.span for claim in claims)
    starts = [span.start for span in quoted]
    again = within((mention.span for mention in mentions), repeated) if repeated else set()
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


def within(spans: Iterable[Span], holders: Sequence[Span]) -> set[Span]:
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
