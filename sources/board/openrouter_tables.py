"""The entity tables and the table of sources of the data folder, as entries of the bundle. Used when packing alone."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Self

from sources.board.board import Provenance
from sources.board.openrouter_bundle import Author, Listing, Stealth
from sources.board.openrouter_history import MARKET_SHARE

#: The rows of a CSV file, by the names of its columns.
Table = Sequence[Mapping[str, str]]


class Sources:
    """The provenance lines, each kept once and counted from nought."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self._table = table
        self._numbers: dict[Provenance, int] = {}

    @classmethod
    def read(cls, path: Path) -> Self:
        """The table in a TOML file."""
        return cls(tomllib.loads(path.read_text(encoding="utf-8")))

    def number(self, repository: str, commit: str, series: str) -> int:
        """The number of a commit of a repository, told apart by the file that held the series."""
        repositories = self._table["repositories"]
        assert isinstance(repositories, dict)
        known = repositories.get(repository, {})
        path = known.get("market_share_path", known.get("path", "")) if series == MARKET_SHARE else known.get("path", "")
        provenance = Provenance(
            derived_from=f"{repository}@{commit}" + (f":{path}" if path else ""),
            address=self.text("address"),
            licence=known.get("licence", self.text("unstated")),
        )
        return self._numbers.setdefault(provenance, len(self._numbers))

    def text(self, key: str) -> str:
        """A line of the table."""
        value = self._table[key]
        assert isinstance(value, str)
        return value

    def all(self) -> tuple[Provenance, ...]:
        """Every provenance that was asked for, in the order of its number."""
        return tuple(self._numbers)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def authors(rows: Table) -> tuple[Author, ...]:
    return tuple(
        Author(
            slug=row["slug"],
            name_en=row["name_en"],
            name_zh=row["name_zh"],
            aliases=_parts(row["aliases"]),
            families=_parts(row["families"]),
            needs_context=_parts(row["needs_context"]),
            same_as=row["same_as"],
            origin=row["origin_country_iso2"],
            source=row["source"],
        )
        for row in rows
    )


def stealth(rows: Table) -> tuple[Stealth, ...]:
    return tuple(
        Stealth(
            slug=row["slug"],
            name_en=row["name_en"],
            name_zh=row["name_zh"],
            listed_on=_day(row["listed_on"]),
            identity=row["identity"],
            revealed_on=_day(row["revealed_on"]),
            origin=row["origin_country_iso2"],
            confirmed=row["confirmed"] == "yes",
            source=row["source"],
        )
        for row in rows
    )


def listings(rows: Table) -> tuple[Listing, ...]:
    return tuple(
        Listing(
            model_id=row["model_id"],
            slug=row["canonical_slug"],
            name=" ".join(row["display_name"].split()),
            created=_day(row["created_utc"]),
            hugging_face_id=row["hugging_face_id"],
        )
        for row in rows
    )
