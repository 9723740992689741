"""When to ask again: only if the server says when, and only if that is soon enough."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

ATTEMPTS = 3
BUSY = frozenset({429, 503})

# The last answer is told in full; what came before it is not the user's concern.
logging.getLogger("stamina").addHandler(logging.NullHandler())


class TryLaterError(Exception):
    """A server that is busy, and the seconds after which it wants to be asked again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"busy for {seconds:g} seconds")
        self.seconds = seconds


def retry_after(header: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, none if it does not say.

    >>> retry_after("2", datetime(2026, 3, 16, tzinfo=UTC))
    2.0
    >>> retry_after("Mon, 16 Mar 2026 00:00:10 GMT", datetime(2026, 3, 16, tzinfo=UTC))
    10.0
    """
    if header.isascii() and header.strip().isdigit():
        return float(header.strip()[:9])
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def waits(left: Callable[[], float]) -> Callable[[Exception], bool | float]:
    """How long to wait before asking again; not at all where the deadline comes first.

    >>> waits(lambda: 30.0)(TryLaterError(2.0)), waits(lambda: 30.0)(TryLaterError(60.0)), waits(lambda: 30.0)(OSError())
    (2.0, False, False)
    """

    def wait(error: Exception) -> bool | float:
        return error.seconds if isinstance(error, TryLaterError) and error.seconds < left() else False

    return wait
