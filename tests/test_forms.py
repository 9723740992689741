"""The table of forms in the manual is the one of the cases."""

from __future__ import annotations

import runpy
from pathlib import Path

FORMS = runpy.run_path(str(Path(__file__).with_name("refresh_forms.py")))


def test_the_table_is_that_of_the_cases() -> None:
    """To the byte; `make transcripts` renews it."""
    assert FORMS["PAGE"].read_text("utf-8") == FORMS["page"]()


def test_a_row() -> None:
    """A mark of Markdown in a text is shown as it is; a figure is written in full, apart from what else is told."""
    row = FORMS["_row"]("# a | b", "gap | by 1.4T | origin:CN > origin:US | 1400000000000 tokens about of 9")
    assert row == r"| \# a \| b | gap | by 1.4T | origin:CN › origin:US | 1,400,000,000,000 tokens | about of 9 |" + "\n"
