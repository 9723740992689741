"""Pages that an input itself holds: where the record lies, so that whoever judges the page reads it there.

What is handed from process to process is the place, a few dozen bytes, and never the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sources.archived import page_in
from sources.errors import Unreadable
from sources.stored import stored

if TYPE_CHECKING:
    from sources.fetching import Fetched


@dataclass(frozen=True, slots=True)
class Held:
    """A record of a WARC file: the file's place, the byte at which the record (its gzip member) begins, the record's id.

    It is a fetcher (`sources.fetches.Fetches`) of its one page: `check(address, fetcher=held)` judges the page from the archive.
    """

    place: str
    offset: int
    record: str

    def fetch(self, address: str) -> Fetched:
        """The page, whatever is asked for; as `sources.evidence.keeping.FromArchive` does it."""
        return self.read(address)

    def read(self, address: str = "") -> Fetched:
        """The page as it was captured. Raises a `SourceError`: the file is gone, was changed since, or cannot be unpacked."""
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only archives need it

        from sources.fetching import Fetched  # noqa: PLC0415 - loads the HTTP client

        where = f"{self.place} at byte {self.offset}"
        try:
            with stored(self.place) as stream:
                stream.seek(self.offset)
                record = next(iter(ArchiveIterator(stream, parse_http=False)), None)
                if record is None or (record.headers.get("WARC-Record-ID") or "") != self.record:
                    raise Unreadable(f"{where} holds another record than when the list was read; start again from the file.")
                url = record.headers.get("WARC-Target-URI", "") or address
                at = _moment(record.headers.get("WARC-Date", "") or "")
                body, media_type, charset = page_in(record, self.place, url)
        except OSError as error:
            raise Unreadable(f"{where} cannot be read ({error}); the archive is damaged: copy it again.") from error
        return Fetched(url.strip("<>"), body, media_type, charset, at)


def _moment(said: str) -> str:
    """The time of the capture in UTC, empty where the archive does not say it."""
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return ""
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
