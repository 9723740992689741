"""Pulling: ask the Data API for the days that are missing, keep what it answers, take it in like any saved payload.

What was answered is kept as a file beside the store before anything is made of it, whatever it is: an answer that is
refused can be looked at, and imported by whoever knows better.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from sources.board.board import Window
from sources.board.format import CaptureFacts
from sources.board.formats.data_api import FORMAT, unfamiliar
from sources.board.intake import Intake, take_in
from sources.board.openrouter import OpenRouterBoard
from sources.board.openrouter_api import FIRST_DAY, KEY, MOST_DAYS, WAY_OUT, Answer, DataApi
from sources.board.openrouter_history import DAILY_TOP
from sources.board.payload import Payload, fields
from sources.board.store import Entry, SnapshotStore
from sources.errors import BrokenPayload, BrokenStore, NoKey, Refused, SourceError, UnknownFormat

FOLDER = "payloads"
#: A month, and thirty trailing days, that end on the day after a span began before it.
_REACH = timedelta(30)
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Pulled:
    """One answer that was taken in: the days asked for, the days that it says it has, where it is kept, how to cite it."""

    asked: Window
    given: Window
    kept: Path
    citation: str
    intake: Intake


def last_known(entries: Sequence[Entry]) -> date | None:
    """The last day of which there is a capture by the Data API."""
    return max((entry.window.end for entry in entries if entry.series == DAILY_TOP), default=None)


def begin_after(known: date | None) -> date:
    """Where a span begins so that every week, month and thirty days that end after a known day are whole in it.

    Windows are summed from the days of one capture: days that only join on to those of an earlier one make no week.

    >>> str(begin_after(date(2026, 8, 21)))
    '2026-07-20'
    """
    if known is None:
        return FIRST_DAY
    early = known - _REACH
    return max(FIRST_DAY, early - early.weekday() * _DAY)


def spans(first: date, last: date) -> Iterator[Window]:
    """The days in pieces that one request may ask for; each begins early enough for the windows that end in it."""
    while True:
        end = min(last, first + (MOST_DAYS - 1) * _DAY)
        yield Window(first, end)
        if end == last:
            return
        first = begin_after(end)


def pull(days: Window, api: DataApi, now: datetime, board: OpenRouterBoard, store: SnapshotStore) -> Iterator[Pulled]:
    """Ask for days, piece by piece, and take in each answer; `board` is the bundle.

    Raises the `SourceError` that says what stood in the way; the pieces before stay.
    """
    folder = store.folder / FOLDER
    for span in spans(max(days.start, FIRST_DAY), days.end):
        answer = api.ask(span)
        kept = _keep(answer, span, folder)
        try:
            _check(answer)
            payload = Payload(kept.name, answer.body)
            given = _given(payload, span)
            intake = take_in(payload, CaptureFacts(now), board, store)
        except SourceError as error:
            raise type(error)(f"{error} What it answered is in {kept}.") from error
        citation = next((entry.provenance.derived_from for entry in _entries(intake)), "")
        yield Pulled(span, given, kept, citation, intake)


def _keep(answer: Answer, span: Window, folder: Path) -> Path:
    """Write an answer into a file that bears its days and its digest: whole, or not at all."""
    state = "" if answer.status == 200 else f"_{answer.status}"
    name = f"rankings-daily_{span.start}_{span.end}{state}_{sha256(answer.body).hexdigest()[:12]}.json"
    place, fresh = folder / name, folder / f".{secrets.token_hex(8)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(answer.body)
        fresh.replace(place)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise BrokenStore(
            f"The answer cannot be kept in {folder} ({os.strerror(error.errno or 0)}); name a store elsewhere."
        ) from error
    return place


def _unauthorised(_: Answer) -> SourceError:
    return NoKey(f"OpenRouter does not take the key in {KEY} (401); check it, or {WAY_OUT}.")


def _forbidden(_: Answer) -> SourceError:
    return Refused(f"OpenRouter refuses these figures to the key in {KEY} (403); look at the account's limits, or {WAY_OUT}.")


def _too_many(answer: Answer) -> SourceError:
    wait = answer.retry_after
    when = f"after {wait} seconds" if wait.isdecimal() else f"after {wait}" if wait else "in some minutes"
    return Refused(f"OpenRouter was asked too often (429): 30 requests a minute and 500 a day are allowed; try again {when}.")


#: What a status means, where it means more than that the server refused.
_STATUSES: dict[int, Callable[[Answer], SourceError]] = {401: _unauthorised, 403: _forbidden, 429: _too_many}


def _check(answer: Answer) -> None:
    """Refuse what is no whole answer, in words that say what to do."""
    status = f"{answer.status} {answer.reason}".strip()
    if answer.status in _STATUSES:
        raise _STATUSES[answer.status](answer)
    if answer.status >= 500:
        raise Refused(f"OpenRouter could not answer ({status}); try again later.")
    if answer.status != 200:
        raise Refused(f"OpenRouter refused the request ({status}); if it does so again, the API has changed: update factcheck.")
    if answer.cut:
        raise BrokenPayload("OpenRouter's answer was cut off; try again.")


def _given(payload: Payload, asked: Window) -> Window:
    """The days that an answer says it has; refused where it is not what is known to be answered, or to other days."""
    new = "update factcheck; if you know that it changes no figure, give the file to `snapshots import`."
    if fields(payload.json).get("data") == []:
        raise BrokenPayload(f"OpenRouter has no figures of {asked.start} … {asked.end} yet; try again later.")
    if not FORMAT.recognises(payload):
        raise UnknownFormat(f"OpenRouter's answer has another shape than its documentation says; {new}")
    if strange := unfamiliar(payload):
        raise BrokenPayload(f"OpenRouter's answer has what its documentation had not ({', '.join(strange[:5])}); {new}")
    meta = fields(fields(payload.json).get("meta"))
    try:
        given = Window(date.fromisoformat(str(meta.get("start_date"))), date.fromisoformat(str(meta.get("end_date"))))
    except ValueError as error:
        raise BrokenPayload(f"OpenRouter's answer does not say which days it has; {new}") from error
    if not asked.start <= given.start <= given.end <= asked.end:
        raise BrokenPayload(
            f"OpenRouter answered with {given.start} … {given.end} when asked for {asked.start} … {asked.end}; try again."
        )
    return given


def _entries(intake: Intake) -> Sequence[Entry]:
    return [*intake.added, *(there.entry for there in intake.there)]
