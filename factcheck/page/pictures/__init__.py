"""Pictures of a finding, where people would rather look than read.

A picture is one file here and one macro of the same name in `templates/pictures.html.j2`; each says for itself whether it
has something to tell of a finding.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TypeAlias

from factcheck.interface import Interface
from factcheck.page.pictures import bases, history, scopes, two_bars, weeks
from factcheck.page.pictures.picture import Picture
from factcheck.report import FindingPart

__all__ = ["MOST", "PICTURES", "Picture", "pictures"]

_Draw: TypeAlias = Callable[[FindingPart, Interface], Picture | None]

#: The order in which pictures are asked: first what only one kind of claim has (the weeks of a streak, the bars of a change),
#: then the bases, which every finding with a figure on the board has; then what is counted, for groups; then the weeks around.
PICTURES: dict[str, _Draw] = {
    "weeks": weeks.picture,
    "two_bars": two_bars.picture,
    "bases": bases.picture,
    "scopes": scopes.picture,
    "history": history.picture,
}
#: A card holds no more: what matters most is seen first.
MOST = 2


def pictures(finding: FindingPart, words: Interface) -> tuple[Picture, ...]:
    """The first two that have something to tell."""
    found = (draw(finding, words) for draw in PICTURES.values())
    return tuple(islice((picture for picture in found if picture is not None), MOST))
