"""What a figure may be: right as the words say, right on another basis, or wrong on all; and which slip explains a wrong one."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal

from captured import WEEK, Choices
from formulas import Formulas, Said
from printed import Printed

from sources.board.board import Window

#: A board's figures fell by no more after their first publication.
RESTATED = Decimal("0.0035")
#: Units that are taken for each other: powers of ten, and days, weeks and months.
FACTORS = (
    *(Decimal(10) ** power for power in (1, -1, 2, -2, 3, -3, 4, -4, 6, -6, 8, -8)),
    Decimal(7),
    1 / Decimal(7),
    Decimal(30),
    1 / Decimal(30),
    Decimal(30) / 7,
    7 / Decimal(30),
)


class Admitted:
    """Questions to the formulas about a printed figure."""

    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    def fits_as_said(self, said: Said, figure: Printed, published: date) -> bool | None:
        """Whether the words as they stand give the figure; `None` where they nearly do, so that nobody can tell."""
        near = False
        for choice in self.formulas.stated(said):
            for span in self.formulas.spans(said, choice, published):
                if span.fixed and figure.rounds(span.low):
                    return True
                near = near or (span.fixed and figure.may_mean(span.low, span.high, abs(span.low) * RESTATED))
        return None if near else False

    def bases(self, said: Said, figure: Printed, published: date) -> tuple[Choices, ...]:
        """Every basis that gives the figure in departures that cannot be spared; none where another one nearly gives it."""
        stated = self.said_first(said, published)
        found, nearly = set(), set()
        for choice, span in self.formulas.admissible(said, published):
            if not span.fixed:
                continue
            if figure.rounds(span.low):
                found.add(choice)
            elif figure.may_mean(span.low, span.low, self._unsure(said, choice, published) * abs(span.low)):
                nearly.add(choice)
        least = self.least(list(found), stated)
        if any(not any(departs(choice, stated) <= departs(other, stated) for choice in least) for other in nearly):
            return ()
        return least

    def least(self, found: list[Choices], stated: Choices) -> tuple[Choices, ...]:
        """The bases none of whose departures can be spared."""
        kept = {choice for choice in found if not any(departs(other, stated) < departs(choice, stated) for other in found)}
        return tuple(sorted(kept, key=str))

    def _unsure(self, said: Said, choice: Choices, published: date) -> Decimal:
        near = self.formulas.captured.near(said.window, choice.scope, published)
        return Decimal(0) if near or choice.capture == "latest" else RESTATED

    def said_first(self, said: Said, published: date) -> Choices:
        """The choices that the words make, where the board knows them."""
        stated = self.formulas.stated(said)
        return next((choice for choice in stated if self.formulas.spans(said, choice, published)), stated[0])

    def excluded(self, said: Said, figure: Printed, published: date) -> bool:
        """Whether the figure lies outside everything that any admissible basis gives, by more than restatement may explain."""
        return all(not figure.may_mean(span.low, span.high, span.moves) for _, span in self.formulas.admissible(said, published))

    def values(self, said: Said, published: date) -> tuple[Decimal, ...]:
        """Every value that some admissible basis fixes, once."""
        found = self.formulas.admissible(said, published)
        return tuple(dict.fromkeys(span.low for _, span in found if span.fixed))

    def explained(self, said: Said, figure: Printed, published: date) -> set[str]:
        """The slips that turn something right into the figure."""
        values = self.values(said, published)
        found = set()
        if any(one_slip(figure, value) for value in values):
            found.add("number-slip")
        if any(_prints(figure, value * factor) for value in values for factor in FACTORS):
            found.add("unit-slip")
        if any(_prints(figure, -value) for value in values):
            found.add("direction-flip")
        if self._stale(said, figure, published):
            found.add("stale-window")
        if self._of_another(said, figure, published):
            found.add("entity-swap")
        if said.kind == "total" and self._monthly(said, figure, published):
            found.add("unit-slip")
        return found

    def _stale(self, said: Said, figure: Printed, published: date) -> bool:
        for weeks in range(-8, 9):
            then = shifted(said, weeks) if weeks else None
            if then and any(_prints(figure, value) for value in self.values(then, published)):
                return True
        return False

    def _monthly(self, said: Said, figure: Printed, published: date) -> bool:
        month = replace(said, window=Window(said.window.end - timedelta(29), said.window.end))
        return any(_prints(figure, value) for value in self.values(month, published))

    def _of_another(self, said: Said, figure: Printed, published: date) -> bool:
        """Whether the figure is that of another row, or of the other country."""
        captured = self.formulas.captured
        rows = captured.rows(said.window, "platform", "as-of-publication", published)
        if said.kind not in {"total", "share", "growth"} or rows is None:
            return False
        others = [f"model:{captured.entity(entity).model}" for entity, _ in rows.rows[:20]] + ["origin:CN", "origin:US"]
        return any(
            _prints(figure, value)
            for other in others
            if other.partition(":")[2] not in self.formulas.captured.models(said.subject) and other != said.subject
            for value in self.values(replace(said, subject=other), published)
        )


def shifted(said: Said, weeks: int) -> Said:
    """The same of another week."""
    by = WEEK * weeks
    base = Window(said.base.start + by, said.base.end + by) if said.base else None
    return replace(said, window=Window(said.window.start + by, said.window.end + by), base=base)


def departs(choice: Choices, stated: Choices) -> frozenset[str]:
    """The choices that differ."""
    return frozenset(part.name for part in fields(Choices) if getattr(choice, part.name) != getattr(stated, part.name))


def first_departure(choice: Choices, stated: Choices) -> str:
    """The first choice that differs, in the design's order."""
    return next((part.name for part in fields(Choices) if part.name in departs(choice, stated)), "")


def one_slip(figure: Printed, right: Decimal) -> bool:
    """Whether one digit differs from the right value printed alike, or two neighbours are swapped."""
    if (right < 0) != (figure.sign < 0):
        return False
    for rounding in ("ROUND_HALF_UP", "ROUND_DOWN"):
        whole = f"{(abs(right) / figure.step).quantize(Decimal(1), rounding):f}"
        own = f"{(abs(figure.value) / figure.step).quantize(Decimal(1)):f}"
        if len(whole) != len(own):
            continue
        at = [n for n in range(len(own)) if own[n] != whole[n]]
        if len(at) == 1 or (len(at) == 2 and at[1] == at[0] + 1 and (own[at[0]], own[at[1]]) == (whole[at[1]], whole[at[0]])):
            return True
    return False


def _prints(figure: Printed, value: Decimal) -> bool:
    return figure.may_mean(value, value, abs(value) * RESTATED)
