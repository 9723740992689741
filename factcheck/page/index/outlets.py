"""The outlets of a batch: how many stories, and what became of their claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.page.index.batch import Row
from factcheck.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet, however it is capitalised; the name is empty for stories that name none."""

    name: str
    stories: int
    counts: dict[Verdict, int]


def outlets(rows: Sequence[Row]) -> tuple[Outlet, ...]:
    """Most stories first, then by name; stories without an outlet last."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.outlet.casefold(), []).append(row)
    found = [
        Outlet(group[0].outlet, len(group), {verdict: sum(row.counts[verdict] for row in group) for verdict in Verdict})
        for group in groups.values()
    ]
    return tuple(sorted(found, key=lambda outlet: (not outlet.name, -outlet.stories, outlet.name.casefold())))
