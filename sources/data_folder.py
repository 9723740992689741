"""The user's data folder: where everything lies that factcheck keeps, unless somebody says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def data_folder(environment: Mapping[str, str]) -> Path:
    """`factcheck` in the XDG data folder; a relative one is to be ignored (XDG Base Directory Specification)."""
    data = environment.get("XDG_DATA_HOME", "")
    base = Path(data) if data.startswith("/") else Path.home() / ".local" / "share"
    return base / "factcheck"
