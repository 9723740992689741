"""The weeks around a claim: what the board shows in each, and the printed figure in the week that it is about.

Bars begin at nothing. A week that the board does not fix has no bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.interface import Interface
from factcheck.interface.account import given
from factcheck.interface.dates import week_in_words
from factcheck.page.pictures.columns import CANVAS, SLOT, TOP, bar, dated, days, down, frame, middle
from factcheck.page.pictures.picture import Bar, Columns, Key, Path, Picture, Table, Word, per_cent, table
from factcheck.page.pictures.scale import end_of
from factcheck.page.pictures.wanted import allowed, amount, behind, called, wanted
from factcheck.report import FindingPart, SeriesPoint
from factcheck.vocabulary import Kind, Unit

_KINDS = frozenset({Kind.TOTAL, Kind.SUM, Kind.SHARE, Kind.GAP, Kind.COMPARISON, Kind.RATIO, Kind.RECORD, Kind.GROWTH})
#: Kinds of which both sides are drawn.
_OF_TWO = frozenset({Kind.GAP, Kind.COMPARISON, Kind.RATIO})
_LEAST = 2
#: Where the highest value, a week that is not seen, and the days are written, in pixels from the top.
_MOST_Y, _UNSEEN_Y, _DAYS_Y, _HEIGHT = 14, 116, 135, 140
#: An interval is never drawn thinner.
_THIN = 2


@dataclass(frozen=True, slots=True)
class _Week:
    """A week with one value or two; what is not seen is `None`."""

    point: SeriesPoint
    one: Decimal | None
    other: Decimal | None


def picture(finding: FindingPart, words: Interface) -> Picture | None:
    """`None` where fewer than two weeks are seen, or one of them has less than nothing."""
    if not any(finding.kind == kind for kind in _KINDS):
        return None
    weeks = [_week(finding, point) for point in finding.series]
    seen = [week.one for week in weeks if week.one is not None]
    most_of_other = [week.other for week in weeks if week.other is not None]
    if len(seen) < _LEAST or min((*seen, *most_of_other)) < 0:
        return None
    at = next((at for at, week in enumerate(weeks) if week.point.start == _claimed_start(finding)), None)
    claim = _claim(finding, weeks[at]) if at is not None else ()
    tops = [*seen, *most_of_other, *(end for ends in claim for end in ends if end is not None)]
    most = max(tops) or Decimal(1)
    unit = Unit.SHARE if finding.kind == Kind.SHARE else Unit.TOKENS
    return Picture(
        name="history",
        caption=_caption(finding, weeks, words),
        sentence=_sentence(finding, weeks, at, unit, words),
        keys=_keys(finding, weeks, at, claim, unit, words),
        drawing=Columns(
            height=_HEIGHT,
            deep=CANVAS,
            wide=SLOT * len(weeks),
            paths=_paths(weeks, at, most),
            frames=tuple(_claimed(low, high, at, len(weeks), most) for low, high in claim) if at is not None else (),
            words=(
                Word(amount(most, finding, words, unit), "0", _MOST_Y, ""),
                *(
                    Word("?", per_cent(middle(place, len(weeks))), _UNSEEN_Y, "m")
                    for place, week in enumerate(weeks)
                    if week.one is None
                ),
                *days([week.point for week in weeks], at, _DAYS_Y, words),
            ),
        ),
        table=_table(finding, weeks, unit, words),
        headed=True,
    )


def _claimed_start(finding: FindingPart) -> str | None:
    """The first day of the week behind the verdict."""
    main = behind(finding)
    return main.window[0] if main is not None and main.window is not None else finding.period.start


def _week(finding: FindingPart, point: SeriesPoint) -> _Week:
    one = Decimal(point.value) if point.value is not None else None
    other = Decimal(point.against) if point.against is not None else None
    if finding.kind == Kind.SHARE:
        return _Week(point, one / other if one is not None and other else None, None)
    if any(finding.kind == kind for kind in _OF_TWO):
        return _Week(point, one if other is not None else None, other if one is not None else None)
    return _Week(point, one, None)


def _claim(finding: FindingPart, week: _Week) -> tuple[tuple[Decimal, Decimal | None], ...]:
    """Where the bar of the claimed week would end by the printed figure; a change tells that on two bars of its own."""
    if finding.kind in {Kind.COMPARISON, Kind.RECORD, Kind.GROWTH}:
        return ()
    found = []
    for ends in wanted(finding):
        low, high = (end_of(end) for end in ends)
        if finding.kind in {Kind.GAP, Kind.RATIO}:
            if week.other is None:
                return ()
            low, high = (_moved(end, week.other, finding.kind) for end in (low, high))
        found.append((max(Decimal(0), low or Decimal(0)), high))
    return tuple(found)


def _moved(end: Decimal | None, other: Decimal, kind: str) -> Decimal | None:
    if end is None:
        return None
    return other + end if kind == Kind.GAP else other * end


def _paths(weeks: Sequence[_Week], at: int | None, most: Decimal) -> tuple[Path, ...]:
    """One bar a week, or two side by side."""
    found: dict[str, list[str]] = {}
    two = any(week.other is not None for week in weeks)
    for place, week in enumerate(weeks):
        look = "one" if two else "now" if place == at else "was"
        if week.one is not None:
            found.setdefault(look, []).append(bar(place, week.one, most, 0 if two else None))
        if week.other is not None:
            found.setdefault("other", []).append(bar(place, week.other, most, 1))
    return tuple(Path(look, "".join(parts)) for look, parts in found.items())


def _claimed(low: Decimal, high: Decimal | None, at: int, weeks: int, most: Decimal) -> Bar:
    """The printed interval across the claimed week; one without an upper end goes on past the highest value."""
    top = TOP + Decimal(down(high, most)) if high is not None else Decimal(0)
    return frame("claim", at, at, weeks, top, max(top + _THIN, TOP + Decimal(down(low, most))))


def _caption(finding: FindingPart, weeks: Sequence[_Week], words: Interface) -> str:
    key = "picture.history"
    if finding.kind == Kind.SHARE:
        key = "picture.history-share"
    elif any(week.other is not None for week in weeks):
        key = "picture.history-pair"
    return words.say(key, subject=called(finding.subject, words), object=called(finding.object, words))


def _keys(
    finding: FindingPart,
    weeks: Sequence[_Week],
    at: int | None,
    claim: tuple[tuple[Decimal, Decimal | None], ...],
    unit: str,
    words: Interface,
) -> tuple[Key, ...]:
    keys = [Key("claim", words.say("picture.claimed", value=allowed(finding, words)))] if claim else []
    if any(week.other is not None for week in weeks):
        subject = called(finding.subject, words)
        keys = [Key("claim", words.say("picture.would-end", value=allowed(finding, words)))] if claim else []
        return (Key("one", subject), Key("other", called(finding.object, words)), *keys)
    now = weeks[at].one if at is not None else None
    if now is not None:
        keys.append(Key("now", words.say("picture.on-board", value=amount(now, finding, words, unit))))
    return tuple(keys)


def _sentence(finding: FindingPart, weeks: Sequence[_Week], at: int | None, unit: str, words: Interface) -> str:
    """The first, the claimed, the highest and the last week."""
    seen = [week for week in weeks if week.one is not None]
    told = dict.fromkeys(
        (seen[0], *((weeks[at],) if at is not None else ()), max(seen, key=lambda week: week.one or 0), seen[-1])
    )
    parts = [
        words.say("picture.valued", label=week_in_words(week.point.start, words), value=_value(finding, week, unit, words))
        for week in sorted(told, key=weeks.index)
    ]
    main = behind(finding)
    if main is not None and at is not None and finding.kind not in {Kind.COMPARISON, Kind.RECORD}:
        parts.append(words.say("picture.claimed", value=allowed(finding, words)))
        if any(week.other is not None for week in weeks):
            parts.append(words.say("picture.on-board", value=given(finding, main, words)))
    return words.say("punctuation.semicolon").join(parts)


def _value(finding: FindingPart, week: _Week, unit: str, words: Interface) -> str:
    if week.one is None:
        return words.say("quantity.unknown")
    told = amount(week.one, finding, words, unit)
    return told if week.other is None else words.say("picture.to", one=told, other=amount(week.other, finding, words, unit))


def _table(finding: FindingPart, weeks: Sequence[_Week], unit: str, words: Interface) -> Table:
    """A row a week; columns that hold nothing are left out."""
    two, placed = any(week.other is not None for week in weeks), any(week.point.rank is not None for week in weeks)
    head = [words.say("page.column-period")]
    head += [called(finding.subject, words), called(finding.object, words)] if two else [words.say("page.column-value")]
    head += [words.say("page.column-place")] if placed else []
    rows = []
    for week, label in zip(weeks, dated([week.point for week in weeks], words), strict=True):
        cells = [label]
        cells += [amount(each, finding, words, unit) if each is not None else "–" for each in (week.one, week.other)[: 1 + two]]
        cells += (
            [amount(Decimal(week.point.rank), finding, words, Unit.RANK) if week.point.rank is not None else "–"]
            if placed
            else []
        )
        rows.append(tuple(cells))
    return table(head, rows)
