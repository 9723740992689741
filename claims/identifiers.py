"""The identifier mask: numbers that are part of a name, a date that is a name, an address.

Every public extractor reads the 2.5 of M2.5 as a number; here it never becomes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.claim import Span
from claims.mention import Mention, Tag

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'）)」】，。；]+")
#: Bounded: a long run of letters is read once.
_MAIL = re.compile(r"(?<![a-z0-9_.+-])[a-z0-9_.+-]{1,64}@[a-z0-9-]{1,63}\.[a-z0-9.-]+")
#: V3.2, GPT-5.4, Qwen3-235B-A22B, o3, H100, PM2.5, KB5087538 …; letters first, then digits without a space.
_LETTERS_THEN_DIGITS = re.compile(
    r"[a-z](?<![a-z0-9].)[a-z]*+(?:[-_.·][a-z]++){0,8}+[-_.·]?[0-9][a-z0-9]*+(?:[-_.·][a-z0-9]++)*+"
)
_FIGURE_AT_END = re.compile(r"^(?:tokens?|q[1-4]$|h[12]$|to-1$)")
#: 3·15, 9·11: days that are names. 5G, 4K, 737 MAX stay numbers of another kind.
_DOTTED_DAY = re.compile(r"\d(?<!\d\d)\d?[·•・]\d{1,2}(?!\d)")
_GENERATION = re.compile(r"\d(?<![a-z0-9.].)\d?[gk](?![a-z0-9])")
_STOCK_CODE = re.compile(r"[(（](?:[a-z]{2,6}[:：.]\s?)?\d{4,6}(?:\.[a-z]{2})?[)）]")
_CLOCK = re.compile(r"\d(?<!\d\d)\d?[:：]\d{2}(?:[:：]\d{2})?(?!\d)")
#: Spaced version numbers of capitalised names nobody knows: "Foo 3.2 Flash", "Windows Server 2019".
_NAME_AND_VERSION = re.compile(r"[A-Z](?<![A-Za-z0-9].)[A-Za-z]+[ -](\d+(?:\.\d+)?)(?= (?:[A-Z][a-z]+)\b)")


def identifiers(text: str, folded: str) -> Iterator[Mention]:
    """Every identifier that holds a digit, with the rule that it is set aside under."""
    for signs, pattern in ((("://", "www."), _LINK), (("@",), _MAIL)):
        if any(sign in folded for sign in signs):
            for match in pattern.finditer(folded):
                yield _aside(match.start(), match.end(), text, "address")
    for match in _LETTERS_THEN_DIGITS.finditer(folded):
        if not _FIGURE_AT_END.match(match[0]):
            yield _aside(match.start(), match.end(), text, "model-name")
    for pattern, rule in ((_DOTTED_DAY, "date"), (_CLOCK, "date"), (_GENERATION, "model-name"), (_STOCK_CODE, "page-furniture")):
        for match in pattern.finditer(folded):
            yield _aside(match.start(), match.end(), text, rule)
    for match in _NAME_AND_VERSION.finditer(text):
        yield _aside(match.start(1), match.end(1), text, "model-name")


def _aside(start: int, end: int, text: str, rule: str) -> Mention:
    return Mention(Tag.NUMBER, Span(start, end), text[start:end], rule)
