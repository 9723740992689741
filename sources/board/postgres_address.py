"""The address of a PostgreSQL database, and what of it may be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sources.errors import BrokenStore

_HOST = r"(?:\[[0-9A-Fa-f:.]+(?:%[\w.-]+)?\]|[^\[\]:,@/?#\s]*)(?::[0-9]{0,5})?"
_ADDRESS = re.compile(
    r"postgres(?:ql)?://"
    r"(?:(?P<user>[^:@/?#\s]*)(?::(?P<password>[^:@/?#\s]*))?@)?"
    rf"(?P<hosts>{_HOST}(?:,{_HOST})*)"
    r"(?:/(?P<database>[^/?#@\s]*))?"
    r"(?:\?(?P<options>[^?#@\s]*))?",
    re.IGNORECASE,
)
#: The options that say where something is, and nothing secret.
_SHOWN = frozenset({"host", "hostaddr", "port", "dbname", "user", "service", "sslmode", "target_session_attrs"})


@dataclass(frozen=True, slots=True)
class PostgresAddress:
    """An address as it was given (with what is secret in it), and as it is shown: `place`.

    Only what is written strictly is taken: a password with an `@` or a `/` that is not percent-encoded would be taken for
    a part of the host by some reader, and be shown.
    """

    secret: str = field(repr=False)
    place: str

    @classmethod
    def read(cls, address: str) -> PostgresAddress:
        """Read an address; `BrokenStore`, which shows nothing of it, where it cannot be read.

        >>> PostgresAddress.read("postgres://ann:secret@db.example.org/team?sslmode=require&sslpassword=s").place
        'postgresql://ann@db.example.org/team?sslmode=require'
        """
        found = _ADDRESS.fullmatch(address)
        if found is None:
            raise BrokenStore(
                "The address of the store cannot be read; write postgresql://USER@HOST:PORT/DATABASE, and : / ? # @ % in a name"
                " or a password as %3A %2F %3F %23 %40 %25."
            )
        user, hosts, database, options = found.group("user", "hosts", "database", "options")
        shown = "&".join(each for each in (options or "").split("&") if each.partition("=")[0] in _SHOWN)
        place = f"postgresql://{user + '@' if user else ''}{hosts}{'' if database is None else '/' + database}"
        return cls("postgresql" + address[address.index("://") :], f"{place}?{shown}" if shown else place)
