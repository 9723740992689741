"""Places in a ranking, its first n, and small numbers that may count its rows.

`第三` and `No. 3` are places; `前三` and `top three` are the first three; `四席` and `four` may be a count. Ordinals of
other things (第三方, 第三季度, third-party, first time) are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from claims.claim import Span
from claims.english_places import bare_top, english_places
from claims.lexicon import lexicon
from claims.mention import Mention, Tag
from claims.numbers.numeral import ZH, small_number
from claims.phrases import Phrases

#: Taken whole: neither 十 of 十二 nor 3 of 3.5 is a number of its own.
#: The first character stands first, so that `re` skips to it.
_N = rf"[\d{ZH}](?:(?<=\d)(?<![\d.,].)\d{{0,2}}+(?!\d|\.\d|,\d{{3}})|(?<=[{ZH}])(?<![{ZH}].)[{ZH}]{{0,2}}+(?![{ZH}]))"
#: 5个中有4个: the first so many, told as a number of things, in a text that counted as many before.
_ZH_BARE_TOP = re.compile(
    rf"(?P<top>(?P<n>{_N})\s?(?:个|款|席|家|名|位|强)?(?:大?模型)?(?:中|里|当中|之中))(?=，?\s?(?:就|已|便)?[有占])"
)
#: What makes 第N another kind of ordinal than a place.
_OTHER_ORDINAL = (
    r"(?!\s?(?:周|个|季|年|代|方|次|天|届|款|页|章|期|批|时间|手|步|轮|集|条|节|星期|月|大(?!模型)|财经|产业|梯队|阶段|部分|版))"
)
_ZH_PLACE = re.compile(rf"第\s?({_N})(?:\s?(?:名|位|席位?))?{_OTHER_ORDINAL}")
#: 目前三款, 此前五周: the 前 of these belongs to the word before it.
_ZH_TOP = re.compile(
    rf"前(?<![目此之以当先提].)\s?({_N})(?:名|位|席|强|甲|大(?:模型|厂商)?)?(?!\s?(?:周|个?月|天|日|年|个?季|期|小时|次|代|万|亿))"
)
#: 五强中三席: the first five, told by their strength.
_ZH_STRONGEST = re.compile(rf"(?<![前\d{ZH}])({_N})强(?=\s?(?:中|里|内|之中|之列|席位|名单|均|全|都|，))")
_ZH_COUNT = re.compile(rf"({_N})\s?(?:个|款|席|家|名|位)(?!月|季|百分点|小时|星期|用户|国家|数)")
#: 分列一二三名: places dealt out side by side.
_DEALT = re.compile(r"(?:分列|分居|分获|分占|位列|名列|包揽|获)[^，。；\n]{0,12}?(?P<run>[一二三四五六七八九]{2,5})(?:名|位|席)")
_CIRCLED = re.compile(r"[①-⑩](?=\s?[a-z一-鿿])")
_LATIN_TOP = re.compile(r"top(?<![a-z]...)[\s-]?(\d{1,3})(?!\d)(?!\s?%)")
_NUMBERED = re.compile(r"(?:no(?<![a-z]..)\.?\s?|number\s|#(?<![#\w].))(\d{1,3})(?![\d.]*\d)(?!\s?%)")


def places_mentioned(text: str, folded: str) -> Iterator[Mention]:
    """Places and tops and possible counts, each by the first pattern that reads it; overlaps are the caller's to settle."""
    for span, _ in _other_ordinals().find(folded):
        yield Mention(Tag.NUMBER, span, text[span.start : span.end], "ordinal-other")
    for match in (*_ZH_BARE_TOP.finditer(folded), *bare_top().finditer(folded)):
        start, end = match.span("top")
        number = small_number(match["n"])
        if number and folded[start - 1 : start] != "前":
            yield Mention(Tag.TOP, Span(start, end), text[start:end], "bare", number=number)
    for tag, pattern in ((Tag.TOP, _ZH_TOP), (Tag.TOP, _ZH_STRONGEST), (Tag.TOP, _LATIN_TOP), (Tag.PLACE, _NUMBERED)):
        for match in pattern.finditer(folded):
            yield from _numbered(tag, match, text)
    for tag, match in english_places(folded):
        yield from _numbered(tag, match, text)
    for match in _ZH_PLACE.finditer(folded):
        yield from _numbered(Tag.PLACE, match, text)
    yield from _side_by_side(text, folded)
    for span, place in _worded().find(folded):
        if not _FIRST_OF_ELSE.match(folded, span.end) and not _OF_SEVERAL.search(folded, max(0, span.start - 30), span.start):
            yield Mention(Tag.PLACE, span, text[span.start : span.end], "worded", number=place)
    for match in _ZH_COUNT.finditer(folded):
        yield from _numbered(Tag.COUNT, match, text)


