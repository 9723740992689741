"""Exchanges: what was asked of a server and what it answered, byte for byte, as evidence keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

#: Header fields in the order in which they travelled, values as sent.
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer; a page that was redirected to has several.

    `body` is what travelled, its content coding (gzip, br, zstd) not undone; a transfer coding (chunks) is. `cut` says that
    the body was not read to its end (a redirect, a limit). `ip_address` is the address that was connected to.
    """

    url: str
    method: str
    request_headers: Headers
    status: int
    reason: str
    http_version: str
    response_headers: Headers
    body: bytes
    ip_address: str
    asked_at: datetime
    cut: bool = False
