"""Two bars: what a change or a multiple is measured on, and where the other bar would end by the printed figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from factcheck.interface import Interface
from factcheck.interface.account import given
from factcheck.interface.dates import days_in_words
from factcheck.page.pictures.picture import Band, Key, Picture, Row, Rows, Table, beside, cut, table
from factcheck.page.pictures.scale import Interval, Scale, end_of
from factcheck.page.pictures.sums import side_sums
from factcheck.page.pictures.wanted import allowed, amount, amount_elsewhere, behind, called, wanted
from factcheck.report import FindingPart, PeriodPart
from factcheck.vocabulary import Kind

_LABEL, _BAR, _PITCH, _LAST = 13, 18, 42, 8


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind works its value out of the two sums; `more` is what the value of no change falls short of a multiple."""

    caption: str
    more: int


_KINDS: Mapping[str, _Kind] = {Kind.GROWTH: _Kind("picture.growth", 1), Kind.RATIO: _Kind("picture.ratio", 0)}


def picture(finding: FindingPart, words: Interface) -> Picture | None:
    """`None` unless the board gives both sums, and what it gives for the claim is worked out of just these."""
    kind, main = next((told for name, told in _KINDS.items() if name == finding.kind), None), behind(finding)
    sums = side_sums(finding.evidence)
    if kind is None or main is None or sums is None or sums[1] <= 0 or not _bears_out(sums, main.low, main.high, kind.more):
        return None
    one, other = sums
    ends = [_end(interval, other, kind.more) for interval in wanted(finding)]
    scale = Scale.from_zero([(None, f"{one:f}"), (None, f"{other:f}"), *ends])
    labels = _labels(finding, words)
    rows = tuple(
        _row(label, value, look, scale, _LABEL + _PITCH * at, finding, words)
        for at, (label, value, look) in enumerate(zip(labels, (other, one), ("other", "one"), strict=True))
    )
    bands = [scale.marked("claim", interval, 0, "") for interval in ends]
    told = words.say("picture.would-end", value=allowed(finding, words))
    board = words.say("picture.on-board", value=given(finding, main, words))
    return Picture(
        name="two_bars",
        caption=words.say(kind.caption, subject=called(finding.subject, words), object=called(finding.object, words)),
        sentence=words.say("punctuation.semicolon").join((words.say("picture.claimed", value=allowed(finding, words)), board)),
        keys=(*((Key("claim", told),) if bands else ()), Key("", board)),
        drawing=Rows(2 * _PITCH - _LAST, tuple(Band(mark.x, mark.width, _PITCH + _BAR - 5, 20) for mark in bands), rows, "0"),
        table=_table(finding, labels, (other, one), words),
    )


def _bears_out(sums: tuple[Decimal, Decimal], low: str | None, high: str | None, more: int) -> bool:
    """Whether the rows that are shown give what the board gives, to as many digits as matter."""
    if low is None or low != high:
        return False
    return abs(sums[0] / sums[1] - more - Decimal(low)) < Decimal("1e-6")


def _end(interval: Interval, other: Decimal, more: int) -> Interval:
    """Where the bar would end by one end of the printed interval; nothing is less than nothing."""
    low, high = (end_of(end) for end in interval)
    return (
        f"{max(Decimal(0), other * (low + more)):f}" if low is not None else "0",
        f"{max(Decimal(0), other * (high + more)):f}" if high is not None else None,
    )


def _labels(finding: FindingPart, words: Interface) -> tuple[str, str]:
    if finding.kind == Kind.RATIO:
        return called(finding.object, words), called(finding.subject, words)
    return _days(finding.base_period, words), _days(finding.period, words)


def _days(period: PeriodPart | None, words: Interface) -> str:
    if period is None or period.start is None or period.end is None:
        return words.say("page.period-open")
    return days_in_words(period.start, period.end, words)


def _row(label: str, value: Decimal, look: str, scale: Scale, y: int, finding: FindingPart, words: Interface) -> Row:
    end = f"{value:f}"
    mark = scale.marked(look, ("0", end), y + _BAR - _LABEL, amount(value, finding, words))
    return Row(cut(label), y, (mark,))


def _table(finding: FindingPart, labels: tuple[str, str], values: tuple[Decimal, Decimal], words: Interface) -> Table:
    head = words.say("page.column-period" if finding.kind == Kind.GROWTH else "page.column-row")
    rows = [
        (label, beside(amount(value, finding, words), amount_elsewhere(value, finding, words)))
        for label, value in zip(labels, values, strict=True)
    ]
    main = behind(finding)
    assert main is not None
    rows.append((words.say("page.printed"), allowed(finding, words)))
    rows.append((words.say("page.board"), given(finding, main, words)))
    return table((head, words.say("page.column-value")), rows)
