"""Shares: the total told of a part over that of its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product

from claims.claim import Claim
from factcheck.outcome import Range
from factcheck.own.check import Check, Doubts, Relation, settle
from factcheck.own.extent import addition, quotient
from factcheck.own.told import Told

_WHOLE = "platform:total"
#: Between 占 and the figure: words that leave the platform as the whole. Any other word may name another whole.
_ZH_WHOLE = re.compile(
    r"(?:openrouter|token|词元|平台|市场|全球|全部|整体|全|总|周|当|该|的|其|调用|使用|消耗|流|用|量|份额|有率|比例|比重|比|据|到|了|约|达|为|近|超|过|逾|大|s|\s)*"
)
#: What a share may be "of" without naming another whole.
_EN_WHOLE = re.compile(
    r"(?:platform|total|overall|whole|openrouter|weekly|week|tokens?|traffic|volume|usage|consumption|that|it|everything|\d)"
)
_OF = re.compile(r"\bof (?:the |all |its |about |around |some |roughly |nearly |almost |over |just )*(\w+)")
_CLAUSE = re.compile(r"[，。；、,;:：()（）]|\.\s")


def _checks(told: Told, index: int) -> Iterator[Check]:
    claim = told.claims[index]
    if claim.scope is None and not _of_everything(claim):
        return iter(())
    part = told.amounts(index, claim.subject.id, claim.period, any_scope=True)
    whole = told.amounts(index, _WHOLE, claim.period, any_scope=True)
    operands = (pair for pair in product(part, whole) if told.one_unit(pair) and _of_one_whole(told, index, pair))
    of_two = [partial(_of_two, told.extent(at).wide) for at in _beside(told, index)]
    doubts = Doubts(of_two, told.pairs_of_any(index, claim.period, claim.period))
    return settle(told, index, RELATION.name, operands, quotient, doubts=doubts)


def _beside(told: Told, index: int) -> list[int]:
    """Totals of others in the sentence of a share."""
    subjects = {told.claims[index].subject.id, _WHOLE}
    totals = (at for at in told.of_kind("total") if told.claims[at].subject.id not in subjects)
    return [at for at in totals if told.one_sentence((index, at))]


def _of_one_whole(told: Told, index: int, pair: tuple[int, ...]) -> bool:
    """A share of the platform is none of the chart: part and whole have the scope that the share states, or all of it
    stands in one sentence."""
    claim = told.claims[index]
    scopes = {told.claims[at].scope for at in pair}
    if claim.scope is not None:
        return scopes == {claim.scope}
    return len(scopes) == 1 and told.one_sentence((index, *pair))


def _of_two(other: Range, operands: Sequence[Range]) -> Range | None:
    """The part over itself and another: a sentence about two may give each one's share of the two."""
    return quotient([operands[0], addition([operands[0], other])])


def _of_everything(claim: Claim) -> bool:
    """Whether the clause of a share names no whole but the platform."""
    text = claim.sentence.lower()
    at = claim.span.start - claim.sentence_span.start
    end = claim.span.end - claim.sentence_span.start
    start = max((found.end() for found in _CLAUSE.finditer(text, 0, at)), default=0)
    stop = found.start() if (found := _CLAUSE.search(text, end)) else len(text)
    clause = text[start:stop]
    figure = claim.figure.text.lower() if claim.figure else ""
    _, taken, of = clause[: clause.find(figure)].rpartition("占")
    if taken and not _ZH_WHOLE.fullmatch(of):
        return False
    return all(_EN_WHOLE.match(found[1]) for found in _OF.finditer(clause))


RELATION = Relation("share", frozenset({"share"}), _checks, derived=True)
