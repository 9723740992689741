"""Typography: a number keeps its unit on the line, in both languages (Chinese breaks anywhere: 4.69 | 万亿); so does a day."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from factcheck.interface.visible import visible

_UNIT = (
    r"万亿|[万亿兆]|[TBMK](?![A-Za-z])|trillion|billion|million|个?百分点|percentage points?|percent"
    r"|[%％×倍周个款名家位月日年]|weeks?|models?"
)
_KEPT = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
    rf"|(?:[#第前][ \u00a0]?)?[+−-]?\d[\d.,]*(?:[ \u00a0]?(?:{_UNIT}))+(?:[ \u00a0]?[Tt]okens?)?"
    r"|[#第前]\d[\d,]*"
)


def unbroken(text: str) -> Markup:
    """The text, escaped, with each number and its unit in an element that does not break (a custom one, `n-b`: a page holds
    hundreds, and a class would double their size).

    >>> print(unbroken("约4.69万亿Token，<b>"))
    约<n-b>4.69万亿Token</n-b>，&lt;b&gt;
    """
    shown = visible(text)
    found = Markup("")
    at = 0
    for match in _KEPT.finditer(shown):
        found += escape(shown[at : match.start()]) + Markup("<n-b>{}</n-b>").format(match[0])
        at = match.end()
    return found + escape(shown[at:])
