"""Operational failures. A failure is an error with a slug and a way out; it is never a verdict.

SourceError
├── NotFound          no-such-file      the path leads to no file
├── Unreadable        unreadable        the bytes are no page that we can read (image, locked PDF …)
├── NoText            no-text           the page was read and holds no text
├── PageEncrypted     page-encrypted    the page holds its story encrypted, for its own script
├── BadProfile        bad-profile       the file that describes an outlet's pages cannot be used
├── BadAddress        bad-address       not an http(s) address
├── PrivateAddress    private-address   the name leads into a private network
├── Disallowed        disallowed        robots.txt asks programs to leave the page alone
├── Refused           refused           the server answered 4xx or 5xx
├── Blocked           blocked           the server keeps programs out
├── NotCached         not-cached        the page is not in the cache, and nothing else may be asked
├── TooLarge          too-large         the body is larger than the limit
├── Unreachable       unreachable       no answer: name, connection, time-out, redirect loop
├── NoKey             no-key            the key that a server asks for is missing, or is not taken
├── BrokenBoard       broken-board      the bundled or stored history cannot be read
│   └── BrokenStore   broken-store      the user's own store cannot be opened, read or written
│       └── IdTaken   broken-store      somebody else stored another capture under the same id meanwhile
├── UnknownFormat     unknown-format    no reader knows the shape of an imported payload
├── BrokenPayload     broken-payload    an imported payload is truncated, altered or contradicts itself
├── UnknownCapture    unknown-capture   nobody says when a payload was captured, or what it covers
├── BadOrigins        bad-origins       the file that says who counts as what cannot be used
├── BrokenEvidence    broken-evidence   an archive is truncated, altered, foreign, or cannot be written
└── NoEvidence        no-evidence       nothing is kept of an address, or of a report
"""

from __future__ import annotations


class SourceError(Exception):
    """Something could not be read. `slug` is a heading in docs/errors.md; the message says what to do next."""

    slug = "source-error"


class NotFound(SourceError):
    """The path leads to no file."""

    slug = "no-such-file"


class Unreadable(SourceError):
    """The bytes are no page that we can read."""

    slug = "unreadable"


class NoText(SourceError):
    """The page was read and holds no text."""

    slug = "no-text"


class PageEncrypted(SourceError):
    """The page holds its story encrypted, for its own script to open; that is respected and not worked around."""

    slug = "page-encrypted"


class BadProfile(SourceError):
    """The file that describes the pages of an outlet cannot be used."""

    slug = "bad-profile"


class BadAddress(SourceError):
    """Not an http(s) address."""

    slug = "bad-address"


class PrivateAddress(SourceError):
    """The name leads into a private network, which is not allowed unless somebody says so."""

    slug = "private-address"


class Disallowed(SourceError):
    """The host's robots.txt asks programs to leave the page alone, or could not be had."""

    slug = "disallowed"


class Refused(SourceError):
    """The server answered 4xx or 5xx."""

    slug = "refused"


class Blocked(SourceError):
    """The server keeps programs out: it says so, or shows a test for humans. Never worked around."""

    slug = "blocked"


class NotCached(SourceError):
    """The page is not in the cache, and nothing else may be asked."""

    slug = "not-cached"


class TooLarge(SourceError):
    """The body is larger than the limit."""

    slug = "too-large"


class Unreachable(SourceError):
    """No answer: name, connection, time-out, redirect loop."""

    slug = "unreachable"


class NoKey(SourceError):
    """The key that a server asks for is missing, or is not taken."""

    slug = "no-key"


class BrokenBoard(SourceError):
    """The bundled or stored history cannot be read."""

    slug = "broken-board"


class BrokenStore(BrokenBoard):
    """The user's own store cannot be opened, read or written: of a newer version, locked, read-only, or no store."""

    slug = "broken-store"


class IdTaken(BrokenStore):
    """Somebody else stored another capture under the same id, since the index was read. Whoever reads it again finds it."""


class UnknownFormat(SourceError):
    """No reader knows the shape of an imported payload."""

    slug = "unknown-format"


class BrokenPayload(SourceError):
    """An imported payload is truncated, altered or contradicts itself. It is refused whole."""

    slug = "broken-payload"


class UnknownCapture(SourceError):
    """Nobody says when a payload was captured, or which days it covers; or it says a time that has not come yet."""

    slug = "unknown-capture"


class BadOrigins(SourceError):
    """The file that says who counts as what cannot be used."""

    slug = "bad-origins"


class BrokenEvidence(SourceError):
    """An archive is truncated, altered, foreign, or cannot be written."""

    slug = "broken-evidence"


class NoEvidence(SourceError):
    """Nothing is kept of an address, or of a report."""

    slug = "no-evidence"