def _side_by_side(text: str, folded: str) -> Iterator[Mention]:
    """Places without a word of their own: each digit of 一二三名, and ① before a name."""
    for match in _DEALT.finditer(folded):
        for at in range(*match.span("run")):
            number = small_number(folded[at]) or 0
            yield Mention(Tag.PLACE, Span(at, at + 1), text[at], number=number)
    for match in _CIRCLED.finditer(folded):
        at = match.start()
        yield Mention(Tag.PLACE, Span(at, at + 1), text[at], "circled", number=ord(match[0]) - ord("①") + 1)


def counts_before(text: str, folded: str, starts: Iterable[int]) -> Iterator[Mention]:
    """Four Chinese models: a number right before the group that is counted."""
    for start in starts:
        match = _bare_number().search(folded, max(0, start - 12), start)
        if match is not None and (number := small_number(match[1])):
            yield Mention(Tag.COUNT, Span(*match.span(1)), text[match.start(1) : match.end(1)], number=number)


@cache
def _bare_number() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,$])\b({'|'.join(lexicon().number_words)}|\d{{1,2}})\s$")


def ordinals_behind(text: str, folded: str, ends: Iterable[int]) -> Iterator[Mention]:
    """Step 3.5 Flash second, DeepSeek V3.2 third: a bare ordinal right behind a name, where a place is told before it."""
    for end in ends:
        match = _bare_ordinal().match(folded, end)
        if match is not None and _TOLD_BEFORE.search(folded, max(0, end - _SENTENCE), end):
            span = Span(*match.span(1))
            yield Mention(Tag.PLACE, span, text[span.start : span.end], number=small_number(match[1]) or 0)


#: What tells a place further up: only behind one is a bare ordinal another.
_TOLD_BEFORE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\d{1,2}(?:st|nd|rd|th)|ranked|ranks|tops|topped|leads|led|place|no\.\s?\d)\b|#\d"
)
#: How far up, in characters.
_SENTENCE = 160


@cache
def _bare_ordinal() -> re.Pattern[str]:
    return re.compile(
        rf",?\s({'|'.join(lexicon().ordinal_words)}|\d{{1,2}}(?:st|nd|rd|th))(?=[.,;)]|$|\n|\s(?:with|at|and|by)\b)"
    )


@cache
def _worded() -> Phrases[int]:
    """榜首, tops, runner-up: places without a number."""
    return Phrases((word, place) for place, words in lexicon().places.items() for word in words)


@cache
def _other_ordinals() -> Phrases[None]:
    return Phrases((phrase, None) for phrase in lexicon().not_places)


#: 首位用户 is the first of something else; 使用量最高的模型之一, one of the most used models is one of several.
_FIRST_OF_ELSE = re.compile(r"(?<=首位)(?![的是为并且已之后仍])[一-鿿]|的?(?:[一-鿿]{0,6}模型|产品)?之一")
_OF_SEVERAL = re.compile(r"\b(?:one of|among|amongst|some of|two of|three of)\s(?:the\s|its\s)?(?:[a-z]+\s){0,2}$")


def _numbered(tag: Tag, match: re.Match[str], text: str) -> Iterator[Mention]:
    number = small_number(match[1])
    if number is not None and 0 < number <= 500:
        linked = match[0][0] in ", "  # ", second" behind "first" is the second place
        span = Span(match.start(1) if linked else match.start(), match.end())
        yield Mention(tag, span, text[span.start : span.end], number=number)
