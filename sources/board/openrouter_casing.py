"""How listings write names: the words of a slug become a name, and the vendor before a name is told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sources.board.openrouter_bundle import Listing
from sources.board.openrouter_makers import Makers
from sources.board.openrouter_slug import dateless, head, holds_digit, is_size, name_of, split_variant, words


@dataclass(frozen=True, slots=True)
class ModelName:
    """A display name in its parts: `Google: Gemini 2.5 Flash` is the vendor Google and the name Gemini 2.5 Flash."""

    vendor: str
    name: str


def display_name(listing: Listing) -> ModelName:
    vendor, colon, name = listing.name.partition(": ")
    variant = split_variant(listing.model_id)[1]
    if not colon:
        vendor, name = "", listing.name
    return ModelName(vendor, name.removesuffix(f" ({variant})") if variant else name)


class Casing:
    """How the listings write words, so that a slug can be told as a name: glm is GLM, and GPT-5.6 has its hyphen."""

    def __init__(self, listings: Iterable[Listing], makers: Makers) -> None:
        spellings: dict[str, Counter[str]] = {}
        glue: dict[str, Counter[str]] = {}
        turned: dict[str, Counter[bool]] = {}
        for listing in listings:
            shown = display_name(listing).name
            parts = words(shown)
            for part in parts:
                spellings.setdefault(part.casefold(), Counter())[part] += 1
            if len(parts) > 1 and parts[1][0].isdigit():
                glue.setdefault(parts[0].casefold(), Counter())[shown[len(parts[0])]] += 1
            written = [part.casefold() for part in words(dateless(shown))]
            slugged = list(words(dateless(name_of(listing.slug))))
            if len(written) > 2 and sorted(written) == sorted(slugged):
                turned.setdefault(written[0], Counter())[written != slugged] += 1
        for maker in makers.roots():
            for name in (*makers.names(maker), *makers.families(maker)):
                for part in words(name.text):
                    spellings.setdefault(part.casefold(), Counter({part: 1}))
        self._words = {word: seen.most_common(1)[0][0] for word, seen in spellings.items()}
        self._glue = {word: seen.most_common(1)[0][0] for word, seen in glue.items()}
        self._turned = frozenset(word for word, seen in turned.items() if seen[True] > seen[False])

    def turns(self, family: str) -> bool:
        """Whether most listed models of a family have their words in another order than their slugs."""
        return family.casefold() in self._turned

    def label(self, parts: Sequence[str]) -> str:
        """The words of a slug as a name: minimax m3 → MiniMax M3, claude 4.8 opus → Claude Opus 4.8."""
        if not parts:
            return ""
        if parts[0] in self._turned:
            parts = version_last(parts) or parts
        cased = [self._word(part) for part in parts]
        glue = self._glue.get(parts[0], " ") if len(parts) > 1 and parts[1][0].isdigit() else " "
        return cased[0] + "".join((glue if at == 0 else " ") + word for at, word in enumerate(cased[1:]))

    def _word(self, part: str) -> str:
        known = self._words.get(part)
        if known is not None:
            return known
        letters = head(part)
        if not letters or is_size(part):
            return part.upper()
        if len(letters) < len(part):
            return self._words.get(letters, letters.capitalize()) + part[len(letters) :]
        return part.capitalize()


def version_last(parts: Sequence[str]) -> tuple[str, ...] | None:
    """Family, version, product → family, product, version (claude 4.8 opus fast → claude opus 4.8 fast)."""
    if len(parts) < 3 or not parts[0].isalpha() or not holds_digit(parts[1]) or not parts[2].isalpha():
        return None
    return (parts[0], parts[2], parts[1], *parts[3:])


def version_first(parts: Sequence[str]) -> tuple[str, ...] | None:
    """Family, product, version → family, version, product."""
    if len(parts) < 3 or not parts[0].isalpha() or not parts[1].isalpha() or not holds_digit(parts[2]):
        return None
    return (parts[0], parts[2], parts[1], *parts[3:])
