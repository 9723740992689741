"""The sheet that a report is written on."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.interface import Interface
from factcheck.interface.cells import width, wrapped
from factcheck.interface.visible import one_line
from factcheck.terminal.ink import Ink, Paint
from factcheck.terminal.level import Level
from factcheck.terminal.places import Places

INDENT = "  "


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every part needs: the words, the ink, the cells of a line, how much is told, and where in its file a finding is."""

    words: Interface
    ink: Ink
    cells: int
    level: Level
    places: Places

    @property
    def room(self) -> int:
        """Cells of an indented line."""
        return self.cells - len(INDENT)

    def say(self, key: str, **fields: str | int) -> str:
        """The terminal's own words."""
        return self.words.say(f"terminal.{key}", **fields)

    def painted(self, text: str, paint: Paint) -> list[str]:
        """A text from the report or the words, broken into lines and painted."""
        return [self.ink(line, paint) for line in wrapped(one_line(text), self.cells)]

    def hung(self, mark: str, text: str, paint: Paint, *, indent: str = "") -> list[str]:
        """A painted mark, and a text beside it whose later lines stand under the first."""
        first, *rest = wrapped(one_line(text), max(1, self.cells - len(indent) - width(mark)))
        return [indent + self.ink(mark, paint) + first, *(indent + " " * width(mark) + line for line in rest)]
