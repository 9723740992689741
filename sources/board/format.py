"""What a format of payloads is: how it is recognised, and what is read from it.

A format is a module of `sources/board/formats/` that exposes `FORMAT`; adding one touches nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sources.board.openrouter_bundle import Capture, DailySeries
from sources.board.payload import Payload
from sources.errors import UnknownCapture

#: Somewhere on earth a day begins so long before it begins in UTC.
_AHEAD = timedelta(hours=14)
UNSTATED = "no licence stated"


@dataclass(frozen=True, slots=True)
class CaptureFacts:
    """What a payload does not say of itself, as far as it is known.

    `captured_at` and `view` (`day`, `week`, `month`) are what the user said; `source` is where the file comes from
    (repository and commit, address), empty for the file itself; `permaslugs` leads from the model ids that people
    type to those of the board's rows.
    """

    now: datetime
    captured_at: datetime | None = None
    view: str = ""
    source: str = ""
    permaslugs: Mapping[str, str] = field(default_factory=dict)

    def captured(self, said: datetime | None, payload: Payload) -> datetime:
        """When a payload was captured: as it says itself, else as the user says; never as the file's date says."""
        moment = said or self.captured_at
        if moment is None:
            raise UnknownCapture(f"{payload.name} does not say when it was captured; give --captured YYYY-MM-DD.")
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        if moment > self.now + _AHEAD:
            raise UnknownCapture(
                f"{payload.name} says that it was captured on {moment:%Y-%m-%d %H:%M} UTC, which has not come yet; "
                "correct it or the clock."
            )
        return moment


@dataclass(frozen=True, slots=True)
class Contents:
    """What a payload holds: captures of windows, series of days, and what was left out of it and why.

    `derived_from`, `address` and `licence` are given where the payload itself says them.
    """

    captures: Sequence[Capture] = ()
    days: Sequence[DailySeries] = ()
    left_out: Sequence[str] = ()
    derived_from: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One shape of payloads. `read` raises a `SourceError` where the payload is refused; it then gives nothing."""

    name: str
    address: str
    licence: str
    recognises: Callable[[Payload], bool]
    read: Callable[[Payload, CaptureFacts], Contents]
