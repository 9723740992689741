"""Settled days: what is assumed where no words fix the days of a claim, and what the days that they fix leave uncertain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.claim import Claim
from claims.figure import Hedge
from claims.period import Period, week_of

#: Kinds that are told of a week: said of a month, they may have been true in one week of it.
_OF_A_WEEK = {"rank", "streak", "count", "membership", "comparison", "record"}


_WEEK_AT_MOST = 8


def settled(claim: Claim, published: date | None, first_weekday: int) -> Claim:
    """Where no words fix the days, take the last complete week before the article, and say so; never for days and months.

    What is told of a month that may stand for a week in it is never called wrong.
    """
    period = claim.period
    if period.loose or (period.days > _WEEK_AT_MOST and claim.kind in _OF_A_WEEK):
        return replace(claim, certain=False)
    if claim.figure is not None and claim.figure.hedge is Hedge.PEAK and (period.inherited or period.start is None):
        return replace(claim, period=Period(text=claim.quote))  # reached at a moment that nobody names
    if claim.elsewhere is not None and (period.inherited or period.start is None):
        return replace(claim, period=Period(text=claim.elsewhere))  # the week of this board's figures is not that of another's
    if period.start is not None or period.text or published is None:
        return claim
    start, end = week_of(published - timedelta(days=7), first_weekday)
    assumed = replace(claim, period=Period(start, end, assumed="last-complete-week"))
    if claim.kind == "growth" and claim.base is None:
        return replace(assumed, base=Period(start - timedelta(days=7), end - timedelta(days=7), inherited=True))
    return assumed
