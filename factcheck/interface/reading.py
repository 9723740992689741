"""How an article was read and dated, in words: who read it, how sure that is, and what two readers say of its day."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.interface import Interface
from factcheck.interface.dates import day_in_words, moment_in_words
from factcheck.report import AccountPart, ArticlePart, DatesPart

_PROFILE = "profile:"


def reading_in_words(article: ArticlePart, words: Interface) -> tuple[str, ...]:
    """What the report knows of the way from the page to its text; nothing for plain text, which has no page around it."""
    told: list[str] = []
    if article.author:
        told.append(words.say("reading.author", name=article.author))
    if article.claimed_source:
        told.append(words.say("reading.source", name=article.claimed_source))
    if article.modified_at:
        told.append(words.say("reading.modified", time=moment_in_words(article.modified_at, words)))
    if article.dates is not None:
        told.append(_dates(article.dates, words))
    if article.reading is not None:
        told += _reader(article.reading, words)
    if article.canonical and article.canonical != article.url:
        told.append(words.say("reading.canonical", address=article.canonical))
    return tuple(told)


def _dates(dates: DatesPart, words: Interface) -> str:
    page, second = (day_in_words(day, words) if day else words.say("reading.no-day") for day in (dates.page, dates.second))
    key = f"reading.dates.{dates.trust}"
    return words.say(key, page=page, second=second) if words.knows(key) else dates.trust


def _reader(account: AccountPart, words: Interface) -> Iterator[str]:
    profile = account.reader.removeprefix(_PROFILE) if account.reader.startswith(_PROFILE) else ""
    yield words.say("reading.profile", name=profile) if profile else words.name("reader", account.reader)
    if account.verified is False:
        yield words.say("reading.unverified")
    if account.agreed is not None:
        yield words.say("reading.agreed" if account.agreed else "reading.differed")
    yield words.say("reading.confidence", level=words.name("confidence", account.confidence))
