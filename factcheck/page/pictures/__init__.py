"""Pictures of a finding, where people would rather look than read.

A picture is one file here and one macro of the same name in `templates/pictures.html.j2`; each says for itself whether it
has something to tell of a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import TypeAlias

from factcheck.interface import Interface
from factcheck.page.pictures import bases, history, scopes, two_bars, weeks
from factcheck.page.pictures.picture import Picture
from factcheck.report import FindingPart
from factcheck.vocabulary import Kind, Verdict

__all__ = ["MOST", "PICTURES", "Picture", "pictures", "stand_for_values", "stand_for_weeks"]

_Draw: TypeAlias = Callable[[FindingPart, Interface], Picture | None]

#: The order in which pictures are asked: first what only one kind of claim has (the weeks of a streak, the bars of a change, the
#: weeks before a record), then what is counted, for groups; then the bases, which every finding with a figure on the board has;
#: then the weeks around.
PICTURES: dict[str, _Draw] = {
    "weeks": weeks.picture,
    "two_bars": two_bars.picture,
    "scopes": scopes.picture,
    "bases": bases.picture,
    "history": history.picture,
}
#: A card holds no more: what matters most is seen first.
MOST = 2
#: Kinds that are drawn even where they are plainly right: what they say is about many weeks or two.
_DRAWN = frozenset({Kind.STREAK, Kind.GROWTH, Kind.RECORD})


def pictures(finding: FindingPart, words: Interface, most: int = MOST) -> tuple[Picture, ...]:
    """The first that have something to tell. Of what is plainly right one, and only where a picture tells more than a number."""
    if finding.verdict == Verdict.SUPPORTED:
        if not any(finding.kind == kind for kind in _DRAWN):
            return ()
        most = min(most, 1)
    asked = dict.fromkeys((history.picture, *PICTURES.values()) if finding.kind == Kind.RECORD else PICTURES.values())
    found = (draw(finding, words) for draw in asked)
    return tuple(islice((picture for picture in found if picture is not None), most))


def stand_for_values(drawn: Sequence[Picture], finding: FindingPart) -> bool:
    """Whether pictures and their tables tell all that the list of values on a card tells: the figure as printed, the basis that
    fits and that of the words. Weeks tell only the basis behind the verdict."""
    names = {picture.name for picture in drawn}
    alone = finding.best is None or finding.stated is None or finding.best.basis == finding.stated.basis
    return "bases" in names or (alone and "two_bars" in names)


def stand_for_weeks(drawn: Sequence[Picture]) -> bool:
    """Whether a picture's table tells all that the table of periods on a card tells."""
    return any(picture.name in {"weeks", "history"} for picture in drawn)
