"""Makers: who a row belongs to as of a day, and what makers are called.

A second slug of a maker counts with the first. Models listed under a stealth name belong to nobody until the maker is
revealed and confirmed; whatever else stands in the namespaces of such models (routers) never belongs to anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sources.board.board import Belonging, OriginStatus
from sources.board.openrouter_bundle import Author, Stealth
from sources.board.openrouter_origins import Origins
from sources.board.openrouter_slug import maker_of, split_variant

_IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class MakerName:
    """One name of a maker as its row has it. `own` is its proper name, not an alias."""

    maker: str
    text: str
    own: bool
    needs_context: bool


class Makers:
    """Authors and stealth models of a bundle; `origins` is a user's own table of who counts as what."""

    def __init__(self, authors: Sequence[Author], stealth: Sequence[Stealth], origins: Origins | None = None) -> None:
        self._origins = origins
        self._authors = {author.slug: author for author in authors}
        self._stealth = {entry.slug: entry for entry in stealth}
        self._namespaces = frozenset(maker_of(entry.slug) for entry in stealth)
        self._lasting: dict[str, Belonging] = {}
        self._seconds: dict[str, list[Author]] = {}
        for author in authors:
            self._seconds.setdefault(self.root(author.slug), []).append(author)

    def root(self, slug: str) -> str:
        """The slug that a maker's slug counts with: the first of its slugs."""
        author = self._authors.get(slug)
        return author.same_as if author is not None and author.same_as else slug

    def is_namespace(self, slug: str) -> bool:
        """Whether a maker's slug is none: a place for stealth models and routers."""
        return slug in self._namespaces

    def stealth(self, model: str) -> Stealth | None:
        """The entry of a model that is, or was, listed without its maker."""
        return self._stealth.get(model)

    def belonging(self, row_id: str, on: date) -> Belonging:
        """Maker and origin of a row as of a day."""
        kept = self._lasting.get(row_id)
        if kept is not None:
            return kept
        model, _ = split_variant(row_id)
        found = self._of_model(model, on)
        if model not in self._stealth:  # the day matters to these alone
            self._lasting[row_id] = found
        return found

    def _of_model(self, model: str, on: date) -> Belonging:
        if self._origins is not None and model in self._origins.models:
            return self._told(self._found(model, on).author, self._origins.models[model])
        return self._found(model, on)

    def _found(self, model: str, on: date) -> Belonging:
        entry = self._stealth.get(model)
        if entry is not None:
            return self._revealed(entry, on)
        slug = maker_of(model)
        if slug in self._namespaces:
            return Belonging("", "", OriginStatus.STEALTH)
        return self._known(self.root(slug))

    def _revealed(self, entry: Stealth, on: date) -> Belonging:
        if not (entry.confirmed and entry.identity and entry.revealed_on and entry.revealed_on <= on):
            return Belonging("", "", OriginStatus.STEALTH)
        return self._known(self.root(maker_of(entry.identity)), entry.origin)

    def _known(self, slug: str, otherwise: str = "") -> Belonging:
        author = self._authors.get(slug)
        origin = (author.origin if author is not None else "") or otherwise
        if self._origins is not None and (slug in self._origins.makers or self._origins.whole):
            return self._told(slug, self._origins.makers.get(slug, ""))
        return Belonging(slug, origin, OriginStatus.KNOWN if origin else OriginStatus.UNCHECKED)

    def _told(self, slug: str, origin: str) -> Belonging:
        """What the user's table says: a country, or that it counts for nobody."""
        return Belonging(slug, origin, OriginStatus.KNOWN if origin else OriginStatus.STEALTH)

    def roots(self) -> Iterator[str]:
        """Every maker that has a row in the table, once."""
        return (slug for slug in self._seconds if slug not in self._namespaces)

    def origins(self) -> tuple[str, ...]:
        """Every origin that some maker has, sorted."""
        own = {author.origin for author in self._authors.values()}
        told = {*self._origins.makers.values(), *self._origins.models.values()} if self._origins is not None else set()
        return tuple(sorted((own | told) - {""}))

    def label(self, slug: str, language: str) -> str:
        """A maker in the reader's words; one that has no row by its slug: `zeta-corp` is Zeta Corp."""
        author = self._authors.get(self.root(slug))
        if author is None:
            return " ".join(word.capitalize() for word in slug.split("-"))
        chinese = author.name_zh if language == "zh" else ""
        return chinese or _IN_BRACKETS.sub("", author.name_en)

    def names(self, slug: str) -> tuple[MakerName, ...]:
        """What a maker is called, its proper names first; also by the rows of its second slugs."""
        found: dict[str, MakerName] = {}
        rows = self._seconds.get(slug, [])
        risky = {name.casefold() for row in rows for name in row.needs_context}
        for own in (True, False):
            for row in rows:
                for text in _proper(row) if own else _aliases(row):
                    found.setdefault(text.casefold(), MakerName(slug, text, own, text.casefold() in risky))
        return tuple(found.values())

    def families(self, slug: str) -> tuple[MakerName, ...]:
        """What the table calls the families of a maker."""
        rows = self._seconds.get(slug, [])
        risky = {name.casefold() for row in rows for name in row.needs_context}
        names = dict.fromkeys(family for row in rows for family in row.families)
        return tuple(MakerName(slug, text, False, text.casefold() in risky) for text in names)


def _proper(author: Author) -> Iterator[str]:
    yield _IN_BRACKETS.sub("", author.name_en)
    yield from (part.strip() for part in author.name_zh.split("/") if part.strip())


def _aliases(author: Author) -> Iterator[str]:
    yield from _IN_BRACKETS.findall(author.name_en)
    yield from (alias for alias in author.aliases if "/" not in alias)
