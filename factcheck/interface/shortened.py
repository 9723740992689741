"""Texts cut to a length that a table can bear: titles, quotes and messages come from outside and have no end."""

from __future__ import annotations

import unicodedata

from factcheck.interface.cells import ELLIPSIS
from factcheck.interface.visible import one_line


def shortened(text: str, most: int) -> str:
    """One line of at most so many characters, the ellipsis included; a character is not torn from its accents.

    >>> shortened("one  two\\nthree", 20), shortened("one two three", 8)
    ('one two three', 'one two…')
    """
    line = one_line(text)
    if len(line) <= most:
        return line
    end = most - 1
    while end and unicodedata.combining(line[end]):
        end -= 1
    return line[:end].rstrip() + ELLIPSIS
