"""Shapes found: one spaCy document a sentence, one token a mention, and the kinds' patterns matched over it.

Every pattern of a matcher is tried at every token, and most need a figure of some tag: there is a matcher for each such
tag, and one for the rest, and a sentence is shown to those for which it has a figure. A token's word is its tag and lemma
(`CUE exceed`), and what a pattern asks of a token is a flag of that word: spaCy works a flag out once for each word that
there is, and a predicate (`IN`, `NOT_IN`) in Python for every token of every sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial
from threading import Lock
from typing import TYPE_CHECKING

from claims.kind import Match, Pattern, TokenPattern, kinds
from claims.mention import Tag
from claims.scene import Scene
from claims.shapes import tag

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab


_FIGURES = (Tag.AMOUNT, Tag.PERCENT, Tag.PLACE, Tag.TOP, Tag.STREAK, Tag.MULTIPLE)


#: Two threads that import spaCy at once get it half made: its modules import each other.
_LOADING = Lock()


def _matchers() -> tuple[Vocab, dict[Tag | None, Matcher]]:
    """The same for all who ask; whoever asks while they are built waits."""
    with _LOADING:
        return _built()


@cache
def _built() -> tuple[Vocab, dict[Tag | None, Matcher]]:
    """Built once, when the first sentence with mentions comes: importing spaCy takes a second."""
    from spacy.matcher import Matcher  # noqa: PLC0415
    from spacy.vocab import Vocab  # noqa: PLC0415

    vocab = Vocab()
    matchers: dict[Tag | None, Matcher] = {}
    flags: dict[str, int] = {}
    for kind in kinds():
        for label, patterns in kind.shapes.items():
            for pattern in patterns:
                figure = _needed(pattern)
                if figure not in matchers:
                    matchers[figure] = Matcher(vocab, validate=False)  # its schema knows attributes by name: flags are numbers
                flagged = _flagged(vocab, flags, pattern)
                matchers[figure].add(f"{kind.name}/{label}", [flagged])  # type: ignore[list-item]  # and so does its type
    return vocab, matchers


def _needed(pattern: Pattern) -> Tag | None:
    """The tag of the figure that a pattern cannot match without, if any."""
    asked = [token["TAG"] for token in pattern if "TAG" in token and "OP" not in token]
    return next((figure for figure in _FIGURES if tag(figure)["TAG"] in asked), None)


def _flagged(vocab: Vocab, flags: dict[str, int], pattern: Pattern) -> list[dict[int | str, object]]:
    """A pattern with a flag in the place of each condition; the same condition has one flag wherever it stands."""
    flagged: list[dict[int | str, object]] = []
    for token in pattern:
        condition = {attribute: wanted for attribute, wanted in token.items() if attribute != "OP"}
        key = repr(condition)
        if key not in flags:
            flags[key] = vocab.add_flag(partial(_meets, condition))
        flagged.append({flags[key]: True, **({"OP": token["OP"]} if "OP" in token else {})})
    return flagged


def _meets(condition: TokenPattern, word: str) -> bool:
    kind_of, _, lemma = word.partition(" ")
    return all(_is({"TAG": kind_of, "LEMMA": lemma}[attribute], wanted) for attribute, wanted in condition.items())


def _is(value: str, wanted: str | Mapping[str, Sequence[str]]) -> bool:
    if isinstance(wanted, str):
        return value == wanted
    return value in wanted.get("IN", (value,)) and value not in wanted.get("NOT_IN", ())


def prepare() -> None:
    """Build the matcher ahead of its first use, say while a page is being fetched."""
    _matchers()


def matches(scene: Scene) -> dict[str, list[Match]]:
    """Every shape of a sentence by kind, from left to right; of shapes that start together the shortest first."""
    vocab, matchers = _matchers()
    from spacy.tokens import Doc  # noqa: PLC0415 - only once spaCy is there as a whole

    doc = Doc(vocab, words=[f"{token.tag} {token.lemma}" for token in scene.tokens])
    found: dict[str, list[Match]] = defaultdict(list)
    for figure, matcher in matchers.items():
        for key, start, end in matcher(doc) if figure is None or figure in scene.by_tag else ():
            kind, _, label = vocab.strings[key].partition("/")
            found[kind].append(Match(label, start, end))
    for shapes in found.values():
        shapes.sort(key=lambda match: (match.end - match.start, match.start))
    return found
