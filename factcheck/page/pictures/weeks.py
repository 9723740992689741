"""Week after week: the place in each or both values, whether the condition held, and the weeks that the words are about."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.interface import Interface
from factcheck.interface.account import condition_in_words
from factcheck.interface.quantity import quantity
from factcheck.page.pictures.picture import Cell, Cells, Key, Picture, Table, cut, day, per_cent, table
from factcheck.page.pictures.wanted import behind, called, printed
from factcheck.report import FindingPart, SeriesPoint
from factcheck.vocabulary import Fit, Kind, Unit

_LOOKS = {True: ("✓", "yes", "page.holds"), False: ("✗", "no", "page.holds-not"), None: ("?", "open", "page.undecided")}
#: So many weeks are drawn; of a longer run the first ones, how many are passed over, and the last ones. The table has all.
_MOST, _FIRST = 16, 2
#: The longest value that a narrow cell holds.
_CELL = 9


def picture(finding: FindingPart, words: Interface) -> Picture | None:
    """Of streaks and places; `None` where there is no week."""
    if finding.kind not in {Kind.STREAK, Kind.RANK} or not finding.series:
        return None
    streak = finding.kind == Kind.STREAK
    told = _told(finding)
    most = max(
        (Decimal(value) for point in finding.series for value in (point.value, point.against) if value), default=Decimal(0)
    )
    cells = [_cell(finding, point, at in told, most, words) for at, point in enumerate(finding.series)]
    key = "picture.weeks" if streak else "picture.weeks-place"
    claim = words.say("picture.claimed", value=printed(finding, words)[0])
    return Picture(
        name="weeks",
        caption=words.say(key, subject=_whom(finding, words), condition=condition_in_words(finding, words)),
        sentence=words.say("punctuation.semicolon").join(
            (_held(finding, words), claim) if streak else (_places(finding, words), claim)
        ),
        keys=(Key("told", claim), *_sides(finding, words)),
        drawing=Cells(tuple(_shortened(cells)), wide=any(cell.beside for cell in cells)),
        table=_table(finding, words),
    )


def _whom(finding: FindingPart, words: Interface) -> str:
    subject = called(finding.subject, words)
    if finding.object is None:
        return subject
    return words.say("picture.to", one=subject, other=called(finding.object, words))


def _sides(finding: FindingPart, words: Interface) -> tuple[Key, ...]:
    if finding.object is None:
        return ()
    return Key("one", called(finding.subject, words)), Key("other", called(finding.object, words))


def _told(finding: FindingPart) -> range:
    """Which of the weeks the words are about: the last so many of a streak, of a place the one behind the verdict."""
    last = len(finding.series)
    if finding.kind == Kind.STREAK:
        length = Decimal(finding.figure.value) if finding.figure is not None and finding.figure.unit == Unit.WEEKS else Decimal(0)
        return range(last - int(min(max(length, Decimal(0)), Decimal(last))), last)
    main = behind(finding)
    start = main.window[0] if main is not None and main.window is not None else finding.period.start
    return next((range(at, at + 1) for at, point in enumerate(finding.series) if point.start == start), range(0))


def _cell(finding: FindingPart, point: SeriesPoint, told: bool, most: Decimal, words: Interface) -> Cell:
    holds, main = point.holds, behind(finding)
    if finding.kind != Kind.STREAK and main is not None:
        holds = {Fit.FITS: True, Fit.EXCLUDED: False}.get(Fit(main.fit)) if main.fit in set(Fit) else None
    icon, look, _ = _LOOKS[holds] if finding.kind == Kind.STREAK or told else ("", "", "")
    values = [Decimal(value) if value is not None else None for value in (point.value, point.against)]
    text, beside = (
        cut(quantity(f"{value:f}", Unit.TOKENS, words, digits=3), _CELL) if value is not None else "" for value in values
    )
    if point.rank is not None:
        text, beside = quantity(str(point.rank), Unit.RANK, words), ""
    bars = None
    if beside and text and most > 0:
        one, other = (per_cent((value or Decimal(0)) / most * 100) for value in values)
        bars = one, other
    return Cell(day(point.start), text or "–", beside, icon, look, told, bars)


def _shortened(cells: Sequence[Cell]) -> list[Cell]:
    if len(cells) <= _MOST:
        return list(cells)
    left_out = cells[_FIRST : len(cells) - (_MOST - _FIRST - 1)]
    looks = {(cell.icon, cell.look) for cell in left_out}
    icon, look = looks.pop() if len(looks) == 1 else ("", "")
    between = Cell("…", f"+{len(left_out)}", "", icon, look, any(cell.told for cell in left_out))
    return [*cells[:_FIRST], between, *cells[len(cells) - (_MOST - _FIRST - 1) :]]


def _held(finding: FindingPart, words: Interface) -> str:
    held = sum(point.holds is True for point in finding.series)
    days = words.say("quantity.between", low=finding.series[0].start, high=finding.series[-1].end)
    return words.say("picture.held", n=held, of=len(finding.series), days=days)


def _places(finding: FindingPart, words: Interface) -> str:
    told = (
        words.say("picture.valued", label=point.start, value=quantity(str(point.rank), Unit.RANK, words))
        for point in finding.series
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
        columns["page.column-holds"] = [words.say(_LOOKS[point.holds][2]) for point in finding.series]
    rows = [[point.start, *(cells[at] for cells in columns.values())] for at, point in enumerate(finding.series)]
    return table([words.say("page.column-period"), *(words.say(key) for key in columns)], rows)
