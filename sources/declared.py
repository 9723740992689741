"""What a page declares about itself: JSON-LD, meta tags, inline data and links, as far as they are about the story."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

# Types of JSON-LD whose fields are about the story, and not about the site or its other stories.
_STORY_TYPES = ("article", "posting", "report", "webpage")

_PUBLISHED = (
    "article:published_time", "article:create_at", "weibo: article:create_at", "og:published_time", "og:article:published_time",
    "og:time", "publishdate", "publish-date", "publish_date", "publishtime", "publish_time", "pubdate", "pubtime", "apub:time",
    "datepublished", "date_published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "article.published", "firstpublishedtime", "bytedance:published_time", "og:release_date", "dateupdate", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "article:update_at", "weibo: article:update_at", "datemodified", "lastmod",
    "last-modified", "dcterms.modified", "bytedance:updated_time", "article.updated", "revised", "updatetime",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "og:article:author")

_INLINE_DATE = re.compile(
    r"""["'](?:datePublished|publishTime|publish_time|pubDate|pub_time|publishedAt|published_at|publishDate|createTime)["']\s*:\s*"""
    r"""["']?(\d{4}[^"',}]{4,30}|\d{10}(?:\d{3})?)["',}\s]"""
)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")

Thing = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Declared:
    """A page's own words about itself, each list best first; where they stand apart they may contradict each other."""

    metas: Mapping[str, str]
    linked: tuple[Thing, ...]
    published: tuple[str, ...]
    modified: tuple[str, ...]
    titles: tuple[str, ...]
    outlets: tuple[str, ...]
    authors: tuple[str, ...]
    address: str
    canonical: str


def declared(page: str, root: Element) -> Declared:
    """Everything that a page declares and that is of use here."""
    metas, linked = _metas(root), tuple(_linked_data(root))
    canonical = next(
        (link.get("href", "").strip() for link in root.iter("link") if "canonical" in link.get("rel", "").lower()), ""
    )
    saved = _SAVED_FROM.search(page[:2000])
    addresses = (canonical, metas.get("og:url", ""), saved.group(1) if saved else "")
    return Declared(
        metas=metas,
        linked=linked,
        published=tuple(_published(root, metas, linked)),
        modified=(*_values(linked, "dateModified"), *(metas[name] for name in _MODIFIED if name in metas)),
        titles=(metas.get("og:title", ""), *_values(linked, "headline")),
        outlets=(metas.get("og:site_name", ""), *_names(linked, "publisher")),
        authors=(*_names(linked, "author"), *(metas[name] for name in _AUTHORS if name in metas)),
        address=next((address for address in addresses if address.lower().startswith(("http://", "https://"))), ""),
        canonical=canonical or metas.get("og:url", ""),
    )


def _published(root: Element, metas: Mapping[str, str], linked: tuple[Thing, ...]) -> Iterator[str]:
    for thing in linked:
        yield from (str(thing[key]) for key in ("datePublished", "pubDate", "dateCreated") if thing.get(key))
    yield from (metas[name] for name in _PUBLISHED if name in metas)
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "") and (found := _INLINE_DATE.search(script.text or "")):
            yield found.group(1)


def _metas(root: Element) -> Mapping[str, str]:
    """Meta tags by name in lower case; where a name occurs twice, the first says it."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join(meta.get("content", "").split())
        if name and content:
            metas.setdefault(name, content)
    return metas


def _linked_data(root: Element) -> Iterator[Thing]:
    """The JSON-LD objects that are about the story, articles before the page that shows them."""
    found: list[Thing] = []
    for script in root.iter("script"):
        if "ld+json" in script.get("type", "") and script.text:
            try:
                found.extend(_objects(json.loads(script.text.strip().rstrip(";"), strict=False)))
            except (ValueError, RecursionError):
                continue
    stories = [thing for thing in found if any(kind in _type(thing) for kind in _STORY_TYPES)]
    yield from sorted(stories, key=lambda thing: "webpage" in _type(thing))


def _objects(value: object) -> Iterator[Thing]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"))


def _type(thing: Thing) -> str:
    return str(thing.get("@type", "article")).lower()


def _values(things: tuple[Thing, ...], key: str) -> Iterator[str]:
    yield from (str(thing[key]) for thing in things if thing.get(key))


def _names(things: tuple[Thing, ...], key: str) -> Iterator[str]:
    """The names of persons or organisations, which may be objects, texts or lists of either."""
    for thing in things:
        value = thing.get(key)
        for one in value if isinstance(value, list) else [value]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and name.strip():
                yield " ".join(name.split())
