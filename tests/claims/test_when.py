"""Days in text: every form that is read, the year that a range takes, and what looks like days and is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.mention import Tag
from claims.normalise import fold
from claims.when import days_mentioned, year_named
from claims.when.atoms import all_forms

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
    "CY18": ["year 2018-01-01 2018-12-31"],  # was read only beside other words of days
    "the second, with half as much": [],
}
#: Days, months and years with names.
NAMED = {
    "三月九日至十五日": ["range 03-09 03-15"],
    "二〇二六年三月": ["month 03-01 03-31"],
    "二零二六年三月九日": ["date 03-09 03-09"],
    "26年3月9日": ["date 03-09 03-09"],
    "2026年3月9—15日": ["range 03-09 03-15"],
    "3月30日至5日": ["range 2025-03-30 2025-04-05"],
    "12日，某公司公布": ["date 03-12 03-12"],
    "3月9日、10日": ["date 03-09 03-09", "date 03-10 03-10"],
    "2025年9月3日和8日": ["date 2025-09-03 2025-09-03", "date 2025-09-08 2025-09-08"],
    "2025年3月和5月": ["month 2025-03-01 2025-03-31", "month 2025-05-01 2025-05-31"],
    "今年1-2月": ["span 01-01 02-28"],
    "2025年12月至2026年2月": ["span 2025-12-01 2026-02-28"],
    "2024-2026年": ["span 2024-01-01 2026-12-31"],
    "2025年": ["year 2025-01-01 2025-12-31"],
    "第一季度": ["quarter 01-01 03-31"],
    "2025年第三季度": ["quarter 2025-07-01 2025-09-30"],
    "去年四季度": ["quarter 2025-10-01 2025-12-31"],
    "2025Q4": ["quarter 2025-10-01 2025-12-31"],
    "Q1 2026": ["quarter 01-01 03-31"],
    "4Q25": ["quarter 2025-10-01 2025-12-31"],
    "third quarter of 2025": ["quarter 2025-07-01 2025-09-30"],
    "2025年下半年": ["half 2025-07-01 2025-12-31"],
    "H2 2025": ["half 2025-07-01 2025-12-31"],
    "second half of 2025": ["half 2025-07-01 2025-12-31"],
    "3月上半月": ["half 03-01 03-15"],
    "本月中旬": ["third 03-11 03-20"],
    "2月底": ["third 02-21 02-28"],
    "mid-February": ["third 02-11 02-20"],
    "early 2026": ["third 01-01 04-30"],
    "at the end of February": ["third 02-21 02-28"],
    "3月第二周": ["range 03-09 03-15"],
    "the second week of March": ["range 03-09 03-15"],
    "week 11 of 2026": ["range 03-09 03-15"],
    "第11周": ["range 03-09 03-15"],
    "三月的最后一个星期一": ["date 2025-03-31 2025-03-31"],
    "the first Monday of March": ["date 03-02 03-02"],
    "first two weeks of March": ["range 03-02 03-15"],
    "今年前两个月": ["span 01-01 02-28"],
    "前三季度": ["span 01-01 09-30"],
    "summer 2025": ["season 2025-06-01 2025-08-31"],
    "2025年冬季": ["season 2025-12-01 2026-02-28"],
    "九十年代": ["decade 1990-01-01 1999-12-31"],
    "the 2010s": ["decade 2010-01-01 2019-12-31"],
    "20世纪": ["century 1900-01-01 1999-12-31"],
    "元旦": ["date 01-01 01-01"],
    "Thanksgiving": ["date 2025-11-27 2025-11-27"],
    "March the 9th": ["date 03-09 03-09"],
    "the ninth of March": ["date 03-09 03-09"],
    "March twenty-first, twenty twenty-five": ["date 2025-03-21 2025-03-21"],
    "in nineteen ninety-nine": ["year 1999-01-01 1999-12-31"],
    "9 Mar. 2026": ["date 03-09 03-09"],
    "03/09/2026": ["date 03-09 03-09"],
    "16/03/2026": ["date 03-16 03-16"],
    "2026.3.9": ["date 03-09 03-09"],
    "3/9/2026-3/15/2026": ["range 03-09 03-15"],
    "2026-03-09..2026-03-15": ["range 03-09 03-15"],
    "Monday, March 9": ["date 03-09 03-09"],
    "between March 9 and 15": ["range 03-09 03-15"],
    "between 9 and 15 March": ["range 03-09 03-15"],
    "January to March 2026": ["span 01-01 03-31"],
}
#: Days that are counted from those of the article, a Monday.
COUNTED = {
    "近三年": ["trailing 2023-03-16 2026-03-15"],
    "近五周": ["trailing 02-09 03-15"],
    "过去七天前十名": ["trailing 03-09 03-15"],
    "过去7天": ["trailing 03-09 03-15"],
    "最近三个月": ["trailing 2025-12-16 2026-03-15"],
    "过去半年": ["trailing 2025-09-16 2026-03-15"],
    "the past 30 days": ["trailing 02-14 03-15"],
    "over the last two quarters": ["trailing 2025-07-01 2025-12-31"],
    "未来两周": ["coming 03-17 03-30"],
    "the next three months": ["coming 03-17 06-16"],
    "上个月": ["month 02-01 02-28"],
    "last month": ["month 02-01 02-28"],
    "下下个月": ["month 05-01 05-31"],
    "上季度": ["quarter 2025-10-01 2025-12-31"],
    "去年": ["year 2025-01-01 2025-12-31"],
    "next year": ["year 2027-01-01 2027-12-31"],
    "上周末": ["weekend 03-14 03-15"],
    "last weekend": ["weekend 03-14 03-15"],
    "昨日": ["date 03-15 03-15"],
    "the day before yesterday": ["date 03-14 03-14"],
    "周三": ["date 03-11 03-11"],
    "上周三": ["date 03-11 03-11"],
    "Tuesday of next week": ["date 03-24 03-24"],
    "三周前": ["date 02-23 02-23"],
    "two months ago": ["date 01-16 01-16"],
    "three days after March 9": ["date 03-12 03-12"],
    "four weeks ended March 15": ["range 02-16 03-15"],
    "last June": ["month 2025-06-01 2025-06-30"],
    "next June": ["month 06-01 06-30"],
    "last March": ["month 2025-03-01 2025-03-31"],
    "early next week": ["third 03-23 03-25"],
    "今年以来": ["to-date 01-01 03-15"],
    "so far this month": ["to-date 03-01 03-15"],
    "so far in 2026": ["to-date 01-01 03-15"],
    "the rest of the month": ["coming 03-16 03-31"],
    "去年12月，当月": ["month 2025-12-01 2025-12-31", "month 2025-12-01 2025-12-31"],
}
#: One end alone, or the words around a range.
BOUNDED = {
    "截至2月24日，合计": ["as-of .. 02-24"],
    "as of Feb. 24, they had": ["as-of .. 02-24"],
    "截至2月28日，本月": ["as-of .. 02-28", "month 02-01 02-28"],
    "截至2月28日。本月": ["as-of .. 02-28", "month 03-01 03-31"],
    "自1月以来": ["since 01-01 .."],
    "3月9日起": ["since 03-09 .."],
    "since early March": ["since 03-01 .."],
    "after February": ["since 03-01 .."],
    "3月9日之前": ["before .. 03-08"],
    "2月或之前": ["before .. 02-28"],
    "before March 9": ["before .. 03-08"],
    "by the end of February": ["before .. 02-28"],
    "5月17日至23日当周": ["range 2025-05-17 2025-05-23"],
    "从3月9日到15日期间": ["range 03-09 03-15"],
    "from January to date": ["span 01-01 03-16"],
    "the seven days through March 15": ["range 03-09 03-15"],
}
#: What looks like days and is none, or is no more than that.
TRAPS = {
    "3·15": [],
    "618和双11": [],
    "附近三周": [],
    "接近三年": [],
    "连续第二周": [],
    "周日均调用量": [],
    "日均4万亿": [],
    "三日之内": [],
    "12号": [],
    "3月前五名": ["month 03-01 03-31"],
    "2月中国模型": ["month 02-01 02-28"],
    "3月9日前后": ["date 03-09 03-09"],
    "they may march in": [],
    "May I ask": [],
    "Sun and Mon": [],
    "from 1/3 to 2/3 of it": [],
    "Nimbus Server 2025": [],
    "2026 models": [],
    "top five in February": ["month 02-01 02-28"],
    "in February five models": ["month 02-01 02-28"],
    "February 9 and 15": ["date 02-09 02-09"],
    "after the February release": ["month 02-01 02-28"],
    "the 9th model": [],
    "during H2": [],
    "今日头条": [],
    "first for the last five weeks running": [],
    "the third week in a row": [],
    "in 2026 the 2025 models": ["year 01-01 12-31"],
}
NOT_YET = {
    "the week that holds March 11": ["range 03-09 03-15"],
}


def _table(*tables: dict[str, list[str]], xfail: dict[str, list[str]]) -> list[pytest.param]:
    cases = [pytest.param(text, wanted, id=text) for table in tables for text, wanted in table.items()]
    return cases + [pytest.param(text, wanted, id=text, marks=pytest.mark.xfail(strict=True)) for text, wanted in xfail.items()]


def _found(text: str, published: date | None) -> list[str]:
    """Mentions of which a day is fixed, in text order; 2026 goes without saying, and two dots are an open end."""
    mentions = days_mentioned(text, fold(text), published)
    lines = [
        f"{mention.lemma} {mention.days.start or '..'} {mention.days.end or '..'}"
        for mention in mentions
        if mention.days and (mention.days.start or mention.days.end)
    ]
    return [line.replace(" 2026-", " ") if line.count(" 2026-") + line.count("..") == 2 else line for line in lines]


@pytest.mark.parametrize(("text", "wanted"), _table(SEEN, BUGS, NAMED, COUNTED, BOUNDED, TRAPS, xfail=NOT_YET))
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


@pytest.mark.parametrize("words", ["than last week", "more than last week", "较上周", "截至上周"])
def test_a_compared_week_stays_one(words: str) -> None:
    """No bound and no range takes it up."""
    (mention,) = days_mentioned(words, fold(words), PUBLISHED)
    assert (mention.lemma, mention.text) in {("relative", "last week"), ("relative", "上周")}


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


@pytest.mark.parametrize("text", [text for text, days in (SEEN | BUGS | NAMED | COUNTED | BOUNDED).items() if days])
def test_every_match_of_a_form_has_an_anchor(text: str) -> None:
    """Else the form would not be tried there."""
    folded = fold(text)
    for form in all_forms():
        for match in form.pattern.finditer(folded):
            near = folded[max(0, match.start() - 40) : match.end() + 40]
            weak = (found := form.read(match)) is None or found.weak
            assert weak or not form.anchors or any(anchor in near for anchor in form.anchors), match


#: What wordings of days are made of.
PARTS = (
    "0 2 3 9 12 15 29 31 99 2024 2026 月 日 年 至 - – / . 周 w11 截至 当周 上周 March May Feb. to week ending of , ( ） 第 三 个 近 过去 "
    "季度 上半年 初 底 以来 前 后 世纪 年代 去年 最后 一 星期 9th first last past next two days months year quarter since before the "
    "early end half between and from ago Monday q3 h1 1990s twenty nineteen"
)


@given(
    st.lists(
        st.sampled_from([*PARTS.split(), " "]),
        max_size=14,
    ),
    st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2100, 1, 1))),
)
def test_no_wording_of_days_crashes(parts: list[str], published: date | None) -> None:
    """Whatever is put together: spans hold, ends never stand before beginnings, and none overlaps another."""
    text = "".join(parts)
    taken: set[int] = set()
    for mention in days_mentioned(text, fold(text), published):
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.days is not None
        if mention.days.start is not None and mention.days.end is not None:
            assert mention.days.start <= mention.days.end
        here = set(range(mention.span.start, mention.span.end))
        assert not here & taken
        taken |= here


@pytest.mark.parametrize(
    ("words", "trailing"),
    [
        pytest.param("过去一周前十", True, id="zh-past-week"),
        pytest.param("近7天", True, id="zh-seven-days"),
        pytest.param("上周", False, id="zh-last-week"),
        pytest.param("上一周", False, id="zh-last-one-week"),
        pytest.param("the past seven days", True, id="en-seven-days"),
        pytest.param("the past week", True, id="en-past-week"),
        pytest.param("last week", False, id="en-last-week"),
        pytest.param("March 9 to 15", False, id="en-range"),
    ],
)
def test_days_that_count_back_from_a_day_that_is_not_told(words: str, *, trailing: bool) -> None:
    (mention,) = days_mentioned(words, fold(words), PUBLISHED)
    assert mention.days is not None
    assert mention.days.trailing is trailing
