"""How much of one text stands in another: sets of shingles, kept so small that ten thousand texts fit into memory.

A shingle is a run of neighbouring words; a Chinese character counts as a word. Of two texts the resemblance is |A ∩ B| / |A ∪ B|,
the containment |A ∩ B| / min(|A|, |B|) (Broder, On the resemblance and containment of documents, 1997). A text of up to
`MOST` shingles keeps them all, so that both are exact; a longer one keeps those whose hash ends in `level` zero bits, which
is an even sample of every text alike.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from claims.normalise import fold

#: Words of a shingle, and characters where a text is mostly Chinese.
WORDS = 3
CHARACTERS = 5
#: How many hashes are kept of one text at most.
MOST = 1024
#: No story is longer; what follows is not read.
_LONGEST = 200_000

#: A character of a script without spaces, or a number, or a word: marks and spaces are often changed by a reprint.
_HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_HAN}]|\d+(?:[.,]\d+)*|[^\W\d_{_HAN}]+")
_CHARACTER = re.compile(rf"[{_HAN}]")


@dataclass(frozen=True, slots=True)
class Shingles:
    """The hashes of a text's shingles, sorted, four bytes each (big-endian); empty for a text without words."""

    packed: bytes
    level: int = 0

    def __len__(self) -> int:
        return len(self.packed) // 4

    def at(self, level: int) -> frozenset[int]:
        """Those that a sample of this level or a coarser one keeps."""
        return _unpacked(self.packed, max(level, self.level))

    def items(self, level: int) -> list[bytes]:
        """The same as bytes, in a fixed order, for a library that hashes bytes."""
        return [value.to_bytes(4, "big") for value in sorted(_values(self.packed, max(level, self.level)))]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shingles that two texts share, and those of each."""

    both: int
    one: int
    other: int

    @property
    def resemblance(self) -> float:
        """0 for texts without words: nothing can be said of them."""
        return self.both / union if (union := self.one + self.other - self.both) else 0.0

    @property
    def containment(self) -> float:
        """The share of the shorter text that stands in the longer one."""
        return self.both / least if (least := min(self.one, self.other)) else 0.0


def shingles(texts: Iterable[str], most: int = MOST) -> Shingles:
    """Of all the texts together; none runs from the end of one into the next.

    >>> [len(shingles([text])) for text in ("Chinese models handled 4.69 trillion tokens", "中国模型调用量达4.69万亿", "")]
    [4, 7, 0]
    """
    found: set[int] = set()
    for text in texts:
        tokens = _TOKEN.findall(fold(text[:_LONGEST]))
        found.update(_hashes(tokens, CHARACTERS if _is_chinese(tokens) else WORDS))
    level = 0
    while len(found) > most:
        level += 1
        found = {value for value in found if not value & ((1 << level) - 1)}
    return Shingles(_packed(found), level)


def overlap(one: Shingles, other: Shingles) -> Overlap:
    """Exact where both are whole, else of what the coarser of the two samples keeps of both."""
    level = max(one.level, other.level)
    first, second = one.at(level), other.at(level)
    return Overlap(len(first & second), len(first), len(second))


def _hashes(tokens: Sequence[str], n: int) -> Iterable[int]:
    """A text that is shorter than a shingle is one."""
    if not tokens:
        return ()
    return (crc32("\x1f".join(tokens[at : at + n]).encode("utf-8", "replace")) for at in range(max(1, len(tokens) - n + 1)))


def _is_chinese(tokens: Sequence[str]) -> bool:
    return 2 * sum(1 for token in tokens if _CHARACTER.match(token)) > len(tokens)


def _packed(values: Iterable[int]) -> bytes:
    packed = array("I", sorted(values))
    if sys.byteorder == "little":
        packed.byteswap()
    return packed.tobytes()


@lru_cache(maxsize=64)  # a text is held against many others in a row; each of these takes a hundred kilobytes
def _unpacked(packed: bytes, level: int) -> frozenset[int]:
    return frozenset(_values(packed, level))


def _values(packed: bytes, level: int) -> Iterator[int]:
    values = array("I", packed)
    if sys.byteorder == "little":
        values.byteswap()
    return (value for value in values if not value & ((1 << level) - 1))
