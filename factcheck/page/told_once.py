"""Tables told once: many claims of a story rest on the same rows, and a page that repeats them is hard to read and to send."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands: its anchor in the page, and the number of the card that shows it."""

    anchor: str
    card: int


class ToldOnce:
    """Gives each different table to the first card that asks for it; later cards link there.

    >>> once = ToldOnce("sum")
    >>> once.place(("a", "b"), 3), once.place(("a", "b"), 7)
    (Place(anchor='sum-1', card=3), Place(anchor='sum-1', card=3))
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._places: dict[Hashable, Place] = {}

    def place(self, table: Hashable, card: int) -> Place:
        """Where this table stands, as seen from a card."""
        return self._places.setdefault(table, Place(f"{self._name}-{len(self._places) + 1}", card))
