"""What the words of a claim want the board's number to be, and what they are called."""

from __future__ import annotations

from decimal import Decimal

from factcheck.interface import Interface
from factcheck.interface.account import claimed, claimed_elsewhere, claimed_interval
from factcheck.interface.choices import choice_in_words, chosen, differences
from factcheck.interface.quantity import digits_of, elsewhere, quantity, unit_of
from factcheck.page.pictures.scale import Interval
from factcheck.report import BasisPart, FindingPart, ReadingPart, SubjectPart
from factcheck.vocabulary import Choice, Fit, Kind, Unit

#: Tells a fit without colour.
FITS = {Fit.FITS: "✓", Fit.EXCLUDED: "✗", Fit.UNDECIDED: "?"}
#: Kinds that claim an order and no number.
_ABOVE = frozenset({Kind.COMPARISON, Kind.RECORD})


def wanted(finding: FindingPart) -> tuple[Interval, ...]:
    """Every interval in which the board's number may lie; two where the words can be read in two ways (增长5倍)."""
    if finding.kind in _ABOVE:
        return (("0", None),)
    if finding.kind == Kind.MEMBERSHIP:
        return (("1", str(finding.n)),) if finding.n is not None else ()
    figure = finding.figure
    if figure is None:
        return ()
    if figure.other is None:
        return ((figure.low, figure.high),)
    apart = Decimal(figure.other) - Decimal(figure.value)
    return (figure.low, figure.high), (f"{Decimal(figure.low) + apart:f}", f"{Decimal(figure.high) + apart:f}")


def printed(finding: FindingPart, words: Interface) -> tuple[str, str]:
    """The claim in the reader's notation and as the other languages write it."""
    if finding.kind in _ABOVE:
        return words.say("picture.above"), ""
    return claimed(finding, words), claimed_elsewhere(finding, words)


def allowed(finding: FindingPart, words: Interface) -> str:
    """Every value that the printed figure allows, or the one that it is."""
    told = claimed_interval(finding.figure, words) if finding.figure is not None and finding.kind != Kind.MEMBERSHIP else ""
    return told or printed(finding, words)[0]


def amount(value: Decimal, finding: FindingPart, words: Interface, unit: str = Unit.TOKENS) -> str:
    """A value of a row or a week, to as many digits as the card shows elsewhere."""
    return quantity(f"{value:f}", unit, words, digits=_digits(finding))


def amount_elsewhere(value: Decimal, finding: FindingPart, words: Interface, unit: str = Unit.TOKENS) -> str:
    """The same as the other languages write it."""
    return elsewhere(f"{value:f}", unit, words, digits=_digits(finding))


def _digits(finding: FindingPart) -> int:
    """The figure's own, where it is an amount."""
    return digits_of(finding.figure if unit_of(finding) in {Unit.TOKENS, Unit.SHARE} else None)


def called(subject: SubjectPart | None, words: Interface) -> str:
    """A subject's name."""
    return (words.of(subject.label) or subject.mention) if subject is not None else ""


def behind(finding: FindingPart) -> ReadingPart | None:
    """The reading behind the verdict."""
    return finding.best or finding.stated


def told_apart(basis: BasisPart, other: BasisPart, words: Interface) -> str:
    """The choices of a basis in which it is not the other one, each in few words."""
    return words.say("punctuation.comma").join(in_few_words(basis, choice, words) for choice in differences(basis, other))


def in_few_words(basis: BasisPart, choice: Choice, words: Interface) -> str:
    """A choice as a label has room for it."""
    value = chosen(basis, choice)
    if choice is Choice.WINDOW and basis.end:
        return words.say("picture.until", end=basis.end)
    if choice is Choice.MEMBERSHIP and " " in value:
        return words.say("picture.without" if " -" in value else "picture.with")
    known = words.name(f"picture.{choice}", value)
    return known if known != value else choice_in_words(choice, value, words)
