"""Topic: whether a text speaks of the board at all, and what one that does not may still claim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.claim import Claim
from claims.mention import Mention, Tag


def on_topic(mentions: Sequence[Mention], folded: str, unit_words: Sequence[str]) -> bool:
    """Whether the text speaks of the board at all: its own name, its unit, or its measure beside a model.

    Countries and makers top many lists, and 全球 and usage are words of every story.
    """
    named = any(mention.tag is Tag.ENTITY and mention.lemma in {"model", "family"} for mention in mentions)
    models = named or bool(MODELS.search(folded))
    return any(word in folded for word in unit_words) or any(
        (mention.tag is Tag.ENTITY and mention.lemma == "platform" and not mention.common)
        or mention.tag is Tag.AMOUNT
        or (models and mention.tag is Tag.CUE and mention.lemma == "measure")
        for mention in mentions
    )


MODELS = re.compile(r"模型|\b(?:ai|language) models?\b|\bllms?\b", re.ASCII)


#: What a text that is about something else may still say: places in another ranking that it names, and those of models.
_ANYWHERE = {"rank", "membership", "streak", "comparison"}


def told_anywhere(claim: Claim) -> bool:
    return claim.kind in _ANYWHERE and (claim.elsewhere is not None or claim.subject.id.startswith(("model:", "list:")))
