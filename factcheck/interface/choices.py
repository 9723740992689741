"""A basis in words: its six choices, and the few of them that depart from what the story says."""

from __future__ import annotations

import re

from factcheck.interface import Interface
from factcheck.report import BasisPart
from factcheck.vocabulary import Choice

_TOP = re.compile(r"top-(\d+)")
_MEMBER = re.compile(r"(\S+) ([-+])(\S+)")


def chosen(basis: BasisPart, choice: Choice) -> str:
    """The value of one choice of a basis."""
    values = {
        Choice.WINDOW: basis.window,
        Choice.SCOPE: basis.scope,
        Choice.CAPTURE: basis.capture,
        Choice.DIGITS: basis.digits,
        Choice.MEMBERSHIP: basis.membership,
        Choice.VARIANTS: basis.variants,
    }
    return values[choice]


def choice_in_words(choice: Choice, value: str, words: Interface) -> str:
    """One choice as the reader reads it: `top-10` is "the top 10"."""
    if choice is Choice.SCOPE and (top := _TOP.fullmatch(value)):
        return words.say("scope.top", n=top[1])
    if choice is Choice.MEMBERSHIP and (member := _MEMBER.fullmatch(value)):
        key = "membership.without" if member[2] == "-" else "membership.with"
        return words.say(key, base=words.name(choice, member[1]), id=member[3])
    return words.name(choice, value)


def basis_in_words(basis: BasisPart, words: Interface) -> tuple[str, ...]:
    """All six choices."""
    return tuple(choice_in_words(choice, chosen(basis, choice), words) for choice in Choice)


def departures_in_words(basis: BasisPart, departures: tuple[str, ...], words: Interface) -> tuple[str, ...]:
    """Only the choices that depart from the words: "among the models named in the chart", "displayed values added"."""
    return tuple(
        words.say(f"departure.{choice}", value=choice_in_words(choice, chosen(basis, choice), words))
        for choice in Choice
        if choice in departures
    )


def differences(one: BasisPart, other: BasisPart) -> tuple[Choice, ...]:
    """The choices in which two bases differ."""
    return tuple(choice for choice in Choice if chosen(one, choice) != chosen(other, choice))
