"""Places, tops and counts in English words: came second, third place, top five, four of the top ten, 4/5 of the top.

What a pattern cannot do without is a number or an ordinal, and it is tried only around these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.around import Anchors, matches_in, stretches
from claims.lexicon import lexicon
from claims.mention import Tag
from claims.numbers.english_numeral import DIGIT_ORDINALS

#: A verb that makes a bare ordinal a place: "was first", "finished in second".
_STANDING = (
    r"(?:is|was|were|are|be|been|stay(?:s|ed)?|remain(?:s|ed)?|came|comes|coming|place[sd]?|finish(?:es|ed)?|rank(?:s|ed|ing)?|sits?|sat|h[eo]lds?"
    r"|stands?|stood|took|takes|landed|lands|rises?|rose|moved|moves|climbed|fell|slipped|dropped|jumped|debuted|ended|end(?:ing)?)"
)
#: Of a move the places that were left and reached: from fourth to ninth.
_FROM, _TO = r"(?<=\bfrom\s)", r"\sto\s(?:the\s)?"


@cache
def _patterns() -> list[tuple[Tag, re.Pattern[str]]]:
    ordinals = "|".join(lexicon().ordinal_words)
    numbers = "|".join(lexicon().number_words)
    nth = rf"({ordinals}|\d{{1,2}}(?:st|nd|rd|th))"
    other = (
        r"(?![\s-](?:time|week|month|quarter|half|year|day|party|place|spot|position|generation|hand|model|consecutive|straight"
        r"|successive|of|released|only|launched|to)\b)"
    )
    filler = r"(?:\s(?:in|at|up|to|back|down|the|overall|a|still|now|only)){0,2}"
    counted = r"(?:of|out of)\s|(?:models?|places?|spots?|seats?|positions?|entries|slots?)\b|(?:are|were|come|came)\s"
    another = (
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        r"\dth",
        r"\dst",
        r"\dnd",
        r"\drd",
    )
    behind_another = rf"(?:{'|'.join(f'(?<={word})' for word in another)}),?\s(?:and\s)?"
    plain = rf"(?:{ordinals})"
    end = r"(?=\s?(?:[.,;:)—–]|$|\n|\s(?:with|at|and|by|behind|on|in\sthe|overall|globally|worldwide|while)\b))"
    many = rf"(?:{numbers}|\d{{1,2}})"
    return [
        (Tag.COUNT, re.compile(rf"(?<![\d.,])\b({many})(?=/{many}\sof\sthe\stop\b)")),
        (Tag.TOP, re.compile(rf"(?<=/)({many})(?=\sof\sthe\stop\b)")),
        (Tag.TOP, re.compile(rf"(?<=\bout\sof\s)({many})(?=\sof\sthe\s(?:top|leading|largest))")),
        (
            Tag.TOP,
            re.compile(
                rf"(?<=\bof\sthe\s)({many})\s(?:charted|listed|named|ranked)?\s?models(?=\s(?:on|in|named|listed|shown)\b)"
            ),
        ),
        (Tag.PLACE, re.compile(rf"{_FROM}{nth}(?={_TO}{plain}\b)")),
        (Tag.PLACE, re.compile(rf"(?<=\bto\s){nth}{end}")),
        (Tag.PLACE, re.compile(rf"\b(?:in|at)\s(?:a\sclose\s|joint\s|the\s)?{nth}{end}")),
        (Tag.PLACE, re.compile(rf"\b{_STANDING}{filler}\s{nth}\b{other}")),
        (Tag.PLACE, re.compile(rf"{behind_another}{nth}\b{other}")),
        (Tag.PLACE, re.compile(rf"\b{nth}[\s-](?:place|spot|position|rank)\b")),
        (Tag.TOP, re.compile(rf"\btop[\s-](?:-)?({numbers})\b")),
        (Tag.TOP, re.compile(rf"\b({numbers})\s(?:most[- ](?:used|popular)|largest|biggest|leading|busiest)\s(?:ai\s)?models\b")),
        (Tag.TOP, re.compile(rf"\b(?:first|leading|largest|biggest)\s({numbers})(?=\s(?:models|places|spots|positions))")),
        (Tag.COUNT, re.compile(rf"(?<!the\s)(?<![\d.,])\b({numbers}|\d{{1,2}})(?=\s(?:{counted}))")),
    ]


#: Numbers in digits as English counts with them: 4 of the top five, 4/5, 5 models.
_COUNTED = re.compile(
    r"\d(?:/\d|\s(?:of|out|models?|places?|spots?|seats?|positions?|entries|slots?|are|were|c[ao]me|charted|listed|named"
    r"|ranked)\b)"
)
#: How far the words of an English place reach to both sides of its number.
_REACH = (48, 64)


@cache
def _numbers() -> frozenset[str]:
    return frozenset(lexicon().number_words)


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(lexicon().ordinal_words).union(DIGIT_ORDINALS)


@cache
def _anchors() -> Anchors:
    return Anchors([_numbers(), _ordinals()])


def english_places(folded: str) -> Iterator[tuple[Tag, re.Match[str]]]:
    """Every place, top and possible count, its number the first group; overlaps are the caller's to settle."""
    found = _anchors().find(folded)
    ordinals = stretches(found.get(_ordinals(), ()), *_REACH)
    numbers = stretches([*found.get(_numbers(), ()), *(match.span() for match in _COUNTED.finditer(folded))], *_REACH)
    for tag, pattern in _patterns():
        for match in matches_in(pattern, folded, ordinals if tag is Tag.PLACE else numbers):
            yield tag, match


@cache
def bare_top() -> re.Pattern[str]:
    """The `top` of four out of five that are Chinese, and its number `n`: like 5个中有4个."""
    many = rf"(?:{'|'.join(lexicon().number_words)}|\d{{1,2}})"
    return re.compile(rf"out(?<=\bout)\sof\s(?P<top>(?P<n>{many}))(?=\s(?:are|were|come|came|is|was)\b)")
