"""Strangers: capitalised names that no board knows, standing where the subject of a figure should stand.

A claim about an app or a paper is never laid at the door of the model that was named before it.
"""

from __future__ import annotations

import re

from claims.claim import Subject
from claims.lexicon import lexicon
from claims.scene import Scene, is_rival

#: Latin words with a capital that are no names.
_NO_NAME = frozenset(lexicon().no_names)
_CAPITALISED = re.compile(r"(?<![A-Za-z0-9.])[A-Z][A-Za-z]*(?:[ -][A-Z][A-Za-z]*)*(?![A-Za-z0-9])")


def stranger_at(scene: Scene, at: int, subject: Subject) -> Subject | None:
    """A capitalised name of nobody on the board between the subject's mention (or the clause's start) and the figure."""
    clause = scene.clause(at)
    tokens = scene.tokens
    last = max((i for i in clause if i < at and tokens[i].subject is not None), default=None)
    if any(is_rival(tokens[i]) and tokens[i].subject == subject for i in clause if i > at):
        return None  # linked behind: what stands before is not whom it is about
    start = tokens[last].span.end if last is not None else tokens[clause.start].span.start
    if last is None and clause.start > 0:
        start = tokens[clause.start - 1].span.end
    elif last is None:
        start = scene.sentence.span.start
    for match in _CAPITALISED.finditer(scene.text, start, tokens[at].span.start):
        words = [word for word in match[0].split() if word not in _NO_NAME and word.lower() not in _NO_NAME]
        if match.start() == scene.sentence.span.start and len(words) == 1 and words[0][1:].islower() and match[0].isascii():
            continue  # any word may open an English sentence
        if words and not any(token.span.start <= match.start() < token.span.end for token in tokens):
            return Subject(f"unknown:{match[0]}", match[0])
    return None
