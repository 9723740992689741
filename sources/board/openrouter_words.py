"""Words for what has no name of its own in the bundle: origins, groups, the platform, units, release stages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TypedDict

import msgspec

from sources.board.board import EntityName


class Wording(TypedDict, total=False):
    """One entry of the tables: two labels, and what is found in text; `context_…` needs something beside it."""

    zh: str
    en: str
    names_zh: list[str]
    names_en: list[str]
    context_zh: list[str]
    context_en: list[str]


class _Common(TypedDict):
    words: list[str]


class _Table(TypedDict):
    stages: dict[str, list[str]]
    common: _Common
    groups: dict[str, Wording]
    platform: Wording
    units: dict[str, Wording]


@dataclass(frozen=True, slots=True)
class Words:
    """Both tables: `subjects` by subject id, `units` by unit."""

    subjects: Mapping[str, Wording]
    units: Mapping[str, Wording]
    stages: Mapping[str, Sequence[str]]
    common: frozenset[str]

    def label(self, subject_id: str, language: str) -> str:
        """The label of an origin, a group or the platform; empty where the tables have none."""
        wording = self.subjects.get(subject_id)
        if wording is None:
            return ""
        return wording.get("zh", "") if language == "zh" else wording.get("en", "")

    def listed(self, labels: Sequence[str], language: str) -> str:
        """Labels in a row, as a sentence has them."""
        if language == "zh":
            return "、".join(labels)
        return " and ".join(filter(None, (", ".join(labels[:-1]), labels[-1])))

    def names(self) -> Iterator[EntityName]:
        """Every spelling of the tables: origins, groups, platform, units."""
        for subject_id, wording in self.subjects.items():
            yield from _names(subject_id, subject_id.partition(":")[0], wording)
        for unit, wording in self.units.items():
            yield from _names(unit, "unit", wording)


def load_words() -> Words:
    """Read the two tables that lie beside this module."""
    origins = msgspec.convert(_toml("origins.toml"), type=dict[str, Wording])
    table = msgspec.convert(_toml("openrouter.toml"), type=_Table)
    subjects = {f"origin:{code}": wording for code, wording in origins.items()}
    subjects |= table["groups"]
    subjects["platform:total"] = table["platform"]
    return Words(subjects, table["units"], table["stages"], frozenset(table["common"]["words"]))


def _toml(name: str) -> Mapping[str, object]:
    return tomllib.loads(resources.files("sources.board").joinpath(name).read_text(encoding="utf-8"))


def _names(ident: str, kind: str, wording: Wording) -> Iterator[EntityName]:
    chinese, english = wording.get("names_zh", []), wording.get("names_en", [])
    if kind != "platform":  # "the whole platform" is a label, and as a name needs context
        chinese, english = [*filter(None, [wording.get("zh", "")]), *chinese], [*filter(None, [wording.get("en", "")]), *english]
    for language, plain, context in (
        ("zh", chinese, wording.get("context_zh", [])),
        ("en", english, wording.get("context_en", [])),
    ):
        yield from (EntityName(text, ident, kind, language) for text in dict.fromkeys(plain))
        yield from (EntityName(text, ident, kind, language, needs_context=True) for text in dict.fromkeys(context))
