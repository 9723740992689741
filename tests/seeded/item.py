"""One text of the set, and what an honest judge says of its claims."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec


@dataclass(frozen=True, slots=True)
class Expect:
    """What is to be said of one claim. `subject` and `object` are subject ids, `figure` is its value (empty: it has none).

    `reasons` holds every reason that is right, `bases` every basis that gives the figure in the fewest departures, its six
    choices joined by ` | `; both are empty where the verdict says all.
    """

    kind: str
    subject: str
    object: str
    figure: str
    start: str
    end: str
    verdicts: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One text: `group` is what it tests (`stated`, `scope` … for what is true, else the slip), `bases` those that all of its
    claims share where it is a story."""

    id: str
    language: str
    published: str
    group: str
    form: str
    text: str
    expect: tuple[Expect, ...]
    bases: tuple[str, ...] = ()
    note: str = ""

    @property
    def true(self) -> bool:
        """Whether every sentence of it is true on some basis."""
        return self.group in TRUE


TRUE = ("stated", "scope", "digits", "capture", "variants", "window", "membership", "story")
SLIPS = (
    "number-slip",
    "unit-slip",
    "entity-swap",
    "stale-window",
    "rank-off",
    "direction-flip",
    "arithmetic",
    "not-a-record",
    "unexplained",
)


def write(items: list[Item]) -> bytes:
    """JSON Lines."""
    return b"".join(msgspec.json.encode(item) + b"\n" for item in items)


def read(lines: bytes) -> list[Item]:
    """The items of JSON Lines."""
    return [msgspec.json.decode(line, type=Item) for line in lines.splitlines()]
