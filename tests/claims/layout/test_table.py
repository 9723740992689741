"""Tables, lists and cards: their periods, their sentences, and that no number of theirs vanishes or costs too much time."""

from __future__ import annotations

import re
import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.claim import Claim
from claims.extract import Extractor
from claims.layout.column import column_of
from claims.name import Name
from claims.normalise import fold

PUBLISHED = date(2026, 3, 16)
CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "table.toml").read_text("utf-8"))["case"]
EXTRACTOR = Extractor(
    (
        Name("Nimbus N2.5", "model:nimbus/n2.5", "model"),
        Name("Abyss V3.2", "model:abyss/v3.2", "model"),
        Name("Nimbus", "author:nimbus", "author"),
        Name("中国", "origin:CN", "origin", "zh"),
        Name("RouterHub", "platform:total", "platform"),
        Name("tokens", "tokens", "unit", "en"),
        Name("token", "tokens", "unit", "en"),
    )
)


def table(caption: str, *rows: str) -> str:
    """A caption and the rows below it."""
    return caption + "\n\n" + "\n".join(rows)


def claims_of(text: str, kind: str) -> list[Claim]:
    return [claim for claim in EXTRACTOR.extract(text, PUBLISHED).claims if claim.kind == kind]


@pytest.mark.parametrize(
    ("header", "meaning", "aside"),
    [
        ("周调用量（万亿）", "tokens", ""),
        ("調用量佔比", "share", ""),
        ("Token share", "share", ""),
        ("调用量环比", "change", ""),
        ("WoW", "change", ""),
        ("**Rank**", "rank", ""),
        ("#", "counter", ""),
        ("排名变化", "", "other-quantity"),
        ("share change", "", "other-quantity"),
        ("Price per 1M tokens", "", "price"),
        ("Context (tokens)", "", "context-window"),
        ("参数量", "", "parameters"),
        ("Training tokens", "", "other-quantity"),
        ("Tokens/s", "", "other-quantity"),
        ("発売", "", ""),
        ("순위", "rank", ""),
        ("前週比", "change", ""),
    ],
)
def test_what_a_header_says(header: str, meaning: str, aside: str) -> None:
    """The narrower meaning wins; what is about something else is never a figure of the board."""
    column = column_of(fold(header))
    assert (column.meaning, column.aside) == (meaning, aside)


@pytest.mark.parametrize(
    ("caption", "head", "start", "end"),
    [
        ("RouterHub周榜（3月2日至3月8日）", "调用量", date(2026, 3, 2), date(2026, 3, 8)),
        ("RouterHub weekly ranking, March 2-8", "Tokens", date(2026, 3, 2), date(2026, 3, 8)),
        ("RouterHub榜单", "3月2日至3月8日调用量", date(2026, 3, 2), date(2026, 3, 8)),
        ("RouterHub上周用量榜", "token", date(2026, 3, 9), date(2026, 3, 15)),
        ("RouterHub榜单", "上周调用量", date(2026, 3, 9), date(2026, 3, 15)),
        ("RouterHub 2026年2月榜单", "token", date(2026, 2, 1), date(2026, 2, 28)),
        ("RouterHub榜单", "日均调用量", None, None),
        ("RouterHub monthly ranking", "Tokens", None, None),
        ("RouterHub ranking", "Tokens (30d)", None, None),
        ("RouterHub榜单（见《每日新闻》）", "周调用量", date(2026, 3, 9), date(2026, 3, 15)),
    ],
)
def test_the_days_of_a_table(caption: str, head: str, start: date | None, end: date | None) -> None:
    """Of the header, else of the caption; days and months are never taken for the last week."""
    text = table(caption, f"| 排名 | 模型 | {head} |", "|---|---|---|", "| 1 | Nimbus N2.5 | 4.2T |", "| 2 | Abyss V3.2 | 3T |")
    totals = claims_of(text, "total")
    assert len(totals) == 2
    assert {(claim.period.start, claim.period.end) for claim in totals} == {(start, end)}


def test_the_column_of_the_week_before() -> None:
    """上周 beside 本周 is the week before the caption's; alone it is the week that the table tells."""
    rows = ("| 模型 | 本周 | 上周 |", "|---|---|---|", "| Nimbus N2.5 | 4.2T | 4T |", "| Abyss V3.2 | 3T | 2.9T |")
    totals = claims_of(table("RouterHub token用量，3月9日至3月15日", *rows), "total")
    assert [claim.period.start for claim in totals] == [date(2026, 3, 9), date(2026, 3, 2)] * 2


def test_a_change_is_measured_from_the_week_before() -> None:
    """Surely where the header says so, else perhaps."""
    for head, certain in (("环比", True), ("WoW", True), ("变化", False), ("Change", False)):
        rows = (f"| 模型 | 周调用量 | {head} |", "|---|---|---|", "| Nimbus N2.5 | 4.2T | ▼3% |", "| Abyss V3.2 | 3T | ▲1% |")
        growth = claims_of(table("RouterHub token周榜，3月9日至3月15日", *rows), "growth")
        assert [claim.figure and claim.figure.value.normalize().to_eng_string() for claim in growth] == ["-0.03", "0.01"]
        assert {claim.certain for claim in growth} == {certain}
        assert {claim.base and claim.base.start for claim in growth} == {date(2026, 3, 2)}


