"""A made-up news crawl: a WARC file of pages in two languages, a third of which speak of the ranking; the same at every run.

The others are of what news is of: towns, matches, harvests, budgets, with about as many numbers. One in twenty of them comes
close: it speaks of models, or of places in some other ranking, and claims nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from io import BytesIO
from itertools import cycle
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.news import articles
from benchmarks.thirty import wrapped

#: Hosts of the crawl, each with as many stories of either sort; of a news crawl a list names few, here a quarter.
HOSTS = tuple(f"news{number:02}.example" for number in range(12))
LISTED = HOSTS[::4]
_SENTENCES = {
    "zh": (
        "今年{month}月，{town}的{thing}比去年同期增加了{percent}%，当地部门称情况好于预期。",
        "据介绍，{town}计划用{n}年时间完成{thing}的改造，总投入约{big}亿元。",
        "{town}队在主场以{n}比{m}获胜，现场观众超过{round}人。",
        "工作人员表示，{thing}将于{month}月{day}日重新开放。",
        "多位居民告诉记者，{thing}给日常生活带来了不少便利。",
        "与会者认为，{town}的经验值得其他地方参考，但不能照搬。",
        "气象台预计，周末最高气温将达到{round}度以上，市民出行需要留意。",
        "这条新线路全长{round}公里，设{m}座车站，{town}居民出行时间将缩短近一半。",
    ),
    "en": (
        "In {town}, the number of visitors to the {thing} grew by {percent}% in the first {n} months of the year.",
        "The council plans to spend {big} million pounds on the {thing} over the next {n} years.",
        "{town} won {n}-{m} at home before a crowd of {round},000.",
        "The {thing} will open again on May {day}, officials said.",
        "Several residents said that the {thing} had made their days easier.",
        "Nobody at the meeting expected a quick answer, and nobody got one.",
        "Forecasters expect rain on {n} of the next ten days, and wind from the west.",
        "The new line is {round} miles long, has {m} stations, and will halve the trip to {town}.",
    ),
}
_CLOSE = {
    "zh": ("这款模型的名字来自一条河，团队没有透露更多细节。", "中国与美国的游客数量在当地排名第一和第二。"),
    "en": (
        "The model is named for a river, and its makers did not say more.",
        "China and Japan ranked first and second among visitors.",
    ),
}
_TOWNS = {"zh": ("临河", "松山", "白石", "南浦", "青田", "云港"), "en": ("Ashford", "Millbrook", "Easton", "Harlow", "Penrith")}
_THINGS = {
    "zh": ("图书馆", "滨江公园", "老城区", "果园", "体育馆", "博物馆"),
    "en": ("library", "riverside park", "old market", "orchard", "museum", "ferry"),
}
_CHARACTERS = {"zh": (900, 2600), "en": (2000, 6000)}
_MODELS = ("MiniMax M2.5", "GLM-5", "Kimi K2.5", "DeepSeek V3.2")
_MAKERS = ("Zhipu", "MiniMax", "Moonshot")


def pages(number: int, seed: int = 20260316) -> Iterator[tuple[str, bytes]]:
    """So many addresses and pages."""
    draw = random.Random(seed)
    told = {language: cycle(articles(language, 400_000, _MODELS, _MAKERS)) for language in _SENTENCES}
    for at in range(number):
        language = ("zh", "en")[at % 2]
        host = HOSTS[draw.randrange(len(HOSTS))]
        if at % 3 == 0:
            title, *paragraphs = next(told[language]).split("\n")
        else:
            title, *paragraphs = _story(draw, language)
        yield f"https://{host}/{language}/{at}.html", wrapped(language, f"{title} ({at})", [line for line in paragraphs if line])


def write(place: Path, number: int, every: int = 1) -> None:
    """A WARC file of them, gzip record by record, or of every so many-th."""
    with place.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for at, (address, body) in enumerate(pages(number)):
            if at % every:
                continue
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            said = {"WARC-Date": "2026-03-18T06:00:00Z", "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{at:012}>"}
            record = writer.create_warc_record(
                address, "response", payload=BytesIO(body), warc_headers_dict=said, http_headers=headers
            )
            writer.write_record(record)


def _story(draw: random.Random, language: str) -> Iterator[str]:
    """A title and paragraphs about something else."""
    yield _sentence(draw, language)
    left = draw.randint(*_CHARACTERS[language])
    close = draw.random() < 0.05
    while left > 0:
        lines = [_sentence(draw, language) for _ in range(draw.randint(2, 5))]
        if close:
            lines.append(draw.choice(_CLOSE[language]))
        paragraph = ("" if language == "zh" else " ").join(lines)
        left -= len(paragraph)
        yield paragraph


def _sentence(draw: random.Random, language: str) -> str:
    return draw.choice(_SENTENCES[language]).format(
        town=draw.choice(_TOWNS[language]),
        thing=draw.choice(_THINGS[language]),
        percent=f"{draw.uniform(1, 30):.1f}",
        big=f"{draw.uniform(1, 90):.2f}",
        round=draw.choice((20, 30, 45, 60)),
        n=draw.randint(2, 9),
        m=draw.randint(2, 9),
        month=draw.randint(1, 9),
        day=draw.randint(1, 28),
    )
