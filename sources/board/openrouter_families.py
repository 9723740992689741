"""Families: models of one maker that share a name, up to a version (DeepSeek V4) or altogether (Kimi)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sources.board.openrouter_casing import Casing
from sources.board.openrouter_makers import Makers
from sources.board.openrouter_slug import dateless, head, holds_digit, name_of, squeezed, words


@dataclass(frozen=True, slots=True)
class Model:
    """One model: its maker, its dateless label, the slugs of its rows (the latest listed first), whether a chart named it."""

    maker: str
    label: str
    slugs: tuple[str, ...]
    charted: bool

    @property
    def id(self) -> str:
        """The id under which all its builds are found."""
        return f"model:{self.slugs[0]}"


@dataclass(frozen=True, slots=True)
class Family:
    """Models that share a name: `family:deepseek-v4`. `words` says how many words the shared part has."""

    id: str
    label: str
    maker: str
    words: int
    slugs: frozenset[str]


def families_of(models: Sequence[Model], makers: Makers, casing: Casing) -> tuple[Family, ...]:
    """Version families and name families, the narrowest first; an id belongs to the maker that has most models in it."""
    found = [*_version_families(models, casing), *_name_families(models, makers)]
    best: dict[str, Family] = {}
    for family in found:
        kept = best.get(family.id)
        if kept is None or len(kept.slugs) < len(family.slugs):
            best[family.id] = family
    return tuple(sorted(best.values(), key=lambda family: (-family.words, len(family.slugs), family.id)))


def _version_families(models: Sequence[Model], casing: Casing) -> list[Family]:
    """What at least two models of a maker begin with, up to a word that holds a digit."""
    sharing: dict[tuple[str, tuple[str, ...]], set[Model]] = {}
    whole: dict[tuple[str, tuple[str, ...]], set[Model]] = {}
    for model in models:
        for parts in {words(dateless(name_of(slug))) for slug in model.slugs}:
            whole.setdefault((model.maker, parts), set()).add(model)
            for stop in range(1, len(parts)):
                if holds_digit(parts[stop - 1]):
                    sharing.setdefault((model.maker, parts[:stop]), set()).add(model)
    return [
        Family(
            id=f"family:{'-'.join(parts)}",
            label=casing.label(parts),
            maker=maker,
            words=len(parts),
            slugs=frozenset(slug for model in members | whole.get((maker, parts), set()) for slug in model.slugs),
        )
        for (maker, parts), members in sorted(sharing.items(), key=lambda item: item[0])
        if len(members) > 1
    ]


def _name_families(models: Sequence[Model], makers: Makers) -> list[Family]:
    """The families that the makers' rows name and some model bears; an alias that a model bears is a family too."""
    of_maker: dict[str, list[Model]] = {}
    for model in models:
        of_maker.setdefault(model.maker, []).append(model)
    found = []
    for maker in makers.roots():
        own = {squeezed(name.text) for name in makers.names(maker) if name.own}
        texts = [name.text for name in (*makers.families(maker), *makers.names(maker)) if squeezed(name.text) not in own]
        for text in dict.fromkeys(texts):
            bearing = [model for model in of_maker.get(maker, ()) if _bears(model.label, text)]
            whole = [model for model in bearing if squeezed(model.label) == squeezed(text)]
            if bearing and bearing != whole:
                parts = words(text.lower())
                slugs = frozenset(slug for model in bearing for slug in model.slugs)
                found.append(Family(f"family:{'-'.join(parts)}", text, maker, 0, slugs))
    return found


def _bears(label: str, text: str) -> bool:
    """Whether a family's words stand in a label, the last one perhaps with a version: Qwen in `Qwen3.6 Plus`."""
    wanted = [word.casefold() for word in words(text)]
    parts = [word.casefold() for word in words(label)]
    for start in range(len(parts) - len(wanted) + 1):
        piece = parts[start : start + len(wanted)]
        if piece == wanted or (piece[:-1] == wanted[:-1] and head(piece[-1]) == wanted[-1] and piece[-1] != wanted[-1]):
            return True
    return False


def by_family_name(families: Iterable[Family]) -> Mapping[str, Family]:
    """Families by how their names are searched."""
    return {squeezed(family.label): family for family in families}
