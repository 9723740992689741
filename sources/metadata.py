"""Who published a page, under which title and when: read from what the page declares and shows.

The date cascade is JSON-LD and inline data, then meta tags, then a date shown near the title, then the
address. htmldate reads the page independently: where the two agree the day was right on 103 of 103
Chinese pages (measured), where they differ the cascade's day is kept and the difference reported.
A time without a zone on a Chinese page is Beijing time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lxml.etree import _Element as Element

from sources.day import FURNITURE_DATE, LONGEST_BYLINE, byline_day, calendar_day, moment_in, source_in
from sources.declared import Declared, declared
from sources.second_opinion import second_opinion
from sources.tree import letters

BYLINE_BELOW, BYLINE_ABOVE = 12, 4
LONGEST_AUTHOR = 60


class DateTrust(StrEnum):
    """How well a page's date is borne out."""

    AGREED = "agreed"  # page and second opinion name the same day, or only the page names one
    DISPUTED = "disputed"  # they name different days; the page's is kept
    GUESSED = "guessed"  # only the second opinion has a day
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication, how well it is borne out, and what each of the two readers said.

    `at` is the moment in ISO 8601 as far as the page tells it: with its zone, or without a clock, or empty.
    """

    day: date | None
    trust: DateTrust
    page: date | None = None
    second: date | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself; strings are empty where it says nothing.

    `address` is where it was fetched or says it comes from, `canonical` what it declares as its one address.
    """

    title: str
    outlet: str
    address: str
    published: Published
    author: str = ""
    modified_at: str = ""
    canonical: str = ""


_URL_DAY = re.compile(r"/(20\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?=[/_.\-t]|$)")

# A site's name behind a title: after | or _, or after a dash that stands apart or before a short Chinese name.
_SUFFIX = re.compile(r"\s*[|｜_].*$|\s+[-–—»]+\s+[^-–—]{2,30}$|[-–—]+[\u4e00-\u9fff]{2,8}$", re.DOTALL)
_PERSON = r"[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3}"
_AUTHOR = re.compile(
    r"(?:作者|撰文|(?:^|[\s|｜])(?:记者|文))\s*[:：|｜/丨]\s*(?P<zh>[\u4e00-\u9fff·]{2,12}(?:[\s、,，][\u4e00-\u9fff·]{2,6}){0,3})"
    rf"|(?:^|[\s|·])[Bb]y\s+(?P<en>{_PERSON}(?:(?:,|,?\s+and)\s+{_PERSON}){{0,4}})"
)


def metadata(page: str, root: Element, *, url: str = "", language: str = "", shown: Sequence[str] = ()) -> Metadata:
    """Read a page's own account of itself.

    `url` is where it was fetched, empty for a saved file; `language` decides the zone of a bare time;
    `shown` are the lines of the whole page in order, among which the byline stands.
    """
    said = declared(page, root)
    address = url or said.address
    title = _title(root, said)
    byline = _byline(shown, title)
    outlet = next((name for name in (*said.outlets, *map(source_in, byline)) if name), "")
    return Metadata(
        title=title,
        outlet=" ".join(outlet.split()),
        address=address,
        published=_published(said, byline, address, language, second_opinion(root, address)),
        author=_author(said, byline, outlet),
        modified_at=next(filter(None, (moment_in(text, language) for text in said.modified)), ""),
        canonical=said.canonical,
    )


# When


def _published(said: Declared, byline: Sequence[str], address: str, language: str, second: date | None) -> Published:
    texts = (*said.published, *(line for line in byline if byline_day(line, language, below_title=True)))
    moments = [moment for text in texts if (moment := moment_in(text, language))]
    days = [*map(date.fromisoformat, (moment[:10] for moment in moments)), *_address_days(address)]
    if not days:
        return Published(second, DateTrust.MISSING if second is None else DateTrust.GUESSED, None, second)
    day = days[0]
    trust = DateTrust.AGREED if second in (None, day) else DateTrust.DISPUTED
    return Published(day, trust, day, second, _fullest(moments, day))


def _fullest(moments: Sequence[str], day: date) -> str:
    """The first that has a clock, of those on the day: a page that declares the day may show the hour."""
    on_day = [moment for moment in moments if moment.startswith(day.isoformat())]
    return next((moment for moment in on_day if "T" in moment), on_day[0] if on_day else "")


def _address_days(address: str) -> Iterator[date]:
    if (found := _URL_DAY.search(address.partition("?")[0])) and (day := calendar_day(*map(int, found.groups()))):
        yield day


def _byline(shown: Sequence[str], title: str) -> tuple[str, ...]:
    """The short lines around the title, those below it first: there stand date and source."""
    key = letters(title).lower()
    at = next((place for place, line in enumerate(shown) if key and letters(line).lower() == key), None)
    if at is None:
        return ()
    around = (*shown[at + 1 : at + 1 + BYLINE_BELOW], *reversed(shown[max(0, at - BYLINE_ABOVE) : at]))
    return tuple(line for line in around if len(line) <= LONGEST_BYLINE and not FURNITURE_DATE.search(line))


# Under which title, by whom


def _title(root: Element, said: Declared) -> str:
    """The heading that the window title bears out; sites have other headings, and window titles carry the site's name."""
    window = next((_text(title) for title in root.iter("title")), "")
    headings = [_text(heading) for heading in root.iter("h1")]
    for others in (window, *said.titles):
        key = letters(others).lower()
        borne_out = [heading for heading in headings if len(own := letters(heading).lower()) >= 4 and own in key]
        if borne_out:
            return max(borne_out, key=len)
    for text in (*said.titles, window):
        if text:
            return _SUFFIX.sub("", " ".join(text.split())).strip() or " ".join(text.split())
    return headings[0] if len(headings) == 1 else ""


def _author(said: Declared, byline: Sequence[str], outlet: str) -> str:
    """Who wrote the story. Chinese sites also put the outlet into the field for it, which then says nothing of an author."""
    outlets = {letters(name).lower() for name in (outlet, *said.outlets, *map(source_in, byline)) if name}
    shown = (found["zh"] or found["en"] for line in byline if (found := _AUTHOR.search(line)))
    for name in (*said.authors, *shown):
        if len(name) <= LONGEST_AUTHOR and "://" not in name and letters(name).lower() not in outlets:
            return re.sub(r"^[Bb]y\s+", "", name)
    return ""


def _text(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
