"""One-to-one folding of characters, so that one spelling of a cue finds all of them.

Every rule maps one character to one character: offsets in the folded text are offsets in the original. NFKC is
never used, for it changes lengths (㈱, ½, ㎏) and so the spans.
"""

from __future__ import annotations

import re
from functools import cache

from claims.lexicon import lexicon

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_KEPT_FULL_WIDTH = {ord(mark) for mark in "，：；！？（）～"}  # clause marks of Chinese text, told from ASCII ones
_HYPHENS = {ord(c): "-" for c in "‐‑‒−﹣"}
_SPACES = {ord(c): " " for c in "\u00a0\u2002\u2003\u2009\u200a\u202f\u3000\t"}

#: ６，７８９: between full-width digits the full-width comma separates thousands.
_FULL_WIDTH_THOUSANDS = re.compile("，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")


@cache
def _table() -> dict[int, int | str]:
    table: dict[int, int | str] = {k: v for k, v in _FULL_WIDTH.items() if k not in _KEPT_FULL_WIDTH}
    table.update(_HYPHENS)
    table.update(_SPACES)
    table.update({ord(old): new for old, new in lexicon().traditional.items()})
    return table


@cache
def _odd() -> re.Pattern[str]:
    """Runs of characters that the table changes: `translate` alone looks every character up, and most are as they should be."""
    return re.compile(f"[{re.escape(''.join(map(chr, _table())))}]+")


def fold(text: str) -> str:
    """Lower case, half-width letters and digits, simplified characters, plain hyphens and spaces.

    >>> fold("４.69萬億　Ｔoken")
    '4.69万亿 token'
    """
    folded = _odd().sub(lambda found: found[0].translate(_table()), _FULL_WIDTH_THOUSANDS.sub(",", text))
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)  # İ lowers to two characters
