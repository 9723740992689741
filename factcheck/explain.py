"""Explanations: one or two plain sentences in each language, generated from the data behind a verdict."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files

from claims.claim import Claim
from factcheck.audit import REMAINDER, Fault
from factcheck.basis import Basis
from factcheck.diagnose import Diagnosis
from factcheck.infer import Pick
from factcheck.interface import Interface, interface
from factcheck.interface.choices import choice_in_words, departures_in_words
from factcheck.interface.quantity import between
from factcheck.judge import Ruling
from factcheck.kind import Rule
from factcheck.outcome import Outcome
from factcheck.readings import Reading, Readings
from factcheck.report import BasisPart, Words
from factcheck.since import Since, in_print
from factcheck.view import Missing
from factcheck.vocabulary import Choice, Fit, Reason, Side, Verdict
from sources.board.board import Board, Entity, Window

LANGUAGES = ("zh", "en")
_SHOWN_DIGITS = 4
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    tables: Mapping[str, Mapping[str, str]] = tomllib.loads((files("factcheck") / "explanation.toml").read_text("utf-8"))
    return tables


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that the words of one finding are made from; what was not computed is `None`.

    `stealth` holds the rows that count for nobody, `unveiled` every model whose later reveal is to be told, `counted` what the
    board gives with all of them counted.
    """

    claim: Claim
    rule: Rule
    board: Board
    ruling: Ruling
    found: Readings | None = None
    best: Reading | None = None
    pick: Pick | None = None
    diagnosis: Diagnosis | None = None
    correction: str = ""
    stealth: tuple[Entity, ...] = ()
    stood_in: tuple[str, ...] = ()
    unveiled: tuple[Entity, ...] = ()
    counted: Reading | None = None


def explanation(case: Case) -> Words:
    """The explanation in every language of the interface."""
    return {language: _Teller(case, language).tell() for language in LANGUAGES}


def since_in_words(case: Case, later: Since) -> Words:
    """What later captures change, in every language of the interface."""
    return {language: _Teller(case, language).since(later) for language in LANGUAGES}


def window_in_words(window: Window, language: str) -> str:
    """A window as part of a sentence; month and year are said once where both days share them.

    >>> window_in_words(Window(date(2026, 3, 9), date(2026, 3, 15)), "en")
    'in the week of 9–15 March 2026'
    """
    table = _sentences()[language]
    days = (window.end - window.start).days + 1
    key = {1: "day", 7: "week"}.get(days, "range")
    return table[key].format(
        start=_day(window.start, language, window.end), end=_day(window.end, language), days=_days(window, language)
    )


def _days(window: Window, language: str) -> str:
    start = _day(window.start, language, window.end)
    if language == "zh":
        end = f"{window.end.day}日" if _same_month(window) else _day(window.end, language, window.start)
        return f"{_day(window.start, language)}至{end}"
    return f"{start}–{_day(window.end, language)}" if _same_month(window) else f"{start} to {_day(window.end, language)}"


def _same_month(window: Window) -> bool:
    return (window.start.year, window.start.month) == (window.end.year, window.end.month)


def _day(day: date, language: str, beside: date | None = None) -> str:
    """A day; what it shares with the day beside it is left out (in English before it, in Chinese behind it)."""
    same_year = beside is not None and beside.year == day.year
    if language == "zh":
        return f"{day.month}月{day.day}日" if same_year else f"{day.year}年{day.month}月{day.day}日"
    if beside is not None and same_year and beside.month == day.month:
        return str(day.day)
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month}" if same_year else f"{day.day} {month} {day.year}"


def _whole(outcome: Outcome) -> str:
    """A count as bare digits; an open one as its two ends."""
    return f"{outcome.low:f}" if outcome.exact else f"{outcome.low:f}–{outcome.high:f}"


def _low(reading: Reading) -> Decimal:
    assert isinstance(reading.outcome, Outcome)
    return reading.outcome.low


