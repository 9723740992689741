"""Visits: one page as it was fetched for a check, and what has to be known to read the same article from it again."""

from __future__ import annotations

from dataclasses import dataclass, field

from sources.evidence.memento import Memento
from sources.read import Given


@dataclass(frozen=True, slots=True)
class Facts:
    """What the records of a visit do not say of themselves; kept as JSON in a metadata record beside them.

    `address` is what was asked for, `url` where the redirects ended and `chain` every address on the way, that one included.
    `page` is the id of the record that holds the page; `sha256` the digest of the page with its content coding undone.
    `given` is what the user said about the story.
    """

    address: str
    url: str
    page: str
    sha256: str
    media_type: str = ""
    charset: str = ""
    fetched_at: str = ""
    chain: tuple[str, ...] = ()
    given: Given = field(default_factory=Given)


@dataclass(frozen=True, slots=True)
class Kept:
    """Where evidence is: the file (below the evidence folder) and the record in it, and what names it beyond doubt.

    `sha256` is the digest of the record's payload, which has its content coding still; `redirects` the addresses passed, the
    last one included, and empty where there was no redirect.
    """

    file: str
    record: str
    sha256: str
    ip: str = ""
    retrieved_at: str = ""
    redirects: tuple[str, ...] = ()
    memento: Memento = field(default_factory=Memento)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit read back. `body` is the page with its content coding undone, as it was read."""

    kept: Kept
    facts: Facts
    body: bytes
