"""Shapes found: one spaCy document a sentence, one token a mention, and the kinds' patterns matched over it."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from claims.kind import Match, kinds
from claims.scene import Scene

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab


@cache
def _matcher() -> tuple[Vocab, Matcher]:
    """Built once, when the first sentence with mentions comes: importing spaCy takes a second."""
    import spacy  # noqa: PLC0415
    from spacy.matcher import Matcher  # noqa: PLC0415

    vocab = spacy.blank("xx").vocab
    matcher = Matcher(vocab)
    for kind in kinds():
        for label, patterns in kind.shapes.items():
            matcher.add(f"{kind.name}/{label}", [[dict(token) for token in pattern] for pattern in patterns])
    return vocab, matcher


def prepare() -> None:
    """Build the matcher ahead of its first use, say while a page is being fetched."""
    _matcher()


def matches(scene: Scene) -> dict[str, list[Match]]:
    """Every shape of a sentence by kind, from left to right; of shapes that start together the shortest first."""
    from spacy.tokens import Doc  # noqa: PLC0415

    vocab, matcher = _matcher()
    doc = Doc(
        vocab,
        words=[token.text for token in scene.tokens],
        tags=[token.tag.value for token in scene.tokens],
        lemmas=[token.lemma or "-" for token in scene.tokens],  # spaCy refuses a document without any
    )
    found: dict[str, list[Match]] = defaultdict(list)
    for key, start, end in matcher(doc):
        kind, _, label = vocab.strings[key].partition("/")
        found[kind].append(Match(label, start, end))
    for shapes in found.values():
        shapes.sort(key=lambda match: (match.end - match.start, match.start))
    return found
