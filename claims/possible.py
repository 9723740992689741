"""Whether a text can hold a claim at all, told in a fraction of the time that looking for claims takes.

Every condition here is one that more text can only make true. So it may be asked of all that a page says, menus and margins
included, and what it denies of that it denies of the story. What it affirms may still be nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from claims.clean import clean
from claims.condensed import says_a_number
from claims.layout.column import says
from claims.lexicon import lexicon
from claims.mention import Mention, Tag
from claims.name import Name
from claims.names import NameIndex
from claims.normalise import fold
from claims.phrases import Phrases
from claims.places import places_mentioned
from claims.strange_model import strange_models
from claims.streaks import streaks_mentioned
from claims.subjects.listed import LIST_GAP
from claims.topic import MODELS

_MODEL = {"model", "family"}
#: What puts a claim on another ranking than the board's.
_ELSEWHERE = ("elsewhere", "category")
#: So many lines from its caption on, a table or a list has begun. (The caption is one of four before it, in the story.)
_BELOW = 12
_STRUCTURED = re.compile(r"[|│┃\t]|  |^\W{0,3}(?:\d|[①-⑳]|🥇|🥈|🥉|第)")
_RANKED = {Tag.PLACE, Tag.TOP, Tag.STREAK}


class Possible:
    """Asks it of any number of texts, with the names of a board."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = NameIndex(names)

    def __call__(self, text: str) -> bool:
        """Whether `Extractor.extract` may find a claim in this text or in any part of it that is made of whole lines."""
        cleaned = clean(text).text
        folded = fold(cleaned)
        if not says_a_number(folded) and not _cues("flat").find(folded):
            return False
        if any(word in folded for word in self._names.unit_words):
            return True
        known, _ = self._names.find(cleaned, folded)
        mentions = [*known, *strange_models(cleaned, folded)]
        if any(_tells_of_a_model(mention) or (mention.lemma == "platform" and not mention.common) for mention in mentions):
            return True
        models = MODELS.search(folded) is not None or any(mention.lemma in _MODEL for mention in mentions)
        if models and _cues("measure").find(folded):
            return True
        elsewhere = [span.start for span, _ in _cues(*_ELSEWHERE).find(folded)]
        return _in_a_line(cleaned, folded, mentions, bool(elsewhere)) or any(_before_a_table(folded, at) for at in elsewhere)


@cache
def _cues(*names: str) -> Phrases[None]:
    return Phrases((word, None) for name in names for word in lexicon().cues[name])


def _tells_of_a_model(mention: Mention) -> bool:
    return mention.subject is not None and mention.subject.id.startswith("model:")


def _in_a_line(text: str, folded: str, mentions: Sequence[Mention], elsewhere: bool) -> bool:
    """Whether a line tells places in another ranking, or those of a list of names."""
    for start, end, named in _lines(folded, mentions):
        line = folded[start:end]
        telling = bool(elsewhere and _cues(*_ELSEWHERE).find(line)) or _in_a_list(folded, named)
        if telling and _ranks(text[start:end], line):
            return True
    return False


def _before_a_table(folded: str, at: int) -> bool:
    """Whether what names another ranking at an offset may be the caption of a table or a list of names with places."""
    below = folded[folded.rfind("\n", 0, at) + 1 :].split("\n", _BELOW)[:_BELOW]
    near = "\n".join(below)
    structured = sum(bool(_STRUCTURED.search(line)) for line in below)
    return structured > 1 and (says("ranking", near) or any(place.tag is Tag.TOP for place in places_mentioned(near, near)))


def _lines(folded: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, list[Mention]]]:
    """The lines that hold a name, each with its names."""
    end = -1
    named: list[Mention] = []
    start = 0
    for mention in sorted(mentions, key=lambda mention: mention.span.start):
        if mention.span.start > end:
            if named:
                yield start, end, named
            start = folded.rfind("\n", 0, mention.span.start) + 1
            end = folded.find("\n", mention.span.start)
            end = len(folded) if end < 0 else end
            named = []
        named.append(mention)
    if named:
        yield start, end, named


def _in_a_list(folded: str, named: Sequence[Mention]) -> bool:
    return any(LIST_GAP.fullmatch(folded, one.span.end, other.span.start) for one, other in pairwise(named))


def _ranks(text: str, folded: str) -> bool:
    told = chain(places_mentioned(text, folded), streaks_mentioned(text, folded))
    return bool(_cues("exceed").find(folded)) or any(mention.tag in _RANKED for mention in told)
