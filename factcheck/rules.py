"""The version of the rules: of everything that can change what a story is read and judged as.

The digest is of the code and the data of the three packages as they are installed, so that it changes with them and nobody
has to remember to raise a number.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

_PACKAGES = ("claims", "factcheck", "sources")
_DIGITS = 16
#: What is not read at run time, or is made from what is.
_NOT_RULES = ("__pycache__", ".pyc", ".po")


@cache
def rules_version() -> str:
    """The version of factcheck, and the digest of its rules."""
    from factcheck.version import VERSION  # noqa: PLC0415 - loads the reader of package metadata

    digest = sha256()
    for package in _PACKAGES:
        for path, file in sorted(_under(package, files(package))):
            digest.update(f"{path}\0".encode())
            digest.update(sha256(file.read_bytes()).digest())
    return f"{VERSION}+{digest.hexdigest()[:_DIGITS]}"


def _under(path: str, folder: Traversable) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        if entry.name.endswith(_NOT_RULES):
            continue
        found += _under(f"{path}/{entry.name}", entry) if entry.is_dir() else [(f"{path}/{entry.name}", entry)]
    return found
