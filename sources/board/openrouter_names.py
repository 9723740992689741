"""Spellings: how texts may call what is on the board.

Each spelling is given once, with spaces; whoever searches ignores case and what stands between words. A spelling names
one thing: where two models would claim it, the one that bears it as its own name keeps it over one that it was derived
for; between equal claims one that a chart has named over one that none has; and else nobody does. Models come before
families, families before makers.

No spelling ends in a bare whole number unless it is a name that the maker gave: `混元3` is found in 腾讯混元3月. A version
with a point may stand without its letter (`MiniMax 2.5`): whoever searches must not take the 2.5 of MiniMax 2.5万亿 for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sources.board.board import EntityName
from sources.board.openrouter_casing import version_first, version_last
from sources.board.openrouter_families import Model, by_family_name
from sources.board.openrouter_makers import MakerName, Makers
from sources.board.openrouter_models import Models
from sources.board.openrouter_slug import (
    dateless,
    head,
    holds_digit,
    is_size,
    name_of,
    split_variant,
    squeezed,
    words,
)
from sources.board.openrouter_words import Words

_SHORTEST = 2
#: A single word that is no longer than this may be anything.
_SHORT_WORD = 4
_IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_LETTER_VERSION = re.compile(r"[A-Za-z]\d")
#: M2.5 of MiniMax M2.5, which is also told as MiniMax 2.5; a version without a point is too much like a quantity.
_LETTERED = re.compile(r"[A-Za-z]\d{1,2}\.\d{1,2}")


class Claim(IntEnum):
    """How good a model's claim on a spelling is, the best first."""

    LISTED = 0  #: the display name, as listed
    OWN = 1  #: the same without its date, or the name that the slug makes
    SLUG = 2  #: the words of its id or its slug
    TURNED = 3  #: with product and version exchanged
    WORDED = 4  #: with its family or stage in other words, or without its stage
    UNLETTERED = 5  #: with its version's letter left out
    TAIL = 6  #: without its family's name


@dataclass(frozen=True, slots=True)
class Spelling:
    """A model's claim on one spelling; `base` is the claim on the name that it was derived from."""

    text: str
    claim: Claim
    base: Claim
    needs_context: bool = False

    @property
    def standing(self) -> tuple[Claim, Claim]:
        """How good the claim is: the less, the better."""
        return self.claim, self.base


def spell(models: Models, makers: Makers, vocabulary: Words) -> tuple[EntityName, ...]:
    """Every spelling, models first, each of one thing."""
    speller = Speller(models, makers, vocabulary)
    taken: dict[str, EntityName] = {}
    for name in (*speller.model_names(), *speller.family_names(), *speller.author_names(), *vocabulary.names()):
        if len(name.text) >= _SHORTEST:
            taken.setdefault(squeezed(name.text), name)
    return tuple(taken.values())


