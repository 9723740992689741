"""The wording of explanations in one language: whole sentences and phrases, as data (`explanation.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one language under their keys."""

    language: str
    sentences: Mapping[str, str]

    def say(self, key: str, **fields: str) -> str:
        """The words under a key, its fields filled in; `KeyError` where the key is missing."""
        return self.sentences[key].format(**fields)

    def number(self, n: int) -> str:
        """A small whole number as prose writes it.

        >>> wording("en").number(9), wording("en").number(348), wording("zh").number(9)
        ('nine', '348', '9')
        """
        words = self.sentences["numbers"].split()
        return words[n] if 0 <= n < len(words) else str(n)

    def listed(self, names: Sequence[str]) -> str:
        """Names as a list: a, b and c."""
        if len(names) == 1:
            return names[0]
        return self.say("neighbours", a=self.say("list-comma").join(names[:-1]), b=names[-1])

    def phrases(self, phrases: Sequence[str]) -> str:
        """Phrases at the head of a sentence, each closed by a comma."""
        return "".join(phrase + self.say("comma") for phrase in phrases)

    def sentence(self, *sentences: str) -> str:
        """Sentences one behind the other, each with a capital where the language has them; empty ones are left out.

        >>> wording("en").sentence("among them it is one.", "", "xAI led.")
        'Among them it is one. xAI led.'
        """
        return self.say("space").join(_capital(told) for told in sentences if told)


def _capital(told: str) -> str:
    """A capital at the start, unless a name writes itself otherwise (xAI)."""
    return told if told[1:2].isupper() else told[:1].upper() + told[1:]


@cache
def wording(language: str) -> Wording:
    """The wording in a language."""
    tables: Mapping[str, Mapping[str, str]] = tomllib.loads((files("factcheck") / "explanation.toml").read_text("utf-8"))
    return Wording(language, tables[language])
