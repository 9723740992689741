"""Captions: what the lines before a table or list say about it, and so whether it is one of the board.

A table is the board's where the nearest line that speaks of any ranking or measure speaks of the platform or of its
measure; another's where that line names another; else nobody can tell, and its places are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.claim import Span, Subject
from claims.layout.cell import Words
from claims.layout.column import says
from claims.mention import Mention, Tag
from claims.sentence import Paragraph

#: How many lines before a table may tell what it is about.
_REACH = 4
#: How many of them may say that it is a ranking.
_NEAR = 2
#: A line of at most so many characters is a heading, and belongs to the table as a whole; of a longer one its end does.
_HEADING = 60
_BEARING = 200
_SENTENCE_ENDS = ("。", ".", "！", "!", "？", "?", "；", ";")
#: The cues of a caption that bear on every figure below it.
_CUES = {
    "elsewhere",
    "category",
    "forecast",
    "weekly",
    "monthly",
    "daily",
    "week-on-week",
    "other-span",
    "other-base",
    "week-before",
}


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands before a table.

    `tokens` bear on its figures: days, cues, the platform. `ranking` says that a line speaks of a ranking, `board` that
    the nearest telling line speaks of the board, `elsewhere` that it speaks of another. `among` is the group whose
    ranking a heading announces (中国模型 Top 5).
    """

    tokens: tuple[Mention, ...] = ()
    ranking: bool = False
    board: bool = False
    elsewhere: bool = False
    among: Subject | None = None


def caption_before(
    words: Words, lines: Sequence[Paragraph], first: int, head: Span | None = None, telling: int = _NEAR
) -> Caption:
    """The caption of what starts at a line; behind the words at its `head`, if it does not start the line.

    `telling` is how many of the lines may say that it is a ranking.
    """
    near = [_end_of(lines[at].span) for at in range(first - 1, max(-1, first - 1 - _REACH), -1)]
    if head is not None and words.said(_end_of(head)).strip():
        near.insert(0, _end_of(head))
    tokens: list[Mention] = []
    ranking = board = elsewhere = False
    among: Subject | None = None
    for distance, line in enumerate(near):
        mentions = words.within(line)
        belongs = distance == 0 or (distance == 1 and _is_heading(words.said(line)))
        if belongs:
            tokens[:0] = [mention for mention in mentions if bears(mention) and not _in_title(words, line, mention)]
            among = among or (_group(mentions) if _is_heading(words.said(line)) else None)
        ranking = ranking or (distance < telling and speaks_of_ranking(words, line))
        if not board and not elsewhere:
            elsewhere = _elsewhere(mentions)
            board = not elsewhere and _of_board(words, line)
    if ranking and not board and not elsewhere and first > _REACH:
        board = _of_board(words, _end_of(lines[0].span))  # the title of the story
    return Caption(tuple(tokens), ranking, board, elsewhere, among)


def _end_of(line: Span) -> Span:
    """A line, or the end of a long one: a paragraph tells of a table below it in its last words."""
    return Span(max(line.start, line.end - _BEARING), line.end)


def _is_heading(said: str) -> bool:
    return len(said) <= _HEADING and not said.rstrip(" *_").endswith(_SENTENCE_ENDS)


def _in_title(words: Words, line: Span, mention: Mention) -> bool:
    """Whether a mention stands in the name of a paper (《每日新闻》), which says nothing about days."""
    before = words.folded[line.start : mention.span.start]
    return before.rfind("《") > before.rfind("》")


def speaks_of_ranking(words: Words, line: Span) -> bool:
    """Whether a line is about a ranking: the word, or the first n of one."""
    return any(mention.tag is Tag.TOP for mention in words.within(line)) or says("ranking", words.said(line))


def bears(mention: Mention) -> bool:
    """Whether a mention above a table bears on the figures in it."""
    return (
        mention.tag is Tag.PERIOD
        or (mention.tag is Tag.CUE and mention.lemma in _CUES)
        or (mention.tag is Tag.ENTITY and mention.lemma == "platform")
    )


def _elsewhere(mentions: Sequence[Mention]) -> bool:
    """Whether the last word on the matter is that of another ranking; naming the platform behind it lifts that."""
    last = ""
    for mention in mentions:
        if mention.tag is Tag.CUE and mention.lemma == "elsewhere":
            last = "elsewhere"
        elif mention.tag is Tag.ENTITY and mention.lemma == "platform":
            last = "platform"
    return last == "elsewhere"


def _of_board(words: Words, line: Span) -> bool:
    """Whether a line speaks of the platform, or of what the board measures."""
    return says("tokens", words.said(line)) or any(
        (mention.tag is Tag.ENTITY and mention.lemma == "platform") or mention.tag is Tag.AMOUNT for mention in words.within(line)
    )


def _group(mentions: Sequence[Mention]) -> Subject | None:
    """The one country or group that a heading names, where it does not name the platform beside it."""
    if any(mention.tag is Tag.ENTITY and mention.lemma == "platform" for mention in mentions):
        return None
    groups = {mention.subject for mention in mentions if mention.tag is Tag.ENTITY and mention.lemma in {"origin", "group"}}
    return groups.pop() if len(groups) == 1 else None