def test_the_sentence_of_a_claim_is_its_row() -> None:
    """Of a row that stands one cell a line, all of its lines."""
    flat = table("RouterHub token周榜", "排名 | 模型 | 周调用量", "1 | Nimbus N2.5 | 4.2T", "2 | Abyss V3.2 | 3T")
    assert [claim.sentence for claim in claims_of(flat, "total")] == ["1 | Nimbus N2.5 | 4.2T", "2 | Abyss V3.2 | 3T"]
    tall = "RouterHub token周榜\n1\nNimbus N2.5\n4.2T\n2\nAbyss V3.2\n3T\n3\nFoo 9\n2T"
    assert [claim.sentence for claim in claims_of(tall, "rank")][:2] == ["1\nNimbus N2.5\n4.2T", "2\nAbyss V3.2\n3T"]


def test_what_a_note_says_is_about_the_row() -> None:
    """Also where a name that nobody knows stands between the two."""
    rows = (
        "| 排名 | 模型 | 厂商 | 备注 |",
        "|---|---|---|---|",
        "| 1 | Nimbus N2.5 | Foo | 连续五周第一 |",
        "| 2 | Abyss V3.2 | Bar | |",
    )
    streaks = claims_of(table("RouterHub token周榜", *rows), "streak")
    assert [claim.subject.id for claim in streaks] == ["model:nimbus/n2.5"]


def test_columns_about_other_things_are_set_aside_under_their_rule() -> None:
    """A bare number is what its header says."""
    rows = ("Model\tPrice\tContext\tScore\tReleased", "Nimbus N2.5\t0.28\t128K\t87.5\t2025", "Abyss V3.2\t0.3\t1M\t84\t2024")
    aside = EXTRACTOR.extract(table("Models on RouterHub, by tokens", *rows), PUBLISHED).set_aside
    rules = {piece.quote: piece.rule for piece in aside}
    assert rules["0.28"] == "price"
    assert rules["128K"] == "context-window"
    assert rules["87.5"] == "benchmark-score"
    assert rules["2025"] == "date"


def test_sentences_that_two_spaces_part_are_no_row() -> None:
    """Typewriters put two spaces behind a full stop: such lines are read as the sentences that they are."""
    lines = (
        "Nimbus N2.5 led RouterHub by tokens last week.  It used 4.2 trillion tokens.",
        "Abyss V3.2 followed.  It used 3 trillion tokens.",
    )
    assert [claim.quote for claim in claims_of("\n".join(lines), "total")] == ["4.2 trillion tokens", "3 trillion tokens"]
    assert claims_of("\n".join(lines), "total")[0].sentence == "It used 4.2 trillion tokens."


def test_a_repeated_row_counts_once() -> None:
    """The same table twice, word for word."""
    rows = ("排名 | 模型 | 周调用量", "1 | Nimbus N2.5 | 4.2T", "2 | Abyss V3.2 | 3T")
    text = table("RouterHub token周榜", *rows) + "\n\n完。\n\n" + "\n".join(rows)
    assert len(claims_of(text, "rank")) == 2


def unplaced(text: str) -> list[str]:
    """The digits that lie neither in a claim nor in what is set aside, or in both."""
    extraction = EXTRACTOR.extract(text, PUBLISHED)
    for piece in (*extraction.claims, *extraction.set_aside):
        assert text[piece.span.start : piece.span.end] == piece.quote
    lost = []
    for match in re.finditer(r"[0-9]", fold(text)):
        at = match.start()
        claimed = any(claim.span.start <= at < claim.span.end for claim in extraction.claims)
        aside = sum(piece.span.start <= at < piece.span.end for piece in extraction.set_aside)
        if claimed + aside != 1:
            lost.append(text[max(0, at - 12) : at + 12])
    return lost


@pytest.mark.parametrize("text", [case["text"] for case in CASES])
def test_no_number_of_a_case_vanishes(text: str) -> None:
    """Each is claimed, or set aside under one rule."""
    assert unplaced(text) == []


PIECES = (
    "|", " | ", "\t", "  ", "\n", "\n", "\n|---|---|\n", "排名", "Rank", "模型", "Model", "周调用量", "Tokens (T)", "环比", "Change", "Price",
    "占比", "备注", "上周", "1", "2", "3", "🥇", "🥈", "①", "②", "#1", "#2", "第1名：", "第2名：", "1. ", "2. ", "Nimbus N2.5", "Abyss V3.2", "Foo 9",
    "4.2T", "3.9万亿", "602B", "1.75", "12%", "▲3%", "-4.1%", "下跌3%", "~9%", "RouterHub token周榜", "weekly ranking", "连续五周第一", "合计",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_number_of_any_layout_vanishes(pieces: list[str]) -> None:
    """Whatever rows the pieces make."""
    assert unplaced("RouterHub token周榜\n" + "".join(pieces)) == []


def _seconds(text: str) -> float:
    start = time.process_time()
    EXTRACTOR.extract(text, PUBLISHED)
    return time.process_time() - start


@pytest.mark.parametrize(
    "unit",
    [
        "| 1 | Nimbus N2.5 | 4T | 5% |\n",
        "1\n2\n3\nNimbus N2.5\n",
        "#1 Nimbus N2.5, #2 Abyss V3.2, ",
        "①Nimbus N2.5 ②Abyss V3.2 ",
        "1. Nimbus N2.5 4T\n",
        "| Rank | Model | Tokens |\n",
        "4T\n中国模型周调用量\n",
        "| ",
        "|---",
    ],
)
def test_time_is_in_proportion_to_length(unit: str) -> None:
    """Eight times the text may cost 24 times the work: linear, with slack for a busy machine."""
    taken = []
    for length in (2_000, 16_000):
        text = "RouterHub token周榜\n" + (unit * length)[:length]
        taken.append(max(min(_seconds(text) for _ in range(3)), 0.02))
    assert taken[1] <= 24 * taken[0]
