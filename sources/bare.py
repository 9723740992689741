"""The words of a page without its tree: every word that reading it could give, and many that it would not.

For whoever only wants to know whether reading is worth while: it takes a tenth of the time. Lines end at least as seldom as the
sentences of the page do, for whatever is no break to a browser is none here.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from itertools import groupby
from operator import itemgetter

from sources.block import CJK
from sources.decode import decode
from sources.fetching.fetched import Fetched
from sources.format import HTML
from sources.profile import profiles
from sources.read import is_page
from sources.tree import BREAKING, SILENT

_HTML = {HTML, "application/xhtml+xml"}
#: What stands behind each cell of a table.
CELL_END = " | "
#: Stands for the end of a line until spaces are settled; decoding leaves no zero.
_END = "\0"
_BREAKING = sorted({*BREAKING, *SILENT, "br", "title", "option"} - {"script", "style"})
#: Their names by the first letter, so that any other name is known by its own.
_BREAKS = "|".join(f"{first}(?:{'|'.join(name[1:] for name in names)})" for first, names in groupby(_BREAKING, itemgetter(0)))
#: Comments, and scripts and styles up to their closing tags, whichever begins first. `[^<]*+` and its like never go back.
_UNSPOKEN = re.compile(
    r"<!--[^-]*+(?:-(?!->)[^-]*+)*+-->|<(?:script|style)\b[^>]*+>[^<]*+(?:<(?!/(?:script|style))[^<]*+)*+", re.IGNORECASE
)
#: What a page declares as the headline of its story, which may stand nowhere else.
_HEADLINE = re.compile(r"\"headline\"\s*:\s*+(\"(?:[^\"\\]|\\.)*+\"|\[[^\]]*+)", re.DOTALL)
_BREAK = re.compile(rf"</?(?:{_BREAKS})(?=[\s/>])[^>]*+>", re.IGNORECASE)
#: Of a tag for the head of a page its words are kept: they may be the title.
_TAG = re.compile(r"<(?!meta\b)[/!?a-z][^>]*+>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_ESCAPES = (("\\n", "\n"), ("\\t", " "), ("\\/", "/"), ('\\"', '"'))
_CELL = re.compile(r"</t[dh]\b", re.IGNORECASE)
_WRAPPED = re.compile(rf"(?<=[{CJK}]) (?=[{CJK}])")
_ENDS = re.compile(rf"\s*+{_END}[\s{_END}]*+")


def bare_text(page: Fetched) -> str:
    """All that a page or a text says, a line for each of its blocks, menus and margins included."""
    text = decode(page.body, page.charset).text
    if not is_page(text) and page.media_type not in _HTML:
        return text
    kept = [_unescaped(headline) for headline in _HEADLINE.findall(text)]
    handed = any(variable in text for variable in _variables())  # what an outlet hands to its script is its story
    text = _unescaped(text) if handed else _UNSPOKEN.sub(_END, text)
    told = _TAG.sub("", _BREAK.sub(_END, _CELL.sub(f"{CELL_END}</td", _END.join([text, *kept]))))
    return _ENDS.sub("\n", _WRAPPED.sub("", " ".join(unescape(told).split())))


@cache
def _variables() -> tuple[str, ...]:
    """The variables of scripts in which outlets are known to keep their stories."""
    return tuple({profile.state.variable for profile in profiles() if profile.state})


def _unescaped(script: str) -> str:
    """A script as it is meant: 词元 may be written \\u8bcd\\u5143 there."""
    for written, meant in _ESCAPES:
        script = script.replace(written, meant)
    return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), script)
