"""The printed figure and what the board gives on each basis, on one axis.

The axis begins with the smallest value that is drawn: dots are compared by where they lie, not by length.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.interface import Interface
from factcheck.interface.account import claimed_interval, given, given_elsewhere
from factcheck.interface.choices import chosen_in_words, differences
from factcheck.page.pictures import scopes
from factcheck.page.pictures.picture import Band, Mark, Picture, Row, Rows, Table, beside, cut, table
from factcheck.page.pictures.scale import Scale, end_of
from factcheck.page.pictures.wanted import FITS, behind, called, printed, told_apart, wanted
from factcheck.report import FindingPart, ReadingPart
from factcheck.vocabulary import Fit, Kind

#: Other bases that are drawn; all that were tried stand folded below.
_MOST_NEIGHBOURS = 2
#: The basis that fits and that of the words.
_BEHIND = 2
#: Values so close are drawn once, where they fit alike.
_ALIKE = Decimal("0.01")
#: A row's label line, what is marked below it, where the next row begins, and what the last one needs not.
_LABEL, _MARK, _PITCH, _LAST = 13, 18, 42, 8


@dataclass(frozen=True, slots=True)
class _Line:
    """A basis: what it is called in full and in few words, and what it gives."""

    role: str
    basis: str
    label: str
    reading: ReadingPart


def picture(finding: FindingPart, words: Interface) -> Picture | None:
    """`None` where there is nothing to compare, or where all is one and the same."""
    lines, wants = list(_lines(finding, words)), wanted(finding)
    intervals = [*wants, *((line.reading.low, line.reading.high) for line in lines)]
    if not wants or not lines or len({end for ends in intervals for end in ends}) == 1 or _is_told_elsewhere(finding, lines):
        return None
    return Picture(
        name="bases",
        caption=_caption(finding, words),
        sentence=_sentence(finding, lines, words),
        keys=(),
        drawing=_drawing(finding, lines, Scale.between(intervals), words),
        table=_table(finding, lines, words),
        headed=finding.kind in {Kind.COMPARISON, Kind.RECORD},
    )


def _is_told_elsewhere(finding: FindingPart, lines: list[_Line]) -> bool:
    """Whether another picture shows all of these bases: the weeks the only one, the scopes two that differ in nothing else."""
    if scopes.tells(finding):
        same = len({replace(line.reading.basis, scope="", digits="") for line in lines}) == 1
        return len(lines) <= _BEHIND and same
    return len(lines) == 1 and finding.kind in {Kind.RANK, Kind.STREAK} and bool(finding.series)


def _drawing(finding: FindingPart, lines: list[_Line], scale: Scale, words: Interface) -> Rows:
    rows = [_claim_row(finding, scale, words)]
    rows += [_row(line, finding, scale, _LABEL + _PITCH * at, words) for at, line in enumerate(lines, 1)]
    height = _PITCH * len(rows) - _LAST
    marks = [scale.marked("claim", ends, 0, "") for ends in wanted(finding)]
    return Rows(height, tuple(Band(mark.x, mark.width, _MARK, height - _MARK) for mark in marks), tuple(rows))


def _lines(finding: FindingPart, words: Interface) -> Iterator[_Line]:
    """The basis behind the verdict, what the words say, and others near to the first, each value once."""
    main, stated = behind(finding), finding.stated
    if main is None:
        return
    if finding.best is None or stated is None or finding.best.basis == stated.basis:
        shown: list[tuple[ReadingPart, ReadingPart | None, str, str]] = [(main, None, "page.board", "")]
    else:
        key = "picture.fits" if main.fit == Fit.FITS else ""
        shown = [(main, stated, "page.best", key), (stated, main, "page.stated", "picture.worded")]
    shown += [(reading, main, "picture.neighbour", "") for reading in _neighbours(finding, main)]
    for reading, other, role, key in shown:
        if _is_known(reading):
            few = told_apart(reading.basis, other.basis, words) if other is not None else ""
            label = words.say(key, basis=few) if key and few else few or words.say(role)
            yield _Line(words.say(role), _in_full(reading, other, words), label, reading)


def _neighbours(finding: FindingPart, main: ReadingPart) -> list[ReadingPart]:
    """Of the other bases, those nearest to the one behind the verdict; none that shows nothing new, no other scope where
    scopes have a picture of their own."""
    shown = [reading for reading in (finding.best, finding.stated) if reading]
    found: list[ReadingPart] = []
    elsewhere = scopes.tells(finding)
    for reading in sorted(finding.tried, key=lambda reading: len(differences(reading.basis, main.basis))):
        if reading.low is None or (elsewhere and reading.basis.scope != main.basis.scope):
            continue
        if not any(_alike(reading, other) for other in (*shown, *found)):
            found.append(reading)
    return found[:_MOST_NEIGHBOURS]


def _alike(one: ReadingPart, other: ReadingPart) -> bool:
    """Whether two readings fit alike, and would lie in nearly the same place."""
    if one.fit != other.fit:
        return False
    ends = [(end_of(mine), end_of(theirs)) for mine, theirs in ((one.low, other.low), (one.high, other.high))]
    return all(
        mine == theirs or (mine is not None and theirs is not None and abs(mine - theirs) <= _ALIKE * abs(theirs))
        for mine, theirs in ends
    )


def _is_known(reading: ReadingPart) -> bool:
    return reading.low is not None or reading.high is not None


def _in_full(reading: ReadingPart, other: ReadingPart | None, words: Interface) -> str:
    """The choices in which a basis is not another one; all of them stand below, in how the claim was read."""
    if other is None:
        return ""
    return " · ".join(chosen_in_words(reading.basis, choice, words) for choice in differences(reading.basis, other.basis))


def _claim_row(finding: FindingPart, scale: Scale, words: Interface) -> Row:
    marks = tuple(scale.marked("claim", ends, _MARK, "") for ends in wanted(finding))
    told = beside(*printed(finding, words))
    interval = claimed_interval(finding.figure, words) if finding.figure is not None and len(marks) == 1 else ""
    if interval and finding.kind != Kind.MEMBERSHIP:
        marks = (scale.marked("claim", wanted(finding)[0], _MARK, interval),)
    return Row(cut(words.say("picture.printed", value=told)), _LABEL, marks)


def _row(line: _Line, finding: FindingPart, scale: Scale, y: int, words: Interface) -> Row:
    reading = line.reading
    value, abroad = given(finding, reading, words), given_elsewhere(finding, reading, words)
    look = "span" if reading.low != reading.high else "dot" if reading.fit == Fit.FITS else "ring"
    below = y + _MARK - _LABEL
    label = f"{_icon(reading)} {line.label}"
    for told in (beside(value, abroad), value):
        mark = scale.marked(look, (reading.low, reading.high), below, told)
        if mark.text:
            return Row(cut(label), y, (mark,))
    return Row(
        cut(words.say("picture.valued", label=label, value=value)), y, (Mark(look, mark.x, mark.width, below, opens=mark.opens),)
    )


def _icon(reading: ReadingPart) -> str:
    return next((icon for fit, icon in FITS.items() if fit == reading.fit), "·")


def _caption(finding: FindingPart, words: Interface) -> str:
    if finding.kind == Kind.COMPARISON:
        return words.say("picture.bases-order", subject=called(finding.subject, words), object=called(finding.object, words))
    return words.say("picture.bases-record" if finding.kind == Kind.RECORD else "picture.bases")


def _sentence(finding: FindingPart, lines: list[_Line], words: Interface) -> str:
    """The figure and the first two bases; how one fits is told where its label does not."""
    told = [words.say("picture.printed", value=printed(finding, words)[0])]
    for line in lines[:2]:
        value, fit = given(finding, line.reading, words), words.name("fit", line.reading.fit)
        key = "picture.valued-fit" if line.label == line.role else "picture.valued"
        told.append(words.say(key, label=line.label, value=value, fit=fit))
    return words.say("punctuation.semicolon").join(told)


def _table(finding: FindingPart, lines: list[_Line], words: Interface) -> Table:
    keys = ("picture.column-basis", "page.column-value", "page.column-fit")
    interval = claimed_interval(finding.figure, words) if finding.figure is not None else ""
    rows = [(_headed(words.say("page.printed"), interval, words), beside(*printed(finding, words)), "")]
    for line in lines:
        known = beside(given(finding, line.reading, words), given_elsewhere(finding, line.reading, words))
        rows.append((_headed(line.role, line.basis, words), known, words.name("fit", line.reading.fit)))
    return table([words.say(key) for key in keys], rows)


def _headed(role: str, more: str, words: Interface) -> str:
    return role + words.say("punctuation.colon") + more if more else role
