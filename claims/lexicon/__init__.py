"""The lexicon: which words say what, as data, one TOML file a language.

Every file has the same tables: `cues` (cue name → words), `hedges.before`, `hedges.after` (hedge → words), and
what the patterns need of numerals and calendars. `traditional` maps traditional characters to simplified ones.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All languages together: news mixes them. Words are folded (see `claims.normalise`)."""

    cues: dict[str, tuple[str, ...]]
    hedges_before: dict[str, tuple[str, ...]]
    hedges_after: dict[str, tuple[str, ...]]
    not_hedges: tuple[str, ...]
    bounds: dict[str, tuple[str, ...]]
    units_elsewhere: dict[str, tuple[str, ...]]
    places: dict[int, tuple[str, ...]]
    not_places: tuple[str, ...]
    not_numerals: tuple[str, ...]
    pronouns_before: tuple[str, ...]
    pronouns_behind: tuple[str, ...]
    months: dict[str, int]
    number_words: dict[str, int]
    number_scales: dict[str, int]
    digit_words: dict[str, int]
    ordinal_words: dict[str, int]
    rare_ordinals: dict[str, int]
    ordinal_scales: dict[str, int]
    denominators: dict[str, int]
    fractions: dict[str, Fraction]
    multiples: dict[str, Decimal]
    abbreviations: frozenset[str]
    no_names: frozenset[str]
    traditional: dict[str, str]
    contractions: dict[str, tuple[tuple[int, str], ...]]


@cache
def lexicon() -> Lexicon:
    """The lexicon of all languages, read once."""
    tables = [tomllib.loads((files("claims.lexicon") / f"{code}.toml").read_text("utf-8")) for code in LANGUAGES]

    def lists(*path: str) -> dict[str, tuple[str, ...]]:
        merged: dict[str, tuple[str, ...]] = {}
        for table in tables:
            for step in path:
                table = table.get(step, {})  # noqa: PLW2901 - walking down is the point
            for key, words in table.items():
                merged[key] = merged.get(key, ()) + tuple(words)
        return merged

    def words(name: str) -> tuple[str, ...]:
        return tuple(word for table in tables for word in table.get(name, ()))

    def numbers(name: str) -> dict[str, int]:
        return {word: value for table in tables for word, value in table.get(name, {}).items()}

    return Lexicon(
        cues=lists("cues"),
        hedges_before=lists("hedges", "before"),
        hedges_after=lists("hedges", "after"),
        bounds=lists("bounds"),
        not_hedges=words("not_hedges"),
        units_elsewhere=lists("units_elsewhere"),
        places={int(place): words for place, words in lists("places").items()},
        not_places=words("not_places"),
        not_numerals=words("not_numerals"),
        pronouns_before=words("pronouns_before"),
        pronouns_behind=words("pronouns_behind"),
        months=numbers("months"),
        number_words=numbers("number_words"),
        number_scales=numbers("number_scales"),
        digit_words=numbers("digit_words"),
        ordinal_words=numbers("ordinal_words"),
        rare_ordinals=numbers("rare_ordinals"),
        ordinal_scales=numbers("ordinal_scales"),
        denominators=numbers("denominators"),
        fractions={word: Fraction(part) for part, words in lists("fractions").items() for word in words},
        multiples={word: Decimal(times) for times, words in lists("multiples").items() for word in words},
        abbreviations=frozenset(word for table in tables for word in table.get("abbreviations", ())),
        no_names=frozenset(word for table in tables for word in table.get("no_names", ())),
        contractions={
            words: tuple(enumerate(names)) for table in tables for words, names in table.get("contractions", {}).items()
        },
        traditional={old: new for table in tables for pair in table.get("traditional", ()) for old, new in [(pair[0], pair[1])]},
    )
