"""The archive: a folder of WARC files, one for each address and one for each board payload.

Files are small, so adding to one writes it anew: there is never half a record. A lock keeps two writers apart. Found again
by name: an address and a payload say where they lie.

    pages/HOST/DIGEST-OF-ADDRESS.warc.gz     every visit to an address, oldest first
    boards/DIGEST-OF-PAYLOAD.warc.gz         a payload of a ranking
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import msgspec

from sources.errors import BrokenEvidence, NoEvidence
from sources.evidence.digests import sha256_of
from sources.evidence.exchanged import alone, body_of, exchanged, page_among
from sources.evidence.http_block import answer_in
from sources.evidence.lock import locked
from sources.evidence.memento import Memento, memento_in
from sources.evidence.reading import records
from sources.evidence.record import HTTP, Record, new_record, written
from sources.evidence.visit import Facts, Kept, Visit
from sources.exchange import Exchange
from sources.read import Given
from sources.user_folder import user_folder
from sources.whole_file import write_whole

if TYPE_CHECKING:
    from sources.fetching import Fetched

_FACTS = "application/json"
_FIELDS = "application/warc-fields"
_INFO = "software: news-factcheck\r\nformat: WARC File Format 1.1\r\n"
#: What a report may call a file: it comes from outside, and must not lead out of the folder.
_FILE = re.compile(r"pages/[a-z0-9_-][a-z0-9._-]{0,99}/[0-9a-f]{32}\.warc\.gz")
_NOTHING_GIVEN = Given()


def default_folder(environment: Mapping[str, str]) -> Path:
    """Where evidence is unless somebody says otherwise: `FACTCHECK_EVIDENCE`, else the XDG data folder."""
    return (
        Path(named)
        if (named := environment.get("FACTCHECK_EVIDENCE"))
        else user_folder(environment, "XDG_DATA_HOME", ".local/share") / "evidence"
    )


class Archive:
    """A folder. It need not exist: it is then empty, and made by the first thing kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    # Keeping

    def keep(self, address: str, fetched: Fetched, given: Given = _NOTHING_GIVEN) -> Kept:
        """Keep a fetched page with everything that travelled for it."""
        file = page_file(address)
        at = _moment(fetched.fetched_at)
        facts = Facts(
            address,
            fetched.url,
            "",
            sha256_of(fetched.body),
            fetched.media_type,
            fetched.charset,
            fetched.fetched_at,
            tuple(exchange.url for exchange in fetched.exchanges),
            given,
        )
        with self._writing(file) as path:
            earlier = list(records(path)) if path.exists() else []
            if (again := _same_visit(facts, earlier, file)) is not None:
                return again
            made = list(exchanged(fetched.exchanges, earlier))
            page = page_among(made, earlier, facts.sha256, file)
            if page is None:  # nothing travelled that holds it: it came from a cache, or from a fetcher that tells nothing
                page = alone(fetched.url, at, fetched.media_type, fetched.body, earlier)
                made.append(page)
            facts = replace(facts, page=page.id)
            note = new_record("metadata", fetched.url, page.at, _FACTS, msgspec.json.encode(facts))
            self._add(path, [*made, replace(note, concurrent_to=page.id)], fresh=not earlier)
        return _kept(file, page, facts)

    def keep_payload(self, name: str, data: bytes, at: datetime, exchanges: Sequence[Exchange] = ()) -> Kept:
        """Keep a payload of a ranking, once, whoever brings it: `exchanges` where it was pulled, its name where it was a file."""
        file = f"boards/{sha256_of(data)[:32]}.warc.gz"
        with self._writing(file) as path:
            if path.exists():
                made = [record for record in records(path) if record.type in ("response", "resource")]
            else:
                made = list(exchanged(exchanges, ()))
            page = page_among(made, (), sha256_of(data), file)
            if page is None:
                page = alone(f"file:{quote(name, errors='surrogateescape')}", at, "", data, ())
                made.append(page)
            if not path.exists():
                self._add(path, made, fresh=True)
        chain = tuple(exchange.url for exchange in exchanges)
        retrieved = page.at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return _kept(file, page, Facts(name, page.target, page.id, sha256_of(data), fetched_at=retrieved, chain=chain))

    @contextmanager
    def _writing(self, file: str) -> Iterator[Path]:
        """A file of the archive, held for one writer. Whatever the system refuses is told as what it means for the user."""
        path = self.folder / file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with locked(self.folder):
                yield path
        except OSError as error:
            raise BrokenEvidence(
                f"Evidence cannot be kept in {self.folder} ({error.strerror or error}); "
                "name another folder with --evidence, or go without by --no-evidence."
            ) from error

    def _add(self, path: Path, made: Sequence[Record], *, fresh: bool) -> None:
        info = [new_record("warcinfo", "", made[0].at, _FIELDS, _INFO.encode())] if fresh else []
        write_whole(path, (b"" if fresh else path.read_bytes()) + b"".join(map(written, [*info, *made])))

    # Finding

    def files(self) -> Sequence[str]:
        """Every WARC file below the folder, also one that somebody put there."""
        found = [path for pattern in ("*.warc.gz", "*.warc") for path in self.folder.rglob(pattern) if path.is_file()]
        return sorted(path.relative_to(self.folder).as_posix() for path in found)

    def is_ours(self, file: str) -> bool:
        """Whether a file bears a name that pages are kept under."""
        return bool(_FILE.fullmatch(file))

    def records(self, file: str) -> Iterator[Record]:
        """The records of one of `files`, in their order."""
        return records(self.folder / file)

    def visits(self, address: str) -> Sequence[Visit]:
        """The visits to an address, oldest first; none where nothing is kept."""
        file = page_file(address)
        return self._visits(file) if (self.folder / file).is_file() else ()

    def visit(self, file: str, record: str) -> Visit:
        """The visit that a report names; raises `NoEvidence` where it is not kept here."""
        if not self.is_ours(file) or not (self.folder / file).is_file():
            raise NoEvidence(f"{self.folder} holds no file {file[:200]}; give the folder in which it lies with --evidence.")
        for visit in self._visits(file):
            if visit.kept.record == record:
                return visit
        raise NoEvidence(f"{self.folder / file} holds no record {record[:200]}; it is another file of that name.")

    def earlier(self, visit: Kept, most: int) -> Sequence[Visit]:
        """The visits to the same address that came before one, the last of them first, and no more than so many."""
        found = list(self.records(visit.file))
        held = {record.id: record for record in found}
        notes = list(takewhile(lambda note: _facts(note, visit.file).page != visit.record, filter(is_note, found)))
        return [visit_in(note, held, visit.file) for note in reversed(notes[-most:])]

    def find(self, sha256: str) -> Iterator[tuple[str, Record]]:
        """The records whose payload has a digest, wherever they are."""
        for file in self.files():
            yield from ((file, record) for record in self.records(file) if record.payload_digest == f"sha256:{sha256}")

    def _visits(self, file: str) -> Sequence[Visit]:
        found = list(self.records(file))
        held = {record.id: record for record in found}
        return [visit_in(note, held, file) for note in found if is_note(note)]


