"""The interface's words: what a report is told in, one TOML file a language.

Every language holds the same keys (a test walks them); a slug that a language does not know, such as a
reason of a later version, is shown as it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from factcheck.report import Report, Words

#: What is shown where the reader's language is not covered.
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Scale:
    """A large-number word of a language: 1e12 is `万亿` or `T`."""

    at: Decimal
    word: str


@dataclass(frozen=True, slots=True)
class Interface:
    """The words of one language, under dotted keys such as `verdict.supported`."""

    language: str
    scales: tuple[Scale, ...]
    words: Mapping[str, str]

    @property
    def locale(self) -> str:
        """The locale of its dates, as the Unicode Common Locale Data Repository names it."""
        return self.words["language.locale"]

    @property
    def tag(self) -> str:
        """Its language tag (RFC 5646), for the `lang` attribute."""
        return self.words["language.tag"]

    @property
    def open_graph(self) -> str:
        """Its locale as the Open Graph protocol names it."""
        return self.words["language.open-graph"]

    def knows(self, key: str) -> bool:
        """Whether there are words under a key."""
        return key in self.words

    def say(self, key: str, **fields: str | int) -> str:
        """The words under a key, its fields filled in; `KeyError` where the key is missing."""
        return self.words[key].format(**fields)

    def quote(self, text: str) -> str:
        """The text between the quotation marks of the language."""
        return self.say("punctuation.quote-open") + text + self.say("punctuation.quote-close")

    def name(self, group: str, slug: str) -> str:
        """The name of a slug in a closed list; the slug itself where the list has grown since."""
        return self.words.get(f"{group}.{slug}", slug)

    def count(self, key: str, n: int, **fields: str | int) -> str:
        """The words for n things, in the number that the language asks for (`one`, `other`).

        >>> interface("en").count("unit.weeks", 1), interface("en").count("unit.weeks", 5)
        ('1 week', '5 weeks')
        """
        form = "one" if n == 1 else "other"
        return self.say(f"{key}.{form}", n=n, **fields)

    def of(self, words: Words) -> str:
        """The reader's side of a text that the report carries in several languages."""
        return words.get(self.language) or words.get(FALLBACK) or next(iter(words.values()), "")


def languages() -> tuple[str, ...]:
    """The languages that the interface speaks, by their codes."""
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in files(__name__).iterdir() if entry.name.endswith(".toml")))


@cache
def interface(language: str) -> Interface:
    """The interface in a language; in English where it does not speak it."""
    spoken = language if language in languages() else FALLBACK
    tree = tomllib.loads((files(__name__) / f"{spoken}.toml").read_text("utf-8"))
    scales = tuple(Scale(Decimal(entry["at"]), entry["word"]) for entry in tree.pop("scales"))
    return Interface(spoken, scales, dict(_flat("", tree)))


def spoken(code: str) -> str | None:
    """The language of a code such as `zh-Hans`, if the interface speaks it."""
    return language if (language := code[:2].lower()) in languages() else None


def language_for(report: Report) -> str:
    """The language in which a report is told unless the reader asks for another: that of the story, if spoken."""
    return spoken(report.article.language) or FALLBACK


def _flat(prefix: str, tree: Mapping[str, object]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, Mapping):
            found += _flat(f"{prefix}{key}.", value)
        else:
            found.append((prefix + key, str(value)))
    return found
