"""How much is told."""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """What `-q`, nothing, `-v` and `-vv` ask for (docs/terminal.md)."""

    QUIET = -1
    PLAIN = 0
    FULL = 1
    EVERYTHING = 2

    @classmethod
    def of(cls, verbosity: int) -> Level:
        """The level of an `Options.verbosity`; past either end it is the last one."""
        return cls(min(max(verbosity, cls.QUIET), cls.EVERYTHING))
