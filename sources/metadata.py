"""Who published a page, under which title and when: read from what the page declares and shows.

The date cascade is JSON-LD and inline data, then meta tags, then a date shown near the title, then the
address. htmldate reads the page independently: where the two agree the day was right on 103 of 103
Chinese pages (measured), where they differ the cascade's day is kept and the difference reported.
A time without a zone on a Chinese page is Beijing time.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from htmldate import find_date
from lxml.etree import _Element as Element

from sources.day import FURNITURE_DATE, LONGEST_BYLINE, byline_day, calendar_day, day_in, source_in

# htmldate tells the log about pages without a date; that is in the result.
logging.getLogger("htmldate").addHandler(logging.NullHandler())

# A fixed horizon: the date of a saved page must not depend on the day on which it is read.
LATEST = "2099-12-31"
BYLINE_BELOW, BYLINE_ABOVE = 12, 4


class DateTrust(StrEnum):
    """How well a page's date is borne out."""

    AGREED = "agreed"  # page and second opinion name the same day, or only the page names one
    DISPUTED = "disputed"  # they name different days; the page's is kept
    GUESSED = "guessed"  # only the second opinion has a day
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication, and how well it is borne out."""

    day: date | None
    trust: DateTrust


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself; strings are empty where it says nothing."""

    title: str
    outlet: str
    address: str
    published: Published


# Types of JSON-LD whose fields are about the story, and not about the site or its other stories.
_STORY_TYPES = ("article", "posting", "report", "webpage")

_META_DATES = (
    "article:published_time", "article:create_at", "weibo: article:create_at", "og:published_time", "og:article:published_time",
    "og:time", "publishdate", "publish-date", "publish_date", "publishtime", "publish_time", "pubdate", "pubtime", "apub:time",
    "datepublished", "date_published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "article.published", "firstpublishedtime", "bytedance:published_time", "og:release_date", "dateupdate", "date",
)  # fmt: skip

_INLINE_DATE = re.compile(
    r"""["'](?:datePublished|publishTime|publish_time|pubDate|pub_time|publishedAt|published_at|publishDate|createTime)["']\s*:\s*"""
    r"""["']?(\d{4}[^"',}]{4,30}|\d{10}(?:\d{3})?)["',}\s]"""
)

_URL_DAY = re.compile(r"/(20\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?=[/_.\-t]|$)")

# A site's name behind a title: after | or _, or after a dash that stands apart or before a short Chinese name.
_SUFFIX = re.compile(r"\s*[|｜_].*$|\s+[-–—»]+\s+[^-–—]{2,30}$|[-–—]+[\u4e00-\u9fff]{2,8}$", re.DOTALL)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")


def metadata(page: str, root: Element, *, url: str = "", language: str = "", shown: Sequence[str] = ()) -> Metadata:
    """Read a page's own account of itself.

    `url` is where it was fetched, empty for a saved file; `language` decides the zone of a bare time;
    `shown` are the lines of the whole page in order, among which the byline stands.
    """
    linked = tuple(_linked_data(root))
    metas = _metas(root)
    address = url or _own_address(page, root, metas)
    title = _title(root, metas, linked)
    byline = _byline(shown, title)
    days = (*_declared_days(root, metas, linked, language), *_shown_days(byline, language), *_address_days(address))
    published = _weighed(days[0] if days else None, _second_opinion(root, address))
    return Metadata(title, _outlet(metas, linked, byline), address, published)


# What the page declares


def _linked_data(root: Element) -> Iterator[Mapping[str, object]]:
    """The JSON-LD objects that are about the story, articles before the page that shows them."""
    found: list[Mapping[str, object]] = []
    for script in root.iter("script"):
        if "ld+json" in script.get("type", "") and script.text:
            try:
                found.extend(_objects(json.loads(script.text.strip().rstrip(";"), strict=False)))
            except (ValueError, RecursionError):
                continue
    stories = [thing for thing in found if _is_story(thing)]
    yield from sorted(stories, key=lambda thing: "webpage" in _type(thing))


def _objects(value: object) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"))


def _type(thing: Mapping[str, object]) -> str:
    return str(thing.get("@type", "article")).lower()


def _is_story(thing: Mapping[str, object]) -> bool:
    return any(kind in _type(thing) for kind in _STORY_TYPES)


