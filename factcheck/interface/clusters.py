"""Clusters: what a terminal draws as one character, and how many cells it takes.

A Chinese character takes two cells, a combining mark none (Unicode Standard Annex 11). What is put together from several
code points is one cluster: a letter with its marks, the two letters of a flag, an emoji with its skin tone, with the
selector that asks for its picture, or joined to another (Unicode Technical Standard 51). The widths are those of wcwidth,
which terminals follow. Ambiguous characters such as “ and … count as one, as everywhere but in a legacy locale.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

_JOINER = "\u200d"
_AS_PICTURE = "\ufe0f"
#: Emoji that are no symbols by their category: they are pictures only where the selector follows.
_PICTURES = frozenset("#*0123456789‼⁉ℹ↔⤴⤵◻◼◽◾")
#: Format characters that are drawn: the soft hyphen, and signs that stand over the digits after them.
_DRAWN = frozenset("\u00ad\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
#: What news is mostly written in: characters that stand alone beside each other, and those of them that take two cells.
_WIDE = re.compile("[\u3001-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uff01-\uff60\uffe0-\uffe6]")
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2212" + _WIDE.pattern[1:] + "*")
_NO_CELLS = frozenset({"Mn", "Me", "Mc", "Cf"})


class Cluster(NamedTuple):
    """Where a cluster stands in its text, and its cells."""

    start: int
    end: int
    cells: int


def clusters(text: str) -> list[Cluster]:
    """The clusters of a text, in order and without a gap.

    >>> [cluster.cells for cluster in clusters("4万e\u0301")], len(clusters("\U0001f1e8\U0001f1f3"))
    ([1, 2, 1], 1)
    """
    if _PLAIN.fullmatch(text):
        return [Cluster(at, at + 1, cells) for at, cells in enumerate(map(_cells, text))]
    found = []
    at = 0
    while at < len(text):
        cluster = _cluster(text, at)
        found.append(cluster)
        at = cluster.end
    return found


def width(text: str) -> int:
    """Cells that a text takes.

    >>> width("4.69万亿"), width("4.69T")
    (8, 5)
    """
    if text.isascii():
        return len(text)
    if _PLAIN.fullmatch(text):
        return len(text) + len(_WIDE.findall(text))
    return sum(cluster.cells for cluster in clusters(text))


def _cluster(text: str, start: int) -> Cluster:
    first = text[start]
    picture = _is_picture(first)
    cells, end = _cells(first), start + 1
    if _is_flag_letter(first) and _is_flag_letter(text[end : end + 1]):
        cells, end = 2, end + 1
    while end < len(text):
        follows = text[end]
        if picture and (follows == _AS_PICTURE or _is_skin_tone(follows)):
            cells = 2
        elif picture and follows == _JOINER and _is_picture(text[end + 1 : end + 2]):
            end += 1
        elif _cells(follows):
            break
        end += 1
    return Cluster(start, end, cells)


@cache
def _cells(character: str) -> int:
    """Cells of a character that stands alone."""
    if unicodedata.category(character) in _NO_CELLS:
        return int(character in _DRAWN)
    if "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff":  # vowels and finals of a Korean syllable
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


@cache
def _is_picture(character: str) -> bool:
    return character in _PICTURES or (character != "" and unicodedata.category(character) == "So")


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
