"""A list of hosts: of an archive of the whole web only their pages are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from factcheck.inputs.entry import ListError


@dataclass(slots=True)
class Hosts:
    """The hosts of a list, each with all that is below it. `left_out` counts the pages of others."""

    names: frozenset[str]
    left_out: int = 0

    @classmethod
    def of(cls, text: str) -> Hosts:
        """One a line; what stands behind # is none of it.

        >>> hosts = Hosts.of("example.cn  # the wire")
        >>> hosts.has("https://news.example.cn/a"), hosts.has("https://myexample.cn/a"), hosts.left_out
        (True, False, 1)
        """
        lines = (line.partition("#")[0].strip().lower().strip(".") for line in text.splitlines())
        names = frozenset(line for line in lines if line)
        if not names or any(not name.strip(".") or "/" in name or " " in name for name in names):
            raise ListError("a list of hosts holds one host a line, as example.cn, and nothing else")
        return cls(names)

    @classmethod
    def at(cls, path: Path) -> Hosts:
        """Those of a file. Raises `ListError`."""
        try:
            return cls.of(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ListError(f"the hosts in {path} cannot be read: {error}") from error
        except ListError as error:
            raise ListError(f"{path}: {error}") from error

    def has(self, address: str) -> bool:
        """Whether an address is of one of them; one that is not is counted."""
        try:
            host = (urlsplit(address).hostname or "").rstrip(".")
        except ValueError:
            host = ""
        while host and host not in self.names:
            host = host.partition(".")[2]
        self.left_out += not host
        return bool(host)
