"""True sentences drawn from the bundled history, in both languages, and the same sentences with a slip in them.

What is true is worked out here from the captures alone, not by the engine: the rows as first captured within ten days of
publication, else the chart's own; sums over what the chart names, over every page, or of the first n; places and runs by value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from sources.board.board import Board, Coverage, Row, Snapshot, Window

FIRST, LAST = date(2024, 11, 11), date(2026, 9, 28)
ZH_DIGITS = "零一二三四五六七八九十"
EN_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
EN_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORIGINS = {"CN": ("中国", "Chinese models"), "US": ("美国", "U.S. models")}


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence, when it was published, and the same sentence with a figure that is off by a fifth or more."""

    kind: str
    language: str
    published: date
    text: str
    slipped: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """What one window's captures say: the chart's rows as a writer saw them, and every row there is."""

    window: Window
    chart: Snapshot
    shown: tuple[tuple[str, Decimal], ...]
    whole: tuple[tuple[str, Decimal], ...]


def weeks(board: Board) -> list[Week]:
    """Every week of the history that has a complete chart."""
    found = []
    for days in range(0, (LAST - FIRST).days + 1, 7):
        window = Window(FIRST + timedelta(days), FIRST + timedelta(days + 6))
        captures = [snapshot for snapshot in board.snapshots(window) if snapshot.complete]
        charts = [snapshot for snapshot in captures if snapshot.coverage is Coverage.CHART]
        if charts:
            found.append(_week(window, charts[0], captures))
    return found


def _week(window: Window, chart: Snapshot, captures: Sequence[Snapshot]) -> Week:
    pages = next((snapshot for snapshot in captures if snapshot.coverage is Coverage.CATALOGUE), None)
    early = pages is not None and pages.captured_at.date() - window.end < timedelta(10)
    values = {row.entity: row.value for row in pages.rows} if pages is not None and early else {}
    shown = {row.entity: _seen(row, values) for row in chart.rows}
    return Week(window, chart, _ranked(shown), _ranked({**values, **shown}))


def _seen(row: Row, values: Mapping[str, Decimal]) -> Decimal:
    """A page that lacks days is none: then the chart's own value."""
    value = values.get(row.entity)
    return row.value if value is None or value < row.value * Decimal("0.995") else value


def _ranked(values: Mapping[str, Decimal]) -> tuple[tuple[str, Decimal], ...]:
    return tuple(sorted(values.items(), key=lambda item: -item[1]))


def rounded(value: Decimal, digits: int = 3) -> Decimal:
    """A value to so many significant digits, half up."""
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), rounding=ROUND_HALF_UP)


def amount(value: Decimal, language: str) -> str:
    """An amount as a newspaper prints it."""
    number = rounded(value)
    if language == "en":
        return f"{_plain(number / 10**12)} trillion tokens" if number >= 10**12 else f"{_plain(number / 10**9)} billion tokens"
    return f"{_plain(number / 10**12)}万亿Token" if number >= 10**12 else f"{_plain(number / 10**8)}亿Token"


def _plain(value: Decimal) -> str:
    """Without exponent; the zeros of 1.10 stay, and so say that there are three digits."""
    return f"{value.quantize(Decimal(1).scaleb(min(0, value.adjusted() - 2)), rounding=ROUND_HALF_UP):f}"


def days(window: Window, language: str) -> str:
    """The days of a window in words that fix both ends and the year."""
    start, end = window.start, window.end
    if language == "zh":
        return f"{start.year}年{start.month}月{start.day}日至{end.year}年{end.month}月{end.day}日"
    return f"{start:%B} {start.day} to {end:%B} {end.day}, {end.year}"


