"""The content coding of an archived answer, undone by the decoders that undo it when a page is fetched."""

from __future__ import annotations

import httpx2

from sources.errors import BrokenEvidence
from sources.evidence.http_block import Answer

#: No page or payload that is kept is larger; an archive from elsewhere may hold anything.
MOST_BYTES = 256 * 1024 * 1024


def uncoded(answer: Answer, name: str) -> bytes:
    """The body without gzip, br, zstd or deflate; raises `BrokenEvidence` where it does not unpack."""
    coding = answer.header("Content-Encoding")
    if not coding or not answer.body:
        return answer.body
    response = httpx2.Response(200, headers={"Content-Encoding": coding}, stream=httpx2.ByteStream(answer.body))
    body = bytearray()
    try:
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > MOST_BYTES:
                raise BrokenEvidence(f"{name} unpacks to more than {MOST_BYTES:,} bytes; no page has so many.")
    except httpx2.DecodingError as error:
        raise BrokenEvidence(f"{name} holds a body that cannot be decompressed ({error}); it was cut or altered.") from error
    return bytes(body)
