"""A stealth row counts for nobody, and the finding says who it turned out to be."""

from __future__ import annotations

from datetime import date

import pytest
from claims_made import judged, made, tokens
from small_board import board, chart
from story import en, found, told, zh

REVEAL_EN = "On 13 March 2030 Ghost was revealed to be dan Eight."
LEFT_OUT_EN = "Ghost, revealed on 13 March 2030 to be dan Eight, is left out"
LEFT_OUT_ZH = "Ghost（2030年3月13日才公布为dan Eight）不计入"


def test_a_sum_without_a_stealth_row_says_what_it_would_be_with_it() -> None:
    text = judged(made("total", "origin:AA", tokens("1000"), scope="chart"), board(chart())).explanation
    assert text["en"].endswith(f" {LEFT_OUT_EN}; with it, the figure is 1.4K.")
    assert text["zh"].endswith(f"。{LEFT_OUT_ZH}；若计入，则为1400。")


def test_a_sum_that_the_reveal_does_not_touch() -> None:
    text = judged(made("total", "origin:BB", tokens("700"), scope="chart"), board(chart())).explanation["en"]
    assert text.endswith(f" {LEFT_OUT_EN}.")


def test_the_stealth_model_itself() -> None:
    finding = judged(made("total", "model:veil/ghost", tokens("400")), board(chart()))
    assert finding.verdict == "supported"
    assert finding.explanation["en"].endswith(REVEAL_EN)
    assert "left out" not in finding.explanation["en"]


def test_a_row_counted_before_its_reveal_is_not_said_to_count_for_nobody() -> None:
    """Of these figures one sum holds only with the row let in."""
    claim = made("total", "origin:AA", tokens("1400"), scope="chart")
    finding = judged(claim, board(chart()))
    assert finding.best is not None
    assert finding.best.basis.membership != "as-of-then"
    assert "left out" not in finding.explanation["en"]


@pytest.mark.parametrize(
    ("text", "subject", "sum_en", "sum_zh"),
    [
        pytest.param(en("the Chinese models on the weekly chart had 4.69 trillion tokens."), "origin:CN", "5.354T", "5.354万亿"),
        pytest.param(zh("上榜的中国模型周调用量为4.69万亿Token。"), "origin:CN", "5.354T", "5.354万亿"),
        pytest.param(zh("上榜的美国模型周调用量为3.294万亿Token。"), "origin:US", "", ""),
    ],
)
def test_the_history(text: str, subject: str, sum_en: str, sum_zh: str) -> None:
    """China would be 5.354 trillion with Hunter Alpha, the United States what they are."""
    told_as = found(told(text, date(2026, 3, 17)), "total", subject).explanation
    counted = (f"; with it, the figure is {sum_en}.", f"；若计入，则为{sum_zh}。") if sum_en else (".", "。")
    assert told_as["en"].endswith(f" Hunter Alpha, revealed on 18 March 2026 to be Xiaomi MiMo-V2-Pro, is left out{counted[0]}")
    assert told_as["zh"].endswith(f"Hunter Alpha（2026年3月18日才公布为小米 MiMo-V2-Pro）不计入{counted[1]}")


def test_the_sum_is_on_the_basis_of_the_verdict() -> None:
    """Displayed values added: 4.690 and Hunter Alpha's 666B."""
    text = en("the Chinese models on the weekly chart had 4.69 trillion tokens against 3.294 trillion for U.S. models.")
    assert "with it, the figure is 5.356T." in found(told(text), "total", "origin:CN").explanation["en"]


def test_what_was_never_confirmed_is_not_told() -> None:
    """Whose Owl Alpha is was said by third parties only."""
    report = told(zh("上榜的中国模型周调用量为9万亿Token。", "2026年5月11日至5月17日"), date(2026, 5, 19))
    text = found(report, "total").explanation["en"]
    assert "Owl Alpha is left out: its maker was not yet known." in text
    assert "revealed" not in text


def test_several_rows() -> None:
    """Each is told by itself, the sum with all of them once."""
    report = told(en("U.S. models on the weekly chart handled 1 trillion tokens.", "April 7 to 13, 2025"), date(2025, 4, 15))
    text = found(report, "total").explanation["en"]
    assert "Quasar Alpha and Optimus Alpha are left out: their makers were not yet known." in text
    assert text.count("On 14 April 2025 ") == text.count("was revealed to be OpenAI GPT-4.1.") == 2
    assert text.count("Counted as revealed since, ") == 1
