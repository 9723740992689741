"""Multiples: how many times as much, in both readings where usage is undecided."""

from __future__ import annotations

import pytest

from claims.mention import Mention, Tag
from claims.multiples import multiples_mentioned
from claims.normalise import fold

#: Text → "quote: value" of the first reading of each place, with "or" the second and "to" the upper end.
SEEN = {
    "是对手的2.11倍": "2.11倍: 2.11",
    "达到对手的三倍": "三倍: 3",
    "增至3倍": "3倍: 3",
    "增长5倍": "5倍: 5 or 6",
    "增长了近13倍": "13倍: 13 or 14",
    "激增1.3倍": "1.3倍: 1.3 or 2.3",
    "增长一倍": "一倍: 2.0",
    "翻了3倍": "3倍: 3 or 4",
    "翻番": "翻番: 2.0",
    "翻了一番": "翻了一番: 2.0",
    "翻两番": "翻两番: 4.0",
    "翻倍": "翻倍: 2.0",
    "2-3倍": "2-3倍: 2 to 3.5",
    "两三倍": "两三倍: 2 to 3.5",
    "十几倍": "十几倍: 10 to 20",
    "减半": "减半: 0.5",
    "12x the volume": "12x: 12",
    "twice as much": "twice: 2.0",
    "同比doubled": "doubled: 2.0",
    "usage doubled": "doubled: 2.0",
    "usage halved": "halved: 0.5",
    "a threefold rise": "threefold: 3.0",
    "four times as much": "four times: 4.0",
    "three times more": "three times more: 3.0 or 4.0",
    "5 times more": "5 times more: 5 or 6",
}
TRAPS = {
    "倍数很大": "",
    "倍增计划": "",
    "for three times now": "",
    "a manifold": "",
    "doublet": "",
}


@pytest.mark.parametrize(
    ("text", "wanted"), [pytest.param(text, wanted, id=text) for table in (SEEN, TRAPS) for text, wanted in table.items()]
)
def test_multiples_of_a_text(text: str, wanted: str) -> None:
    """The printed number, and the other reading beside it."""
    found = next(multiples_mentioned(text, fold(text)), None)
    assert (_told(found) if found else "") == wanted


def _told(mention: Mention) -> str:
    figure = mention.figure
    assert figure is not None
    other = f" or {figure.other}" if figure.other is not None else ""
    span = f" to {figure.high}" if figure.high - figure.value > figure.step / 2 and figure.value == int(figure.value) else ""
    return f"{mention.text}: {figure.value}{other}{span if figure.value in {2, 10} else ''}"


def test_a_fall_by_times_is_no_multiple() -> None:
    """Nothing falls by three times itself: the number is set aside, not judged."""
    (found,) = multiples_mentioned("下降3倍", "下降3倍")
    assert (found.tag, found.lemma) == (Tag.NUMBER, "other-quantity")
