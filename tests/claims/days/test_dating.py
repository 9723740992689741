"""Which days the claims of a text are about: told, carried over, counted from a report's own day, assumed, open."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extract import extract
from claims.name import Name
from claims.period import Period

NAMES = (
    Name("Nimbus N2.5", "model:nimbus/n2.5", "model"),
    Name("Abyss V3.2", "model:abyss/v3.2", "model"),
    Name("China", "origin:CN", "origin", "en"),
    Name("中国", "origin:CN", "origin", "zh"),
    Name("U.S.", "origin:US", "origin", "en"),
    Name("美国", "origin:US", "origin", "zh"),
    Name("RouterHub", "platform:total", "platform"),
    Name("tokens", "tokens", "unit", "en"),
    Name("Token", "tokens", "unit", "en"),
)
#: A Tuesday: the last complete week is not the past seven days.
TUESDAY = date(2026, 3, 17)
WEEK = "2026-03-09..2026-03-15"
BEFORE = "2026-03-02..2026-03-08"
THIRTY_DAYS = "2026-02-15..2026-03-16"
FEBRUARY = "2026-02-01..2026-02-28"

#: Text → the days of each claim, with what is to be said of them.
SEEN = {
    # of the sentence
    "Nimbus N2.5上周用量1.75万亿Token。": [WEEK],
    "2月，Nimbus N2.5用量5.44万亿Token。": [f"{FEBRUARY} loose"],
    "Nimbus N2.5 handled 5.44 trillion tokens in February 2026.": [f"{FEBRUARY} loose"],
    "上个月，Nimbus N2.5用量5.44万亿Token。": [FEBRUARY],
    "截至2月28日，Nimbus N2.5本月用量5.44万亿Token。": [FEBRUARY],
    "截至3月14日，Nimbus N2.5周用量1.75万亿Token。": ["2026-03-08..2026-03-14"],
    "As of March 14, Nimbus N2.5's weekly volume was 1.75 trillion tokens.": ["2026-03-08..2026-03-14"],
    "过去30天，Nimbus N2.5用量5.44万亿Token。": ["2026-02-15..2026-03-16"],
    "So far this month, Nimbus N2.5 has handled 2.9 trillion tokens.": ["2026-03-01..2026-03-16"],
    "2025年全年，RouterHub共处理100万亿Token。": ["2025-01-01..2025-12-31"],
    "RouterHub handled 100 trillion tokens in 2025.": ["2025-01-01..2025-12-31"],
    "3月15日单日，Nimbus N2.5用量2500亿Token。": ["2026-03-15..2026-03-15"],
    "2月，Nimbus N2.5日均用量2000亿Token。": [f"{FEBRUARY} loose"],
    # other weeks than the story's
    "3月9日至15日，中国模型用量4.69万亿Token，前一周为4.19万亿Token。": [WEEK, f"{BEFORE} inherited"],
    "3月9日至15日，RouterHub平台周调用总量较前一周增长8%至16.9万亿Token。": [WEEK, WEEK],
    "In the week of March 9-15, RouterHub's weekly token volume was up 8% from a week earlier at 16.9 trillion tokens.": [
        WEEK,
        WEEK,
    ],
    "In the week of March 9-15, Nimbus N2.5, once No. 1, dropped out of the top five.": ["open (once)", WEEK],
    "Nimbus N2.5登上周榜第一，用量1.75万亿Token。": [f"{WEEK} assumed", f"{WEEK} assumed"],
    "Nimbus N2.5位居上周榜首。": [WEEK],
    "2月9日至15日，中国模型用量4.12万亿Token；随后一周升至5.16万亿Token。": [
        "2026-02-09..2026-02-15",
        "2026-02-16..2026-02-22 inherited",
    ],
    "Nimbus N2.5的用量从1月的1万亿Token升至1.75万亿Token。": ["open (1万亿Token)", f"{WEEK} assumed"],
    # carried over
    "上周，Nimbus N2.5用量1.75万亿Token。\n\nAbyss V3.2用量1.04万亿Token。": [WEEK, f"{WEEK} inherited"],
    "截至2月28日，Nimbus N2.5本月用量5.44万亿Token。\n\nAbyss V3.2为3.09万亿Token。": [FEBRUARY, f"{FEBRUARY} inherited"],
    "2月，Nimbus N2.5用量5.44万亿Token。\n\nAbyss V3.2周用量为1.04万亿Token。": [f"{FEBRUARY} loose", f"{WEEK} assumed"],
    "Nimbus N2.5 leads RouterHub with 1.75T tokens\n\nLast week, Nimbus N2.5 handled 1.75T tokens.": [
        f"{WEEK} inherited",
        f"{WEEK} inherited",
        WEEK,
    ],
    # a report in the text has a day of its own
    "3月3日消息，上周中国模型用量4.19万亿Token。": ["2026-02-23..2026-03-01"],
    # nothing fixes them
    "Nimbus N2.5用量1.75万亿Token。": [f"{WEEK} assumed"],
    "据RouterHub最新数据，Nimbus N2.5周用量1.75万亿Token。": [f"{WEEK} assumed"],
    "Nimbus N2.5日均用量2500亿Token。": ["open (日均)"],
    "Nimbus N2.5自上线以来累计用量20万亿Token。": ["open (上线)"],
    "两周前，Nimbus N2.5用量1.5万亿Token。": ["open (两周前)"],
    "Two weeks ago, Nimbus N2.5 handled 1.5 trillion tokens.": ["open (Two weeks ago)"],
    "上上周，Nimbus N2.5用量1.5万亿Token。": [BEFORE],
    "去年，Nimbus N2.5占RouterHub的1.2%。": ["open (去年)"],
    "Nimbus N2.5 made the top 10 on RouterHub last week.": [WEEK],
    "Nimbus N2.5 was in the top 10 last week on RouterHub.": [WEEK],
    "《每日经济新闻》称，Nimbus N2.5用量1.75万亿Token。": [f"{WEEK} assumed"],
    "本周Nimbus N2.5用量1.75万亿Token，上周为1.86万亿Token。": [f"{WEEK} assumed", "open (上周)"],
}
#: Found broken once: days that were another's.
BUGS = {
    # last week beside the days of a week is the one before it, or nobody knows which
    "3月9日至15日，中国模型用量4.69万亿Token，上周其用量为4.19万亿Token。": [WEEK, "open (上周)"],
    "In the week of March 9-15, Nimbus N2.5 handled 4.69 trillion tokens. Last week its figure was 4.19 trillion tokens.": [
        WEEK,
        "open (Last week)",
    ],
    "3月9日至15日，中国模型用量4.69万亿Token，美国模型上周为3.29万亿Token。": [WEEK, WEEK],
    "3月9日至15日，中国模型用量由上周的4.19万亿Token增至4.69万亿Token。": [f"{BEFORE} inherited", WEEK],
    "RouterHub上中国模型用量由上周的4.19万亿Token增至4.69万亿Token。": ["open (上周)", f"{WEEK} assumed"],
    "In the week of March 9-15, Nimbus N2.5 rose from 4.19 trillion tokens the week before to 4.69 trillion tokens.": [
        f"{BEFORE} inherited",
        WEEK,
    ],
    "On RouterHub, China's volume rose from last week's 4.19 trillion tokens to 4.69 trillion.": [
        "open (last week)",
        f"{WEEK} assumed",
    ],
    "In the week of March 9-15, China had a share of 61% on RouterHub, up from 58% a week earlier.": [
        WEEK,
        f"{BEFORE} inherited",
    ],
    # of a day, whatever days are told
    "3月9日至15日，中国模型日均用量6700亿Token。": ["open (日均)"],
    "3月9日至15日，中国模型周用量4.69万亿Token，日均6700亿Token。": [WEEK, "open (日均)"],
    "In the week of March 9-15, Nimbus N2.5 handled 670 billion tokens a day.": ["open (a day)"],
    "In the week of March 9-15, Nimbus N2.5 handled a daily average of 670 billion tokens.": ["open (daily)"],
    # a month ranked, and not told which
    "RouterHub公布月榜，前十大模型共处理28.7万亿Token。": [f"{THIRTY_DAYS} assumed"],
    "RouterHub月榜显示，Nimbus N2.5用量7.5万亿Token。\n\nAbyss V3.2为5.2万亿Token。": [f"{THIRTY_DAYS} assumed"] * 2,
    "In RouterHub's monthly ranking, the top ten models processed 28.7 trillion tokens.": [f"{THIRTY_DAYS} assumed"],
    "In RouterHub's monthly ranking for February, Nimbus N2.5 processed 5.4 trillion tokens.": [f"{FEBRUARY} loose"],
    # a week of a run is none of the year
    "RouterHub上，中国模型周用量连续第十周超过美国。": [f"{WEEK} assumed", f"{WEEK} assumed"],
}


def described(period: Period) -> str:
    """The days, and what must be said of them."""
    if period.start is None:
        return f"open ({period.text})"
    said = "assumed" if period.assumed else "inherited" if period.inherited else ""
    return " ".join(filter(None, (f"{period.start}..{period.end}", said, "loose" if period.loose else "")))


@pytest.mark.parametrize(("text", "wanted"), (SEEN | BUGS).items(), ids=list(SEEN | BUGS))
def test_days_of_claims(text: str, wanted: list[str]) -> None:
    """The days of every claim, in text order."""
    assert [described(claim.period) for claim in extract(text, TUESDAY, NAMES).claims] == wanted


def test_latest_figures_on_a_monday() -> None:
    """On the first day of a week the latest weekly figures are those of the week before, whichever way one counts."""
    text = "据RouterHub最新数据，Nimbus N2.5周用量1.75万亿Token。"
    (claim,) = extract(text, date(2026, 3, 16), NAMES).claims
    assert described(claim.period) == f"{WEEK} inherited"


def test_a_month_that_may_stand_for_a_week_accuses_nobody() -> None:
    """What is told of loose days is not certain."""
    (claim,) = extract("2月，Nimbus N2.5用量5.44万亿Token。", TUESDAY, NAMES).claims
    assert not claim.certain


def test_another_board_has_days_of_its_own() -> None:
    """A week that was told for this board's figures is not carried to another's."""
    text = "上周Nimbus N2.5用量1.75万亿Token。\n\n在LMArena竞技场，Abyss V3.2排名第一。"
    claims = extract(text, TUESDAY, NAMES).claims
    assert [described(claim.period) for claim in claims] == [WEEK, "open (竞技场)"]


def test_a_month_ranked_may_have_ended_on_any_day() -> None:
    """The thirty days before publication are assumed, and their end is open."""
    (claim,) = extract("RouterHub月榜显示，Nimbus N2.5用量7.5万亿Token。", TUESDAY, NAMES).claims
    assert (claim.period.assumed, claim.period.trailing) == ("last-thirty-days", True)
