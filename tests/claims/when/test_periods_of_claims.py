"""Periods of claims: what wordings of days do to the figures beside them."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extract import extract
from claims.name import Name

NAMES = (
    Name("Nimbus N2.5", "model:nimbus/n2.5", "model"),
    Name("中国", "origin:CN", "origin", "zh"),
    Name("RouterHub", "platform:total", "platform"),
    Name("tokens", "tokens", "unit", "en"),
    Name("Token", "tokens", "unit", "en"),
)
PUBLISHED = date(2026, 3, 16)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nimbus N2.5 handled 1.75 trillion tokens from March 2 to 8.", ("2026-03-02", "2026-03-08", "from March 2 to 8")),
        ("三月二日至八日，Nimbus N2.5的调用量为1.75万亿Token。", ("2026-03-02", "2026-03-08", "三月二日至八日")),
        ("过去90天Nimbus N2.5的调用量为1.75万亿Token。", ("2025-12-16", "2026-03-15", "过去90天")),
        (
            "Nimbus N2.5 handled 1.75 trillion tokens over the past three months.",
            ("2025-12-16", "2026-03-15", "past three months"),
        ),
        ("自1月以来Nimbus N2.5的调用量为1.75万亿Token。", ("None", "None", "自1月以来")),
        ("上个季度Nimbus N2.5的调用量为1.75万亿Token。", ("2025-10-01", "2025-12-31", "上个季度")),
        ("2026年，Nimbus N2.5的周调用量为1.75万亿Token。", ("2026-03-09", "2026-03-15", "")),
        ("下周前，Nimbus N2.5的周调用量为1.75万亿Token。", ("2026-03-09", "2026-03-15", "")),
        (
            "Nimbus N2.5 handled 1.75 trillion tokens, against 1.5 trillion tokens the previous week.",
            ("2026-03-09", "2026-03-15", ""),
        ),
    ],
)
def test_period_of_the_first_claim(text: str, wanted: tuple[str, str, str]) -> None:
    """Days that the words fix; open where they name another stretch than a week of the board; else the last week, assumed."""
    period = extract(text, PUBLISHED, NAMES).claims[0].period
    assert (str(period.start), str(period.end), period.text) == wanted
