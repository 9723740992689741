"""Exchanges as the blocks of WARC records, and back.

Two things differ from what travelled, and only they: a transfer coding that was undone is named
`X-Archive-Orig-Transfer-Encoding`, as archives do, so that nobody undoes it again; and what lets the user in
somewhere (keys, cookies) is withheld.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from sources.errors import BrokenEvidence
from sources.exchange import Exchange, Headers

WITHHELD = "(withheld)"
_SECRET = frozenset({"authorization", "cookie", "proxy-authorization", "x-api-key"})
_UNDONE = "Transfer-Encoding"
_ARCHIVED = f"X-Archive-Orig-{_UNDONE}"
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a response block holds. `body` still has its content coding."""

    status: int
    headers: Headers
    body: bytes

    def header(self, name: str) -> str:
        """The values of a field, joined as HTTP joins them; empty if it is not there."""
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower())


def request_block(exchange: Exchange) -> bytes:
    """What was asked, without what lets the user in."""
    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    fields = tuple((name, WITHHELD if name.lower() in _SECRET else value) for name, value in exchange.request_headers)
    return _head(f"{exchange.method} {target} {exchange.http_version}", fields)


def response_head(exchange: Exchange) -> bytes:
    """What was answered, without the body: the block of a record that refers to an earlier one for it."""
    fields = tuple((_ARCHIVED if name.lower() == _UNDONE.lower() else name, value) for name, value in exchange.response_headers)
    return _head(f"{exchange.http_version} {exchange.status} {exchange.reason}".strip(), fields)


def answer_in(block: bytes, name: str) -> Answer:
    """Read a response block; raises `BrokenEvidence` where it is none. `name` is what messages call it."""
    head, found, body = block.partition(_END)
    first, *lines = head.decode("latin-1").split("\r\n")
    status = re.fullmatch(r"HTTP/\d(?:\.\d)? (\d{3})(?: .*)?", first)
    if not found or not status:
        raise BrokenEvidence(f"{name} holds no answer of a server; the record was altered or made by a tool unknown here.")
    pairs = (line.partition(":") for line in lines if ":" in line)
    headers = tuple((_UNDONE if key.lower() == _ARCHIVED.lower() else key, value.strip()) for key, _, value in pairs)
    return Answer(int(status[1]), headers, body)


def _head(first: str, fields: Headers) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in fields)]
    # Latin-1, for every byte that travelled is one character of it.
    return "\r\n".join(re.sub(r"[\r\n]+", " ", line) for line in lines).encode("latin-1", "replace") + _END
