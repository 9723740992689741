"""Days that are counted in English: last week, next June, the past three months, two weeks ago, so far this year."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from claims.lexicon import lexicon
from claims.when.calendar import Unit
from claims.when.expression import Expression, How, Step
from claims.when.form import PARTS_OF, Form, form, month, shifted
from claims.when.forms.en_dates import ordinal
from claims.when.standpoint import Prefer
from claims.when.words import count, either, latin, number_pattern, ordinal_pattern, words


def _shifted_month(match: re.Match[str]) -> Expression | None:
    """Next June is the first to come, last June the latest that is over."""
    found, offset = month(lexicon().months[match["m"]]), words().shifts[match["s"]]
    if found is None or offset == 0:
        return found and found.inside(shifted(Unit.YEAR, 0))
    return Expression(found.steps, found.within, prefer=Prefer.FUTURE if offset > 0 else Prefer.PAST)


def _shifted_weekday(match: re.Match[str]) -> Expression:
    """Last Monday is that of last week; past and coming Monday are the nearest."""
    day = Expression((Step(How.NTH, Unit.DAY, words().weekdays[match["w"]]),), (Unit.WEEK,))
    offset = words().shifts.get(match["s"])
    if match["s"] in {"past", "coming", "upcoming"} or offset is None:
        return Expression(day.steps, day.within, prefer=Prefer.PAST if match["s"] == "past" else Prefer.FUTURE)
    return day.inside(shifted(Unit.WEEK, offset))


def _shifted_season(match: re.Match[str]) -> Expression:
    """This summer, last spring: of this year or the one beside it."""
    season = Expression((Step(How.NTH, Unit.SEASON, words().seasons[match["t"]]),), (Unit.YEAR,))
    return season.inside(shifted(Unit.YEAR, words().shifts[match["s"]]))


def _shift(match: re.Match[str]) -> Expression | None:
    return None if match["u"].endswith("s") else shifted(words().units[match["u"]], words().shifts[match["s"]])


def _back(match: re.Match[str]) -> Expression | None:
    found = None if match["u"].endswith("s") else shifted(words().units[match["u"]], 0)
    return found and replace(found, back=True)


def _after_next(match: re.Match[str]) -> Expression:
    return shifted(words().units[match["u"]], 2 if match["s"] == "after" else -2)


def _rolled(match: re.Match[str]) -> Expression | None:
    """The past seven days end before that of publication; the past week is the last one."""
    number, unit = count(match["n"]), words().units[match["u"]]
    direction = words().spans[match["s"]]
    if not number:
        return None
    back = direction < 0
    if number == 1 and (unit in {Unit.WEEK, Unit.WEEKEND} or match["s"] not in {"past", "trailing"}):
        return replace(shifted(unit, direction), trailing=back and match["s"] in {"past", "trailing"})
    return Expression((Step(How.ROLL, unit, direction * number),), lemma="trailing" if back else "coming", trailing=back)


def _ago(match: re.Match[str]) -> Expression | None:
    number, unit = count(match["n"]), words().units[match["u"]]
    sign = -1 if match["s"] in {"ago", "earlier"} else 1
    return Expression((Step(How.AGO, unit, sign * number),), lemma="date") if number else None


def _place(said: str) -> int:
    """Which one of several: first 1, last -1, second last -2; 0 where the words say none."""
    if said == "last":
        return -1
    return -ordinal(said.removesuffix("last").strip(" -")) if said.endswith("last") else ordinal(said)


def _nth(match: re.Match[str]) -> Expression | None:
    """The first week, the third quarter, the last two weeks; only a quarter says by itself of what."""
    unit, place, number = words().units[match["u"]], _place(match["k"]), count(match["n"]) or 0
    if unit not in PARTS_OF or not place or not number:
        return None
    if number == 1:
        return Expression((Step(How.NTH, unit, place),), PARTS_OF[unit], weak=unit is not Unit.QUARTER)
    if place not in {1, -1}:
        return None
    span = (1, number) if place == 1 else (-number, -1)
    lemma = "range" if unit in {Unit.DAY, Unit.WEEK} else "span"
    return Expression((Step(How.SPAN, unit, *span),), PARTS_OF[unit], weak=True, lemma=lemma)


def _nth_weekday(match: re.Match[str]) -> Expression | None:
    place = _place(match["k"])
    if not place:
        return None
    return Expression((Step(How.WEEKDAY, Unit.DAY, words().weekdays[match["w"]], place),), (Unit.MONTH, Unit.YEAR), weak=True)


def _to_date(match: re.Match[str]) -> Expression:
    return Expression((Step(How.TO_DATE, words().to_date[match["t"]]),), lemma="to-date")


def _part(match: re.Match[str]) -> Expression:
    """Earlier this month: what is over of it; the rest of the week, later this year: what is left."""
    if words().parts[match["p"]] == "rest":
        return Expression((Step(How.REST, words().units[match["u"]]),), lemma="coming")
    return Expression((Step(How.TO_DATE, words().units[match["u"]]),), lemma="to-date")


@cache
def forms() -> list[Form]:
    """In the order in which they are tried."""
    known = words()
    nth = ordinal_pattern()
    n = rf"(?P<n>{number_pattern()}|{either(latin(known.counts))}|\d{{1,3}}(?![\d.]))"
    months, units, weekdays, seasons = lexicon().months, latin(known.units), latin(known.weekdays), latin(known.seasons)
    shifts, spans, to_date = latin(known.shifts), latin(known.spans), latin(known.to_date)
    unit = rf"(?P<u>{either(units)})"
    weekday = rf"(?P<w>{either(weekdays)})"
    shift = rf"(?P<s>{either(shifts)})"
    span = rf"(?P<s>{either(spans)})"
    place = rf"(?:the\s)?(?P<k>(?:(?:{nth})[\s-])?last|{nth})"
    return [
        form(rf"\b{shift}\s(?P<m>{either(months)})\b(?!\s\d)", _shifted_month, months),
        form(rf"\b{place}\s(?:{n}\s)?{unit}(?=,?\s(?:of|in|this|next|last)\b)", _nth, units),
        form(
            r"\b(?:the\s)?(?P<k>first|second|third|fourth|1st|2nd|3rd|4th)\s(?P<n>)(?P<u>quarter|qtr)\b", _nth, ("quarter", "qtr")
        ),
        form(rf"\b{place}\s{weekday}(?=\s(?:of|in)\b)", _nth_weekday, weekdays),
        form(rf"\b(?P<t>{either(to_date)})\b", _to_date, to_date),
        form(rf"\b(?P<p>{either(known.parts)})\s(?:(?:of\s)?(?:the|this|current)\s)?{unit}\b", _part, known.parts),
        form(rf"\b(?:the\s)?{unit}\s(?P<s>after|before)\s(?:the\s)?(?:next|last)\b", _after_next, ("next", "last")),
        form(rf"\b{span}\s{n}\s?{unit}\b(?!\s(?:in\sa\srow|running|on\send|in\ssuccession)\b)", _rolled, spans),
        form(rf"\b{n}\s{span}\s{unit}(?<=s)\b", _rolled, spans),  # the top 10 last week are no ten weeks
        form(
            rf"\b(?<!for\s){n}[\s-]{unit}\s(?P<s>ago|earlier|later|hence|from\s(?:now|today))\b",
            _ago,
            ("ago", "earlier", "later", "hence", "now", "today"),
        ),
        form(rf"\b{shift}\s(?:week\s)?{weekday}\b", _shifted_weekday, weekdays),
        form(rf"\b(?P<s>past)\s{weekday}\b", _shifted_weekday, weekdays),
        form(rf"\b(?P<s>past)\s(?P<n>){unit}\b", _rolled, ["past"]),
        form(rf"\b{shift}\s(?:calendar\s)?{unit}\b", _shift, units),
        form(rf"\b(?:{either(latin(known.backs))})\s{unit}\b", _back, units),
        form(rf"\b{shift}\s(?P<t>{either(seasons)})\b", _shifted_season, seasons),
    ]
