"""JSON that may stand in a `<script>` element of a page as it is."""

from __future__ import annotations

import re

#: What would act in a page's source rather than stand in it: markup, and marks that turn text round or hide it.
_ACTING = re.compile("[<>&\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def inert(json: str) -> str:
    r"""The same JSON without `<`, `>`, `&` and hidden marks: they stand in strings alone, where an escape means the same.

    >>> inert('{"title": "</script>"}')
    '{"title": "\\u003c/script\\u003e"}'
    """
    return _ACTING.sub(_escaped, json)


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
