"""The title as the first paragraph of a text, once: a title carries claims of its own."""

from __future__ import annotations

import re

# The title may stand a few lines into the body, below a channel name or a date.
TITLE_WITHIN = 5


def titled(title: str, body: str) -> str:
    """The body with the title as its first paragraph, wherever near its beginning the title stood.

    >>> titled("Kimi first", "Channel\\n\\nKimi first\\n\\nIt leads.")
    'Kimi first\\n\\nChannel\\n\\nIt leads.'
    """
    if not title:
        return body
    paragraphs = body.split("\n\n")
    place = next((place for place, text in enumerate(paragraphs[:TITLE_WITHIN]) if letters(text) == letters(title)), None)
    if place == 0:
        return body
    if place is not None:
        title = paragraphs.pop(place)
    return "\n\n".join([title, *paragraphs])


def letters(text: str) -> str:
    """A text by its letters and digits alone: readers space and mark up as they like."""
    return re.sub(r"[\W_]+", "", text).lower()
