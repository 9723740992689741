"""Operational failures. A failure is an error with a slug and a way out; it is never a verdict.

SourceError
├── NotFound          no-such-file      the path leads to no file
├── Unreadable        unreadable        the bytes are no page that we can read (PDF, image, archive …)
├── NoText            no-text           the page was read and holds no text
├── BadAddress        bad-address       not an http(s) address
├── Refused           refused           the server answered 4xx or 5xx
├── TooLarge          too-large         the body is larger than the limit
├── Unreachable       unreachable       no answer: name, connection, time-out, redirect loop
└── BrokenBoard       broken-board      the bundled or stored history cannot be read
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


class BadAddress(SourceError):
    """Not an http(s) address."""

    slug = "bad-address"


class Refused(SourceError):
    """The server answered 4xx or 5xx."""

    slug = "refused"


class TooLarge(SourceError):
    """The body is larger than the limit."""

    slug = "too-large"


class Unreachable(SourceError):
    """No answer: name, connection, time-out, redirect loop."""

    slug = "unreachable"


class BrokenBoard(SourceError):
    """The bundled or stored history cannot be read."""

    slug = "broken-board"
