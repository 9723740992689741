"""What stands above the findings: title and source, doubts about how the text was read, notes, what was edited."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.interface import Interface
from factcheck.interface.cells import wrapped
from factcheck.interface.dates import day_in_words
from factcheck.interface.evidence import edits, verdicts_in_words
from factcheck.interface.visible import one_line
from factcheck.report import AccountPart, ArticlePart, DatesPart, Report
from factcheck.terminal.ink import Paint
from factcheck.terminal.sheet import INDENT, Sheet

_DOUBTED = frozenset({"medium", "low"})


def head(report: Report, sheet: Sheet) -> list[str]:
    """The title, where the story is from, and one line on what is doubtful about its text or its date."""
    article, words = report.article, sheet.words
    dated = (
        words.say("page.published", date=day_in_words(article.published, words))
        if article.published
        else words.say("page.undated")
    )
    source = " · ".join(part for part in (article.outlet, dated, article.url or article.path or "") if part)
    found = sheet.painted(article.title, Paint.STRONG) if article.title.strip() else []
    found += sheet.painted(source, Paint.FAINT)
    doubts = " · ".join(_doubts(article, words))
    return found + (sheet.painted(doubts, Paint.FAINT) if doubts else [])


def notes(report: Report, sheet: Sheet) -> list[str]:
    """What a reader must know before the verdicts."""
    label = sheet.say("note") + sheet.words.say("punctuation.colon")
    return [line for note in report.notes for line in sheet.hung(label, sheet.words.of(note.text), Paint.STRONG)]


def edited(report: Report, sheet: Sheet) -> list[str]:
    """What changed since the version that is kept: sentences, then verdicts."""
    if report.edited is None:
        return []
    words = sheet.words
    found = sheet.painted(words.say("edited.heading", time=report.edited.since), Paint.STRONG)
    for edit in edits(report, words):
        found += sheet.hung(edit.mark + " ", edit.text, Paint.STRONG, indent=INDENT)
    if changed := verdicts_in_words(report, words):
        found.append(words.say("edited.verdicts") + words.say("punctuation.colon").rstrip())
        found += [INDENT + line for told in changed for line in wrapped(one_line(told), sheet.room)]
    return found


def _doubts(article: ArticlePart, words: Interface) -> Iterator[str]:
    if article.reading is not None and article.reading.confidence in _DOUBTED:
        confidence = words.name("confidence", article.reading.confidence)
        yield words.say("terminal.doubt", reader=_reader(article.reading, words), confidence=confidence)
        if article.reading.agreed is False:
            yield words.say("terminal.disagree")
    if article.dates is not None and _stands_on(article.dates, article.published):
        if article.dates.trust == "disputed":
            told = (article.dates.page, article.dates.second)
            page, second = (day_in_words(day, words) if day else words.say("terminal.nothing") for day in told)
            yield words.say("terminal.date-disputed", page=page, second=second)
        elif article.dates.trust == "guessed" and article.dates.second:
            yield words.say("terminal.date-guessed", second=day_in_words(article.dates.second, words))


def _reader(reading: AccountPart, words: Interface) -> str:
    """Who told the text from the rest of its page."""
    profile = reading.reader.removeprefix("profile:")
    if profile != reading.reader:
        return words.say("terminal-reader.profile", name=profile)
    return words.name("terminal-reader", reading.reader)


def _stands_on(dates: DatesPart, published: str | None) -> bool:
    """Whether the story's date is one of these; a date that the user gave is in no doubt."""
    return published in {dates.page, dates.second}
