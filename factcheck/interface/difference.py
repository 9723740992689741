"""How far a wrong figure is from the board: 9.363T too high (+903%), 3 places too high, 1 week too many."""

from __future__ import annotations

from decimal import Decimal

from factcheck.interface import Interface
from factcheck.interface.quantity import digits_of, quantity
from factcheck.report import FindingPart
from factcheck.vocabulary import Fit, Unit, Verdict

#: Of a few weeks or models the plain difference says more than a part of them.
_COUNTED = frozenset({Unit.WEEKS, Unit.MONTHS, Unit.DAYS, Unit.MODELS, Unit.AUTHORS})
#: From ten times on, a percentage is no help.
_MOST = Decimal(10)


def difference_in_words(finding: FindingPart, words: Interface) -> str:
    """The article's value held against the board's; empty unless both are single values and the finding is contradicted.

    A hedged figure is no single value. The difference is exact; only its print is rounded, as the board's value is.
    """
    figure, board = finding.figure, finding.best or finding.stated
    if finding.verdict != Verdict.CONTRADICTED or figure is None or figure.hedge is not None or figure.other is not None:
        return ""
    if board is None or board.fit != Fit.EXCLUDED or board.low is None or board.low != board.high:
        return ""
    told, right = Decimal(figure.value), Decimal(board.low)
    if told == right:
        return ""
    above, size = told > right, abs(told - right)
    if figure.unit == Unit.RANK:
        return words.count("terminal.off.behind" if above else "terminal.off.before", int(size))
    if figure.unit in _COUNTED:
        return words.say("terminal.off.many" if above else "terminal.off.few", difference=quantity(str(size), figure.unit, words))
    side = "terminal.off.high" if above else "terminal.off.low"
    if figure.unit == Unit.SHARE:
        points = quantity(str(size * 100), "", words, digits=digits_of(figure)).strip()
        return words.say(side, difference=words.say("terminal.off.points", n=points))
    if figure.unit != Unit.TOKENS:
        return ""
    return words.say(side, difference=quantity(str(size), figure.unit, words, digits=digits_of(figure))) + _part(
        told, right, words
    )


def _part(told: Decimal, right: Decimal, words: Interface) -> str:
    """The difference as a part of the board's value."""
    if right <= 0 or abs(told - right) >= right * _MOST:
        return ""
    percent = quantity(str((told - right) / right), Unit.SHARE, words, digits=3, signed=True)
    return words.say("punctuation.open") + percent + words.say("punctuation.close")