def page_file(address: str) -> str:
    """The file in which the visits to an address lie. What follows a # never reaches a server.

    >>> page_file("https://example.com/a#b") == page_file(" https://example.com/a")
    True
    """
    asked = address.strip().partition("#")[0]
    try:
        host = urlsplit(asked).hostname or ""
    except ValueError:
        host = ""
    plain = re.sub(r"[^a-z0-9._-]+", "-", host.lower()).strip(".-")[:100].strip(".-")
    return f"pages/{plain or 'other'}/{sha256_of(asked.encode('utf-8', 'surrogateescape'))[:32]}.warc.gz"


def _same_visit(facts: Facts, earlier: Sequence[Record], file: str) -> Kept | None:
    """The visit that is kept already where a page comes from a cache: nothing new travelled, so there is nothing to add."""
    for note in filter(is_note, earlier):
        known = _facts(note, file)
        if replace(known, page="") == facts:
            return next(_kept(file, page, known) for page in earlier if page.id == known.page)
    return None


def is_note(record: Record) -> bool:
    """Whether a record is our own note of a visit."""
    return record.type == "metadata" and record.content_type == _FACTS


def visit_in(note: Record, held: Mapping[str, Record], file: str) -> Visit:
    """The visit that a note is of; raises `BrokenEvidence` where the records are not what it says."""
    facts = _facts(note, file)
    page = held.get(facts.page)
    if page is None:
        raise BrokenEvidence(f"{file} speaks of the record {facts.page[:200]} and does not hold it; the file was altered.")
    body = body_of(page, held, file)
    if sha256_of(body) != facts.sha256:
        raise BrokenEvidence(f"{file} holds another page in {page.id} than the one that was read; the file was altered.")
    return Visit(_kept(file, page, facts), facts, body)


def _facts(note: Record, file: str) -> Facts:
    try:
        return msgspec.json.decode(note.block, type=Facts)
    except msgspec.MsgspecError as error:
        raise BrokenEvidence(f"{file} holds a note of a visit that cannot be read ({error}); the file was altered.") from error


def _kept(file: str, page: Record, facts: Facts) -> Kept:
    said = Memento()
    if page.content_type.startswith(HTTP):
        said = memento_in(answer_in(page.block, file).headers, page.target)
    redirects = facts.chain if len(facts.chain) > 1 else ()
    return Kept(file, page.id, page.payload_digest.partition(":")[2], page.ip, facts.fetched_at, redirects, said)


def _moment(fetched_at: str) -> datetime:
    return datetime.fromisoformat(fetched_at) if fetched_at else datetime.now(UTC)
