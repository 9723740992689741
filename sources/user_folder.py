"""The user's own folders, where the XDG Base Directory Specification puts them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def user_folder(environment: Mapping[str, str], variable: str, usual: str) -> Path:
    """Our folder below what a variable names, else below the usual place of the home. A relative name is to be ignored.

    >>> user_folder({"XDG_CACHE_HOME": "/cache"}, "XDG_CACHE_HOME", ".cache").as_posix()
    '/cache/factcheck'
    """
    named = environment.get(variable, "")
    return (Path(named) if named.startswith("/") else Path.home() / usual) / "factcheck"
