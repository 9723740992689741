"""Which store a place names: a path is a file of SQLite, an address is a database server's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sources.errors import BrokenStore
from sources.user_folder import user_folder

if TYPE_CHECKING:
    from sources.board.store import SnapshotStore

#: An address, also one that lost a slash; a drive of Windows (one letter) is none.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/")
#: The other way to write where a PostgreSQL database is. As a path it would be a file whose name holds a password.
_KEYWORDS = re.compile(r"\s*(?:host|hostaddr|port|dbname|user|password|service|sslmode|application_name)\s*=")


def default_place(environment: Mapping[str, str]) -> str:
    """Where the store is unless somebody says otherwise: `FACTCHECK_STORE`, else the XDG data folder."""
    return environment.get("FACTCHECK_STORE") or str(_data_folder(environment) / "snapshots.sqlite3")


def is_address(place: str) -> bool:
    """Whether a place is an address, or was meant as one, and no path."""
    return bool(_SCHEME.match(place) or _KEYWORDS.match(place))


def store_at(place: str, environment: Mapping[str, str]) -> SnapshotStore:
    """The store at a place; there need be none yet. `BrokenStore` where an address names none that we know."""
    if not is_address(place):
        return _sqlite(place, environment)
    scheme = _SCHEME.match(place)
    kind = _BY_SCHEME.get(scheme[1].lower()) if scheme else None
    if kind is None:
        raise BrokenStore(
            f"There is no kind of store for {scheme[1] + ':' if scheme else 'such a place'}; give the path of a file, or"
            " postgresql://USER@HOST/DATABASE."
        )
    return kind(place, environment)


def _sqlite(place: str, _: Mapping[str, str]) -> SnapshotStore:
    from sources.board.sqlite_store import SqliteStore  # noqa: PLC0415

    return SqliteStore(Path(place))


def _postgres(place: str, environment: Mapping[str, str]) -> SnapshotStore:
    from sources.board.postgres_store import PostgresStore  # noqa: PLC0415

    return PostgresStore(place, _data_folder(environment))


def _data_folder(environment: Mapping[str, str]) -> Path:
    return user_folder(environment, "XDG_DATA_HOME", ".local/share")


#: The kinds of stores that have addresses.
_BY_SCHEME: Mapping[str, Callable[[str, Mapping[str, str]], SnapshotStore]] = {"postgresql": _postgres, "postgres": _postgres}
