"""The table: what it holds, and that no cell of it is computed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.interface.spreadsheet import cell, disarmed
from factcheck.render import Options, formats
from factcheck.render.csv import COLUMNS
from factcheck.report import CorrectionPart, Report

Sample = Callable[[str], Report]
Golden = Callable[[str, str], None]

FORMAT = formats()["csv"]


def rows(text: str) -> list[dict[str, str]]:
    """The table as a spreadsheet reads it."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(("name", "language"), [("story-en", "en"), ("story-zh", "zh"), ("hostile", "en"), ("no-claims", "zh")])
def test_golden(name: str, language: str, sample: Sample, golden: Golden) -> None:
    """Byte for byte, the mark and the line ends too."""
    golden(f"{name}.{language}.csv", FORMAT.render(sample(name), Options(language)))


def test_bytes_are_those_that_spreadsheets_expect(sample: Sample) -> None:
    """A byte order mark, and CRLF at the end of every line (RFC 4180)."""
    raw = FORMAT.render(sample("story-zh"), Options("zh")).encode()
    assert raw[:3] == b"\xef\xbb\xbf"
    assert raw.count(b"\xef\xbb\xbf") == 1
    assert raw.count(b"\n") == raw.count(b"\r\n") == 14
    assert "中国模型".encode() in raw


def test_a_row_says_what_the_report_says(sample: Sample) -> None:
    """A contradicted total, cell by cell."""
    (row,) = [row for row in rows(FORMAT.render(sample("story-zh"), Options("zh"))) if row["claim"] == "c10"]
    assert row == {
        "address": "https://news.example.cn/2026-03-16/detail-7.html",
        "outlet": "示例通讯社",
        "title": "周调用量4.69万亿Token，中国大模型连续第二周超过美国",
        "published": "2026-03-16",
        "language": "zh",
        "claim": "c10",
        "kind": "total",
        "quote": "10.4万亿",
        "sentence": "榜单上，MiniMax M2.5以1.75万亿Token登顶，已连续六周位居榜首；Step 3.5 Flash以1.34万亿居第二，DeepSeek V3.2以10.4万亿居第三。",
        "subject": "model:deepseek/deepseek-v3.2-20251201",
        "subject_label": "DeepSeek V3.2",
        "object": "",
        "object_label": "",
        "figure": "10.4万亿",
        "value": "10400000000000",
        "low": "10350000000000",
        "high": "10450000000000",
        "unit": "tokens",
        "hedge": "",
        "period_start": "2026-03-09",
        "period_end": "2026-03-15",
        "base_start": "",
        "base_end": "",
        "verdict": "contradicted",
        "reason": "number-slip",
        "departures": "",
        "best_low": "",
        "best_high": "",
        "stated_low": "1037072008000",
        "stated_high": "1037072008000",
        "correction_value": "1040000000000",
        "correction": "1.04万亿",
        "chance": "",
        "explanation": "榜单上DeepSeek V3.2为1.037万亿，10.4万亿是其十倍。",
        "snapshots": "s1@51b2c0de51b2",
        "board_state_sha256": "8f1d7c2b" * 8,
        "citation": "Source: OpenRouter (openrouter.ai/rankings), as of 2026-10-05T00:12:00Z.",
        "error": "",
        "message": "",
    }


def test_cells_of_two_sides_and_two_periods(sample: Sample) -> None:
    """Object, hedge, departures, both bases; a gap the other way is a negative number; the earlier week of a growth."""
    told = {row["claim"]: row for row in rows(FORMAT.render(sample("story-en"), Options("en")))}
    gap = told["c3"]
    assert (gap["object"], gap["object_label"], gap["hedge"], gap["departures"]) == ("origin:US", "U.S. models", "about", "scope")
    assert (gap["best_low"], gap["stated_low"]) == ("1396000000000", "-2970000000000")
    assert told["c1"]["departures"] == "scope digits"
    assert told["c1"]["chance"] == "0.0004"
    assert (told["c12"]["base_start"], told["c12"]["base_end"]) == ("2026-03-02", "2026-03-08")
    assert told["c4"]["snapshots"] == "s1@51b2c0de51b2 s2@0a77f3e90a77"


