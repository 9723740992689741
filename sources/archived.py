"""Pages within WARC records, as a server gave them: whether a record holds one, and its body with every coding undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.errors import Unreadable
from sources.format import HTML, TEXT, limited

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

PAGES = frozenset({HTML, "application/xhtml+xml", TEXT})


def kind(record: WarcRecord) -> tuple[str, str]:
    """Media type and charset, as the server said or, of a file without a server, as the archive says."""
    if record.is_http:
        return (record.http_content_type or "").strip().lower(), (record.http_charset or "").strip(" \"'")
    return (record.headers.get("Content-Type", "") or "").partition(";")[0].strip().lower(), ""


def page_in(record: WarcRecord, name: str, url: str) -> tuple[bytes, str, str]:
    """Body, media type and charset of the page in a record of which nothing was read yet.

    Raises `OSError` where its codings cannot be undone, `Unreadable` where it ends too early, `TooLarge`.
    """
    block, promised = limited(record.reader, url), record.content_length
    if len(block) < promised:
        raise Unreadable(f"{name} is a WARC archive that is cut off within {url}; copy it again.")
    record.set_bytes_content(block)
    if record.is_http:
        record.parse_http(auto_decode="all")
    media_type, charset = kind(record)
    return limited(record.reader, url), media_type, charset
