"""What a PostgreSQL server complains of, with what to do; of its own words only those that hold nothing secret."""

from __future__ import annotations

import re
from collections.abc import Mapping

import psycopg

from sources.errors import BrokenStore

_LOST = "the connection was lost; whatever was being stored is there whole or not at all: do it again"
_FULL = "the server has no connection to spare; try again, or have its max_connections raised"
_MISTAKEN = "a part of the address is wrong; check the port, and the options after the question mark"
_REFUSED = "the server refuses it, or there is none; check host, user, password and database"
_NOBODY = "there is no such user on the server, or it may not log in; check the name"
#: By the code of the error (PostgreSQL's manual, appendix A), or by its class, the first two characters.
_BY_CODE: Mapping[str, str] = {
    "08": _LOST,
    "25006": "only reading is possible there (a replica, perhaps); name the server that is written to",
    "28": "the server refuses this user or password; check both, and the server's pg_hba.conf",
    "3D000": "there is no such database; create it (createdb), or check the name",
    "42501": "this user may not do that; docs/snapshots.md lists the rights that reading and writing need",
    "42P01": "a table is missing; restore the database from a backup, or import the payloads into another",
    "42703": "a column is missing; restore the database from a backup, or import the payloads into another",
    "53100": "the server's disk is full; nothing was stored",
    "53300": _FULL,
    "55P03": "it is being written by another process; try again when it is done",
    "57014": "the server took too long to answer; try again",
    "57": _LOST,
}
#: By what stands in the complaint about a connection, which has no code; names in it are left out, for they may be anything.
_BY_WORDS: Mapping[str, str] = {
    "bad value": _MISTAKEN,
    "invalid": _MISTAKEN,
    "definition of service": "no file of services names this one; look at PGSERVICEFILE",
    "password authentication failed": _BY_CODE["28"],
    "authentication failed": _BY_CODE["28"],
    "no password supplied": "the server wants a password; give it in PGPASSWORD, or in a file that PGPASSFILE names",
    "no pg_hba.conf entry": "the server's pg_hba.conf does not let this user in from here",
    "too many clients": _FULL,
    "remaining connection slots": _FULL,
    "too many connections": _FULL,
    "the database system is": "the server is starting or stopping; try again",
    "certificate": "the server's certificate is not the one expected; look at sslmode and sslrootcert",
    "ssl": "the server and this program do not agree on encryption; look at sslmode",
    "role … does not exist": _NOBODY,
    "role … is not permitted": _NOBODY,
    "permission denied": _BY_CODE["42501"],
    "database … does not exist": _BY_CODE["3D000"],
    "could not translate host name": "there is no host of that name; check the address",
    "resolve host": "there is no host of that name; check the address",
    "refused": "no server answers there; check host and port, and that it runs",
    "no such file or directory": "no server answers there; check host and port, and that it runs",
    "timeout": "no server answers there in time; check host and port",
    "timed out": "no server answers there in time; check host and port",
    "unreachable": "no server answers there; check host and port, and that it runs",
    "no route": "no server answers there; check host and port, and that it runs",
}
#: A name in a complaint.
_QUOTED = re.compile(r"""(["'])[^"']*\1""")


def refused(error: psycopg.Error, place: str) -> BrokenStore:
    """Why no connection came about.

    The server's own sentence is not repeated: it may come in any language and name anything.
    """
    code = _by_code(error)
    said = _QUOTED.sub("…", str(error)).lower()
    found = code or next((told for words, told in _BY_WORDS.items() if words in said), "")
    if not found and error.pgconn is not None and error.pgconn.needs_password:
        found = _BY_WORDS["no password supplied"]
    return BrokenStore(f"{place} cannot be opened: {found or _REFUSED}.")


def failed(error: psycopg.Error, place: str) -> BrokenStore:
    """Why a question was not answered, or nothing could be stored."""
    found = _by_code(error)
    if not found and isinstance(error, psycopg.OperationalError):
        found = _LOST
    return BrokenStore(f"{place} cannot be used: {found or error.diag.message_primary or type(error).__name__}.")


def _by_code(error: psycopg.Error) -> str:
    code = error.sqlstate or ""
    return _BY_CODE.get(code) or _BY_CODE.get(code[:2], "")