def test_names_are_the_same_in_every_language(sample: Sample) -> None:
    """Words of closed lists stay slugs; labels and explanations are told."""
    english, chinese = (rows(FORMAT.render(sample("story-zh"), Options(language))) for language in ("en", "zh"))
    assert list(english[0]) == list(chinese[0]) == list(COLUMNS)
    assert english[0]["reason"] == chinese[0]["reason"] == "flips-with-scope"
    assert (english[0]["subject_label"], chinese[0]["subject_label"]) == ("Chinese models", "中国模型")


def test_without_findings_the_head_stands_alone(sample: Sample) -> None:
    """One line."""
    assert FORMAT.render(sample("no-claims"), Options("en")) == "\ufeff" + ",".join(COLUMNS) + "\r\n"


def test_a_stream_has_one_head(sample: Sample) -> None:
    """The parts of a stream together are the table."""
    assert FORMAT.head is not None
    assert FORMAT.failure is not None
    options = Options("en", compact=True)
    parts = [FORMAT.render(sample(name), options) for name in ("story-en", "no-claims", "story-zh")]
    failed = FORMAT.failure("=1+1", "no-such-file", "There is no file, =1+1; -2.")
    found = rows(FORMAT.head(options) + "".join(parts) + failed)
    assert len(found) == 27
    assert {column: told for column, told in found[-1].items() if told} == {
        "address": "'=1+1",
        "error": "no-such-file",
        "message": "There is no file, =1+1;' -2.",
    }


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1", "'+1"),
        ("-x", "'-x"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("@SUM(A1:A9)", "'@SUM(A1:A9)"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        (" =1+1", "'=1+1"),
        ("\xa0=1+1", "'=1+1"),
        ('"=1+1', "'\"=1+1"),
        ("＝1+1", "'＝1+1"),
        ("－0.12", "'－0.12"),
        ("up;=1+1;down", "up;'=1+1;down"),
        ('up; "=1+1"', 'up;\' "=1+1"'),
        ("two\nlines", "two lines"),
        ("nul\x00l", r"nul\x00l"),
        ("\u202e96.4T", r"\u202e96.4T"),
        ("\x1b[31m=1", r"\x1b[31m=1"),
        ("-0.12", "-0.12"),
        ("-2970000000000", "-2970000000000"),
        ("4.69", "4.69"),
        ("-1e9", "'-1e9"),
        ("-12%", "'-12%"),
        ("a=b; c-d, e+f", "a=b; c-d, e+f"),
        ("", ""),
    ],
)
def test_no_cell_is_computed(text: str, written: str) -> None:
    """An apostrophe where a cell might begin with a formula; plain decimal numbers stay numbers."""
    assert cell(text) == written


def test_tabs_and_line_ends_are_disarmed_where_they_stay() -> None:
    """They begin a formula in some spreadsheets."""
    assert [disarmed(text) for text in ("\tx", "\rx", "\nx")] == ["'\tx", "'\rx", "'\nx"]


def test_hostile_stories_make_no_rows_and_no_columns(sample: Sample) -> None:
    """Quotation marks, commas and line ends stay in their cell."""
    report = sample("story-en")
    odd = replace(
        report.findings[0],
        quote='4.69T",=1+1\r\n=2+2,"',
        correction=CorrectionPart("1", '=HYPERLINK("https://e.example")'),
    )
    article = replace(report.article, title='a","b', outlet="@import", url="=1", path=None)
    (row,) = rows(FORMAT.render(replace(report, article=article, findings=(odd,)), Options("en")))
    assert None not in row
    assert row["quote"] == '4.69T",=1+1 =2+2,"'
    assert row["correction"] == '\'=HYPERLINK("https://e.example")'
    assert (row["title"], row["outlet"], row["address"]) == ('a","b', "'@import", "'=1")
