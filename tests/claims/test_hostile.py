"""Hostile texts: nothing crashes, offsets hold, and the time stays in proportion to the length."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract import Extractor
from claims.name import Name

PUBLISHED = date(2026, 3, 16)
EXTRACTOR = Extractor(
    (
        Name("Nimbus N2.5", "model:nimbus/n2.5", "model"),
        Name("N2.5", "model:nimbus/n2.5", "model", needs_context=True),
        Name("Strider 3.5 Flash", "model:strider/s3.5-flash", "model"),
        Name("Nimbus", "author:nimbus", "author"),
        Name("云腾", "author:nimbus", "author", "zh"),
        Name("Moonrise", "family:moonrise", "family"),
        Name("中国", "origin:CN", "origin", "zh"),
        Name("美国", "origin:US", "origin", "zh"),
        Name("China", "origin:CN", "origin", "en"),
        Name("RouterHub", "platform:total", "platform"),
        Name("tokens", "tokens", "unit", "en"),
        Name("token", "tokens", "unit", "en"),
    )
)
#: Eight times the text may cost this many times the work: linear, with slack for a busy machine.
SLACK = 24
SHORT = 1_000


def hold(text: str) -> None:
    """Extract, and hold every span against the text."""
    extraction = EXTRACTOR.extract(text, PUBLISHED)
    for piece in (*extraction.claims, *extraction.set_aside):
        assert text[piece.span.start : piece.span.end] == piece.quote
    for claim in extraction.claims:
        assert text[claim.sentence_span.start : claim.sentence_span.end] == claim.sentence


def seconds(text: str, rounds: int = 1) -> float:
    """Processor time of one extraction, the least of some."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        EXTRACTOR.extract(text, PUBLISHED)
        taken.append(time.process_time() - start)
    return max(min(taken), 0.001)


def repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


