"""What is counted: a group's sum among the models of the chart, the first so many, all with a page, the whole platform.

All other choices are those behind the verdict, or as near to them as was tried. Of a difference both sides are drawn where
their rows are known; else the difference itself, to both sides of nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.interface import Interface
from factcheck.interface.account import given, given_elsewhere
from factcheck.interface.choices import choice_in_words, differences
from factcheck.page.pictures.picture import Band, Key, Mark, Picture, Row, Rows, Table, beside, cut, per_cent, table
from factcheck.page.pictures.scale import Interval, Scale
from factcheck.page.pictures.sums import side_sums
from factcheck.page.pictures.wanted import FITS, allowed, amount, behind, called, in_few_words, wanted
from factcheck.report import EvidencePart, FindingPart, ReadingPart
from factcheck.vocabulary import Choice, Kind, Unit

#: Kinds whose value is an amount of a group, or the difference of two.
_KINDS = frozenset({Kind.TOTAL, Kind.SUM, Kind.SHARE, Kind.GAP, Kind.COMPARISON})
_OF_TWO = frozenset({Kind.GAP, Kind.COMPARISON})
#: Subjects of which a scope holds more or fewer rows.
_GROUPS = ("origin:", "author:", "family:", "group:")
#: From the fewest rows to all of them; others, such as `top-10`, stand between.
_ORDER = {"chart": 0, "catalogue": 2, "platform": 3}
_LEAST = 2
#: So many values are told to those who cannot see the drawing; the table has all.
_MOST_SAID = 3
_LABEL, _BAR, _PITCH, _NEXT, _LAST = 13, 18, 42, 14, 10


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a scope gives, and both sides where their rows are known."""

    reading: ReadingPart
    sides: tuple[Decimal, Decimal] | None


def picture(finding: FindingPart, words: Interface) -> Picture | None:
    """`None` where fewer than two scopes give a value, or all the same."""
    if not tells(finding):
        return None
    counted = _counted(finding)
    paired = [each for each in counted if each.sides is not None]
    subject, other = called(finding.subject, words), called(finding.object, words)
    if len(paired) >= _LEAST:
        key, drawing = "picture.scopes-pair", _pairs(finding, paired, words)
        keys: tuple[Key, ...] = (Key("one", subject), Key("other", other))
    else:
        key = "picture.scopes-difference" if any(finding.kind == kind for kind in _OF_TWO) else "picture.scopes"
        drawing = _single(finding, counted, words)
        keys = (Key("claim", words.say("picture.claimed", value=allowed(finding, words))),)
    told = [
        words.say("picture.valued", label=_label(each, words), value=given(finding, each.reading, words))
        for each in counted[:_MOST_SAID]
    ]
    return Picture(
        name="scopes",
        caption=words.say(key, subject=subject, object=other),
        sentence=words.say("punctuation.semicolon").join(told),
        keys=keys,
        drawing=drawing,
        table=_table(finding, counted, words),
        headed=key == "picture.scopes-difference",
    )


def tells(finding: FindingPart) -> bool:
    """Whether at least two scopes give values of their own."""
    return len({(each.reading.low, each.reading.high) for each in _counted(finding)}) >= _LEAST


def _counted(finding: FindingPart) -> list[_Counted]:
    """Each scope, the narrowest first: what the words say, else the basis that is nearest to the one behind the verdict."""
    main = behind(finding)
    if main is None or not any(finding.kind == kind for kind in _KINDS) or not finding.subject.id.startswith(_GROUPS):
        return []
    rows: list[tuple[ReadingPart, tuple[EvidencePart, ...]]] = [(main, finding.evidence)]
    if finding.best is not None and finding.stated is not None:
        rows.append((finding.stated, finding.stated_evidence))
    rows += sorted(((reading, ()) for reading in finding.tried), key=lambda each: _distance(each[0], main))
    found: dict[str, _Counted] = {}
    for reading, evidence in rows:
        if reading.low is not None:
            found.setdefault(reading.basis.scope, _Counted(reading, _sides(finding, reading, evidence)))
    return [found[scope] for scope in sorted(found, key=lambda scope: (_ORDER.get(scope, 1), scope))]


