"""The bases that were tried: what each gives, whether it fits, and in what it differs from the one behind the verdict."""

from __future__ import annotations

from factcheck.interface import Interface
from factcheck.interface.account import given
from factcheck.interface.cells import beside, pad, width
from factcheck.interface.choices import basis_in_words, chosen_in_words, differences
from factcheck.interface.visible import one_line
from factcheck.report import FindingPart, ReadingPart
from factcheck.terminal.level import Level
from factcheck.terminal.sheet import Sheet

#: Bases shown with `-v`; with `-vv` all of them are.
_NEAREST = 8
_GAP = "  "


def tried(finding: FindingPart, sheet: Sheet, cells: int) -> list[str]:
    """One line a basis, those first that differ least from the basis behind the verdict."""
    words = sheet.words
    main = finding.best or finding.stated
    nearest = sorted(finding.tried, key=lambda reading: len(differences(reading.basis, main.basis))) if main else finding.tried
    shown = nearest if sheet.level is Level.EVERYTHING else nearest[:_NEAREST]
    table = [(given(finding, reading, words), words.name("fit", reading.fit), _told(reading, main, words)) for reading in shown]
    if not table:
        return []
    first, second = max(width(value) for value, *_ in table), max(width(fit) for _, fit, _ in table)
    found = [
        line for value, fit, told in table for line in beside(pad(value, first) + _GAP + pad(fit, second) + _GAP, told, cells)
    ]
    hidden = len(finding.tried) - len(shown)
    return [*found, words.count("terminal.more-bases", hidden)] if hidden else found


def _told(reading: ReadingPart, main: ReadingPart | None, words: Interface) -> list[str]:
    """The choices in which a basis differs, and why it gives nothing where it does not."""
    if main is None:
        told = list(basis_in_words(reading.basis, words))
    else:
        told = [chosen_in_words(reading.basis, choice, words) for choice in differences(reading.basis, main.basis)]
    told = told or [words.say("terminal.this-basis")]
    return [one_line(part) for part in (*told, *_noted(reading, words))]


def _noted(reading: ReadingPart, words: Interface) -> tuple[str, ...]:
    """A note is a slug: of how the figure fits, or the reason why the basis gives nothing."""
    if not reading.note:
        return ()
    known = words.name("fit-note", reading.note)
    return (known if known != reading.note else words.name("reason", reading.note),)