#: What is repeated, each once the worst case of some pattern.
UNITS = (
    "一", "九百", "千万亿", "万", "点五", "1", "1,", "111,", "1.", "9-15", "1:", "1 ", "0.", "one ", "top ", "((((",
    "(1", "第", "第一、", "前", "前十，", "个", "3月9日至", "3/9-", "3.9-", "March 9 to ", "week of ", "2026-",
    "周", "上", "近三", "3月", "2026年", "2026 ", "1/", "from ", "twenty ", "last ", "two ", "Mar ", "Monday ", "and 9th ", "since ",
    "N2.5 ", "Nimbus N2.5 ", "Nimbus N2.5、", "Moonrise ", "云腾", "a-", "a.", "a.b@", "a@", "A ", "Ab Cd ",
    "http://", "%", "\x00", "\u200b", "\u200f", "â€™", "的", "约", "超过", "连续", "合计", "中国", "中国超过美国，",
    "连续五周超过美国，", "4.69万亿token，", "中国4.69万亿token，美国3.29万亿，", "前十中占六席，", "no. 1.1",
    "U.S. ", ". ", '."', "。”", "tokens ", "and ", "，", "、", "；", " ", "-", "\n", "$", "~", "（", "[(", "【", "第二", "5兆，",
    "half ", "two weeks ", "https://a", "www.", "!?",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_time_is_linear_in_length(unit: str) -> None:
    """Eight times as long takes less than three times eight as long."""
    short, long = (f"，{repeated(unit, length)}，" for length in (SHORT, 8 * SHORT))
    hold(short)
    if seconds(long) >= SLACK * seconds(short, 2):  # look again before saying so
        assert seconds(long, 3) < SLACK * seconds(short, 3)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(
            lambda n: "tokens " * (n // 14) + "\n" + "，5亿。" * (n // 8), id="amounts._without_unit: units before numbers"
        ),
        pytest.param(lambda n: "Moonrise-k2-" * (n // 12), id="names._VERSION_BEHIND: a chain of versions"),
        pytest.param(lambda n: "Nimbus-N2.5-7b-" * (n // 15), id="names._SIZE_BEHIND: a chain of sizes"),
        pytest.param(lambda n: "，Nimbus N2.5 was first. " * (n // 24), id="extract: claims of a text off the topic"),
    ],
)
def test_time_is_linear_beside_many_names_and_units(make: Callable[[int], str]) -> None:
    """Nothing is compared each with each, and no long tail is read from each of its parts."""
    assert seconds(make(48_000)) < 24 * seconds(make(6_000))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("4.69万亿token，第一，" + "9" * 10_000 + "万亿token，", id="10,000 digits"),
        pytest.param("，第" + "1" * 10_000 + "名，前" + "1" * 10_000, id="10,000 digits of a place"),
        pytest.param("，0." + "3" * 10_000 + " trillion tokens", id="10,000 decimals"),
        pytest.param("，1," + "000," * 10_000 + "000万亿token", id="30,000 digits with separators"),
        pytest.param("，" + "九" * 10_000 + "万亿token，连续" + "九" * 10_000 + "周", id="10,000 Chinese digits"),
        pytest.param("，" + "百" * 10_000 + "万亿token", id="10,000 hundreds"),
        pytest.param("，5" + " " * 10_000 + "万亿token", id="10,000 spaces"),
        pytest.param("，Moonrise v1" + ".1" * 10_000, id="10,000 dots in a version"),
        pytest.param("中国模型，" + "调用量上涨的消息传遍全城" * 25_000, id="300,000 characters without an end"),
        pytest.param("Nimbus N2.5, " + "some words of no weight " * 12_500, id="300 kB without an end"),
        pytest.param("\x00\x01\x02，" * 100 + "4.69\x00万亿token", id="control characters"),
        pytest.param("，\u202e4.69万亿\u202ctoken\u200f第三", id="right to left marks"),
        pytest.param("，4.69\u200b万\ufeff亿to\u200bken", id="zero width characters"),
        pytest.param("，中国æ¨¡å\x9e‹4.69ä¸‡äº¿token癥â–¸", id="mojibake"),
        pytest.param("，İİİ 4.69 trillion tokens İ", id="letters that grow when small"),
        pytest.param("，①②③ ⅷ ½ ² ٤٫٦٩ ４．６９ 𝟒.𝟔𝟗 token", id="digits of other scripts"),
        pytest.param("，👨‍👩‍👧‍👦4.69万亿token🥇1️⃣", id="emoji"),
        pytest.param("一" * 1_000_000, id="a megabyte of 一"),
        pytest.param("one " * 75_000, id="300 kB of one"),
        pytest.param("，" + "（" * 10_000 + "4.69万亿token" + "）" * 10_000, id="nested brackets"),
        pytest.param("，" + "[(" * 5_000 + "Nimbus N2.5" + ")]" * 5_000 + " was first", id="nested brackets in English"),
        pytest.param("5兆，中5兆token国، 5兆トークン, 5조 토큰", id="兆 without a script to decide"),
        pytest.param("，Китай 中国 الصين 4.69万亿token हिन्दी ๔ Ｎimbus Ｎ２.５ 第三名", id="mixed scripts"),
        pytest.param(
            "\u200f\u202b4.69\u200b万\u2060亿\u2066token\u2069第\u200d三", id="marks of direction and width inside words"
        ),
        pytest.param("", id="nothing"),
        pytest.param("\n\n \n", id="blank lines"),
    ],
)
def test_nothing_crashes(text: str) -> None:
    """Offsets hold, too; that the time is in proportion to the length is tested above."""
    hold(text)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r。！？!?."), max_size=120), st.dates(date(1, 2, 1)))
def test_no_text_crashes(text: str, published: date) -> None:
    """Whatever the text and the date."""
    extraction = EXTRACTOR.extract(f"，4.69万亿token{text}", min(published, date(9990, 1, 1)))
    for piece in (*extraction.claims, *extraction.set_aside):
        assert f"，4.69万亿token{text}"[piece.span.start : piece.span.end] == piece.quote


@pytest.mark.parametrize("published", [date.min, date.max])
def test_a_date_that_no_article_has_counts_for_none(published: date) -> None:
    """Last week of the year 1 is not on the calendar."""
    claims = EXTRACTOR.extract("Last week Nimbus N2.5 had 1.75 trillion tokens.", published).claims
    assert [claim.period.start for claim in claims] == [None]
