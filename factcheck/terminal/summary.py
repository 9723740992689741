"""What stands below the findings: a table of them, the breath, the counts, the story's basis, what was set aside."""

from __future__ import annotations

from factcheck.interface.account import claimed, given, rules_counted
from factcheck.interface.breath import breath, counts
from factcheck.interface.cells import listed, width
from factcheck.interface.choices import basis_in_words, shared_in_words
from factcheck.interface.visible import one_line
from factcheck.report import FindingPart, Report
from factcheck.terminal.ink import Paint
from factcheck.terminal.sheet import Sheet
from factcheck.terminal.table import Column, joined, table
from factcheck.terminal.verdict import icon, paint

_GAP = "  "


def overview(report: Report, sheet: Sheet) -> list[str]:
    """One line a finding; of a single finding there is nothing to survey."""
    if len(report.findings) < 2:
        return []
    words, findings = sheet.words, report.findings
    verdicts = [(icon(finding.verdict), one_line(words.name("verdict", finding.verdict))) for finding in findings]
    columns = (
        Column(sheet.say("claim"), [one_line(finding.id) for finding in findings], least=6),
        Column(sheet.say("verdict"), [f"{mark} {word}" for mark, word in verdicts], drop=2, short=[mark for mark, _ in verdicts]),
        Column(sheet.say("kind"), [one_line(words.name("kind", finding.kind)) for finding in findings], drop=1),
        Column(sheet.say("quote"), [one_line(finding.quote) for finding in findings], least=24),
        Column(sheet.say("article"), [one_line(claimed(finding, words)) for finding in findings], least=8, drop=3),
        Column(sheet.say("board"), [one_line(_board(finding, sheet)) for finding in findings], least=8),
    )
    first, *rest = table(columns, sheet.cells)
    lines = [sheet.ink(joined(first), Paint.FAINT)]
    for finding, entries in zip(findings, rest, strict=True):
        entries[1] = sheet.ink(entries[1], paint(finding.verdict))
        lines.append(joined(entries))
    return lines


def summary(report: Report, sheet: Sheet) -> list[str]:
    """The breath, the counts, the basis that the claims share, and the numbers that are no claims."""
    words = sheet.words
    found = [*sheet.painted(breath(report, words), Paint.STRONG), *_counts(report, sheet)]
    if report.basis is not None:
        choices = [one_line(choice) for choice in basis_in_words(report.basis, words)]
        choices[0] = sheet.say("story-basis") + words.say("punctuation.colon") + choices[0]
        found += listed([*choices, *map(one_line, shared_in_words(report.basis, words))], sheet.cells)
    return found + sheet.painted(rules_counted(report, words), Paint.FAINT)


def _board(finding: FindingPart, sheet: Sheet) -> str:
    reading = finding.best or finding.stated
    return given(finding, reading, sheet.words) if reading is not None else ""


def _counts(report: Report, sheet: Sheet) -> list[str]:
    found, used = [""], 0
    for verdict, n in counts(report).items():
        chip = f"{icon(verdict)} {n} {sheet.words.name('verdict', verdict)}"
        painted = sheet.ink(chip, paint(verdict) if n else Paint.FAINT)
        if used and used + len(_GAP) + width(chip) > sheet.cells:
            found.append(painted)
            used = width(chip)
        else:
            found[-1] += (_GAP if used else "") + painted
            used += (len(_GAP) if used else 0) + width(chip)
    return found