class Drawn:
    """Facts drawn at random, the same for the same seed."""

    def __init__(self, board: Board, seed: int) -> None:
        self._board = board
        self._random = Random(seed)
        self._weeks = weeks(board)

    def facts(self, number: int) -> Iterator[Fact]:
        """So many facts, the templates in turn."""
        makers = (
            self.total,
            self.rank,
            self.streak,
            self.count,
            self.three,
            self.origin,
            self.gap,
            self.membership,
            self.hedged,
            self.merged,
            self.lower_rank,
            self.other_days,
        )
        made = 0
        while made < number:
            maker: Callable[[Week, str, date], Fact | None] = makers[made % len(makers)]
            week = self._random.choice(self._weeks)
            language = self._random.choice(("zh", "en"))
            published = week.window.end + timedelta(self._random.choice((1, 1, 2, 3, 5, 9, 30)))
            fact = maker(week, language, published)
            if fact is not None:
                made += 1
                yield fact

    def _label(self, entity: str) -> str:
        return self._board.entity(entity).label

    def _lead(self, week: Week, language: str) -> str:
        when = days(week.window, language)
        return f"据OpenRouter数据，{when}，" if language == "zh" else f"OpenRouter data show that from {when}, "

    def _slip(self, value: Decimal) -> Decimal:
        return value * self._random.choice((Decimal("0.5"), Decimal("0.78"), Decimal("1.22"), Decimal("1.6"), Decimal("2.3")))

    def total(self, week: Week, language: str, published: date) -> Fact | None:
        """What a named model had."""
        entity, value = self._random.choice(week.whole[:15])
        return self._amount("total", week, language, published, (self._label(entity), value))

    def _amount(self, kind: str, week: Week, language: str, published: date, told: tuple[str, Decimal]) -> Fact:
        subject, value = told
        shape = "{subject}的周调用量为{figure}。" if language == "zh" else "{subject} processed {figure}."
        lead = self._lead(week, language)
        figures = (amount(value, language), amount(self._slip(value), language))
        texts = [lead + shape.format(subject=subject, figure=figure) for figure in figures]
        return Fact(kind, language, published, *texts)

    def rank(self, week: Week, language: str, published: date) -> Fact | None:
        """The place of a named model."""
        place = self._random.randrange(1, 10)
        label = self._label(week.shown[place - 1][0])
        said = f"{label}排名第{ZH_DIGITS[place]}。" if language == "zh" else f"{label} ranked {EN_ORDINALS[place]}."
        return Fact("rank", language, published, self._lead(week, language) + said)

    def streak(self, week: Week, language: str, published: date) -> Fact | None:
        """How many weeks in a row the first has been first."""
        at = self._weeks.index(week)
        first = week.shown[0][0]
        run = 0
        while at - run >= 0 and self._weeks[at - run].shown[0][0] == first and self._adjacent(at - run, at, run):
            run += 1
        if not 2 <= run <= 10:
            return None
        said = (
            f"{self._label(first)}连续{ZH_DIGITS[run]}周位居榜首。"
            if language == "zh"
            else f"{self._label(first)} topped the list for {EN_NUMBERS[run]} weeks in a row."
        )
        return Fact("streak", language, published, self._lead(week, language) + said)

    def _adjacent(self, one: int, other: int, apart: int) -> bool:
        return self._weeks[other].window.start - self._weeks[one].window.start == timedelta(7 * apart)

    def count(self, week: Week, language: str, published: date) -> Fact | None:
        """How many of the first models come from a country, as of the last day of the week."""
        n = self._random.choice((3, 5, 9))
        origin = self._random.choice(tuple(ORIGINS))
        own = sum(self._board.belonging(entity, week.window.end).origin == origin for entity, _ in week.shown[:n])
        if not own:
            return None
        zh, en = ORIGINS[origin]
        said = f"前{n}名中{zh}模型占{ZH_DIGITS[own]}席。" if language == "zh" else f"{EN_NUMBERS[own]} of the top {n} were {en}."
        return Fact("count", language, published, self._lead(week, language) + said)

    def three(self, week: Week, language: str, published: date) -> Fact | None:
        """The first three together."""
        if len({self._board.entity(entity).model for entity, _ in week.shown[:3]}) < 3:
            return None
        labels = [self._label(entity) for entity, _ in week.shown[:3]]
        total = sum((value for _, value in week.shown[:3]), Decimal(0))
        lead = self._lead(week, language)
        texts = [
            lead + f"{labels[0]}、{labels[1]}和{labels[2]}合计{amount(value, language)}。"
            if language == "zh"
            else lead + f"{labels[0]}, {labels[1]} and {labels[2]} together accounted for {amount(value, language)}."
            for value in (total, self._slip(total))
        ]
        return Fact("sum", language, published, *texts)

    def origin(self, week: Week, language: str, published: date) -> Fact | None:
        """What a country's models had: of the chart, said or unsaid, exact or as displayed; or of every page."""
        origin = self._random.choice(tuple(ORIGINS))
        rows = self._random.choice((week.shown, week.shown, week.whole))
        displayed = self._random.random() < 0.3
        values = [
            self._board.displayed(value) if displayed else value
            for entity, value in rows
            if self._board.belonging(entity, week.window.end).origin == origin
        ]
        if not values or (rows is week.whole and rows != week.shown):
            return None  # pages that lack days make the whole uncertain
        zh, en = ORIGINS[origin]
        said = self._random.random() < 0.5
        subject = (f"上榜的{zh}模型" if said else f"{zh}模型") if language == "zh" else (f"{en} on the list" if said else en)
        return self._amount("origin", week, language, published, (subject, sum(values, Decimal(0))))

    def gap(self, week: Week, language: str, published: date) -> Fact | None:
        """By how much the first was ahead of the second."""
        (one, more), (other, less) = week.shown[:2]
        if "(" in self._label(other):
            return None  # see `test_find.test_not_yet`
        if more - less < more / 50 or self._board.entity(one).model == self._board.entity(other).model:
            return None
        figure = amount(more - less, language)
        said = (
            f"{self._label(one)}领先{self._label(other)}，优势为{figure}。"
            if language == "zh"
            else f"{self._label(one)} led {self._label(other)} by {figure}."
        )
        return Fact("gap", language, published, self._lead(week, language) + said)

    def membership(self, week: Week, language: str, published: date) -> Fact | None:
        """That a charted model is among the first ten."""
        label = self._label(self._random.choice(week.shown)[0])
        said = f"{label}跻身前十。" if language == "zh" else f"{label} broke into the top ten."
        return Fact("membership", language, published, self._lead(week, language) + said)

    def hedged(self, week: Week, language: str, published: date) -> Fact | None:
        """A total with a hedge that is right."""
        entity, value = self._random.choice(week.shown)
        down = value.quantize(Decimal(1).scaleb(value.adjusted() - 1), rounding="ROUND_DOWN")
        up = value.quantize(Decimal(1).scaleb(value.adjusted() - 1), rounding="ROUND_UP")
        zh, en, told = self._random.choice((("约", "about", value), ("超", "more than", down), ("近", "nearly", up)))
        figure = amount(told, language)
        label = self._label(entity)
        said = f"{label}的周调用量{zh}{figure}。" if language == "zh" else f"{label} processed {en} {figure}."
        return Fact("hedged", language, published, self._lead(week, language) + said)

    def merged(self, week: Week, language: str, published: date) -> Fact | None:
        """A model's free and paid rows together."""
        models: dict[str, list[Decimal]] = {}
        for entity, value in week.whole:
            models.setdefault(self._board.entity(entity).model, []).append(value)
        several = [(model, values) for model, values in models.items() if len(values) > 1 and max(values) > 10**11]
        if not several:
            return None
        model, values = self._random.choice(several)
        shape = "{subject}的周调用量为{figure}。" if language == "zh" else "{subject} processed {figure}."
        said = shape.format(subject=self._label(model), figure=amount(sum(values, Decimal(0)), language))
        return Fact("merged", language, published, self._lead(week, language) + said)

    def lower_rank(self, week: Week, language: str, published: date) -> Fact | None:
        """The place of a model below the chart, counted over every page."""
        rows = [(entity, value) for entity, value in week.whole if "gemini-2.5-pro-preview" not in entity]
        if len(rows) < 30:
            return None
        place = self._random.randrange(10, 16)
        label = self._label(rows[place - 1][0])
        said = f"{label}排名第{place}。" if language == "zh" else f"{label} ranked No. {place}."
        return Fact("lower-rank", language, published, self._lead(week, language) + said)

    def other_days(self, week: Week, language: str, published: date) -> Fact | None:
        """Seven days that are no week of the board, summed from the daily rows."""
        shift = timedelta(self._random.randrange(1, 7))
        window = Window(week.window.start - shift, week.window.end - shift)
        captures = self._board.snapshots(window)
        if not captures:
            return None
        row = self._random.choice(captures[0].rows[:9])
        if row.days < 7:
            return None
        shifted = Week(window, week.chart, week.shown, week.whole)
        return self._amount("other-days", shifted, language, published, (self._label(row.entity), row.value))
