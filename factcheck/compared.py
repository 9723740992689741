"""Stories held against each other: what is kept of each, and what comes of all of them.

Of a report a row stays that is small enough for ten thousand of them to fit into memory (docs/compare.md says how small);
rows may come from anywhere and in any order, the result is the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.across import Shared, Story, Told, shared, story_of, tellings
from factcheck.report import Report
from factcheck.reprints import Group, groups, in_order
from factcheck.retold import Said, packed, said, unpacked
from factcheck.shingles import Shingles, shingles

#: Sentences with claims are the smaller part of a story.
_MOST_CLAIMING = 256


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of one report. `place` is its place in the list, `data` the file of the report beside its page.

    `text` and `claiming` are the shingles of the story and of its sentences with claims, `told` is what others may tell too,
    `packed` holds all its `claims`.
    """

    place: int
    data: str
    story: Story
    text: Shingles
    claiming: Shingles
    told: tuple[Told, ...]
    claims: int
    packed: bytes

    @property
    def said(self) -> tuple[Said, ...]:
        """All its claims."""
        return unpacked(self.packed)


@dataclass(frozen=True, slots=True)
class Compared:
    """What the stories tell against each other: the rows as they were published, who reprints whom, what several outlets tell."""

    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    shared: tuple[Shared, ...]


def row(report: Report, page: str, data: str = "", place: int = 0) -> Row:
    """The row of a report; `page` names its story among the others, so no two may have the same."""
    story = story_of(report, page)
    return Row(
        place,
        data,
        story,
        shingles((report.article.text,)),
        shingles(dict.fromkeys(finding.sentence for finding in report.findings), _MOST_CLAIMING),
        tellings(report, page, story),
        len(report.findings),
        packed(said(report)),
    )


def compared(rows: Iterable[Row]) -> Compared:
    """All of it; the same rows, the same result, in whatever order they come."""
    ordered = in_order(rows)
    found = groups(ordered)
    originals = {reprint.story.page: group.original for group in found for reprint in group.reprints}
    listed = sorted(ordered, key=lambda one: (one.place, one.story.page))
    return Compared(tuple(ordered), found, shared((told for one in listed for told in one.told), originals))
