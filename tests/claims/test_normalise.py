"""Folding: one character to one character, so that offsets hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon import lexicon
from claims.normalise import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("４．６９萬億　Ｔｏｋｅｎ", "4.69万亿 token"),
        ("ＭｉｎｉＭａｘ－Ｍ２．５", "minimax-m2.5"),
        ("３％", "3%"),
        ("連續五週", "连续五周"),
        ("前十中佔據六席", "前十中占据六席"),
        ("超過美國", "超过美国"),
        ("１，２３４，１２", "1,234，12"),  # thousands, and a clause mark
        ("GPT‑5.4", "gpt-5.4"),  # non-breaking hyphen
        ("4.69\u00a0trillion\u2009tokens", "4.69 trillion tokens"),
        ("，：；！？（）～", "，：；！？（）～"),  # clause marks stay what they are
        ("March 9–15", "march 9–15"),
        ("㈱½㎏ﬁ", "㈱½㎏ﬁ"),  # NFKC would change the length
        ("İstanbul 4.69", "İstanbul 4.69"),
        ("", ""),
        ("a\x00b\u200b", "a\x00b\u200b"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """What cues and patterns are matched on."""
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


@given(st.text())
def test_offsets_in_folded_text_are_offsets_in_the_text(text: str) -> None:
    """Also where a small letter is longer than its capital; folding twice changes nothing more."""
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text(), st.text())
def test_characters_fold_alone(left: str, right: str) -> None:
    """No character changes another (but for the final sigma, which small letters know)."""
    joined = fold(left + right)
    apart = fold(left) + fold(right)
    assert joined.replace("ς", "σ") == apart.replace("ς", "σ")


def test_traditional_characters_fold_to_simplified_ones() -> None:
    """The table holds single characters, and no simplified one is folded further."""
    for old, new in lexicon().traditional.items():
        assert len(old) == len(new) == 1
        assert fold(old) == new
        assert new not in lexicon().traditional
