"""Links that open a page at a passage and mark it: `#:~:text=start,end` (WICG, URL Fragment Text Directives).

A browser looks for the words as the page shows them, at the borders of words; so what is looked for begins and
ends where the sentence has punctuation, and stays within one line of the text: lines are elements of the page.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urldefrag

from factcheck.report import FindingPart

#: A passage up to this length is looked for whole; of a longer one, its first and its last words.
WHOLE = 60
#: Letters that the first and the last words have, so that they are not found elsewhere.
TELLING = 8

#: Between the cells of a row, as the text of an article writes it.
CELLS = " | "

_CLAUSE = re.compile(r"[^，。；：！？,;:!?.…]+(?:[.,:](?=\S)[^，。；：！？,;:!?.…]+)*")
_EDGE = " \t，。；：！？、,;:!?.…"


def link_to(url: str, finding: FindingPart) -> str:
    """The address of a finding's sentence in its page.

    The passage is the line of the sentence that holds the quoted figure, and in a table its cell.
    """
    passage = _passage(finding.sentence, finding.quote, finding.span[0] - finding.sentence_span[0])
    base, old = urldefrag(url)
    return f"{base}#{old}:~:text={_directive(passage)}" if passage else url


def _passage(sentence: str, quoted: str, at: int) -> str:
    """The part of the sentence around the quote that is one line of the page."""
    start = 0
    for separator in ("\n", CELLS):
        begin = sentence.rfind(separator, 0, at)
        start = max(start, begin + len(separator) if begin >= 0 else 0)
    ends = [end for separator in ("\n", CELLS) if (end := sentence.find(separator, max(at, start))) >= 0]
    passage = sentence[start : min(ends, default=len(sentence))].strip()
    return passage or quoted.partition("\n")[0].strip()


def _directive(passage: str) -> str:
    first, last = _first_and_last(passage)
    return _encoded(passage) if not last else f"{_encoded(first)},{_encoded(last)}"


def _first_and_last(passage: str) -> tuple[str, str]:
    """The words that a long passage begins and ends with, whole clauses; no last words where it is looked for whole."""
    clauses = list(_CLAUSE.finditer(passage))
    if len(passage) <= WHOLE or len(clauses) < 2:
        return passage, ""
    first = next((clause.end() for clause in clauses if clause.end() >= TELLING), len(passage))
    last = next((clause.start() for clause in reversed(clauses) if len(passage) - clause.start() > TELLING), 0)
    if first > last:
        return passage, ""
    return passage[:first].strip(_EDGE), passage[last:].strip(_EDGE)


def _encoded(words: str) -> str:
    """Percent-encoded whole: a comma, an ampersand or a dash would say something in the directive."""
    return quote(words, safe="").replace("-", "%2D")
