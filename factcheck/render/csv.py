"""A table with a row a finding, for spreadsheets: comma-separated, CRLF (RFC 4180), UTF-8 with a byte order mark.

Without the mark, a spreadsheet in China reads the file as GB18030 and shows no character right. The names of the columns and
the words of closed lists (verdicts, reasons, kinds, units) are those of the JSON, in whatever language the report is told.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from factcheck.interface import Interface, interface
from factcheck.interface.spreadsheet import cell
from factcheck.render.format import Format, Options
from factcheck.report import FigurePart, FindingPart, Report
from factcheck.snapshots_used import snapshots_used

BYTE_ORDER_MARK = "\ufeff"
#: As many digits of a snapshot's sha256 as tell it apart; the JSON has all.
_DIGITS = 12

#: In the order of the table; the last two are for addresses that gave no report.
COLUMNS = (
    *("address", "outlet", "title", "published", "language"),
    *("claim", "kind", "quote", "sentence", "subject", "subject_label", "object", "object_label"),
    *("figure", "value", "low", "high", "unit", "hedge", "period_start", "period_end", "base_start", "base_end"),
    *("verdict", "reason", "departures", "best_low", "best_high", "stated_low", "stated_high"),
    *("correction_value", "correction", "chance", "explanation", "snapshots", "board_state_sha256", "citation"),
    *("error", "message"),
)

_Cells = dict[str, str | None]


def head(options: Options) -> str:
    """The byte order mark and the names of the columns."""
    return BYTE_ORDER_MARK + _lines([COLUMNS])


def render(report: Report, options: Options) -> str:
    """A row a finding; a report without findings has none. On a stream the head is not repeated."""
    words = interface(options.language)
    rows = _lines(_row(report, finding, words) for finding in report.findings)
    return rows if options.compact else head(options) + rows


def failure(address: str, slug: str, message: str) -> str:
    """The row of an address that could not be checked: no verdict, but why."""
    told = {"address": address, "error": slug, "message": message}
    return _lines([[cell(told.get(column, "")) for column in COLUMNS]])


FORMAT = Format("csv", ".csv", render, head=head, failure=failure)


def _row(report: Report, finding: FindingPart, words: Interface) -> list[str]:
    told: _Cells = {
        **_story(report),
        **_claim(finding, words),
        **_figure(finding.figure),
        **_found(finding, words),
        "snapshots": " ".join(f"{used.id}@{used.sha256[:_DIGITS]}" for used in snapshots_used(report, finding)),
    }
    return [cell(told.get(column) or "") for column in COLUMNS]


def _story(report: Report) -> _Cells:
    article = report.article
    return {
        "address": article.url or article.path,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "language": article.language,
        "board_state_sha256": report.board.state_sha256,
        "citation": report.board.citation,
    }


def _claim(finding: FindingPart, words: Interface) -> _Cells:
    subject, other, base = finding.subject, finding.object, finding.base_period
    return {
        "claim": finding.id,
        "kind": finding.kind,
        "quote": finding.quote,
        "sentence": finding.sentence,
        "subject": subject.id,
        "subject_label": words.of(subject.label) or subject.mention,
        "object": other.id if other else None,
        "object_label": words.of(other.label) or other.mention if other else None,
        "period_start": finding.period.start,
        "period_end": finding.period.end,
        "base_start": base.start if base else None,
        "base_end": base.end if base else None,
    }


def _figure(figure: FigurePart | None) -> _Cells:
    if figure is None:
        return {}
    return {
        "figure": figure.text,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "hedge": figure.hedge,
    }


def _found(finding: FindingPart, words: Interface) -> _Cells:
    best, stated, right = finding.best, finding.stated, finding.correction
    return {
        "verdict": finding.verdict,
        "reason": finding.reason,
        "departures": " ".join(finding.departures),
        "best_low": best.low if best else None,
        "best_high": best.high if best else None,
        "stated_low": stated.low if stated else None,
        "stated_high": stated.high if stated else None,
        "correction_value": right.value if right else None,
        "correction": right.text if right else None,
        "chance": finding.chance,
        "explanation": words.of(finding.explanation),
    }


def _lines(rows: Iterable[Iterable[str]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
