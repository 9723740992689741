"""Claims of one sentence: the kinds read in their order, and each figure is read by one kind only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.claim import Claim, Span
from claims.days.told_twice import told_twice
from claims.kind import Match, kinds
from claims.mention import Mention, Tag
from claims.scene import Scene
from claims.shape_matcher import matches

#: Tags without which a sentence can hold no claim (comparisons and records have cues of their own).
_CLAIMING = {Tag.AMOUNT, Tag.PLACE, Tag.TOP, Tag.STREAK, Tag.PERCENT, Tag.MULTIPLE}


_CLAIMING_CUES = {"exceed", "record", "flat"}


_TELLING = {*_CLAIMING, Tag.PERIOD}


#: Tags of figures, each of which is read by one kind only.
_FIGURES = {Tag.AMOUNT, Tag.TOP, Tag.COUNT, Tag.PERCENT, Tag.MULTIPLE}


def tells(token: Mention) -> bool:
    """Whether a sentence may hold a claim for this token, or leave days to later ones; of others the names are remembered."""
    return token.tag in _TELLING or (token.lemma in _CLAIMING_CUES and token.tag is Tag.CUE)


def claims_of(scene: Scene) -> list[tuple[Claim, list[Span]]]:
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
    told = [*scene.discourse.totals, *(claim for claim, _ in found)]
    found = [(told_twice(scene, claim, told), spans) for claim, spans in found]
    scene.discourse.totals = (*scene.discourse.totals, *(claim for claim, _ in found if claim.kind == "total"))[-_TOTALS:]
    return [(replace(claim, certain=False), spans) if _at_odds(claim, found) else (claim, spans) for claim, spans in found]


#: How many totals told before are remembered: those of a paragraph or two.
_TOTALS = 8


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
