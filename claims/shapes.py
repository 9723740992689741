"""The words in which shapes are written: token patterns of spaCy's Matcher over tags and cue names."""

from __future__ import annotations

from claims.kind import TokenPattern


def tag(*tags: str) -> TokenPattern:
    """One token of one of these tags."""
    return {"TAG": {"IN": list(tags)}}


def cue(*names: str) -> TokenPattern:
    """One cue word of one of these names."""
    return {"TAG": "CUE", "LEMMA": {"IN": list(names)}}


def upto(count: int, *forbidden: str) -> list[TokenPattern]:
    """Up to `count` tokens of any tag but these, never across a strong mark."""
    return [{"TAG": {"NOT_IN": ["STOP", *forbidden]}, "OP": "?"} for _ in range(count)]
