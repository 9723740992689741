"""A small crawl of two archives, and jobs that go wrong; workers find them by the name of this file."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from factcheck.batch.job import Job
from factcheck.batch.task import Ended, Task

_PAGE = '<!doctype html><html lang="{0}"><head><meta charset="utf-8"><title>{1}</title></head><body><article><h1>{1}</h1>{2}</article></body></html>'
_TALK = {
    "zh": "多位开发者在接受采访时表示，他们更看重价格与稳定性之间的平衡，而不只是一时的名次。",
    "en": "Several developers said that they look at the balance of price and stability, and not at a place that lasts for a week.",
}
_WEEK = {"zh": "3月9日至3月15日这一周，", "en": "In the week of March 9-15, 2026, "}


def story(language: str, title: str, *lines: str) -> bytes:
    """A page with these lines, and some talk that makes it a story."""
    told = [f"<p>{line}</p>" for line in (*lines, _TALK[language])]
    return _PAGE.format(language, title, "".join(told)).encode()


STORIES = {
    "https://a.example/zh/1": story("zh", "本周模型观察", f"{_WEEK['zh']}MiniMax M2.5在OpenRouter上以1.75万亿Token位居第一。"),
    "https://b.example/en/1": story("en", "A week of models", f"{_WEEK['en']}Kimi K2.5 ranked sixth on OpenRouter."),
    "https://a.example/en/2": story("en", "A day at the fair", "The town counted 12,000 visitors, 8% more than a year ago."),
    "https://news.b.example/zh/2": story("zh", "本周球赛", "主队以3比1获胜，现场观众超过2万人。"),
    "https://c.example/en/3": story("en", "Tokens", f"{_WEEK['en']}MiniMax M2.5 had 1.95 trillion tokens on OpenRouter."),
    "https://c.example/zh/3": story("zh", "榜单速览", f"{_WEEK['zh']}DeepSeek V3.2在OpenRouter上以1.04万亿Token排名第三。"),
}


def write(place: Path, *addresses: str) -> Path:
    """An archive of these stories, in this order."""
    with place.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for at, address in enumerate(addresses):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            said = {"WARC-Date": "2026-03-17T06:00:00Z", "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{at:012}>"}
            body = BytesIO(STORIES[address])
            writer.write_record(
                writer.create_warc_record(address, "response", payload=body, warc_headers_dict=said, http_headers=headers)
            )
    return place


def two_archives(folder: Path) -> str:
    """Two archives that share a story; the pattern that names both."""
    known = list(STORIES)
    write(folder / "crawl-1.warc.gz", *known[:4])
    write(folder / "crawl-2.warc.gz", known[4], known[1], known[5])
    return str(folder / "crawl-*.warc.gz")


@dataclass(frozen=True, slots=True)
class Poisoned(Job):
    """Ends its worker, or keeps it for ever, at one address."""

    at: str = ""
    stalls: bool = False

    def __call__(self, tasks: Sequence[Task]) -> list[Ended]:
        """What became of each, where there is anybody left to say it."""
        if any(task.line.address == self.at for task in tasks):
            if self.stalls:
                time.sleep(600)
            os._exit(7)
        return [Ended(task.key, content=task.line.content, slug="no-text", message="quiet") for task in tasks]
