"""Days in text: every form that is read, the year that a range takes, and what looks like days and is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.mention import Tag
from claims.normalise import fold
from claims.when import days_mentioned, year_named

PUBLISHED = date(2026, 3, 16)

#: Text → "lemma first last" of each mention that fixes days, with a story of 2026-03-16.
SEEN = {
    "3月9日至3月15日": ["range 03-09 03-15"],
    "2026年3月9日至2026年3月15日": ["range 03-09 03-15"],
    "2026年3月9日至15日": ["range 03-09 03-15"],
    "3月9日至15日": ["range 03-09 03-15"],
    "3月9日-15日": ["range 03-09 03-15"],
    "3月9-15日": ["range 03-09 03-15"],
    "（3月9日—3月15日）": ["range 03-09 03-15"],
    "3 月 9 日 至 3 月 15 日": ["range 03-09 03-15"],
    "2 月 23 日至 3 月 1 日": ["range 02-23 03-01"],
    "3月9日到15日": ["range 03-09 03-15"],
    "３月９日至１５日": ["range 03-09 03-15"],
    "3/9-15": ["range 03-09 03-15"],
    "3/9-3/15": ["range 03-09 03-15"],
    "2/23–3/1": ["range 02-23 03-01"],
    "3.9-3.15": ["range 03-09 03-15"],
    "2026.3.9-3.15": ["range 03-09 03-15"],
    "March 9–15": ["range 03-09 03-15"],
    "March 9-15, 2026": ["range 03-09 03-15"],
    "Mar. 9-15": ["range 03-09 03-15"],
    "March 9 to 15": ["range 03-09 03-15"],
    "March 9 to March 15": ["range 03-09 03-15"],
    "from Feb 23 through March 1": ["range 02-23 03-01"],
    "March 9th–15th": ["range 03-09 03-15"],
    "9–15 March": ["range 03-09 03-15"],
    "23 February to 1 March 2026": ["range 02-23 03-01"],
    "the week of March 9": ["range 03-09 03-15"],
    "the week of March 9-15": ["range 03-09 03-15"],
    "the week ending March 15": ["range 03-09 03-15"],
    "the week ended 15 March": ["range 03-09 03-15"],
    "week to March 15, 2026": ["range 03-09 03-15"],
    "截至3月15日当周": ["range 03-09 03-15"],
    "截至3/15当周": ["range 03-09 03-15"],
    "截至2026年3月15日的一周": ["range 03-09 03-15"],
    "2026-W11": ["range 03-09 03-15"],
    "2026w11": ["range 03-09 03-15"],
    "2026-03-09 to 2026-03-15": ["range 03-09 03-15"],
    "2026-03-09至2026-03-15": ["range 03-09 03-15"],
    "2026-03-09": ["date 03-09 03-09"],
    "3月9日": ["date 03-09 03-09"],
    "2026年3月9日": ["date 03-09 03-09"],
    "March 9": ["date 03-09 03-09"],
    "9 March 2026": ["date 03-09 03-09"],
    "on March 9, 2026": ["date 03-09 03-09"],
    "2026年2月": ["month 02-01 02-28"],
    "2月份": ["month 02-01 02-28"],
    "February 2026": ["month 02-01 02-28"],
    "9-15%": [],
    "Nimbus V3.2": [],
    "V3.2-5 and N2.5-3.5": [],
    "4.69": [],
    "1,100": [],
    "3个月": [],
    "one third": [],
    "13月9日": [],
    "32/9-15": [],
    "2026-W60": [],
    "2026-13-40": [],
    "24/7": [],
    "9/11": [],
}
BUGS = {
    "1.5-2.5 trillion tokens": [],  # January 5 to February 5
    "1.2-1.5 万亿": [],
    "$3/9-15": [],
    "2/3-3/4": ["range 02-03 03-04"],
    "1.1-2.9": [],  # no dotted range is two months long
    "in March 4.69 trillion tokens": ["month 03-01 03-31"],  # not March 4, and .69 of nothing
    "in March 27 trillion tokens": ["month 03-01 03-31"],
    "in March 9 of the top ten": ["month 03-01 03-31"],
    "the top 10 may change": [],  # 10 May
    "they may 5 times": [],
    "4.5 March": ["month 03-01 03-31"],
    "December 29, 2025 to January 4, 2026": ["range 2025-12-29 2026-01-04"],
    "2024年3月1日至2024年2月29日": ["date 2024-03-01 2024-03-01", "date 2024-02-29 2024-02-29"],  # no such day in 2025: crashed
    "2024-03-01 to 2024-02-29": ["date 2024-03-01 2024-03-01", "date 2024-02-29 2024-02-29"],
    "2026-03-09 - 2026-03-15": ["range 03-09 03-15"],
    "3月9日（周一）至3月15日（周日）": ["range 03-09 03-15"],
    "9-15日": ["range 03-09 03-15"],  # the month is the article's
    "23日至29日": [],  # in February 2026 there is no 29th: open
    "20日至26日": ["range 02-20 02-26"],
    "2026年第11周": ["range 03-09 03-15"],
    "112月": [],
}
NOT_YET = {
    "the week that holds March 11": ["range 03-09 03-15"],
}


def _table(*tables: dict[str, list[str]], xfail: dict[str, list[str]]) -> list[pytest.param]:
    cases = [pytest.param(text, wanted, id=text) for table in tables for text, wanted in table.items()]
    return cases + [pytest.param(text, wanted, id=text, marks=pytest.mark.xfail(strict=True)) for text, wanted in xfail.items()]


def _found(text: str, published: date | None) -> list[str]:
    """Mentions whose days are fixed, in text order; 2026 goes without saying."""
    mentions = sorted(days_mentioned(text, fold(text), published), key=lambda mention: mention.span)
    lines = [
        f"{mention.lemma} {mention.days.start} {mention.days.end}" for mention in mentions if mention.days and mention.days.start
    ]
    return [line.replace(" 2026-", " ") if line.count(" 2026-") == 2 else line for line in lines]


@pytest.mark.parametrize(("text", "wanted"), _table(SEEN, BUGS, xfail=NOT_YET))
def test_days_of_a_text(text: str, wanted: list[str]) -> None:
    """Ranges, dates and months, as a story of 2026-03-16 means them."""
    assert _found(text, PUBLISHED) == wanted


@pytest.mark.parametrize(
    ("text", "published", "wanted"),
    [
        ("12月29日至1月4日", date(2026, 1, 5), ["range 2025-12-29 2026-01-04"]),
        ("12月22日至28日", date(2026, 1, 5), ["range 2025-12-22 2025-12-28"]),
        ("1月5日至11日", date(2026, 1, 5), ["range 01-05 01-11"]),
        ("1月12日至18日", date(2026, 1, 5), ["range 2025-01-12 2025-01-18"]),
        ("Dec. 29 to Jan. 4", date(2026, 1, 5), ["range 2025-12-29 2026-01-04"]),
        ("12/29-1/4", date(2026, 1, 5), ["range 2025-12-29 2026-01-04"]),
        ("2025年12月29日至1月4日", date(2026, 1, 5), ["range 2025-12-29 2026-01-04"]),
        ("2025年12月29日至2026年1月4日", None, ["range 2025-12-29 2026-01-04"]),
        ("week ending January 4", date(2026, 1, 5), ["range 2025-12-29 2026-01-04"]),
        ("12月", date(2026, 1, 5), ["month 2025-12-01 2025-12-31"]),
        ("29-31日", date(2026, 1, 5), ["range 2025-12-29 2025-12-31"]),
        ("3月9日至15日", None, []),
        ("2026年的排名：3月9日至15日", None, ["year 01-01 12-31", "range 03-09 03-15"]),
        ("2025年和2026年：3月9日至15日", None, ["year 2025-01-01 2025-12-31", "year 01-01 12-31"]),
        ("March 9-15", None, []),
        ("2026: March 9-15", None, ["range 03-09 03-15"]),
        ("9-15日", None, []),
        ("2月29日", date(2026, 3, 1), []),
        ("2月29日", date(2024, 3, 1), ["date 2024-02-29 2024-02-29"]),
        ("2月29日", None, []),
        ("2月23日至29日", date(2024, 3, 1), ["range 2024-02-23 2024-02-29"]),
        ("2月30日", date(2026, 3, 16), []),
        ("2月24日至30日", date(2026, 3, 16), []),
        ("February 30", date(2026, 3, 16), []),
        ("week ending February 30", date(2026, 3, 16), []),
        ("2026年2月30日至3月5日", date(2026, 3, 16), []),
        ("3月15日至3月9日", date(2026, 3, 16), ["date 03-15 03-15", "date 03-09 03-09"]),
    ],
)
def test_the_year_of_a_range(text: str, published: date | None, wanted: list[str]) -> None:
    """The latest one not after the article; else the year that the text names; else none. Impossible days stay open."""
    assert _found(text, published) == wanted


@pytest.mark.parametrize(
    ("words", "weeks"),
    [
        ("上周", -1),
        ("上一周", -1),
        ("上週", -1),
        ("本周", 0),
        ("当周", 0),
        ("last week", -1),
        ("Last Week", -1),
        ("this week", 0),
    ],
)
def test_relative_weeks(words: str, weeks: int) -> None:
    """Left to the assembler to place: they mean other weeks in other stories."""
    (mention,) = days_mentioned(words, fold(words), PUBLISHED)
    assert (mention.tag, mention.lemma, mention.text) == (Tag.PERIOD, "relative", words)
    assert mention.days is not None
    assert (mention.days.start, mention.days.weeks) == (None, weeks)


@pytest.mark.parametrize("words", ["the last weeks", "上海周边"])
def test_no_relative_weeks(words: str) -> None:
    """Only whole words."""
    assert not list(days_mentioned(words, fold(words), PUBLISHED))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026年3月", 2026),
        ("2025 and 2026", None),
        ("2026 and 2026", 2026),
        ("no year", None),
        ("20260", None),
        ("v2026.1", None),
    ],
)
def test_year_named(text: str, year: int | None) -> None:
    """Only where a text names just one."""
    assert year_named(text) == year


#: What wordings of days are made of.
PARTS = "0 2 3 9 12 15 29 31 99 2024 2026 月 日 年 至 - – / . 周 w11 截至 当周 上周 March May Feb. to week ending of , ( ）"


@given(
    st.lists(
        st.sampled_from([*PARTS.split(), " "]),
        max_size=14,
    ),
    st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2100, 1, 1))),
)
def test_no_wording_of_days_crashes(parts: list[str], published: date | None) -> None:
    """Whatever is put together: spans hold, ends never stand before beginnings, absolute forms do not overlap."""
    text = "".join(parts)
    taken: set[int] = set()
    for mention in days_mentioned(text, fold(text), published):
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.days is not None
        if mention.days.start is not None and mention.days.end is not None:
            assert mention.days.start <= mention.days.end
        if mention.lemma != "relative":
            here = set(range(mention.span.start, mention.span.end))
            assert not here & taken
            taken |= here
