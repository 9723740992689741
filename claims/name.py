"""Names: what the caller tells the extractor to look for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of one thing that a board knows.

    `id` is a subject id of the design (`model:…`, `family:…`, `author:…`, `origin:…`, `group:…`,
    `platform:total`) or, for kind `unit`, the unit (`tokens`). `language` is `zh`, `en` or empty
    for both. A name with `needs_context` is also a common word, or short for a longer name: it
    counts only beside its maker, a version or the word model, or where the text names the same
    thing in full elsewhere.
    """

    text: str
    id: str
    kind: str
    language: str = ""
    needs_context: bool = False
