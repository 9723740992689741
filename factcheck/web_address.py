"""The only kind of address that may become a link."""

from __future__ import annotations

from urllib.parse import urlsplit


def web_address(address: str) -> str:
    """The address if it is http(s), else nothing: what may stand in `href` or `url`.

    >>> web_address("https://openrouter.ai/rankings"), web_address("javascript:alert(1)")
    ('https://openrouter.ai/rankings', '')
    """
    try:
        scheme, host = urlsplit(address)[:2]
    except ValueError:
        return ""
    return address if scheme in {"http", "https"} and host else ""
