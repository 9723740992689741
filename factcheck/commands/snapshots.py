"""`factcheck snapshots`: pull and import captures of the ranking, list and audit them, show a week without any story."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from factcheck.commands.board_options import day, origins_option, store_option
from factcheck.commands.evidence_options import folder_of, keeping_options
from factcheck.commands.exit import FAILED, UNREADABLE
from factcheck.commands.saying import say
from factcheck.commands.told_options import told_options
from factcheck.interface import interface
from factcheck.output import emit
from sources.board.board import Window
from sources.errors import NotFound, SourceError

if TYPE_CHECKING:
    from sources.board.format import CaptureFacts
    from sources.board.intake import Intake
    from sources.board.openrouter import OpenRouterBoard
    from sources.board.openrouter_pull import Pulled
    from sources.board.store import SnapshotStore

_Command = TypeVar("_Command", bound=Callable[..., object])


def _options(command: _Command) -> _Command:
    """--store, --format and --lang."""
    return store_option(told_options(command))


@click.group()
def snapshots() -> None:
    """Import captures of the ranking, list them, and show a week without any story; pull and audit them, too."""


def moment(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    """Read a day (YYYY-MM-DD) or a time with its offset; without one it is UTC."""
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no time; write 2026-03-17 or 2026-03-17T01:11:47+00:00") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


@snapshots.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--captured", callback=moment, metavar="TIME", help="When it was captured, for files that do not say (a day, or a time)."
)
@click.option("--view", type=click.Choice(["day", "week", "month"]), help="Which days a list covers: lists do not say.")
@click.option("--source", default="", help="Where the files come from: a repository and commit, an address.")
@keeping_options
@_options
def import_(  # noqa: PLR0917 - one parameter an option
    files: tuple[Path, ...],
    captured: datetime | None,
    view: str | None,
    source: str,
    evidence: Path | None,
    no_evidence: bool,
    store: str | None,
    format_name: str,
    language: str,
) -> int:
    """Import saved payloads of the ranking (JSON, pages, flight text, tables), recognised by their shape.

    A payload is kept whole or refused whole; what is there already is left as it is.

    Exit codes: 0 everything was read, 2 usage, 3 a file was refused.
    """
    from factcheck.snapshots_shown import import_document, import_text  # noqa: PLC0415
    from sources.board.format import CaptureFacts  # noqa: PLC0415
    from sources.board.openrouter import load_openrouter  # noqa: PLC0415

    folder = folder_of(evidence, no_evidence)
    facts = CaptureFacts(datetime.now(UTC), captured, view or "", source)
    done: list[Intake] = []
    refused: list[tuple[str, SourceError]] = []
    try:
        board, kept = load_openrouter(), place_of(store)
    except SourceError as error:
        return _failed(error)
    for path in files:
        try:
            intake = _taken_in(path, facts, board, kept, folder)
        except SourceError as error:
            refused.append((str(path), error))
            say(f"factcheck: {path}: {error} [{error.slug}]")
            continue
        done.append(intake)
        if format_name == "terminal":
            emit(import_text(intake, interface(language)))
    if format_name == "json":
        emit(import_document(done, [(name, error.slug, str(error)) for name, error in refused]))
    return UNREADABLE if refused else 0


@snapshots.command()
@keeping_options
@click.option(
    "--from",
    "first",
    callback=day,
    metavar="YYYY-MM-DD",
    help="The first day. [default: early enough for every week and month that ends after the last day known]",
)
@click.option("--to", "last", callback=day, metavar="YYYY-MM-DD", help="The last day, UTC. [default: yesterday]")
@click.option("--api", envvar="FACTCHECK_OPENROUTER_API", default="", hidden=True)
@_options
def pull(
    first: date | None,
    last: date | None,
    api: str,
    store: str | None,
    evidence: Path | None,
    no_evidence: bool,
    format_name: str,
    language: str,
) -> int:
    """Pull the days that are missing from OpenRouter's official Data API, with the key in OPENROUTER_API_KEY.

    What is answered is kept as a file beside the store and as evidence, then imported like any other payload.

    Exit codes: 0 everything is there, 2 usage, 3 there was no answer, or it was refused.
    """
    from factcheck.snapshots_shown import pull_document, pulled_text, up_to_date_text  # noqa: PLC0415
    from sources.board.openrouter import load_openrouter  # noqa: PLC0415
    from sources.board.openrouter_api import ADDRESS, FIRST_DAY, KEY, DataApi  # noqa: PLC0415
    from sources.board.openrouter_pull import begin_after, last_known  # noqa: PLC0415
    from sources.board.openrouter_pull import pull as pulling  # noqa: PLC0415

    now, folder = datetime.now(UTC), folder_of(evidence, no_evidence)
    yesterday = now.date() - timedelta(1)
    until = last or yesterday
    if until > yesterday:
        raise click.BadParameter(f"{until} is not over in UTC; the last whole day is {yesterday}", param_hint="--to")
    done: list[Pulled] = []
    failure: SourceError | None = None
    try:
        kept, board = opened(store, None)
        known = last_known(board.entries())
        since = first or begin_after(known)
        if until < max(first or FIRST_DAY, FIRST_DAY):
            raise click.BadParameter(f"there is no day from {max(first or FIRST_DAY, FIRST_DAY)} to {until}", param_hint="--from")
        if first is None and known is not None and known >= until:
            emit(pull_document([], None) if format_name == "json" else up_to_date_text(known, interface(language)))
            return 0
        server = DataApi(os.environ.get(KEY, "").strip(), api or ADDRESS)
        for one in pulling(Window(since, until), server, now, load_openrouter(), kept):
            if format_name == "terminal":
                emit(pulled_text(one, one.asked.start if done else since, interface(language)))
            done.append(one)
            _keep_payload(folder, one.kept.name, one.kept.read_bytes(), now)
    except SourceError as error:
        failure = error
        _failed(error)
    if format_name == "json":
        emit(pull_document(done, failure))
    return UNREADABLE if failure else 0


@snapshots.command()
@click.argument("weeks", metavar="[WEEK]...", nargs=-1)
@_options
def audit(weeks: tuple[str, ...], store: str | None, format_name: str, language: str) -> int:
    """Look for captures that cannot be trusted: in each WEEK (as for show), or in all that there are.

    Exit codes: 0 no fault but weeks that were still running when captured, 1 other faults, 2 usage, 3 nothing is known of a WEEK.
    """
    from factcheck.audited_window import audited_window, every_window  # noqa: PLC0415
    from factcheck.snapshots_shown import audit_document, audit_text  # noqa: PLC0415

    windows = [_window(week) for week in weeks]
    try:
        _, board = opened(store, None)
        found = [audited_window(board, window) for window in windows or every_window(board)]
    except SourceError as error:
        return _failed(error)
    emit(audit_document(board, found) if format_name == "json" else audit_text(board, found, interface(language)))
    if any(window.broken for window in found):
        return FAILED
    return UNREADABLE if any(window.unknown for window in found) else 0


@snapshots.command("list")
@_options
def list_(store: str | None, format_name: str, language: str) -> int:
    """List what is known: series, days, captures, and where they come from."""
    from factcheck.snapshots_shown import list_document, list_text  # noqa: PLC0415

    try:
        kept, board = opened(store, None)
    except SourceError as error:
        return _failed(error)
    emit(list_document(board, kept.place) if format_name == "json" else list_text(board, kept.place, interface(language)))
    return 0


@snapshots.command()
@click.argument("week", metavar="WEEK")
@click.option(
    "--scope",
    metavar="chart|top-N|catalogue|platform",
    help="Which rows count; with it every sum is written out. [default: each]",
)
@click.option("--by", type=click.Choice(["model", "author", "origin"]), default="model", help="What to add up. [default: model]")
@click.option("--digits", type=click.Choice(["displayed", "exact"]), help="Add displayed or exact values. [default: each]")
@origins_option
@_options
def show(
    week: str,
    scope: str | None,
    by: str,
    digits: str | None,
    origins: Path | None,
    store: str | None,
    format_name: str,
    language: str,
) -> int:
    """Show a WEEK of the ranking, summed in the open: a day in it, an ISO week (2026-W11), or FIRST..LAST.

    Exit codes: 0, 2 usage, 3 nothing is known of the week.
    """
    from factcheck.snapshots_shown import week_document, week_text  # noqa: PLC0415
    from factcheck.weeks import DIGITS, SCOPES, answers  # noqa: PLC0415

    if scope is not None and scope not in SCOPES and not _is_top(scope):
        raise click.BadParameter(f"{scope!r} is none of chart, top-N (top-10), catalogue, platform", param_hint="--scope")
    window = _window(week)
    try:
        _, board = opened(store, origins)
        found = answers(board, window, (scope,) if scope else SCOPES, (digits,) if digits else DIGITS, by)
    except SourceError as error:
        return _failed(error)
    if format_name == "json":
        emit(week_document(board, window, by, found))
    else:
        emit(week_text(board, window, by, found, interface(language), rows=scope is not None))
    return 0 if any(not answer.missing for answer in found) else UNREADABLE


def _window(week: str) -> Window:
    from factcheck.weeks import window_of  # noqa: PLC0415

    try:
        return window_of(week)
    except ValueError:
        raise click.BadParameter(
            f"{week!r} is no week; write 2026-03-09, 2026-W11 or 2026-03-09..2026-03-15", param_hint="WEEK"
        ) from None


def place_of(store: str | None) -> SnapshotStore:
    """The store at a place, or where it is by default; there need be none yet."""
    from sources.board.store_place import default_place, store_at  # noqa: PLC0415

    return store_at(store or default_place(os.environ), os.environ)


def opened(store: str | None, origins: Path | None) -> tuple[SnapshotStore, OpenRouterBoard]:
    """The store at a place, and the bundle and it as one board."""
    from sources.board.openrouter import load_openrouter  # noqa: PLC0415

    kept = place_of(store)
    return kept, load_openrouter(store=kept, origins=origins)


def _taken_in(path: Path, facts: CaptureFacts, board: OpenRouterBoard, kept: SnapshotStore, evidence: Path | None) -> Intake:
    from sources.board.intake import take_in  # noqa: PLC0415
    from sources.board.payload import Payload  # noqa: PLC0415

    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotFound(f"cannot be read: {error.strerror}; give files that were saved from the ranking.") from error
    intake = take_in(payload := Payload(path.name, data), facts, board, kept)
    _keep_payload(evidence, payload.name, payload.data, facts.now)
    return intake


def _keep_payload(folder: Path | None, name: str, data: bytes, now: datetime) -> None:
    """Keep a payload as evidence, if anything is kept."""
    if folder is not None:
        from sources.evidence.archive import Archive  # noqa: PLC0415

        Archive(folder).keep_payload(name, data, now)


def _is_top(scope: str) -> bool:
    head, _, n = scope.partition("-")
    return head == "top" and n.isdecimal() and 0 < int(n) < 1000


def _failed(error: SourceError) -> int:
    say(f"factcheck: {error} [{error.slug}]")
    return UNREADABLE
