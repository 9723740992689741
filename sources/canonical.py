"""The one address of a story: without what only says where its reader comes from."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from courlan import normalize_url

#: Parameters that courlan keeps and no page is found by: what Chinese sites, apps and share buttons add.
_TRACKING = """vt cid node_id spm scm f from from_source fr isappinstalled wxfrom wxshare_count share_token share_from
    share_source sharer sharetoken bdshare timestamp_share tt_from utm_id chksm scene srcid sudaref ncid ocid smid cmpid ref
    ref_src amp outputtype"""
TRACKING = frozenset(_TRACKING.split())


def canonical_address(url: str, declared: str = "") -> str:
    """The address of a story, the same however a reader came by it; empty if `url` is none.

    `declared` is the address that the page gives as its own; it counts if it is of the same host, since a
    page may be wrong about itself and must not pass for another's.

    >>> canonical_address("https://Example.cn/a.html?id=7&vt=4&utm_source=x#top")
    'https://example.cn/a.html?id=7'
    >>> canonical_address("https://m.example.cn/a?from=app", "https://example.cn/a")
    'https://example.cn/a'
    """
    for address in (declared, url):
        parts = _web_address(address)
        if parts and _site(parts) == _site(_web_address(url) or parts):
            return _without_tracking(parts)
    return ""


def _web_address(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
        usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return None
    return parts if usable else None


def _site(parts: SplitResult) -> str:
    """The host without the prefixes under which sites keep the same stories."""
    host = (parts.hostname or "").lower()
    first, _, rest = host.partition(".")
    return rest if first in ("www", "m", "wap", "amp", "mobile") and "." in rest else host


def _without_tracking(parts: SplitResult) -> str:
    normal = urlsplit(normalize_url(urlunsplit(parts)))
    query = urlencode(list(_telling(normal.query)))
    return urlunsplit((normal.scheme, normal.netloc, normal.path or "/", query, ""))


def _telling(query: str) -> Iterator[tuple[str, str]]:
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name.lower() not in TRACKING and not name.lower().startswith("utm_"):
            yield name, value
