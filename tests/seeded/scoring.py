"""Scores of the set: what the engine says of each text, beside what an honest judge says.

Two bars are absolute: nothing true is contradicted, no slip is supported. A claim that the extractor does not read as it is
meant is counted by itself: the set tests judging, not reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from item import SLIPS, TRUE, Expect, Item, read

from factcheck.pipeline import check_text
from factcheck.report import BasisPart, FindingPart, Report
from sources.board.board import Board
from sources.read import Given

PLACE = Path(__file__).with_name("seeded.jsonl")
#: A country's total may be told as a sum, too.
_ALIKE = {"sum": "total"}


@dataclass(frozen=True, slots=True)
class Scored:
    """One claim of one text. `verdict` and `reason` are empty where it was not read as it is meant."""

    group: str
    language: str
    item: str
    kind: str
    verdict: str = ""
    reason: str = ""
    verdict_right: bool = False
    reason_right: bool = False
    basis_right: bool = False
    has_basis: bool = False
    given_basis: bool = False
    accused: bool = False
    passed: bool = False

    @property
    def read(self) -> bool:
        return self.verdict != ""


@dataclass(frozen=True, slots=True)
class Story:
    """Whether the basis that a story shares was found: the right one, another one, none."""

    item: str
    language: str
    found: str


def stored() -> list[Item]:
    """The committed set."""
    return read(PLACE.read_bytes())


def scored(items: Iterable[Item], board: Board) -> tuple[list[Scored], list[Story]]:
    """Every claim, and the shared basis of every story."""
    claims: list[Scored] = []
    stories: list[Story] = []
    for item in items:
        report = check_text(item.text, given=Given(published=date.fromisoformat(item.published)), board=board)
        claims += _claims(item, report, board)
        if item.bases:
            stories.append(Story(item.id, item.language, _shared(report.basis, item)))
    return claims, stories


def _shared(basis: BasisPart | None, item: Item) -> str:
    if basis is None:
        return "none"
    return "right" if _joined(basis) in item.bases else "other"


def _claims(item: Item, report: Report, board: Board) -> Iterator[Scored]:
    matched: list[FindingPart] = []
    for expected in item.expect:
        true = "contradicted" not in expected.verdicts
        group = item.group if item.true or not true else "stated"
        finding = next((one for one in report.findings if _same(one, expected, board)), None)
        if finding is None:
            yield Scored(group, item.language, item.id, expected.kind)
            continue
        matched.append(finding)
        yield _judged(finding, expected, report, item, group, true)
    if item.true:
        for finding in report.findings:
            if finding.verdict == "contradicted" and all(finding is not one for one in matched):
                yield Scored(item.group, item.language, item.id, finding.kind, "contradicted", finding.reason, accused=True)


def _judged(finding: FindingPart, expected: Expect, report: Report, item: Item, group: str, true: bool) -> Scored:
    verdict_right = finding.verdict in expected.verdicts
    best = finding.best.basis if finding.best else None
    departs = report.basis is not None and finding.stated is not None and _joined(report.basis) != _joined(finding.stated.basis)
    return Scored(
        group,
        item.language,
        item.id,
        finding.kind,
        finding.verdict,
        finding.reason,
        verdict_right,
        verdict_right and (not expected.reasons or finding.reason in expected.reasons),
        best is not None and _joined(best) in expected.bases,
        expected.verdicts == ("needs-context",) and bool(expected.bases),
        not true and (finding.verdict == "needs-context" or departs),
        true and finding.verdict == "contradicted",
        not true and finding.verdict == "supported",
    )


def _joined(basis: BasisPart) -> str:
    parts = [basis.window, basis.scope, basis.capture, basis.digits, basis.membership, basis.variants]
    return " | ".join([*parts, *([basis.end] if basis.end else [])])


def _same(finding: FindingPart, expected: Expect, board: Board) -> bool:
    """Whether the finding is about what was meant."""
    figure = f"{Decimal(finding.figure.value).normalize():f}" if finding.figure else ""
    return (
        _ALIKE.get(finding.kind, finding.kind) == _ALIKE.get(expected.kind, expected.kind)
        and (figure == expected.figure or not expected.figure)
        and (finding.period.start, finding.period.end) == (expected.start, expected.end)
        and _means(finding.subject.id, expected.subject, board)
        and (not expected.object or (finding.object is not None and _means(finding.object.id, expected.object, board)))
    )


def _means(read_as: str, meant: str, board: Board) -> bool:
    kind, _, rest = meant.partition(":")
    if kind == "list":
        own = [f"model:{one}" for one in read_as.removeprefix("list:").split(",")]
        return len(own) == rest.count(",") + 1 and all(
            _means(one, f"model:{other}", board) for one, other in zip(own, rest.split(","), strict=True)
        )
    if kind == "model":
        return rest in board.models_of(read_as) if read_as.startswith("model:") else False
    return read_as == meant


def table(claims: Sequence[Scored], stories: Sequence[Story]) -> str:
    """Per class and language: how many claims, how many were read, and of those how many were judged right."""
    head = ("class", "", "claims", "unread", "verdict", "reason", "basis", "unproven", "accused", "passed", "given a basis")
    lines = [head]
    for group in (*TRUE, *SLIPS):
        for language in ("zh", "en"):
            own = [one for one in claims if (one.group, one.language) == (group, language)]
            if own:
                lines.append(_line(group, language, own))
    for name, groups in (("true", TRUE), ("slips", SLIPS)):
        lines.append(_line(name, "", [one for one in claims if one.group in groups]))
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    shown = [
        "  ".join((line[0].ljust(widths[0]), line[1].ljust(2), *(c.rjust(w) for c, w in zip(line[2:], widths[2:], strict=True))))
        for line in lines
    ]
    found = {word: sum(story.found == word for story in stories) for word in ("right", "other", "none")}
    shown.append(
        f"basis that a story shares: {found['right']} of {len(stories)} right, {found['other']} another one, {found['none']} none"
    )
    return "\n".join(line.rstrip() for line in shown)


def _line(group: str, language: str, own: Sequence[Scored]) -> tuple[str, ...]:
    seen = [one for one in own if one.read]
    based = [one for one in seen if one.has_basis]
    counts = (
        str(len(own)),
        str(len(own) - len(seen)),
        _part(sum(one.verdict_right for one in seen), len(seen)),
        _part(sum(one.reason_right for one in seen), len(seen)),
        _part(sum(one.basis_right for one in based), len(based)),
        str(sum(one.verdict == "unproven" for one in seen)),
        str(sum(one.accused for one in seen)),
        str(sum(one.passed for one in seen)),
        str(sum(one.given_basis for one in seen)),
    )
    return (group, language, *counts)


def _part(right: int, of: int) -> str:
    return f"{right * 100 // of} %" if of else "-"


def missed(claims: Sequence[Scored]) -> list[str]:
    """The claims that were not judged right, one a line: class, text, kind, what was said."""
    return [
        " ".join(
            (
                one.group,
                one.item,
                one.kind,
                f"{one.verdict or 'unread'}/{one.reason}",
                "" if one.reason_right else "WRONG-REASON",
                "WRONG-BASIS" if one.has_basis and not one.basis_right else "",
            )
        )
        for one in claims
        if not one.reason_right or (one.has_basis and not one.basis_right)
    ]
