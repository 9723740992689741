"""Cells of a spreadsheet: what a story prints must not be computed.

A spreadsheet takes a cell that begins with = + - @ for a formula, which may run a program or send other cells away.
Such a cell gets an apostrophe in front, which spreadsheets read as "this is text" (OWASP, "CSV Injection").
"""

from __future__ import annotations

import re

from factcheck.interface.visible import one_line

#: Where the list separator is the semicolon, a spreadsheet cuts a line there too: what follows one begins a cell.
#: White space and quotation marks in front are passed over by some; the full-width signs count in East Asian editions.
_FORMULA = re.compile(r"(^|;)(?=[\s'\"]*[=+\-@\t\r\n＝＋－＠])")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def cell(text: str) -> str:
    """The text on one line, with hostile characters visible and formulas disarmed; a plain decimal number stays a number.

    >>> cell("=cmd|' /C calc'!A0"), cell("-0.12"), cell("-x")
    ("'=cmd|' /C calc'!A0", '-0.12', "'-x")
    """
    return disarmed(one_line(text))


def disarmed(text: str) -> str:
    r"""An apostrophe wherever a cell might begin with a formula.

    >>> disarmed("4.69T;=1+1"), disarmed("\t=1+1")
    ("4.69T;'=1+1", "'\t=1+1")
    """
    return text if _NUMBER.fullmatch(text) else _FORMULA.sub(r"\1'", text)
