r"""Story text inside Markdown (CommonMark, GitHub's): it stays text, whatever it holds.

Every mark that could open emphasis, code, a link, HTML, a heading, a table or a formula is escaped with a backslash. Addresses
cannot be escaped against renderers that link whatever looks like one, so they stand as code, in which nobody links.
"""

from __future__ import annotations

import re

from factcheck.interface.visible import one_line

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&$^]")
#: A run of ASCII that some renderer would link: an address, a mail address or a mention, a bare domain.
_IN_ADDRESS = r"[!#-&*+\-./0-9:=?@A-Z\\^_`a-z{|}~]*"
_ADDRESS = re.compile(rf"{_IN_ADDRESS}(?:://|@|[Ww]{{3}}\.|\.[A-Za-z]{{2}}){_IN_ADDRESS}")
#: What closes the sentence that an address stands in.
_CLOSING = ".:!?"
#: What makes a list, a rule or a heading of a line that begins so.
_OPENING = re.compile(r"^(\d*)(?=[-+=]+(?:\s|$)|(?<=\d)[.)](?:\s|$))")
_BACKTICKS = re.compile(r"`+")


def markdown(text: str) -> str:
    r"""The text on one line, hostile characters visible, marks escaped.

    >>> print(markdown("**4.69T** [here](x) <b> see https://e.example"))
    \*\*4.69T\*\* \[here\](x) \<b\> see `https://e.example`
    """
    line = one_line(text)
    told, at = [], 0
    for found in _ADDRESS.finditer(line):
        address = found[0].rstrip(_CLOSING)
        told += [_escaped(line[at : found.start()]), _code(address)]
        at = found.start() + len(address)
    return "".join([*told, _escaped(line[at:])])


def _escaped(text: str) -> str:
    return _OPENING.sub(r"\1\\", _MARKS.sub(r"\\\g<0>", text))


def _code(text: str) -> str:
    """A code span, fenced by more backticks than it holds in a row."""
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{gap}{text}{gap}{fence}"
