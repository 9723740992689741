"""Lines of print to paragraphs, case by case."""

from __future__ import annotations

import pytest

from sources.lines import paragraphs

FULL = "The nine models that the chart names"
CASES = [
    ("a short line ends a paragraph", [FULL, "were added.", FULL, "again."], [f"{FULL} were added.", f"{FULL} again."]),
    ("an indented line begins one", [FULL, "    " + FULL], [FULL, FULL]),
    ("so does an item of a list", [FULL, "• Quasar 7 with 1.75 trillion tokens", "2) " + FULL], [FULL, "• Quasar 7 with 1.75 trillion tokens", "2) " + FULL]),
    ("a figure at the start of a line is no item", [FULL, "1.75 trillion tokens of the ranking's"], [f"{FULL} 1.75 trillion tokens of the ranking's"]),
    ("a divided word becomes whole", ["The models of the chart had 4.69 tril-", "lion tokens"], ["The models of the chart had 4.69 trillion tokens"]),
    ("a compound keeps its hyphen", ["It is the leader week-over-week or week-over-", "month"], ["It is the leader week-over-week or week-over-month"]),
    ("so do two words that stand elsewhere, too", ["five is a week and a five is a week of five-", "week ends"], ["five is a week and a five is a week of five-week ends"]),
    ("so does a name", ["The first of the chart of nine is GPT-", "Next"], ["The first of the chart of nine is GPT-Next"]),
    ("Chinese needs no blank", ["上周榜单前五名里有四款国产模型，合计处理", "的数据多于此前任何一周。"], ["上周榜单前五名里有四款国产模型，合计处理的数据多于此前任何一周。"]),
    ("nor beside Latin letters", ["上周榜单前五名里有四款国产模型，第一名是", "Quasar 7"], ["上周榜单前五名里有四款国产模型，第一名是Quasar 7"]),
    ("a number broken in Chinese becomes whole", ["上周榜单前五名里有四款国产模型，合计为4.1", "3万亿"], ["上周榜单前五名里有四款国产模型，合计为4.13万亿"]),
    ("two numbers of English stay apart", ["The chart names nine models of March 9", "2026 and others"], ["The chart names nine models of March 9 2026 and others"]),
    ("nothing gives nothing", ["", "  "], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_lines_become_paragraphs(lines: list[str], expected: list[str]) -> None:
    assert paragraphs(["\n".join(lines)]) == "\n\n".join(expected)


def test_an_empty_page_between_others_changes_nothing() -> None:
    assert paragraphs(["Nine models.", "", "Ten models."]) == "Nine models. Ten models."
