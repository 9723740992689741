"""How the record of an exchange travels: as a header of the response, through the cache and out again.

A cache keeps a response in its own way: without the case of its headers, the request as sent, or the address that answered. What
evidence needs beyond that is noted down where the bytes come in, and lies in the cache beside the body.
"""

from __future__ import annotations

from base64 import b64decode, b64encode

import httpx2
import msgspec

from sources.exchange import Exchange

_NAME = "factcheck-exchange"


def attach(response: httpx2.Response, exchange: Exchange) -> None:
    """Note an exchange (without its body) in the response; whatever a server sent under that name is gone."""
    response.headers[_NAME] = b64encode(msgspec.json.encode(exchange)).decode()


def forget(response: httpx2.Response) -> None:
    """Remove what a server may have sent under our name."""
    response.headers.pop(_NAME, None)


def exchange_of(headers: httpx2.Headers) -> Exchange:
    """The exchange in which a response came, without its body."""
    return msgspec.json.decode(b64decode(headers[_NAME]), type=Exchange)
