"""Week after week: the place in each, the highest on top, or the values as bars; whether the condition held; the weeks told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from factcheck.interface import Interface
from factcheck.interface.account import condition_in_words
from factcheck.interface.dates import day_in_words, week_in_words
from factcheck.interface.quantity import quantity
from factcheck.page.pictures.columns import CANVAS, SLOT, TOP, bar, dated, days, frame, middle
from factcheck.page.pictures.picture import Bar, Columns, Key, Path, Picture, Table, Word, per_cent, table
from factcheck.page.pictures.scale import end_of
from factcheck.page.pictures.wanted import FITS, behind, called, printed, wanted
from factcheck.report import FindingPart, SeriesPoint
from factcheck.vocabulary import Kind, Unit

_HOLDS = {True: ("✓", "page.holds"), False: ("✗", "page.holds-not"), None: ("?", "page.undecided")}
#: So many weeks are drawn; of a longer run the first, a gap, and the last ones. The table has all.
_MOST = 16
#: Pixels: how deep the canvas is, from there to the signs and to the days; and from a place to its number.
_DEEP, _ICONS, _DAYS, _END, _NUMBER = 60, 15, 31, 36, 7
#: The highest and the lowest place on the canvas; nothing lies in the way of their numbers.
_HIGHEST, _LOWEST = 10, 90

_Weeks: TypeAlias = "Sequence[SeriesPoint | None]"


def picture(finding: FindingPart, words: Interface) -> Picture | None:
    """Of streaks and places; `None` where there is no week with a place or a value."""
    if finding.kind not in {Kind.STREAK, Kind.RANK}:
        return None
    weeks, told = _drawn(finding)
    if not any(week is not None and (week.rank is not None or week.value is not None) for week in weeks):
        return None
    streak = finding.kind == Kind.STREAK
    claim = words.say("picture.claimed", value=printed(finding, words)[0])
    placed = any(week is not None and week.rank is not None for week in weeks)
    return Picture(
        name="weeks",
        caption=words.say(
            "picture.weeks" if streak else "picture.weeks-place",
            subject=_whom(finding, words),
            condition=condition_in_words(finding, words),
        ),
        sentence=words.say("punctuation.semicolon").join((_held(finding, words) if streak else _places(finding, words), claim)),
        keys=(Key("told" if streak else "claim", claim), *_sides(finding, placed, words)),
        drawing=_drawing(finding, weeks, told, placed, words),
        table=_table(finding, words),
        headed=True,
    )


def _drawn(finding: FindingPart) -> tuple[_Weeks, range]:
    """The weeks that are drawn, `None` for a gap, and which of them the words are about: the last so many of a streak, of a place
    the one behind the verdict."""
    points, last = finding.series, len(finding.series)
    if finding.kind == Kind.STREAK:
        figure = finding.figure
        length = Decimal(figure.value) if figure is not None and figure.unit == Unit.WEEKS else Decimal(0)
        told = range(last - int(min(max(length, Decimal(0)), Decimal(last))), last)
    else:
        main = behind(finding)
        start = main.window[0] if main is not None and main.window is not None else finding.period.start
        told = next((range(at, at + 1) for at, point in enumerate(points) if point.start == start), range(0))
    if last <= _MOST:
        return points, told
    off = last - _MOST
    return (points[0], None, *points[off + 2 :]), range(
        max(0 if told.start == 0 else 1, told.start - off), max(0, told.stop - off)
    )


def _whom(finding: FindingPart, words: Interface) -> str:
    subject = called(finding.subject, words)
    if finding.object is None:
        return subject
    return words.say("picture.to", one=subject, other=called(finding.object, words))


def _sides(finding: FindingPart, placed: bool, words: Interface) -> tuple[Key, ...]:
    if finding.object is None or placed:
        return ()
    return Key("one", called(finding.subject, words)), Key("other", called(finding.object, words))


def _drawing(finding: FindingPart, weeks: _Weeks, told: range, placed: bool, words: Interface) -> Columns:
    paths, frames, numbers = _placed(finding, weeks, told) if placed else (_bars(weeks), (), ())
    icons = dict(_icons(finding, weeks, told))
    if finding.kind == Kind.STREAK and told:
        frames = (*frames, frame("told", told[0], told[-1], len(weeks), Decimal(0), Decimal(TOP + _DEEP)))
    return Columns(
        height=TOP + _DEEP + _END,
        deep=_DEEP,
        wide=SLOT * len(weeks),
        paths=paths,
        frames=frames,
        words=(*numbers, *days(weeks, told[0] if told else None, TOP + _DEEP + _DAYS, words)),
        icons="".join(icons.values()),
        icons_x=" ".join(f"{per_cent(middle(at, len(weeks)))}%" for at in icons),
    )


def _icons(finding: FindingPart, weeks: _Weeks, told: range) -> Iterator[tuple[int, str]]:
    """One sign a week of a streak; of a place only in the week that it is about."""
    main = behind(finding)
    for at, week in enumerate(weeks):
        if week is None:
            yield at, "…"
        elif finding.kind == Kind.STREAK:
            yield at, _HOLDS[week.holds][0]
        elif at in told and main is not None:
            yield at, next((icon for fit, icon in FITS.items() if fit == main.fit), "·")


def _placed(finding: FindingPart, weeks: _Weeks, told: range) -> tuple[tuple[Path, ...], tuple[Bar, ...], tuple[Word, ...]]:
    """A dot a week on a line, its number where the place is another than before; of a place the one that is printed."""
    seen = {at: Decimal(week.rank) for at, week in enumerate(weeks) if week is not None and week.rank is not None}
    claim = [end for ends in wanted(finding) for end in map(end_of, ends)] if finding.kind == Kind.RANK and told else []
    known = [end for end in claim if end is not None]
    first, last = min(*seen.values(), *known, max(seen.values())), max(*seen.values(), *known, min(seen.values()))

    def across(place: Decimal) -> int:
        return round(_HIGHEST + (place - first) / ((last - first) or 1) * (_LOWEST - _HIGHEST))

    dots = "".join(f"M{SLOT * at + SLOT // 2} {across(place)}h0" for at, place in seen.items())
    line = "".join(f"{'L' if at - 1 in seen else 'M'}{SLOT * at + SLOT // 2} {across(place)}" for at, place in seen.items())
    numbers = tuple(
        Word(f"{place:f}", per_cent(middle(at, len(weeks))), TOP + across(place) * _DEEP // CANVAS - _NUMBER, "m")
        for at, place in seen.items()
        if seen.get(at - 1) != place or at == told.start
    )
    frames = []
    if known:
        low, high = (Decimal(TOP + across(place) * _DEEP // CANVAS) for place in (min(known), max(known)))
        frames.append(frame("claim", told[0], told[0], len(weeks), low - _NUMBER, high + _NUMBER))
    return (Path("run", line), Path("places", dots)), tuple(frames), numbers


def _bars(weeks: _Weeks) -> tuple[Path, ...]:
    """The value of each week, or both side by side."""
    values = [(Decimal(week.value or 0), Decimal(week.against or 0)) if week is not None else (Decimal(0),) * 2 for week in weeks]
    most = max(*(max(each) for each in values), Decimal(0)) or Decimal(1)
    two = any(each[1] for each in values)
    one = "".join(bar(at, max(each[0], Decimal(0)), most, 0 if two else None) for at, each in enumerate(values) if each[0] > 0)
    other = "".join(bar(at, each[1], most, 1) for at, each in enumerate(values) if each[1] > 0)
    return tuple(path for path in (Path("one", one), Path("other", other)) if path.d)


def _held(finding: FindingPart, words: Interface) -> str:
    held = sum(point.holds is True for point in finding.series)
    first, last = finding.series[0], finding.series[-1]
    span = words.say("quantity.between", low=day_in_words(first.start, words), high=day_in_words(last.end, words))
    return words.say("picture.held", n=held, of=len(finding.series), days=span)


def _places(finding: FindingPart, words: Interface) -> str:
    """The place of every week; what is drawn of it, that of the others is left to the table."""
    told = (
        words.say("picture.valued", label=week_in_words(point.start, words), value=quantity(str(point.rank), Unit.RANK, words))
        for point in finding.series[-_MOST:]
        if point.rank is not None
    )
    return words.say("punctuation.comma").join(told)


def _table(finding: FindingPart, words: Interface) -> Table:
    """A row a week; columns that hold nothing are left out."""
    columns = {
        "page.column-place": [
            quantity(str(point.rank), Unit.RANK, words) if point.rank is not None else "" for point in finding.series
        ],
        "page.column-value": [
            quantity(point.value, Unit.TOKENS, words) if point.value is not None else "" for point in finding.series
        ],
        "page.column-against": [
            quantity(point.against, Unit.TOKENS, words) if point.against is not None else "" for point in finding.series
        ],
    }
    if finding.kind == Kind.STREAK:
        columns["page.column-holds"] = [words.say(_HOLDS[point.holds][1]) for point in finding.series]
    rows = [[label, *(cells[at] for cells in columns.values())] for at, label in enumerate(dated(finding.series, words))]
    return table([words.say("page.column-period"), *(words.say(key) for key in columns)], rows)
