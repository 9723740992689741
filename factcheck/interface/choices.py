"""A basis in words: its six choices, and the few of them that depart from what the story says."""

from __future__ import annotations

import re

from factcheck.interface import Interface
from factcheck.interface.dates import day_in_words
from factcheck.report import BasisPart, InferredPart
from factcheck.vocabulary import Choice

_TOP = re.compile(r"top-(\d+)")
_MEMBER = re.compile(r"(\S+) ([-+])(.+)")


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
    return tuple(chosen_in_words(basis, choice, words) for choice in Choice)


def chosen_in_words(basis: BasisPart, choice: Choice, words: Interface) -> str:
    """One choice; a window that the words leave open with its last day."""
    told = choice_in_words(choice, chosen(basis, choice), words)
    return (
        words.say("window.until", window=told, end=day_in_words(basis.end, words))
        if choice is Choice.WINDOW and basis.end
        else told
    )


def shared_in_words(basis: InferredPart, words: Interface) -> tuple[str, ...]:
    """How much the basis of a story explains, how likely that is by luck, and what comes next."""
    told = [words.say("shared.explains", n=basis.explains, of=basis.of)]
    if basis.distinct:
        told.append(words.say("shared.tried", n=basis.tried, distinct=basis.distinct))
    if basis.chance is not None:
        told.append(words.say("shared.luck", n=basis.chance))
    second = basis.runner_up
    if second is not None:
        told_apart = [chosen_in_words(second, choice, words) for choice in differences(second, basis)]
        told.append(words.say("shared.next", basis=words.say("punctuation.comma").join(told_apart), n=second.explains))
    return tuple(told)


def departures_in_words(basis: BasisPart, departures: tuple[str, ...], words: Interface) -> tuple[str, ...]:
    """Only the choices that depart from the words: "among the models named in the chart", "displayed values added"."""
    return tuple(
        words.say(f"departure.{choice}", value=chosen_in_words(basis, choice, words)) for choice in Choice if choice in departures
    )


def differences(one: BasisPart, other: BasisPart) -> tuple[Choice, ...]:
    """The choices in which two bases differ."""
    different = [choice for choice in Choice if chosen(one, choice) != chosen(other, choice)]
    if one.end != other.end and Choice.WINDOW not in different:
        different.insert(0, Choice.WINDOW)
    return tuple(different)
