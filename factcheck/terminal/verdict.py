"""A verdict on the terminal: an icon, a word, a colour. Icon and word tell it without the colour."""

from __future__ import annotations

from factcheck.interface.account import ICONS
from factcheck.terminal.ink import Paint
from factcheck.vocabulary import Verdict

_PAINTS = {
    Verdict.SUPPORTED: Paint.BLUE,
    Verdict.NEEDS_CONTEXT: Paint.YELLOW,
    Verdict.CONTRADICTED: Paint.RED,
    Verdict.UNPROVEN: Paint.STRONG,
}


def icon(verdict: str) -> str:
    """The icon; a dot for a verdict of a later version."""
    return next((icon for known, icon in ICONS.items() if known == verdict), "·")


def paint(verdict: str) -> Paint:
    """The colour."""
    return next((paint for known, paint in _PAINTS.items() if known == verdict), Paint.STRONG)
