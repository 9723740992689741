"""The interface's words: what a report is told in, one gettext catalogue a language.

Messages are named by their place (`verdict.supported`) rather than by what English says, so that English can be mended without
the other languages losing theirs. Every language holds the same messages (a test walks them); a slug that a language does not
know, such as a reason of a later version, is shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, reduce
from gettext import GNUTranslations
from importlib.resources import files
from math import ceil

from factcheck.report import Report, Words

#: What is shown where the reader's language is not covered.
FALLBACK = "en"

_CATALOGUES = files(__name__) / "catalogues"
_COMPILED = ".mo"


@dataclass(frozen=True, slots=True)
class Scale:
    """A large-number word of a language: 1e12 is `万亿` or `T`."""

    at: Decimal
    word: str


@dataclass(frozen=True, slots=True)
class Interface:
    """The words of one language, under dotted keys such as `verdict.supported`."""

    language: str
    catalogue: GNUTranslations
    scales: tuple[Scale, ...]

    @property
    def locale(self) -> str:
        """The locale of its dates, as the Unicode Common Locale Data Repository names it."""
        return self.say("language.locale")

    @property
    def tag(self) -> str:
        """Its language tag (RFC 5646), for the `lang` attribute."""
        return self.say("language.tag")

    @property
    def open_graph(self) -> str:
        """Its locale as the Open Graph protocol names it."""
        return self.say("language.open-graph")

    def knows(self, key: str) -> bool:
        """Whether there are words under a key."""
        return self.catalogue.gettext(key) != key

    def say(self, key: str, **fields: str | int | Decimal) -> str:
        """The words under a key, its fields filled in; `KeyError` where the key is missing."""
        return _filled(key, self.catalogue.gettext(key), fields)

    def count(self, key: str, n: int | Decimal, /, **fields: str | int) -> str:
        """The words for n things, in the number that the language asks for; a field `n` says how the number is written.

        >>> interface("en").count("number-of.weeks", 1), interface("en").count("number-of.weeks", 5)
        ('1 week', '5 weeks')
        """
        return _filled(key, self.catalogue.ngettext(key, key, ceil(n)), {"n": n, **fields})

    def name(self, group: str, slug: str) -> str:
        """The name of a slug in a closed list; the slug itself where the list has grown since."""
        key = f"{group}.{slug}"
        return told if (told := self.catalogue.gettext(key)) != key else slug

    def quote(self, text: str) -> str:
        """The text between the quotation marks of the language."""
        return self.say("punctuation.quote-open") + text + self.say("punctuation.quote-close")

    def sentences(self, told: Iterable[str]) -> str:
        """One sentence after the other, as the language sets them; empty ones are left out.

        >>> interface("en").sentences(["One.", "", "Two."]), interface("zh").sentences(["一。", "二。"])
        ('One. Two.', '一。二。')
        """
        said = [sentence for sentence in told if sentence]
        return reduce(lambda first, second: self.say("punctuation.sentences", first=first, second=second), said) if said else ""

    def of(self, words: Words) -> str:
        """The reader's side of a text that the report carries in several languages."""
        return words.get(self.language) or words.get(FALLBACK) or next(iter(words.values()), "")


@cache
def languages() -> tuple[str, ...]:
    """The languages that the interface speaks, by their codes."""
    return tuple(sorted(entry.name.removesuffix(_COMPILED) for entry in _CATALOGUES.iterdir() if entry.name.endswith(_COMPILED)))


@cache
def interface(language: str) -> Interface:
    """The interface in a language; in English where it does not speak it."""
    spoken = language if language in languages() else FALLBACK
    with (_CATALOGUES / f"{spoken}{_COMPILED}").open("rb") as compiled:
        catalogue = GNUTranslations(compiled)
    steps = (step.partition("=") for step in catalogue.gettext("quantity.scales").split())
    return Interface(spoken, catalogue, tuple(Scale(Decimal(at), word) for at, _, word in steps))


def spoken(code: str) -> str | None:
    """The language of a code such as `zh-Hans`, if the interface speaks it."""
    return language if (language := code[:2].lower()) in languages() else None


def language_for(report: Report) -> str:
    """The language in which a report is told unless the reader asks for another: that of the story, if spoken."""
    return spoken(report.article.language) or FALLBACK


def _filled(key: str, told: str, fields: dict[str, str | int | Decimal]) -> str:
    """A message with its fields; gettext answers with the key where it has none."""
    if told == key:
        raise KeyError(key)
    return told.format(**fields)
