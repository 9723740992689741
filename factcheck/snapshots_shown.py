"""What `factcheck snapshots` says, in words and as JSON (`"schema": "factcheck-snapshots/1"`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from factcheck.audited_window import AuditedWindow, running
from factcheck.basis import Basis
from factcheck.fault_in_words import fault_in_words
from factcheck.interface import Interface
from factcheck.interface.cells import pad
from factcheck.interface.choices import basis_in_words
from factcheck.interface.quantity import exact, quantity
from factcheck.interface.visible import one_line
from factcheck.parts import plain
from factcheck.report import Words
from factcheck.view import Cell
from factcheck.vocabulary import Choice
from factcheck.weeks import Answer, Group, snapshots
from sources.board.board import Board, Window
from sources.board.intake import Intake
from sources.board.openrouter import OpenRouterBoard
from sources.board.store import Entry
from sources.errors import SourceError

if TYPE_CHECKING:
    from sources.board.openrouter_pull import Pulled  # loads the HTTP client

SCHEMA = "factcheck-snapshots/1"
#: A catalogue has hundreds of rows; the JSON has all of them.
_MOST_ROWS = 12
_VALUE = 12


def import_text(intake: Intake, words: Interface) -> str:
    """What came in, what was there already, what differs, what was left out."""
    places = [there.place for there in intake.there]
    parts = [words.say("snapshots.new", n=len(intake.added))]
    parts += [words.say(f"snapshots.there.{place}", n=places.count(place)) for place in ("store", "bundle") if place in places]
    parts += [words.say("snapshots.partial", n=len(intake.partial))] if intake.partial else []
    parts += [words.say("snapshots.aside", n=len(intake.aside))] if intake.aside else []
    lines = [f"{one_line(intake.name)}: {intake.format} · " + words.say("punctuation.comma").join(parts)]
    lines += [
        "  " + words.say("snapshots.differs", id=one_line(one.entry.id), other=one_line(one.other)) for one in intake.differing
    ]
    lines += ["  " + words.say("snapshots.left-out", what=one_line(what)) for what in intake.left_out]
    return "\n".join(lines) + "\n"


def import_document(done: Sequence[Intake], refused: Sequence[tuple[str, str, str]]) -> str:
    """The same of all files; a refused file has its slug and message."""
    imports = [_intake(intake) for intake in done]
    imports += [{"name": name, "error": {"slug": slug, "message": message}} for name, slug, message in refused]
    return _document({"imports": imports})


def pulled_text(pulled: Pulled, since: date, words: Interface) -> str:
    """What came in of one answer, whether its days begin later than `since` or end early, where it is kept, how to cite it."""
    lines = [import_text(pulled.intake, words).removesuffix("\n")]
    if pulled.given.start > since:
        lines.append("  " + words.say("snapshots.clamped", day=str(pulled.given.start)))
    if pulled.given.end < pulled.asked.end:
        lines.append("  " + words.say("snapshots.ended", day=str(pulled.given.end)))
    lines.append("  " + words.say("snapshots.kept", path=one_line(str(pulled.kept))))
    lines.append("  " + one_line(pulled.citation))
    return "\n".join(lines) + "\n"


def up_to_date_text(known: date, words: Interface) -> str:
    """That nothing was asked, since nothing is missing."""
    return words.say("snapshots.up-to-date", day=str(known)) + "\n"


def pull_document(done: Sequence[Pulled], failure: SourceError | None) -> str:
    """The same of all answers, and what ended the pull early."""
    return _document(
        {
            "pulled": [
                {
                    "asked": _days(pulled.asked),
                    "given": _days(pulled.given),
                    "kept": str(pulled.kept),
                    "citation": pulled.citation,
                }
                | _intake(pulled.intake)
                for pulled in done
            ],
            "error": None if failure is None else {"slug": failure.slug, "message": str(failure)},
        }
    )


def audit_text(board: Board, found: Sequence[AuditedWindow], words: Interface) -> str:
    """A line for each fault, and what was looked at."""
    lines = []
    for one in found:
        days = f"{one.window.start} … {one.window.end}"
        if one.unknown:
            lines.append(words.say("snapshots.no-capture", days=days))
        for fault in one.faults:
            told = fault_in_words(fault, board, words.language)
            name = one_line(fault.details.snapshot) or days
            lines.append(words.say("snapshots.running" if running(fault) else "snapshots.fault", name=name, fault=told))
    counted = (
        words.count("snapshots.windows", len(found)),
        words.count("snapshots.captures", sum(len(one.captures) for one in found)),
        words.count("snapshots.faults", sum(not running(fault) for one in found for fault in one.faults)),
    )
    return "\n".join((*lines, words.say("punctuation.comma").join(counted))) + "\n"


def audit_document(board: Board, found: Sequence[AuditedWindow]) -> str:
    """Every window with its captures and faults, each fault in both languages."""
    return _document(
        {
            "board": _board(board),
            "windows": [
                {
                    "window": _days(one.window),
                    "captures": list(one.captures),
                    "faults": [
                        {
                            "slug": fault.slug,
                            "running": running(fault),
                            "snapshot": fault.details.snapshot or None,
                            "captured_at": fault.details.captured_at.isoformat(),
                            "rows": list(fault.details.rows),
                            "beside": [_days(window) for window in fault.details.beside],
                            "text": {code: fault_in_words(fault, board, code) for code in ("zh", "en")},
                        }
                        for fault in one.faults
                    ],
                }
                for one in found
            ],
        }
    )


def list_text(board: OpenRouterBoard, place: str, words: Interface) -> str:
    """A line for each series of each payload: first and last day, how many captures, when and where from."""
    lines = []
    for stored in (False, True):
        entries = sorted((entry for entry in board.entries() if bool(entry.number) is stored), key=_payload_of)
        name = words.say("snapshots.store", place=one_line(place)) if stored else words.say("snapshots.bundle")
        lines.append(name + words.say("punctuation.colon") + words.count("snapshots.captures", len(entries)))
        for _, group in groupby(entries, key=_payload_of):
            lines.append("  " + _listed(list(group), words))
    return "\n".join(lines) + "\n"


def list_document(board: OpenRouterBoard, place: str) -> str:
    """Every capture."""
    return _document(
        {
            "board": _board(board),
            "store": place,
            "captures": [{"place": "store" if entry.number else "bundle"} | _entry(entry) for entry in board.entries()],
        }
    )


def week_text(board: Board, window: Window, by: str, found: Sequence[Answer], words: Interface, *, rows: bool) -> str:
    """The groups of each answer with their sums, and where asked the rows that they are made of."""
    head = words.say("snapshots.week", board=board.label, start=str(window.start), end=str(window.end))
    lines = [head]
    for answer in found:
        lines += ["", _basis(answer.basis, words)]
        if answer.missing:
            lines.append("  " + words.name("reason", answer.missing))
            continue
        shown = answer.groups if rows or by != "model" else answer.groups[:_MOST_ROWS]
        for group in shown:
            lines += _group(group, words, rows=rows and by != "model")
        if len(shown) < len(answer.groups):
            lines.append("  " + words.count("terminal.more", len(answer.groups) - len(shown)))
        if answer.others is not None:
            lines.append(
                _line(quantity(plain(answer.others), "tokens", words), exact(plain(answer.others)), words.say("snapshots.others"))
            )
        lines.append(
            _line(quantity(plain(answer.total), "tokens", words), exact(plain(answer.total)), words.say("terminal.total"))
        )
    captures = snapshots(board, window, found)
    lines += ["", *(_captured(capture.id, capture.captured_at, capture.derived_from) for capture in captures)]
    return "\n".join((*lines, one_line(board.citation))) + "\n"


def week_document(board: Board, window: Window, by: str, found: Sequence[Answer]) -> str:
    """All groups and rows of each answer, and the captures that the rows come from."""
    return _document(
        {
            "board": _board(board),
            "window": _days(window),
            "by": by,
            "unit": board.unit,
            "answers": [
                {
                    "basis": asdict(answer.basis.part()),
                    "missing": answer.missing or None,
                    "groups": [_group_part(board, group) for group in answer.groups],
                    "others": None if answer.others is None else plain(answer.others),
                    "total": None if answer.missing else plain(answer.total),
                }
                for answer in found
            ],
            "snapshots": [asdict(capture) for capture in snapshots(board, window, found)],
        }
    )


def _intake(intake: Intake) -> dict[str, object]:
    return {
        "name": intake.name,
        "format": intake.format,
        "added": [_entry(entry) for entry in intake.added],
        "there": [{"id": there.entry.id, "place": there.place} for there in intake.there],
        "differing": [{"id": one.entry.id, "other": one.other} for one in intake.differing],
        "left_out": list(intake.left_out),
    }


def _days(window: Window) -> list[str]:
    return [str(window.start), str(window.end)]


def _basis(basis: Basis, words: Interface) -> str:
    """The choices that `show` makes; the others are always the same."""
    shown = basis_in_words(basis.part(), words)
    return " · ".join(shown[at] for at, choice in enumerate(Choice) if choice in {Choice.SCOPE, Choice.CAPTURE, Choice.DIGITS})


def _group(group: Group, words: Interface, *, rows: bool) -> list[str]:
    label = _label(group, words)
    if group.high > group.low and not group.id.startswith("model:"):
        label += words.say("snapshots.at-most", value=quantity(plain(group.high), "tokens", words))
    found = [_line(quantity(plain(group.low), "tokens", words), exact(plain(group.low)), label)]
    if not rows:
        return found
    found += ["  " + _row(cell, words) for cell in group.cells[:_MOST_ROWS]]
    if len(group.cells) > _MOST_ROWS:
        found.append("    " + words.count("terminal.more", len(group.cells) - _MOST_ROWS))
    return found


def _row(cell: Cell, words: Interface) -> str:
    where = one_line(f"{cell.entity} · {cell.snapshot}")
    return _line(quantity(plain(cell.used), "tokens", words), exact(plain(cell.value)), where)


def _label(group: Group, words: Interface) -> str:
    kind, _, rest = group.id.partition(":")
    return words.say(f"snapshots.status.{rest}") if kind == "status" else one_line(words.of(group.label))


def _line(value: str, digits: str, label: str) -> str:
    return f"  {pad(value, _VALUE, right=True)}  {pad(digits, 22, right=True)}  {label}".rstrip()


def _captured(ident: str, captured_at: str, derived_from: str) -> str:
    return one_line(f"{ident} · {captured_at} · {derived_from}")


def _group_part(board: Board, group: Group) -> Mapping[str, object]:
    label: Words = group.label
    return {
        "id": group.id,
        "label": dict(label) or None,
        "low": plain(group.low),
        "high": plain(group.high),
        "rows": [
            {
                "entity": cell.entity,
                "label": board.entity(cell.entity).label,
                "value": plain(cell.value),
                "used": plain(cell.used),
                "snapshot": cell.snapshot,
                "note": cell.note or None,
            }
            for cell in group.cells
        ],
    }


def _payload_of(entry: Entry) -> tuple[str, str, str, str]:
    """What stands in one line: a series of one payload; what came with the bundle, by the time of its capture."""
    payload = entry.origin.sha256 if entry.origin is not None else entry.captured_at.isoformat()
    return entry.series, payload, entry.provenance.derived_from, entry.form


def _listed(entries: Sequence[Entry], words: Interface) -> str:
    first = entries[0]
    start, end = min(entry.window.start for entry in entries), max(entry.window.end for entry in entries)
    times = [entry.captured_at.isoformat(timespec="minutes") for entry in entries]
    partial = sum(not entry.complete for entry in entries)
    parts = [
        words.name("series", first.series),
        f"{start} … {end}",
        words.count("snapshots.captures", len(entries)) if first.form == "window" else words.say("snapshots.daily"),
        words.say("snapshots.captured", time=" … ".join(dict.fromkeys((min(times), max(times))))),
        *([words.say("snapshots.partial", n=partial)] if partial else []),
        one_line(first.provenance.derived_from),
    ]
    return " · ".join(parts)


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "form": entry.form.value,
        "series": entry.series,
        "coverage": entry.coverage.value,
        "window": _days(entry.window),
        "captured_at": entry.captured_at.isoformat(),
        "complete": entry.complete,
        "sha256": entry.sha256 or None,
        "derived_from": entry.provenance.derived_from,
        "address": entry.provenance.address,
        "licence": entry.provenance.licence,
        "payload": None if entry.origin is None else asdict(entry.origin),
    }


def _board(board: Board) -> Mapping[str, object]:
    return {
        "id": board.id,
        "state_sha256": board.state_sha256,
        "last_window": _days(board.last_window),
        "citation": board.citation,
    }


def _document(fields: Mapping[str, object]) -> str:
    return msgspec.json.format(msgspec.json.encode({"schema": SCHEMA} | dict(fields)), indent=2).decode() + "\n"