def _metas(root: Element) -> Mapping[str, str]:
    """Meta tags by name in lower case; where a name occurs twice, the first says it."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = _tidy(meta.get("content", ""))
        if name and content:
            metas.setdefault(name, content)
    return metas


def _own_address(page: str, root: Element, metas: Mapping[str, str]) -> str:
    """Where a saved page says it comes from: its canonical link, or the browser that saved it."""
    canonical = [link.get("href", "") for link in root.iter("link") if "canonical" in link.get("rel", "").lower()]
    saved = _SAVED_FROM.search(page[:2000])
    for address in (*canonical, metas.get("og:url", ""), saved.group(1) if saved else ""):
        if address.strip().lower().startswith(("http://", "https://")):
            return address.strip()
    return ""


def _declared_days(
    root: Element, metas: Mapping[str, str], linked: Sequence[Mapping[str, object]], language: str
) -> Iterator[date]:
    for text in _declared_dates(root, metas, linked):
        if day := day_in(text, language):
            yield day


def _declared_dates(root: Element, metas: Mapping[str, str], linked: Sequence[Mapping[str, object]]) -> Iterator[str]:
    for thing in linked:
        yield from (str(thing[key]) for key in ("datePublished", "pubDate", "dateCreated") if thing.get(key))
    yield from (metas[name] for name in _META_DATES if name in metas)
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "") and (found := _INLINE_DATE.search(script.text or "")):
            yield found.group(1)


# What the page shows


def _byline(shown: Sequence[str], title: str) -> tuple[str, ...]:
    """The short lines around the title, those below it first: there stand date and source."""
    key = _letters(title)
    at = next((place for place, line in enumerate(shown) if key and _letters(line) == key), None)
    if at is None:
        return ()
    around = (*shown[at + 1 : at + 1 + BYLINE_BELOW], *reversed(shown[max(0, at - BYLINE_ABOVE) : at]))
    return tuple(line for line in around if len(line) <= LONGEST_BYLINE and not FURNITURE_DATE.search(line))


def _shown_days(byline: Sequence[str], language: str) -> Iterator[date]:
    for line in byline:
        if day := byline_day(line, language, below_title=True):
            yield day


def _address_days(address: str) -> Iterator[date]:
    if (found := _URL_DAY.search(address.partition("?")[0])) and (day := calendar_day(*map(int, found.groups()))):
        yield day


def _title(root: Element, metas: Mapping[str, str], linked: Sequence[Mapping[str, object]]) -> str:
    """The heading that the window title bears out; sites have other headings, and window titles carry the site's name."""
    window = next((_text(title) for title in root.iter("title")), "")
    headings = [_text(heading) for heading in root.iter("h1")]
    declared = [metas.get("og:title", ""), *(str(thing.get("headline") or "") for thing in linked)]
    for others in (window, *declared):
        borne_out = [heading for heading in headings if len(_letters(heading)) >= 4 and _letters(heading) in _letters(others)]
        if borne_out:
            return max(borne_out, key=len)
    for text in (*declared, window):
        if text:
            return _SUFFIX.sub("", _tidy(text)).strip() or _tidy(text)
    return headings[0] if len(headings) == 1 else ""


def _outlet(metas: Mapping[str, str], linked: Sequence[Mapping[str, object]], byline: Sequence[str]) -> str:
    for name in (metas.get("og:site_name", ""), *map(_publisher, linked), *map(source_in, byline)):
        if name:
            return _tidy(name)
    return ""


def _publisher(thing: Mapping[str, object]) -> str:
    publisher = thing.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    if isinstance(publisher, dict):
        publisher = publisher.get("name")
    return publisher if isinstance(publisher, str) else ""


# The second opinion


def _second_opinion(root: Element, address: str) -> date | None:
    """htmldate's answer, on a copy without the dates of today that pages print in their margins."""
    copy = deepcopy(root)
    for element in list(copy.iter()):
        if isinstance(element.tag, str) and FURNITURE_DATE.search(element.text or "") and len(_text(element)) <= LONGEST_BYLINE:
            tail = element.tail
            element.clear()
            element.tail = tail
    try:
        answer = find_date(copy, original_date=True, url=address or None, max_date=LATEST)
    except Exception:  # a reader that chokes on a page has no opinion on it
        return None
    # The first of January is its answer for a year without a day, such as a copyright line's.
    return day_in(answer) if answer and not answer.endswith("-01-01") else None


def _weighed(day: date | None, second: date | None) -> Published:
    if day is None:
        return Published(second, DateTrust.MISSING if second is None else DateTrust.GUESSED)
    return Published(day, DateTrust.AGREED if second in (None, day) else DateTrust.DISPUTED)


def _text(element: Element) -> str:
    return _tidy("".join(map(str, element.itertext())))


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()
