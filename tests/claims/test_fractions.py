"""Shares in every spelling, with what they allow; and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.figure import Figure, Hedge
from claims.fractions import fractions_mentioned
from claims.normalise import fold

#: Text → "quote: value low high hedge" of each share.
SEEN = {
    "占比61%": ["61%: 0.61 0.605 0.615"],
    "占比 6.0 %": ["6.0 %: 0.060 0.0595 0.0605"],
    "增长+4.7%": ["+4.7%: 0.047 0.0465 0.0475"],
    "下跌▼3%": ["▼3%: -0.03 -0.035 -0.025"],
    "-3.25%": ["-3.25%: -0.0325 -0.03255 -0.03245"],
    "20-36%": ["20-36%: 0.20 0.195 0.365"],
    "20%~36%": ["20%~36%: 0.20 0.195 0.365"],
    "20%至36%": ["20%至36%: 0.20 0.195 0.365"],
    "从20%至36%": ["20%: 0.20 0.195 0.205", "36%: 0.36 0.355 0.365"],
    "from 17% to 47%": ["17%: 0.17 0.165 0.175", "47%: 0.47 0.465 0.475"],
    "36-20%": ["20%: 0.20 0.195 0.205"],
    "12 percent": ["12 percent: 0.12 0.115 0.125"],
    "twelve percent": ["twelve percent: 0.12 0.115 0.125"],
    "百分之四十": ["百分之四十: 0.40 0.395 0.405"],
    "百分之3.5": ["百分之3.5: 0.035 0.0345 0.0355"],
    "千分之六": ["千分之六: 0.006 0.0055 0.0065"],
    "三成": ["三成: 0.3 0.25 0.35"],
    "六成半": ["六成半: 0.65 0.625 0.675"],
    "六成五": ["六成五: 0.65 0.645 0.655"],
    "近九成": ["九成: 0.9 0.81 0.9 nearly"],
    "两成以上": ["两成: 0.2 0.2 1E+30 at-least"],
    "两三成": ["两三成: 0.2 0.15 0.35"],
    "七点五成": ["七点五成: 0.75 0.745 0.755"],
    "三分之二": ["三分之二: 0.67 0.66 0.68"],
    "近三分之一": ["三分之一: 0.33 0.30 0.33 nearly"],
    "过半": ["过半: 0.5 0.5 1 over"],
    "半数以上": ["半数以上: 0.5 0.5 1 over"],
    "约一半": ["一半: 0.5 0.49 0.51 about"],
    "two thirds of": ["two thirds: 0.67 0.66 0.68"],
    "seven-eighths of": ["seven-eighths: 0.875 0.865 0.885"],
    "nearly half": ["half: 0.5 0.45 0.5 nearly"],
    "just over a third": ["a third: 0.33 0.33 0.34 over"],
    "three quarters": ["three quarters: 0.75 0.74 0.76"],
}
TRAPS = {
    "3个百分点": [],
    "3 percentage points": [],
    "3%点": [],
    "十分": [],
    "成立三成本高": [],
    "一成不变": [],
    "half a million": [],
    "two and a half billion": [],
    "a third-party tool": [],
    "two third": [],
    "过半年": [],
    "三分之五": [],
}


@pytest.mark.parametrize(
    ("text", "wanted"), [pytest.param(text, wanted, id=text) for table in (SEEN, TRAPS) for text, wanted in table.items()]
)
def test_shares_of_a_text(text: str, wanted: list[str]) -> None:
    """Every share with its interval; words to two digits here."""
    folded = fold(text)
    found = sorted(fractions_mentioned(text, folded), key=lambda mention: mention.span)
    assert [f"{mention.text}: {_told(mention.figure)}" for mention in found] == wanted


def _told(figure: Figure | None) -> str:
    assert figure is not None
    ends = [
        end if len(end.as_tuple().digits) < 5 else end.quantize(Decimal("0.01"))
        for end in (figure.value, figure.low, figure.high)
    ]
    return " ".join([*map(str, ends), *([figure.hedge.value] if isinstance(figure.hedge, Hedge) else [])])