class Speller:
    """The rules by which spellings are made from a board's tables."""

    def __init__(self, models: Models, makers: Makers, vocabulary: Words) -> None:
        self._models = models
        self._makers = makers
        self._vocabulary = vocabulary
        self._common = frozenset(word.casefold() for word in vocabulary.common)
        self._families = by_family_name(models.families())
        self._tables: dict[str, Mapping[str, bool]] = {}
        self._translations = {maker: tuple(self._other_words(maker)) for maker in makers.roots()}
        self._own = {squeezed(name.text): name for maker in makers.roots() for name in makers.names(maker) if name.own}
        self._products = self._product_words()
        self._of_one_word = self._one_word_names()

    def model_names(self) -> Iterator[EntityName]:
        """The spellings that exactly one model claims best."""
        claims: dict[str, list[tuple[Model, Spelling]]] = {}
        for model in self._models.all():
            for spelling in self._spellings(model):
                claims.setdefault(squeezed(spelling.text), []).append((model, spelling))
        for claimed in claims.values():
            winner = _winner(claimed)
            if winner is not None:
                model, spelling = winner
                known = squeezed(spelling.text) in self._tabled(model.maker)
                yield self._name(spelling.text, model.id, "model", needs_context=spelling.needs_context, trusted=known)

    def family_names(self) -> Iterator[EntityName]:
        """Families by their label, by other words for it, and version families by their tail."""
        for family in self._models.families():
            if squeezed(family.label) in self._own:
                continue
            tabled = self._tabled(family.maker)
            needs_context = tabled.get(squeezed(family.label), False)
            trusted = squeezed(family.label) in tabled
            yield self._name(family.label, family.id, "family", needs_context=needs_context, trusted=trusted)
            parts = words(family.label)
            if len(parts) > 1 and _LETTER_VERSION.match(parts[1]):
                yield self._name(" ".join(parts[1:]), family.id, "family", needs_context=True)

    def author_names(self) -> Iterator[EntityName]:
        """Makers by their names and aliases; family names that no model bears mean the family, or else the maker."""
        for maker in self._makers.roots():
            for name in (*self._makers.names(maker), *self._makers.families(maker)):
                if name.own or squeezed(name.text) not in self._families:
                    ident, kind = self._meant(maker, name)
                    yield self._name(name.text, ident, kind, needs_context=name.needs_context, trusted=True)
        known = set(self._makers.roots())
        for maker in sorted({model.maker for model in self._models.all()} - known):
            if not self._makers.is_namespace(maker):
                label = self._makers.label(maker, "en")
                yield self._name(label, f"author:{maker}", "author", needs_context=len(words(label)) == 1)

    def _meant(self, maker: str, name: MakerName) -> tuple[str, str]:
        """What a name of a maker's row means: the maker, or the one family that a Chinese name of a family must be for."""
        borne = {
            family.id
            for known in self._makers.families(maker)
            if (family := self._families.get(squeezed(known.text))) is not None and squeezed(known.text) not in self._own
        }
        is_family = name in self._makers.families(maker) and not name.text.isascii()
        return (borne.pop(), "family") if is_family and len(borne) == 1 else (f"author:{maker}", "author")

    def _spellings(self, model: Model) -> Iterator[Spelling]:
        """Everything that a model may be called, with how good the claim is."""
        bases: dict[str, Claim] = {}
        for text, claim in self._bases(model):
            bases[text] = min(claim, bases.get(text, claim))
        for text, base in bases.items():
            yield Spelling(
                text, base, base, needs_context=self._is_short(text) and squeezed(text) not in self._tabled(model.maker)
            )
            parts = words(text)
            if not parts:
                continue
            for turned in self._turned(parts):
                yield Spelling(" ".join(turned), max(base, Claim.TURNED), base)
            for other in self._worded(model.maker, parts):
                yield Spelling(other, Claim.WORDED, base)
            if len(parts) > 1 and _LETTERED.fullmatch(parts[1]):
                yield Spelling(" ".join((parts[0], parts[1][1:], *parts[2:])), Claim.UNLETTERED, base)
            if self._is_tail(parts[1:]):
                yield Spelling(" ".join(parts[1:]), Claim.TAIL, base, needs_context=True)

    def _turned(self, parts: Sequence[str]) -> Iterator[Sequence[str]]:
        """Product and version exchanged; a bare number comes last only where the maker itself puts it there."""
        last = version_last(parts)
        if last is not None and (parts[1][0].isalpha() or self._models.turns(parts[0])):
            yield last
        first = version_first(parts)
        if first is not None:
            yield first

    def _bases(self, model: Model) -> Iterator[tuple[str, Claim]]:
        """The names in full: as listed, as ids and slugs have them."""
        for slug in model.slugs:
            stealth = self._makers.stealth(slug)
            if stealth is not None:
                yield from ((name, Claim.LISTED) for name in (stealth.name_en, stealth.name_zh) if name)
                continue
            shown = self._models.display(slug)
            listing = self._models.listing(slug)
            yield shown.name, Claim.LISTED if listing is not None else Claim.OWN
            bare = dateless(shown.name)
            yield bare, Claim.OWN
            if listing is None and len(sizeless := _sizeless(words(bare))) > _SHORTEST:
                yield " ".join(sizeless), Claim.SLUG
            if (model.maker, tuple(words(bare)[:1])) in self._of_one_word:
                vendor = shown.vendor or self._makers.label(model.maker, "en")
                yield f"{vendor} {bare}", Claim.OWN
            if brackets := _IN_BRACKETS.search(bare):
                yield _IN_BRACKETS.sub("", bare), Claim.OWN
                yield " ".join(words(bare)), Claim.OWN
                if len(words(brackets[1])) > 1:
                    yield brackets[1], Claim.OWN
            names = [slug] if listing is None else [slug, split_variant(listing.model_id)[0]]
            for name in names:
                parts = words(dateless(name_of(name)))
                if len(parts) > 1:
                    yield " ".join(map(self._cased_word, parts)), Claim.SLUG

    def _worded(self, maker: str, parts: Sequence[str]) -> Iterator[str]:
        """A name with its family in other words, and its stage (preview) in Chinese or left out."""
        if not parts[-1][-1].isdigit():
            yield from self._translated(maker, parts)
        for at, part in enumerate(parts[1:], start=1):
            for stage in self._vocabulary.stages.get(part.casefold(), ()):
                rest = (*parts[:at], *parts[at + 1 :])
                for other in (" ".join(rest), *self._translated(maker, rest)):
                    yield f"{other}{stage}"
                    yield f"{other} {stage}"
                yield " ".join(rest)

    def _translated(self, maker: str, parts: Sequence[str]) -> Iterator[str]:
        """A name whose first word is (or begins with) the family, with the family in other words: Qwen3.6 → 千问3.6."""
        first = parts[0]
        for family, other in self._translations.get(maker, ()):
            if first.casefold() == family.casefold() or head(first).casefold() == family.casefold():
                rest = " ".join(filter(None, (first[len(family) :], *parts[1:])))
                if holds_digit(rest):
                    yield f"{other}{rest}"
                    yield f"{other} {rest}"

    def _other_words(self, maker: str) -> Iterator[tuple[str, str]]:
        """Each family of a maker that models may bear, with each Chinese name of a family: Qwen and 千问."""
        borne = [family.text for family in self._makers.families(maker) if family.text.isascii()]
        other = [family.text for family in self._makers.families(maker) if not family.text.isascii()]
        yield from ((family, name) for family in borne for name in other)

    def _product_words(self) -> Mapping[str, str]:
        """The words of letters that stand after the family's name in models of one maker alone (Sonnet)."""
        makers: dict[str, set[str]] = {}
        for model in self._models.all():
            for part in words(model.label)[1:]:
                if part.isalpha() and len(part) > _SHORTEST:
                    makers.setdefault(part.casefold(), set()).add(model.maker)
        return {part: next(iter(owners)) for part, owners in makers.items() if len(owners) == 1}

    def _one_word_names(self) -> frozenset[tuple[str, tuple[str, ...]]]:
        """Names of one word, by maker: they are told with the maker in front (Tencent Hy3), and so are those that go on from
        them (Tencent Hy3 preview), or that of the shorter one would be found in it."""
        shown = (
            (model.maker, words(dateless(self._models.display(slug).name)))
            for model in self._models.all()
            for slug in model.slugs
            if self._makers.stealth(slug) is None
        )
        return frozenset((maker, tuple(parts)) for maker, parts in shown if len(parts) == 1)

    def _is_tail(self, parts: Sequence[str]) -> bool:
        """Whether the rest of a name still names it: `M2.5`, `V4 Flash`, `Sonnet 4.6`, but never `2.5 Flash` or `32B`."""
        if not parts:
            return False
        first = parts[0]
        if first[0].isalpha() and holds_digit(first):
            return True
        return first.casefold() in self._products and len(parts) > 1 and holds_digit(parts[1])

    def _is_short(self, text: str) -> bool:
        """Whether a name in full is so short, or so common, that alone it may mean something else."""
        parts = words(text)
        if len(parts) > 1:
            return False
        return text.isascii() and len(text) <= _SHORT_WORD

    def _cased_word(self, part: str) -> str:
        return self._models.cased((part,))

    def _tabled(self, maker: str) -> Mapping[str, bool]:
        """What the tables call a maker and its families, and whether that needs context."""
        if maker not in self._tables:
            names = (*self._makers.names(maker), *self._makers.families(maker))
            self._tables[maker] = {squeezed(name.text): name.needs_context for name in names}
        return self._tables[maker]

    def _name(self, text: str, ident: str, kind: str, *, needs_context: bool = False, trusted: bool = False) -> EntityName:
        """An entry; everyday words need context, and so do short ones that no table names."""
        common = text.casefold() in self._common or (not trusted and self._is_short(text))
        language = "zh" if any("\u4e00" <= char <= "\u9fff" for char in text) else ""
        return EntityName(text, ident, kind, language, needs_context=needs_context or common)


def _sizeless(parts: Sequence[str]) -> Sequence[str]:
    """A name without the sizes at its end: Nemotron 3 Ultra 550B A55B → Nemotron 3 Ultra."""
    while parts and is_size(parts[-1]):
        parts = parts[:-1]
    return parts


def _winner(claimed: Sequence[tuple[Model, Spelling]]) -> tuple[Model, Spelling] | None:
    """The best claim on a spelling, if one model alone has it."""
    best = min(spelling.standing for _, spelling in claimed)
    rivals = {model.id: (model, spelling) for model, spelling in reversed(claimed) if spelling.standing == best}
    charted = [rival for rival in rivals.values() if rival[0].charted]
    left = charted if len(rivals) > 1 else list(rivals.values())
    return left[0] if len(left) == 1 else None
