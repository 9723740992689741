"""The sentence of an excluded check, in every language of the interface, made from the claims that it sets side by side."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from claims.claim import Claim, Subject
from claims.figure import UNBOUNDED
from factcheck.days_in_words import window_in_words
from factcheck.explain import LANGUAGES
from factcheck.interface import Interface, interface
from factcheck.interface.quantity import between
from factcheck.own.check import Check
from factcheck.parts import plain
from factcheck.report import Words
from factcheck.vocabulary import Unit
from sources.board.board import Window

_LEAST_DIGITS = 4


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    tables: Mapping[str, Mapping[str, str]] = tomllib.loads((files("factcheck.own") / "words.toml").read_text("utf-8"))
    return tables


def sentence(check: Check, claims: Sequence[Claim]) -> Words:
    """What the story's own figures give and what it says, with the words of both places."""
    claim, against = claims[check.index], [claims[at] for at in check.against]
    return {language: _sentence(check, claim, against, interface(language)) for language in LANGUAGES}


def _sentence(check: Check, claim: Claim, against: Sequence[Claim], words: Interface) -> str:
    quotes = [_quoted(other, words) for other in against]
    return _sentences()[words.language][check.relation].format(
        said=_quoted(claim, words),
        first=quotes[0],
        last=quotes[-1],
        before_last=quotes[-2] if len(quotes) > 1 else "",
        added=" + ".join(quotes),
        own=_own(check, claim, words),
        upper=words.quote(claim.subject.mention),
        lower=words.quote(_lower(claim, against[0]).mention),
        days=_days(claim, words),
        other_days=_days(against[0], words),
    )


def _quoted(claim: Claim, words: Interface) -> str:
    """The figure as it is printed; of a count also of the first how many."""
    quote = words.quote(claim.figure.text if claim.figure else claim.quote)
    if claim.kind != "count" or claim.n is None:
        return quote
    return quote + words.say("punctuation.open") + words.say("quantity.top", n=claim.n) + words.say("punctuation.close")


def _own(check: Check, claim: Claim, words: Interface) -> str:
    figure = claim.figure
    if figure is not None and words.knows(f"number-of.{figure.unit}") and check.low < check.high < UNBOUNDED:
        return words.count(f"number-of.{figure.unit}", check.high, n=f"{check.low:f}–{check.high:f}")
    digits = _LEAST_DIGITS if figure is None else max(_LEAST_DIGITS, len(figure.value.normalize().as_tuple().digits) + 1)
    return between(plain(check.low), plain(check.high), figure.unit if figure else Unit.TOKENS, words, digits=digits)


def _lower(claim: Claim, other: Claim) -> Subject:
    """Whom the claim puts below its subject."""
    return claim.object or other.subject


def _days(claim: Claim, words: Interface) -> str:
    if claim.period.start is None or claim.period.end is None:
        return ""
    return window_in_words(Window(claim.period.start, claim.period.end), words.language)
