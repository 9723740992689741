"""Which addresses are fetched at all. The rules hold for what was typed and for every redirect."""

from __future__ import annotations

import httpx2

from sources.errors import BadAddress
from sources.fetching.way_out import printable

MAX_ADDRESS = 2048
PORTS = frozenset({None, 80, 443})


def checked(address: str, *, any_port: bool = False) -> httpx2.URL:
    """The address as a URL without its fragment, or BadAddress: http(s), a host, nobody's password, and a port of the web.

    Credentials would end up in reports; other ports belong to services that take what we say for commands.
    """
    if len(address) > MAX_ADDRESS:
        raise BadAddress(f"The address {printable(address[:60])}… is longer than {MAX_ADDRESS:,} characters; cut off its query.")
    try:
        url = httpx2.URL(address.strip())
    except httpx2.InvalidURL as error:
        raise BadAddress(f"{_safe(address)} cannot be read as an address ({error}); copy it again from the browser.") from error
    if url.scheme not in ("http", "https") or not url.host or "%" in url.host:
        raise BadAddress(
            f"{_safe(address)} is not an http(s) address; give one that starts with https://, or the path of a saved page."
        )
    if url.userinfo:
        raise BadAddress(f"The address of {url.host} holds a user name or password; give it without them.")
    if url.port not in PORTS and not any_port:
        raise BadAddress(f"{printable(str(url))} is on port {url.port}; pages are on 80 and 443. --allow-private allows others.")
    return url.copy_with(fragment=None)


def redirected(url: httpx2.URL, location: str, *, any_port: bool = False) -> httpx2.URL:
    """Where a redirect leads, by the same rules."""
    try:
        return checked(str(url.join(location)), any_port=any_port)
    except (httpx2.InvalidURL, BadAddress) as error:
        raise BadAddress(f"{url} redirects to {_safe(location)}, which is not fetched. {error}") from error


def _safe(address: str) -> str:
    """An address as a message may show it: whatever stands before an @ could be a password."""
    return printable(address.rpartition("@")[2])
