"""Hostile characters made visible: a story must not steer the terminal, nor turn a figure round.

Escape sequences, C0 and C1 controls, bidirectional overrides and lone surrogates are shown by their code;
tabs and line ends stay. See "Trojan Source" (Boucher and Anderson 2021) for the overrides.
"""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and newline
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides and isolates of direction
    "\u2028\u2029"  # line and paragraph separators
    "\ud800-\udfff"  # surrogates: no UTF-8 holds them
    "\U000e0000-\U000e007f]"  # tags: invisible text
)


def visible(text: str) -> str:
    r"""The text with every character that would act rather than show written as its code.

    >>> print(visible("4.69\x1b[31mT"))
    4.69\x1b[31mT
    >>> print(visible("\u202e9.64"))
    \u202e9.64
    """
    return _HIDDEN.sub(_code, text)


def one_line(text: str) -> str:
    """The same on one line: every run of white space is one space."""
    return visible(" ".join(text.split()))


def _code(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