def _distance(reading: ReadingPart, main: ReadingPart) -> int:
    return sum(choice is not Choice.SCOPE for choice in differences(reading.basis, main.basis))


def _sides(finding: FindingPart, reading: ReadingPart, evidence: Sequence[EvidencePart]) -> tuple[Decimal, Decimal] | None:
    """Both sums, where the rows that are shown give what the board gives."""
    sums = side_sums(evidence) if finding.kind in _OF_TWO else None
    if sums is None or reading.low is None or reading.low != reading.high:
        return None
    return sums if sums[0] - sums[1] == Decimal(reading.low) else None


def _single(finding: FindingPart, counted: Sequence[_Counted], words: Interface) -> Rows:
    """One bar a scope from nothing, and the claimed interval over all of them."""
    wants = wanted(finding)
    scale = Scale.from_zero([*wants, *((each.reading.low, each.reading.high) for each in counted)])
    rows = []
    for at, each in enumerate(counted):
        y = _LABEL + _PITCH * at
        value = given(finding, each.reading, words)
        rows.append(
            _row(
                f"{_icon(each.reading)} {_label(each, words)}",
                y,
                _bars(scale, each.reading, y + _BAR - _LABEL, value),
                value,
                words,
            )
        )
    height = _PITCH * len(rows) - _LAST
    bands = tuple(Band(mark.x, mark.width, 0, height) for mark in (scale.marked("claim", ends, 0, "") for ends in wants))
    return Rows(height, bands, tuple(rows), per_cent(scale.at(Decimal(0))))


def _bars(scale: Scale, reading: ReadingPart, y: int, text: str) -> tuple[Mark, ...]:
    """A bar to the value, or to where the interval begins and a hollow one over the rest of it."""
    low = Decimal(reading.low or 0)
    sure = scale.marked("one", ("0", f"{low:f}") if low >= 0 else (f"{low:f}", "0"), y, text)
    if reading.low == reading.high:
        return (sure,)
    open_ = scale.marked("other", (reading.low, reading.high), y, text)
    return (Mark("one", sure.x, sure.width, y), open_) if low > 0 else (open_,)


def _row(label: str, y: int, marks: tuple[Mark, ...], value: str, words: Interface) -> Row:
    fits = marks[-1].text != ""
    return Row(cut(label if fits else words.say("picture.valued", label=label, value=value)), y, marks)


def _pairs(finding: FindingPart, counted: Sequence[_Counted], words: Interface) -> Rows:
    """Both sides of each scope, from nothing."""
    ends: list[Interval] = [(None, f"{value:f}") for each in counted for value in each.sides or ()]
    scale = Scale.from_zero(ends)
    rows = []
    for at, each in enumerate(counted):
        y = _LABEL + (_PITCH + _NEXT) * at
        marks = [
            scale.marked(look, ("0", f"{value:f}"), y + _BAR - _LABEL + (_NEXT) * below, amount(value, finding, words))
            for below, (look, value) in enumerate(zip(("one", "other"), each.sides or (), strict=True))
        ]
        rows.append(Row(cut(f"{_icon(each.reading)} {_label(each, words)}"), y, tuple(marks)))
    return Rows((_PITCH + _NEXT) * len(rows) - _LAST, (), tuple(rows), "0")


def _label(each: _Counted, words: Interface) -> str:
    return in_few_words(each.reading.basis, Choice.SCOPE, words)


def _icon(reading: ReadingPart) -> str:
    return next((icon for fit, icon in FITS.items() if fit == reading.fit), "·")


def _table(finding: FindingPart, counted: Sequence[_Counted], words: Interface) -> Table:
    two = any(each.sides is not None for each in counted)
    head = [words.say("picture.column-scope")]
    head += [called(finding.subject, words), called(finding.object, words)] if two else []
    head += [words.say(key) for key in ("page.column-value", "page.column-fit")]
    rows = []
    for each in counted:
        cells = [choice_in_words(Choice.SCOPE, each.reading.basis.scope, words)]
        if two:
            cells += [amount(value, finding, words, Unit.TOKENS) for value in each.sides] if each.sides else ["–", "–"]
        cells.append(beside(given(finding, each.reading, words), given_elsewhere(finding, each.reading, words)))
        rows.append((*cells, words.name("fit", each.reading.fit)))
    return table(head, rows)
