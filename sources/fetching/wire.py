"""The wire: requests to servers over guarded connections, each answer noted as evidence."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from ssl import SSLContext

import httpcore2
import httpx2

from sources.exchange import Exchange, Headers
from sources.fetching.network import GuardedBackend, Network
from sources.fetching.witness import attach, forget

NOT_MODIFIED = 304


class Wire(httpx2.AsyncHTTPTransport):
    """The usual transport over guarded connections: no proxy (it would resolve names itself), nothing of the environment."""

    def __init__(self, network: Network, *, allow_private: bool = False) -> None:
        trusted = network.trust or _usual_trust()
        super().__init__(verify=trusted, trust_env=False)
        backend = GuardedBackend(network, allow_private)
        self._pool = httpcore2.AsyncConnectionPool(ssl_context=trusted, max_connections=100, network_backend=backend)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request. The address that answered is read at once: it is no longer known when the body has ended."""
        asked_at = datetime.now(UTC)
        response = await super().handle_async_request(request)
        if response.status_code == NOT_MODIFIED:  # its headers renew those in the cache, whose body came in another exchange
            forget(response)
            return response
        exchange = Exchange(
            url=str(request.url),
            method=request.method,
            request_headers=_headers(request.headers),
            status=response.status_code,
            reason=response.reason_phrase,
            http_version=response.http_version,
            response_headers=_headers(response.headers),
            body=b"",
            ip_address=_answered(response),
            asked_at=asked_at,
        )
        attach(response, exchange)
        return response


@cache
def _usual_trust() -> SSLContext:
    """The usual authorities; reading their list takes longer than a request."""
    return httpx2.create_ssl_context(trust_env=False)


def _headers(headers: httpx2.Headers) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


def _answered(response: httpx2.Response) -> str:
    stream = response.extensions["network_stream"]
    address = stream.get_extra_info("server_addr")
    return str(address[0]) if address else ""
