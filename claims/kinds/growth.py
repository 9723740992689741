"""Growth: a change on an earlier period (环比增长11.83%, up 12% week over week). The sign may be in the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from claims.assemble import claim_of
from claims.claim import Claim
from claims.figure import Figure, Hedge
from claims.kind import Kind, Match
from claims.mention import Tag
from claims.period import OPEN, Period
from claims.scene import Scene
from claims.shapes import cue, tag, upto
from claims.subjects.resolve import resolved


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    if match.label == "flat":
        yield from _flat(scene, match.start)
        return
    at = next(i for i in range(match.start, match.end) if scene.tokens[i].tag in {Tag.PERCENT, Tag.MULTIPLE})
    figure = _change(scene, match, at)
    subject, certain = resolved(scene, at)
    if subject is None or figure is None:
        return
    claim = claim_of(scene, "growth", at, at, subject)
    base, said = base_of(scene, at, claim.period)
    yield at, replace(claim, figure=figure, base=base, certain=certain and said)


def _change(scene: Scene, match: Match, at: int) -> Figure | None:
    """The change that a percentage or a multiple tells; `None` where it tells a level or what one is of another."""
    token = scene.tokens[at]
    if token.figure is None:
        return None
    if token.tag is Tag.MULTIPLE:
        return _grown(scene, match, at, token.figure)
    return None if is_level(scene, at) else _signed(scene, match, at, token.figure)


def _grown(scene: Scene, match: Match, at: int, times: Figure) -> Figure | None:
    """So many times as much is a change of one less; where usage leaves open which was meant, the printed number and one less.

    增长5倍 is printed for both; doubled and 翻番 say themselves that they tell a change.
    """
    if match.label == "grown":
        if not _GROWING.match(scene.tokens[at].text.lower()):
            return None
    elif (
        len(scene.folded[scene.tokens[min(match.start, at)].span.end : scene.tokens[max(match.end - 1, at)].span.start]) > _CLOSE
    ):
        return None
    less = replace(times, value=times.value - 1, low=times.low - 1, high=times.high - 1, unit="share", other=None)
    if times.other is not None or _BY.search(
        scene.folded[max(0, scene.tokens[at].span.start - 12) : scene.tokens[at].span.start]
    ):
        return replace(times, unit="share", other=less.value)
    return less


#: Words that tell a change in times by themselves.
_GROWING = re.compile(r"翻|doubl(?:ed|ing)|tripl(?:ed|ing)|quadrupl(?:ed|ing)|quintupled|halv|减半|腰斩|折半")
#: A multiple right behind a word of growth (增长了约5倍): by so many times, or to so many.
_BY = re.compile(r"(?:增长|上涨|增加|激增|暴涨|大涨|大增|飙升|上升|提升|提高|猛增|急增)(?:了|约|近|超过?|逾|\s)*$")
#: How far a word of growth may stand from the multiple that it measures, in characters.
_CLOSE = 6


def _flat(scene: Scene, at: int) -> Iterator[tuple[int, Claim]]:
    """环比基本持平, flat on the week: a change of nothing, give or take."""
    subject, certain = resolved(scene, at)
    claim = None if subject is None else claim_of(scene, "growth", at, at, subject)
    if claim is None:
        return
    base, said = base_of(scene, at, claim.period)
    if said:
        zero = Figure(claim.quote, Decimal(0), -_FLAT, _FLAT, _FLAT, "share", Hedge.ABOUT)
        yield -1, replace(claim, figure=zero, base=base, certain=certain)


#: What still counts as flat: writers call three in a hundred so, and nobody is called wrong for four.
_FLAT = Decimal("0.05")


def is_level(scene: Scene, at: int) -> bool:
    """从72%跌至33%, from 17% to 47%: a share that was reached or left, not a change (fell 9% to 3.3 trillion)."""
    before = scene.folded[max(0, scene.tokens[at].span.start - 12) : scene.tokens[at].span.start]
    return bool(_REACHED.search(before)) or left_for(scene, at) is not None


def left_for(scene: Scene, at: int) -> int | None:
    """The share that one moved to: 33% of 72%→33%, 30% of "from 1.2% in 2024 to nearly 30%"; `None` where it moved nowhere."""
    clause = scene.clause(at)
    behind = next((i for i in range(at + 1, clause.stop) if scene.tokens[i].tag is Tag.PERCENT), None)
    if behind is None:
        return None
    between = scene.folded[scene.tokens[at].span.end : scene.tokens[behind].span.start]
    before = scene.folded[max(0, scene.tokens[at].span.start - 8) : scene.tokens[at].span.start]
    far = len(between) <= _FAR and _FROM.search(before) and _REACHED.search(between)
    return behind if far or _MOVED.fullmatch(between) else None


#: How far apart the two ends of a move may stand, in characters.
_FAR = 60
_FROM = re.compile(r"(?:\bfrom|从|由)\s?(?:约|about\s|近|roughly\s|just\s|only\s)?$")
_MOVED = re.compile(
    r"\s?(?:→|->|—>|(?:一路|大幅|迅速|骤|猛|逐步|快速)?(?:下?跌|下?降|下滑|滑落|回落|缩水|萎缩|提升|提高|上?升|上涨|涨|攀升|飙升|跃升|增长?|扩大)?(?:至|到|为)了?(?:约|近|超)?"
    r"|(?:down\s|up\s)?to\s(?:about\s|roughly\s|nearly\s|around\s|just\s)?)\s?"
)


_REACHED = re.compile(
    r"(?:至|到|为|→|\bto|\bfrom|从|由)了?\s?(?:约|近|超过?|about\s|nearly\s|roughly\s|around\s|almost\s|just\s|over\s|under\s)*$"
)


def _signed(scene: Scene, match: Match, at: int, figure: Figure) -> Figure:
    """下降9.33% and down 9.33% are negative; a sign of its own is in the figure already."""
    told = [i for i in range(match.start, match.end) if scene.cue(i, "rise", "fall")]
    if not told:  # declined by 6.2% compared with the week before: the shape is that of its base alone
        before = range(at - 1, scene.clause(at).start - 1, -1)
        stop = next((i for i in before if scene.tokens[i].tag in {Tag.PERCENT, Tag.MULTIPLE, Tag.AMOUNT}), -1)
        told = [i for i in before if i > stop and scene.cue(i, "rise", "fall")][:1]
    if scene.tokens[at].lemma == "signed" or not any(scene.cue(i, "fall") for i in told):
        return figure
    return figure.negated()


def base_of(scene: Scene, at: int, period: Period) -> tuple[Period | None, bool]:
    """The period before, and whether the words say so.

    Another base (a year, three weeks) is open; `None` where the days of the claim itself are not known yet.
    """
    clause = scene.clause(at)
    if any(scene.cue(i, "other-base", "other-span") for i in clause):
        return OPEN, True
    before = range(scene.segment(at).start, clause.stop)  # told once for several: up 12% from a week earlier, and X down 9%
    said = any(scene.cue(i, "week-on-week", "week-before") or _than_last_week(scene, i) for i in before)
    if period.start is None or period.end is None:
        return (None if not period.text else OPEN), said
    step = timedelta(days=period.days)
    return Period(period.start - step, period.end - step, scene.tokens[at].text if not said else "", inherited=True), said


def _than_last_week(scene: Scene, at: int) -> bool:
    """较上周增长, than last week: a base of comparison told by the calendar."""
    token = scene.tokens[at]
    return token.tag is Tag.PERIOD and token.days is not None and token.days.weeks == -1 and scene.is_base(at)


_REST = ("AMOUNT", "PLACE", "STREAK", "TOP", "PERCENT", "MULTIPLE")
_CHANGE = ("rise", "fall", "week-on-week")
KIND = Kind(
    "growth",
    35,
    {
        "cue-before": [[cue(*_CHANGE), *upto(2, *_REST, "COMMA", "ENTITY"), tag("PERCENT")]],
        "times": [
            [cue("rise", "fall"), *upto(1, *_REST, "COMMA", "ENTITY"), tag("MULTIPLE")],
            [tag("MULTIPLE"), *upto(1, *_REST, "COMMA", "ENTITY"), cue("rise", "fall")],
        ],
        "grown": [[tag("MULTIPLE")]],
        "flat": [[cue("flat")]],
        "cue-behind": [[tag("PERCENT"), *upto(1, *_REST, "COMMA"), cue(*_CHANGE, "week-before")]],
    },
    _build,
)
