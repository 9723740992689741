"""No line breaks between a number and its unit."""

from __future__ import annotations

import pytest

from factcheck.page.typography import unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("约4.69万亿Token，", ["4.69万亿Token"]),
        ("had 4.69 trillion tokens in", ["4.69 trillion tokens"]),
        ("(6.48T to 9.45T).", ["6.48T", "9.45T"]),
        ("2026年3月9日至15日", ["2026年3月9日", "15日"]),
        ("rose by 12.5 percentage points", ["12.5 percentage points"]),
        ("排名第9，占61%", ["第9", "61%"]),
        ("348 models, 5 weeks", ["348 models", "5 weeks"]),
        ("MiniMax M2.5", []),
        ("4 Thomas", []),
        ("", []),
    ],
)
def test_what_is_kept_together(text: str, kept: list[str]) -> None:
    """The number with everything that counts as its unit, and nothing else."""
    told = str(unbroken(text))
    found = [part.split("</n-b>")[0] for part in told.split("<n-b>")[1:]]
    assert found == kept
    assert told.replace("<n-b>", "").replace("</n-b>", "") == text


def test_markup_and_hidden_marks_stay_text() -> None:
    """Within and outside of what is kept together."""
    assert str(unbroken("<b>5</b> & 4\u202eT")) == "&lt;b&gt;5&lt;/b&gt; &amp; 4\\u202eT"
