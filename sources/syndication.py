"""Whom a page says it has its story from: 来源, 转自, via, originally published by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sources.day import source_in
from sources.tree import letters

# Such a remark is a line of its own, or stands at the end of a short one.
LONGEST_REMARK = 200

_ZH_NAME = r"[《「“\"]?(?P<name>[^\s:：|｜,，;；。（）()\[\]【】<>《》「」“”\"]{2,30})"
_EN_NAME = r"(?P<name>[A-Z][\w.&'’-]*(?:\s+(?:of|and|the|for|[A-Z][\w.&'’-]*)){0,5})"
_REMARKS = (
    re.compile(rf"(?:本文|文章|原文)?\s*(?:转载自|转自|转载于|摘自|首发于|原载于|原载|轉載自|轉自)\s*[:：]?\s*{_ZH_NAME}"),
    re.compile(rf"(?:文章|本文|原文|信息|稿件|内容)来源\s*(?:[:：]|于|自)\s*{_ZH_NAME}"),
    re.compile(
        r"\b(?:[Oo]riginally|[Ff]irst)\s+(?:published|appeared|posted|reported)\s+(?:on\s+)?(?:[A-Z]\w+\s+\d{1,2},?\s+(?:\d{4},?\s+)?)?(?:by|in|on|at)\s+(?:the\s+)?"
        + _EN_NAME
    ),
    re.compile(r"\b(?:[Rr]epublished|[Rr]eprinted|[Ss]yndicated)\s+(?:with\s+permission\s+)?from\s+(?:the\s+)?" + _EN_NAME),
    re.compile(r"^\s*[\[(]?(?:[Vv]ia|VIA)\s*:?\s+" + _EN_NAME + r"\s*[\])]?\.?$"),
)
_TAIL = re.compile(r"(?:微信公众号|公众号|记者|作者|网站首发)$")


def claimed_source(lines: Iterable[str], outlet: str) -> str:
    """The outlet that the lines around a story name as its source; empty where they name none but `outlet` itself.

    >>> claimed_source(["本文转自：示例日报", "正文"], "另一家网")
    '示例日报'
    >>> claimed_source(["This story was originally published by The Example Wire."], "Example Mirror")
    'The Example Wire'
    """
    for line in lines:
        if len(line) <= LONGEST_REMARK and (name := _named(line)) and not same_outlet(name, outlet):
            return name
    return ""


def _named(line: str) -> str:
    if name := source_in(line):
        return name
    found = next((found for remark in _REMARKS if (found := remark.search(line))), None)
    return _TAIL.sub("", found["name"]).strip(" .-–—") if found else ""


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are of one outlet.

    >>> same_outlet("证券时报", "证券时报网"), same_outlet("The Example Wire", "Example Wire"), same_outlet("", "Example Wire")
    (True, True, False)
    """
    shorter, longer = sorted((letters(one).lower().removeprefix("the"), letters(other).lower().removeprefix("the")), key=len)
    return bool(shorter) and shorter in longer
