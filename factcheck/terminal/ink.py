"""Ink: the few colours of the terminal, or none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Paint(Enum):
    """Select Graphic Rendition codes (ECMA-48, 8.3.117). No meaning rests on colour alone."""

    STRONG = "1"
    FAINT = "2"
    BLUE = "1;34"
    YELLOW = "1;33"
    RED = "1;31"


@dataclass(frozen=True, slots=True)
class Ink:
    """Paints text where colour is wanted, and leaves it alone where not.

    >>> Ink(False)("4.69T", Paint.RED)
    '4.69T'
    """

    colour: bool

    def __call__(self, text: str, paint: Paint) -> str:
        return f"\x1b[{paint.value}m{text}\x1b[0m" if self.colour and text else text
