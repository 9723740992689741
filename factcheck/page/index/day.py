"""Days as the index shows them. The one place where their form is decided."""

from __future__ import annotations

from factcheck.interface import Interface


def day_in_words(iso: str, words: Interface) -> str:
    """A day in the reader's language."""
    return iso


def days_in_words(start: str, end: str, words: Interface) -> str:
    """First and last day; one day where both are the same."""
    if start == end:
        return day_in_words(start, words)
    return words.say("quantity.between", low=day_in_words(start, words), high=day_in_words(end, words))
