"""A text that several outlets print, in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.across import Story
from factcheck.interface import Interface
from factcheck.interface.dates import day_in_words
from factcheck.interface.retold import ChangeInWords, changes_in_words
from factcheck.reprints import Group, Reprint

#: Reprints of one text that are listed, those that changed something before the others.
MOST_LISTED = 40


@dataclass(frozen=True, slots=True)
class Printing:
    """One story of a group: who prints it and when, where its verdicts are, what it tells otherwise than the original."""

    outlet: str
    title: str
    language: str
    link: str
    day: str
    day_in_words: str
    original: str
    resembles: str
    named: str
    changes: tuple[ChangeInWords, ...]
    same: str


@dataclass(frozen=True, slots=True)
class ReprintedText:
    """The original and its reprints; `more` tells of those that are left out."""

    counted: str
    outside: str
    printings: tuple[Printing, ...]
    more: str


def reprinted_text(group: Group, words: Interface) -> ReprintedText:
    """The original first; of many reprints those that changed something are not left out before others."""
    ordered = sorted(group.reprints, key=lambda reprint: not reprint.changes)[:MOST_LISTED]
    listed = [reprint for reprint in group.reprints if reprint in ordered]
    left_out = len(group.reprints) - len(listed)
    original = words.say("reprints.original" if group.certain else "reprints.earliest")
    return ReprintedText(
        words.count("reprints.counted", len(group.reprints)),
        words.say("reprints.outside", source=group.outside) if group.outside else "",
        (_printing(group.original, words, original=original), *(_reprint(reprint, words) for reprint in listed)),
        words.count("reprints.more", left_out) if left_out else "",
    )


def _reprint(reprint: Reprint, words: Interface) -> Printing:
    changes = changes_in_words(reprint.changes, words)
    return _printing(
        reprint.story,
        words,
        resembles=words.say("reprints.resembles", percent=f"{reprint.resemblance * 100:.0f}"),
        named=words.say("reprints.named") if reprint.named else "",
        changes=changes,
        same="" if changes else words.say("reprints.same"),
    )


def _printing(
    story: Story,
    words: Interface,
    *,
    original: str = "",
    resembles: str = "",
    named: str = "",
    changes: tuple[ChangeInWords, ...] = (),
    same: str = "",
) -> Printing:
    day = story.publication.day.isoformat() if story.publication.day else ""
    return Printing(
        outlet=story.outlet,
        title=story.title or words.say("page.untitled"),
        language=story.language,
        link=story.page,
        day=day,
        day_in_words=day_in_words(day, words) if day else "",
        original=original,
        resembles=resembles,
        named=named,
        changes=changes,
        same=same,
    )
