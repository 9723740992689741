"""What the captures give for a claim on one choice of basis: every interval that the words may mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import islice, product

from captured import Captured, Choices, Rows, choices

from sources.board.board import Window

#: Figures this near to a reading may be restated, or of a day between two captures: nobody can call them wrong.
MARGIN = Decimal("0.015")
#: Rows this near to each other may have stood the other way round.
TIE = Decimal("1.01")


@dataclass(frozen=True, slots=True)
class Span:
    """Two ends, both inclusive; `moves` is how much a small error of the captures may move them."""

    low: Decimal
    high: Decimal
    moves: Decimal = Decimal(0)

    @property
    def fixed(self) -> bool:
        """Whether the board fixes the value."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence claims, without its figure; `scope` is what the words say of whom they count (empty: nothing)."""

    kind: str
    subject: str
    window: Window
    object: str = ""
    base: Window | None = None
    scope: str = ""
    n: int = 0
    condition: str = ""

    @property
    def summed(self) -> bool:
        """Whether the subject is a sum over whatever rows the scope holds."""
        return self.subject.startswith("origin:")


class Formulas:
    """The formula of every kind over the captures."""

    def __init__(self, captured: Captured) -> None:
        self.captured = captured
        self.displayed = cache(captured.board.displayed)
        self.own = cache(self._belonging)
        self.hidden = cache(self._may_hide)
        self._summed = cache(self._sum_of)
        self.spans = cache(self._spans)
        self.admissible = cache(self._admissible)

    def stated(self, said: Said) -> tuple[Choices, ...]:
        """What the words say, the first that decides: a bare country means all of its models."""
        window = window_word(said.window)
        if said.scope:
            return (Choices(window, said.scope),)
        scopes = ("catalogue", "platform") if said.summed and said.kind != "count" else ("platform", "catalogue")
        return tuple(Choices(window, scope) for scope in scopes)

    def value(self, said: Said, published: date) -> Decimal | None:
        """What the words give, if the board fixes it."""
        for choice in self.stated(said):
            spans = self.spans(said, choice, published)
            if spans and spans[0].fixed:
                return spans[0].low
        return None

    def _admissible(self, said: Said, published: date) -> tuple[tuple[Choices, Span], ...]:
        """Everything that some admissible basis gives in the window told."""
        every = choices(window_word(said.window))
        found = [(choice, span) for choice in every for span in self.spans(said, choice, published)]
        if said.summed and said.kind in {"total", "sum", "share", "growth", "gap", "ratio"}:
            found += self._one_forgotten(said, published)
        return tuple(found)

    def _one_forgotten(self, said: Said, published: date) -> Iterator[tuple[Choices, Span]]:
        """Sums of a country without one of its larger rows."""
        for scope in ("chart", "top-10", "catalogue"):
            choice = Choices(window_word(said.window), scope)
            rows = self.captured.rows(said.window, scope, choice.capture, published)
            for entity, _ in self.own(said.subject, rows, said.window, choice.membership)[:9] if rows else ():
                for span in self.spans(said, replace(choice, membership=f"as-of-then -{entity}"), published):
                    yield replace(choice, membership=f"as-of-then -{entity}"), span

    def _spans(self, said: Said, choice: Choices, published: date) -> tuple[Span, ...]:
        """What one basis gives: first for the largest rows of the names told, then for other rows of the same names."""
        formula: Callable[[Said, Choices, date], tuple[Span, ...]] = getattr(self, f"_{said.kind}")
        return formula(said, choice, published)

    def _belonging(self, subject: str, rows: Rows, window: Window, membership: str) -> tuple[tuple[str, Decimal], ...]:
        """The rows of a subject as of the last day of the window, or as revealed later."""
        kind, _, rest = subject.partition(":")
        left_out = membership.partition("-of-then -")[2]
        later = membership == "as-revealed"
        on = self.captured.board.last_window.end if later else window.end
        if kind == "origin":
            return tuple(one for one in rows.rows if one[0] != left_out and self.captured.origin(one[0], on) == rest)
        wanted = self._wanted(subject)
        entities = ((self.captured.entity(entity), entity, value) for entity, value in rows.rows)
        return tuple(
            (entity, value) for about, entity, value in entities if about.model in wanted or (later and about.same_as in wanted)
        )

    def _wanted(self, subject: str) -> frozenset[str]:
        models = subject.partition(":")[2].split(",")
        return frozenset[str]().union(*(self.captured.models(f"model:{model}") for model in models))

    def _total(self, said: Said, choice: Choices, published: date, window: Window | None = None) -> tuple[Span, ...]:
        window = window or said.window
        rows = self.captured.rows(window, choice.scope, choice.capture, published)
        if rows is None:
            return ()
        found = self._summed(said.subject, rows, window, choice.digits, choice.membership, choice.variants)
        if found and choice.variants == "merged" and self.hidden(said.subject, rows, window, published):
            return (*found, Span(found[0].low, found[0].high + self._bound(rows), found[0].moves))
        return found

    def _bound(self, rows: Rows) -> Decimal:
        """The largest value that a row without a name can have."""
        return min(rows.others, rows.rows[-1][1])

    def _may_hide(self, subject: str, rows: Rows, window: Window, published: date) -> bool:
        """Whether another row of a model, which a week near by names, may be in Others here."""
        if not rows.others or not subject.startswith(("model:", "list:")):
            return False
        named = {entity for entity, _ in rows.rows}
        for weeks in (1, -1, 2, -2, 3, -3, 4, -4):
            beside = Window(window.start - timedelta(7 * weeks), window.end - timedelta(7 * weeks))
            there = self.captured.rows(beside, "platform", "as-of-publication", published)
            if there and any(e not in named for e, _ in self.own(subject, there, beside, "as-of-then")):
                return True
        return False

    def _sum_of(self, subject: str, rows: Rows, window: Window, digits: str, membership: str, variants: str) -> tuple[Span, ...]:
        def used(value: Decimal) -> Decimal:
            return self.displayed(value) if digits == "displayed" else value

        if subject == "platform:total":
            whole = sum((used(value) for _, value in rows.rows), rows.others)
            return (Span(whole, whole, whole * MARGIN),)
        own = self.own(subject, rows, window, membership)
        if not subject.startswith("origin:"):
            return tuple(dict.fromkeys(self._chosen(subject, own, variants, used)))
        low = sum((used(value) for _, value in own), Decimal(0))
        unknown = sum((value for entity, value in rows.rows if self.captured.origin(entity, window.end) == "?"), Decimal(0))
        moves = low * MARGIN + rows.slack + rows.repeated + unknown
        return (Span(low, low + rows.others, moves),)

    def _chosen(
        self, subject: str, own: tuple[tuple[str, Decimal], ...], variants: str, used: Callable[[Decimal], Decimal]
    ) -> Iterator[Span]:
        """One row of each model, the largest first, or all of its rows where they are merged; and its rows of another name."""
        rows = [(self.captured.entity(entity), used(value)) for entity, value in own]
        added = sum((value for about, value in rows if about.model not in self._wanted(subject)), Decimal(0))
        alike: list[list[Decimal]] = []
        for model in subject.partition(":")[2].split(","):
            names = self.captured.models(f"model:{model}")
            alike.append([value for about, value in rows if about.model in names])
        if not all(alike):
            return
        merged = [tuple(value for values in alike for value in values)]
        for picked in merged if variants == "merged" else islice(product(*alike), 16):
            value = sum(picked, added)
            yield Span(value, value, value * MARGIN)

    _sum = _total

    def _pairs(self, said: Said, choice: Choices, published: date) -> Iterator[tuple[Span, Span]]:
        other = replace(said, subject=said.object)
        yield from product(self._total(said, choice, published), self._total(other, choice, published))

    def _gap(self, said: Said, choice: Choices, published: date) -> tuple[Span, ...]:
        return tuple(Span(a.low - b.high, a.high - b.low, (a.moves + b.moves)) for a, b in self._pairs(said, choice, published))

    _comparison = _gap

    def _ratio(self, said: Said, choice: Choices, published: date) -> tuple[Span, ...]:
        return tuple(_over(a, b) for a, b in self._pairs(said, choice, published) if b.low > 0)

    def _share(self, said: Said, choice: Choices, published: date) -> tuple[Span, ...]:
        return self._ratio(replace(said, object="platform:total"), choice, published)

    def _growth(self, said: Said, choice: Choices, published: date) -> tuple[Span, ...]:
        now = self._total(said, choice, published)
        before = self._total(said, choice, published, said.base)
        found = (_over(a, b) for a, b in product(now, before) if b.low > 0)
        return tuple(Span(one.low - 1, one.high - 1, one.moves) for one in found)

    def _rank(self, said: Said, choice: Choices, published: date) -> tuple[Span, ...]:
        """The place by value; `moves` is how far near rivals may shift it."""
        rows = self.captured.rows(said.window, choice.scope, choice.capture, published)
        own = self.own(said.subject, rows, said.window, choice.membership) if rows else ()
        if rows is None or not own:
            return ()
        if choice.variants == "merged" or choice.membership == "as-revealed":
            own = ((own[0][0], sum((value for _, value in own), Decimal(0))), *own)
        names = {entity for entity, _ in own}
        found = []
        if choice.variants == "merged":
            merged: dict[str, Decimal] = {}
            for entity, value in rows.rows:
                model = self.captured.entity(entity).model
                merged[model] = merged.get(model, Decimal(0)) + (value if entity not in names else 0)
            place = Decimal(1 + sum(value > own[0][1] for value in merged.values()))
            found.append(Span(place, place, Decimal(1)))
        for _, value in own:
            rivals = [rival for entity, rival in rows.rows if entity not in names or rival > value]
            place = Decimal(1 + sum(rival > value for rival in rivals))
            near = sum(value / TIE <= rival <= value * TIE for rival in rivals)
            found.append(Span(place, place, Decimal(near)))
        if choice.variants == "merged" and self.hidden(said.subject, rows, said.window, published):
            best = own[0][1] + self._bound(rows)
            found.append(Span(Decimal(1 + sum(v > best for e, v in rows.rows if e not in names)), Decimal(len(rows.rows) + 1)))
        return tuple(found)

    _membership = _rank

    def _count(self, said: Said, choice: Choices, published: date) -> tuple[Span, ...]:
        rows = self.captured.rows(said.window, choice.scope, choice.capture, published)
        if rows is None or len(rows.rows) < said.n:
            return ()
        on = self.captured.board.last_window.end if choice.membership == "as-revealed" else said.window.end
        origins = [self.captured.origin(entity, on) for entity, _ in rows.rows[: said.n]]
        own = Decimal(origins.count(said.subject.partition(":")[2]))
        border = rows.rows[said.n - 1][1]
        ties = sum(border / TIE <= value <= border * TIE for _, value in rows.rows) - 1
        return (Span(own, own, Decimal(ties + sum(origin in {"", "?"} for origin in origins))),)

    def _streak(self, said: Said, choice: Choices, published: date) -> tuple[Span, ...]:
        """Weeks in a row that hold, and that may, counted back from the last."""
        sure: int | None = None
        for back in range(80):
            at = Window(said.window.start - timedelta(7 * back), said.window.end - timedelta(7 * back))
            holds = self._holds(replace(said, window=at), choice, published)
            if holds is not True and sure is None:
                sure = back
            if holds is False:
                return (Span(Decimal(sure or 0), Decimal(back)),)
        return ()

    def _holds(self, said: Said, choice: Choices, published: date) -> bool | None:
        if said.condition == "rank-1":
            places = self._rank(said, choice, published)
            if not places:
                rows = self.captured.rows(said.window, choice.scope, choice.capture, published)
                return None if rows is None else False
            return None if places[0].moves else places[0].low == 1
        if said.condition == "ahead-of":
            spans = self._gap(said, choice, published)
        else:
            earlier = Window(said.window.start - timedelta(7), said.window.end - timedelta(7))
            spans = self._growth(replace(said, base=earlier), choice, published)
        if not spans:
            return None
        return True if spans[0].low > 0 else False if spans[0].high <= 0 else None

    def _record(self, said: Said, choice: Choices, published: date) -> tuple[Span, ...]:
        """By how much the week is above the highest before it; a week that does not name the model bounds it by its last row."""
        now = self._total(said, choice, published)
        earlier = []
        for week in self.captured.weeks:
            if week < said.window:
                spans = self._total(said, choice, published, week)
                rows = self.captured.rows(week, choice.scope, choice.capture, published)
                earlier.append(
                    spans[0].high if spans else rows.rows[-1][1] if rows and choice.scope == "platform" else Decimal(0)
                )
        if not now or not earlier:
            return ()
        most = max(span.high for span in now)
        return (Span(now[0].low - max(earlier), most - max(earlier), (most + max(earlier)) * MARGIN),)

    def highest_named(self, said: Said, published: date) -> Decimal:
        """The highest earlier week that names the subject."""
        weeks = (week for week in self.captured.weeks if week < said.window)
        found = (self._total(said, Choices(), published, week) for week in weeks)
        return max((spans[0].low for spans in found if spans), default=Decimal(0))


def _over(a: Span, b: Span) -> Span:
    low, high = a.low / b.high, a.high / b.low
    return Span(low, high, high * (a.moves / max(a.low, Decimal(1)) + b.moves / b.low))


def window_word(window: Window) -> str:
    """The design's word for a window of this length."""
    days = (window.end - window.start).days + 1
    if days == 7:
        return "iso-week" if window.start.weekday() == 0 else "trailing-7"
    return "trailing-30"