class _Teller:
    """One case in one language."""

    def __init__(self, case: Case, language: str) -> None:
        self._case = case
        self._language = language
        self._words: Interface = interface(language)
        self._table = _sentences()[language]

    def tell(self) -> str:
        """The sentences of the verdict, then what else must be said of the rows."""
        verdict = {
            Verdict.SUPPORTED: self._supported,
            Verdict.NEEDS_CONTEXT: self._needs_context,
            Verdict.CONTRADICTED: self._contradicted,
            Verdict.UNPROVEN: self._unproven,
        }[self._case.ruling.verdict]
        told = [verdict()]
        shown = self._case.best or (self._case.found.stated if self._case.found else None)
        if shown is not None and shown.agreement.note == "other-reading" and self._case.claim.figure is not None:
            told.append(self._say("other-reading", said=f"“{self._case.claim.quote}”"))
        if self._case.stealth:
            key = "stealth" if len(self._case.stealth) == 1 else "stealth-several"
            told.append(self._say(key, names=self._listed([entity.label for entity in self._case.stealth])))
        told += [self._revealed(entity) for entity in self._case.unveiled if entity.same_as and entity.revealed_on]
        if self._case.counted is not None:
            told.append(self._say("as-revealed", value=self._value(self._case.counted)))
        if self._case.stood_in:
            told.append(self._say("stood-in", names=self._listed(self._case.stood_in)))
        joined = ("" if self._language == "zh" else " ").join(sentence for sentence in told if sentence)
        return joined[:1].upper() + joined[1:]

    def since(self, later: Since) -> str:
        """What later captures give, and what that would mean for the figure; without a figure, what they show."""
        captured, value = self._day_of(later.captured_at), self._value(later.later)
        figure = self._case.claim.figure
        if later.turns or figure is None:
            key = "since" if figure is not None else "since-fact"
            return self._say(f"{key}-{later.later.agreement.fit}", captured=captured, value=value, fact=self._fact(later.later))
        before, printed = (
            self._range(in_print(figure, end), in_print(figure, end), self._unit())
            for end in (_low(later.before), _low(later.later))
        )
        key = "since-other" if printed == value else "since-printed"
        return self._say(key, captured=captured, value=value, printed=printed, before=before)

    def _revealed(self, entity: Entity) -> str:
        """Who a stealth model turned out to be, and when."""
        board, on = self._case.board, entity.revealed_on
        assert on is not None
        became = board.entity(entity.same_as).label
        maker = board.label_of(f"author:{board.belonging(entity.id, on).author}", self._language)
        named = became if became.casefold().startswith(maker.casefold()) else f"{maker} {became}"
        return self._say("revealed", name=entity.label, became=named, day=_day(on, self._language))

    def _day_of(self, moment: datetime) -> str:
        return _day(moment.date(), self._language)

    def _value(self, reading: Reading) -> str:
        assert isinstance(reading.outcome, Outcome)
        return self._range(reading.outcome.low, reading.outcome.high, self._unit())

    def _supported(self) -> str:
        return self._say(f"supported-{self._case.ruling.reason}", fact=self._fact(self._stated()))

    def _needs_context(self) -> str:
        stated = self._stated()
        if self._case.ruling.reason is Reason.FLIPS_WITH_SCOPE or self._case.best is None:
            return self._say("needs-context-flips", fact=self._fact(stated))
        best = self._case.best
        basis = self._departing(best)
        scope = choice_in_words(Choice.SCOPE, stated.basis.scope, self._words)
        key = "needs-context" if stated.agreement.fit is Fit.EXCLUDED else "needs-context-undecided"
        return self._say(key, basis=basis, fact=self._fact(best), scope=scope, stated=self._fact(stated))

    def _departing(self, reading: Reading) -> str:
        """The choices in which a reading departs from the words."""
        comma = "，" if self._language == "zh" else ", "
        departures = reading.basis.departures(self._stated().basis)
        return comma.join(departures_in_words(self._named(reading.basis), departures, self._words))

    def _named(self, basis: Basis) -> BasisPart:
        """A basis with the name of the member that is left out or let in."""
        part, row = basis.part(), basis.left_out or basis.added
        return replace(part, membership=part.membership.replace(row, self._case.board.entity(row).label)) if row else part

    def _contradicted(self) -> str:
        said = self._case.claim.quote
        told = self._say("contradicted", fact=self._fact(self._stated()), said=f"“{said}”")
        diagnosis = self._case.diagnosis
        if diagnosis is None:
            return told
        if diagnosis.right is not None and diagnosis.right.basis.scope != self._stated().basis.scope:
            scope = choice_in_words(Choice.SCOPE, diagnosis.right.basis.scope, self._words)
            told += ("" if self._language == "zh" else " ") + self._say("nearest", scope=scope, fact=self._fact(diagnosis.right))
        extra = self._diagnosed(diagnosis)
        return told + (" " if extra and self._language != "zh" else "") + extra

    def _diagnosed(self, diagnosis: Diagnosis) -> str:
        """What went wrong; where no right figure can be printed, the sentence that goes without."""
        key = diagnosis.told or diagnosis.reason
        if not self._case.correction and f"{key}-bare" in self._table and diagnosis.window is None:
            key = f"{key}-bare"
        claim, board = self._case.claim, self._case.board
        return self._say(
            key,
            right=self._case.correction,
            said=f"“{claim.quote}”",
            subject=board.label_of(claim.subject.id, self._language),
            entity=board.label_of(diagnosis.entity, self._language) if diagnosis.entity else "",
            other_window=window_in_words(diagnosis.window, self._language) if diagnosis.window else "",
            value="" if diagnosis.value is None else self._range(diagnosis.value, diagnosis.value, self._unit()),
        )

    def _unproven(self) -> str:
        case = self._case
        stated = case.found.stated if case.found else None
        if stated is not None and isinstance(stated.outcome, Missing) and stated.outcome.fault is not None:
            return self._failed(stated.outcome.fault)
        computed = stated is not None and isinstance(stated.outcome, Outcome)
        key: str = case.ruling.reason
        if key == Reason.PERIOD_UNCLEAR and computed:
            key = "period-unclear-assumed"
        elif key == Reason.AMBIGUOUS and computed:
            key = self._ambiguous()
        elif key == Reason.BOARD_INCOMPLETE and not computed:
            key = "board-incomplete-bare"
        window = window_in_words(case.found.window, self._language) if case.found else ""
        fact = self._fact(stated) if stated is not None and computed else ""
        pick = case.pick if key == "ambiguous-luck" else None
        return self._say(
            key,
            basis=self._departing(pick.reading) if pick else "",
            distinct=str(pick.by.distinct) if pick else "",
            stated=fact,
            window=window,
            subject=case.claim.subject.mention,
            said=f"“{case.claim.quote}”",
            elsewhere=case.claim.elsewhere or "",
        )

    def _ambiguous(self) -> str:
        """Why the readings disagree: a fit that luck explains, a run longer than told, or a subject that had to be guessed."""
        if self._case.pick is not None:
            return "ambiguous-luck"
        return "ambiguous-longer" if self._case.claim.certain else "ambiguous-subject"

    def _failed(self, fault: Fault) -> str:
        """Which figures failed the audit, and why."""
        details = fault.details
        label = self._case.board.entity
        names = [self._say("others") if row == REMAINDER else label(row).label for row in details.rows]
        return self._say(
            Reason.BOARD_FAILED_AUDIT,
            window=window_in_words(details.window, self._language),
            captured=self._day_of(details.captured_at),
            fault=self._say(
                f"fault-{fault.slug}",
                rows=self._listed(names) if names else "",
                beside=window_in_words(details.beside[0], self._language) if details.beside else "",
            ),
        )

    def _stated(self) -> Reading:
        assert self._case.found is not None  # only what was computed is supported, in context or contradicted
        return self._case.found.stated

    def _fact(self, reading: Reading) -> str:
        outcome = reading.outcome
        if not isinstance(outcome, Outcome) or self._case.found is None:
            return ""
        claim = self._case.claim
        facts = self._case.rule.facts
        label = self._case.board.label_of
        key = f"{self._language}/{claim.condition}"
        if key not in facts:
            key = self._language
        if outcome.high == 0 and f"{key}/none" in facts:
            key += "/none"
        return facts[key].format(
            subject=label(claim.subject.id, self._language),
            object=label(claim.object.id, self._language) if claim.object else "",
            value=self._range(outcome.low, outcome.high, self._unit()),
            subject_value=self._side(outcome, Side.SUBJECT),
            object_value=self._side(outcome, Side.OBJECT),
            window=window_in_words(reading.window, self._language),
            n=claim.n or 0,
            number=_whole(outcome),
        )

    def _unit(self) -> str:
        figure = self._case.claim.figure
        return figure.unit if figure is not None else self._case.board.unit

    def _range(self, low: Decimal, high: Decimal, unit: str) -> str:
        figure = self._case.claim.figure
        digits = (
            _SHOWN_DIGITS
            if figure is None
            else max(_SHOWN_DIGITS, len((figure.value / figure.step).to_integral_value().as_tuple().digits))
        )
        return between(f"{low:f}", f"{high:f}", unit, self._words, digits=digits)

    def _side(self, outcome: Outcome, side: Side) -> str:
        total = sum((row.cell.used for row in outcome.used if row.side is side), Decimal(0))
        return self._range(total, total, self._case.board.unit)

    def _listed(self, names: Sequence[str]) -> str:
        if len(names) == 1:
            return names[0]
        comma = "、" if self._language == "zh" else ", "
        return self._say("neighbours", a=comma.join(names[:-1]), b=names[-1])

    def _say(self, key: str, **fields: str) -> str:
        return self._table[key].format(**fields)
