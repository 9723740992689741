"""A PostgreSQL server in a temporary folder, on loopback and a socket: Debian's package, which runs nothing as root.

Where it is missing its tests are skipped, unless `FACTCHECK_REQUIRE_POSTGRES` is set: then they fail.
"""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

REQUIRED = "FACTCHECK_REQUIRE_POSTGRES"
ABSENT = "there is no PostgreSQL server (on Debian: apt-get install postgresql)"
#: Nothing here need survive a power cut.
_SETTINGS = {"fsync": "off", "full_page_writes": "off", "listen_addresses": "127.0.0.1"}
#: Whoever comes by the socket is let in; whoever comes by the network gives a password.
_ACCESS = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`: the newest version's; `None` where there is none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    on_path = shutil.which("pg_ctl")
    found = [*folders, *([Path(on_path).parent] if on_path else [])]
    return next((folder for folder in found if (folder / "pg_ctl").exists() and (folder / "initdb").exists()), None)


@dataclass
class PostgresServer:
    """A running server. The superuser is `postgres`."""

    programs: Path
    folder: Path
    port: int
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _lent: list[str] = field(default_factory=list)
    _free: list[str] = field(default_factory=list)

    def database(self) -> str:
        """An empty database; its name. Making one writes megabytes, so those that were given back come first."""
        name = self._free.pop() if self._free else self.new_database()
        self._lent.append(name)
        return name

    def new_database(self, options: str = "TEMPLATE template0 ENCODING 'UTF8'") -> str:
        """Make a database."""
        name = f"team_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} {options}")
        return name

    def new_user(self, password: str) -> str:
        """Make somebody without any rights."""
        name = f"user_{next(self._numbers)}"
        self.run(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
        return name

    def take_back(self) -> None:
        """Empty the databases that were lent."""
        while self._lent:
            name = self._lent.pop()
            self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
            self.run("DROP SCHEMA IF EXISTS factcheck CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public", name)
            self._free.append(name)

    def address(self, database: str, user: str = "postgres") -> str:
        """The address of a database by the socket: whoever says who he is is let in."""
        return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"

    def network_address(self, database: str, user: str, password: str) -> str:
        """The address of a database on loopback, where passwords are asked for."""
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def run(self, statements: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run statements as the superuser, outside a transaction; the rows of the last one."""
        import psycopg  # noqa: PLC0415

        with psycopg.connect(self.address(database), autocommit=True) as connection:
            cursor = connection.execute(statements.encode())
            while cursor.nextset():
                pass
            return cursor.fetchall() if cursor.description else []

    def restart(self) -> None:
        """End every connection, and serve on."""
        _run(self, "pg_ctl", "restart", "-w", "-m", "fast", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"))


@contextmanager
def running(programs: Path) -> Iterator[PostgresServer]:
    """Start a server, and stop it."""
    folder = Path(tempfile.mkdtemp(prefix="factcheck-pg-", dir="/tmp"))  # the path of a socket must be short
    server = PostgresServer(programs, folder, _free_port())
    try:
        if (account := _account()) is not None:
            os.chown(folder, account.pw_uid, account.pw_gid)
        folder.chmod(0o755)
        data = folder / "data"
        _run(server, "initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "-D", str(data))
        told = _SETTINGS | {"port": str(server.port), "unix_socket_directories": str(folder)}
        with (data / "postgresql.conf").open("a") as conf:
            conf.writelines(f"{name} = '{value}'\n" for name, value in told.items())
        (data / "pg_hba.conf").write_text(_ACCESS)
        _run(server, "pg_ctl", "start", "-w", "-t", "60", "-D", str(data), "-l", str(folder / "log"))
        try:
            yield server
        finally:
            _run(server, "pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(data))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(server: PostgresServer, program: str, *arguments: str) -> None:
    account = _account()
    who = {} if account is None else {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    # its output goes to a file: the server inherits it, and a pipe would stay open as long as the server runs
    with tempfile.TemporaryFile() as told:
        done = subprocess.run(
            [server.programs / program, *arguments],
            cwd=server.folder,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
            check=False,
            **who,
        )
        told.seek(0)
        log = server.folder / "log"
        assert done.returncode == 0, told.read().decode(errors="replace") + (log.read_text() if log.exists() else "")


def _account() -> pwd.struct_passwd | None:
    """As whom to run it where we are root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port
