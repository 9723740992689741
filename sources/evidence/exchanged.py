"""What travelled, as records; and from records, the page that was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sources.errors import BrokenEvidence
from sources.evidence.coding import uncoded
from sources.evidence.digests import labelled, sha256_of
from sources.evidence.http_block import answer_in, request_block, response_head
from sources.evidence.record import HTTP, Record, new_record
from sources.exchange import Exchange

_REQUEST = f"{HTTP}; msgtype=request"
_RESPONSE = f"{HTTP}; msgtype=response"
_HOLDING = ("response", "resource")


def exchanged(exchanges: Sequence[Exchange], earlier: Sequence[Record]) -> Iterator[Record]:
    """A request and a response for each exchange. A body that is kept already is referred to."""
    known = _known(earlier)
    for exchange in exchanges:
        head = response_head(exchange)
        digest = labelled(exchange.body)
        refers_to = known.get(digest, "") if exchange.body else ""
        block = head if refers_to else head + exchange.body
        response = replace(
            new_record("revisit" if refers_to else "response", exchange.url, exchange.asked_at, _RESPONSE, block),
            payload_digest=digest,
            ip=exchange.ip_address,
            refers_to=refers_to,
            truncated="unspecified" if exchange.cut else "",
        )
        request = new_record("request", exchange.url, exchange.asked_at, _REQUEST, request_block(exchange))
        yield replace(request, concurrent_to=response.id, ip=exchange.ip_address)
        yield response


def page_among(made: Sequence[Record], earlier: Sequence[Record], sha256: str, file: str) -> Record | None:
    """The record that holds the page: the last answer, if it unpacks to what was read."""
    held = {record.id: record for record in (*earlier, *made)}
    last = next((record for record in reversed(made) if record.type in (*_HOLDING, "revisit")), None)
    if last is None:
        return None
    try:
        return last if sha256_of(body_of(last, held, file)) == sha256 else None
    except BrokenEvidence:  # an answer that was cut
        return None


def alone(target: str, at: datetime, media_type: str, data: bytes, earlier: Sequence[Record]) -> Record:
    """Bytes of which nothing is known to have travelled. If they are kept already they are referred to."""
    digest = labelled(data)
    refers_to = _known(earlier).get(digest, "")
    kind = "revisit" if refers_to else "resource"
    record = new_record(kind, target, at, media_type or "application/octet-stream", b"" if refers_to else data)
    return replace(record, payload_digest=digest, refers_to=refers_to)


def body_of(page: Record, held: Mapping[str, Record], file: str) -> bytes:
    """The page that a record holds, or that it refers to, with its content coding undone."""
    name = f"{file}, record {page.id},"
    source = page
    if page.type == "revisit":
        if (source := held.get(page.refers_to, page)) is page:
            raise BrokenEvidence(
                f"{name} refers to {page.refers_to or 'a record'}, which the file does not hold; it was altered."
            )
        if source.payload_digest != page.payload_digest:
            raise BrokenEvidence(f"{name} refers to {page.refers_to}, which holds something else; it was altered.")
    if not page.content_type.startswith(HTTP):
        return source.payload
    return uncoded(replace(answer_in(page.block, name), body=source.payload), name)


def _known(earlier: Sequence[Record]) -> Mapping[str, str]:
    """The ids of the records that hold something, by its digest."""
    return {record.payload_digest: record.id for record in earlier if record.type in _HOLDING and record.payload}
