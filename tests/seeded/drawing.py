"""What every generator of sentences needs: weeks, models, names, figures in print, drawn with one seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

from admitted import Admitted, first_departure
from captured import WEEK, Captured, Choices
from formulas import Formulas, Said
from item import Expect, Item
from printed import Printed, amount, days, percent, times
from wording import COUNTRIES, LEADS, WORDINGS

from sources.board.board import Board, Window

Some = TypeVar("Some")
#: Weeks of which the pages were captured in time: the rows of all models are known as a writer saw them.
CAPTURED_IN_TIME = (date(2026, 2, 9), date(2026, 4, 20))
PRINTED_IN = {"share": "percent", "growth": "percent", "ratio": "times"}


@dataclass(frozen=True, slots=True)
class Scene:
    """One week and one story about it."""

    week: Window
    language: str
    published: date


class Drawing:
    """Draws scenes and names; everything comes from one random number generator."""

    def __init__(self, board: Board, seed: int) -> None:
        self.random = Random(seed)
        self.captured = Captured(board)
        self.formulas = Formulas(self.captured)
        self.admitted = Admitted(self.formulas)
        self.weeks = self.captured.weeks
        self._named = _names(board)

    def one(self, of: Sequence[Some]) -> Some:
        """Any of them."""
        return of[self.random.randrange(len(of))]

    def scene(self, language: str, first: date = date(2024, 12, 2), last: date = date(2026, 9, 28)) -> Scene:
        """A week between two dates, and a day soon after it."""
        week = self.one([week for week in self.weeks if first <= week.start <= last])
        return Scene(week, language, week.end + timedelta(self.one((1, 1, 2, 2, 3, 4, 6))))

    def timely(self, language: str) -> Scene:
        """A week of which the pages were captured in time."""
        return self.scene(language, *CAPTURED_IN_TIME)

    def models(self, scene: Scene, first: int = 9) -> list[str]:
        """The largest models of a week that have an unmistakable name, as subject ids, the largest first."""
        rows = self.captured.rows(scene.week, "platform", "as-of-publication", scene.published)
        found = (f"model:{self.captured.entity(entity).model}" for entity, _ in rows.rows[:first]) if rows else ()
        return [model for model in dict.fromkeys(found) if model in self._named]

    def known(self, subject: str) -> bool:
        """Whether a model has an unmistakable name."""
        return subject in self._named

    def name(self, subject: str, scene: Scene, scope: str = "") -> str:
        """A subject in words."""
        kind, _, rest = subject.partition(":")
        return self.one(COUNTRIES[scene.language, rest, scope]) if kind == "origin" else self._named[subject]

    def printed(self, kind: str, value: Decimal, language: str, digits: int = 3) -> Printed | None:
        """A value as a newspaper prints it."""
        how = PRINTED_IN.get(kind)
        if how == "percent":
            return percent(value, digits)
        return times(value, language, digits) if how == "times" else amount(value, language, digits)

    def lead(self, scene: Scene) -> str:
        """Source and days."""
        return self.one(LEADS[scene.language]).format(days=days(scene.week, scene.language))

    def sentence(self, scene: Scene, wording: str, **words: str) -> str:
        """One sentence without its lead."""
        return self.one(WORDINGS[wording, scene.language]).format(**words)

    def told(self, said: Said, figure: Printed, scene: Scene) -> str:
        """The claim and its figure in a sentence without its lead."""
        wording = said.kind
        if wording == "growth":
            wording = "rise" if figure.sign > 0 else "fall"
        if said.subject == "platform:total":
            return self.sentence(scene, "platform", f=figure.text)
        if said.subject.startswith("list:"):
            a, b = (self.name(f"model:{model}", scene) for model in said.subject.removeprefix("list:").split(","))
            return self.sentence(scene, "sum", a=a, b=b, f=figure.text)
        a = self.name(said.subject, scene, said.scope)
        b = self.name(said.object, scene, said.scope) if said.object else ""
        return self.sentence(scene, wording, a=a, b=b, f=figure.text)

    def truth(self, said: Said, figure: Printed, published: date) -> Expect | None:
        """What is to be said of a figure that is right on some basis; `None` where nobody can tell which."""
        fits = self.admitted.fits_as_said(said, figure, published)
        if fits:
            # What is told of the chart alone may be the other way round over the whole board, and is told so.
            turned = (
                said.kind == "gap" and said.scope and any(span.low <= 0 for _, span in self.formulas.admissible(said, published))
            )
            return expect(said, figure, ("supported", "needs-context") if turned else ("supported",))
        bases = self.admitted.bases(said, figure, published) if fits is False else ()
        if not bases:
            return None
        stated = self.admitted.said_first(said, published)
        reasons = tuple(sorted({first_departure(choice, stated) for choice in bases}))
        return expect(said, figure, ("needs-context",), reasons, bases)

    def item(self, scene: Scene, group: str, text: str, *expected: Expect, note: str = "") -> Item:
        """A text without its number yet."""
        form = "sentence" if len(expected) == 1 else "story"
        return Item("", scene.language, scene.published.isoformat(), group, form, text, expected, note=note)

    def slip(self, said: Said, wrong: Printed, scene: Scene, group: str, note: str = "") -> Item | None:
        """A sentence with a wrong figure, where that slip and no other explains it."""
        wanted = set() if group == "unexplained" else {group}
        if not self.admitted.excluded(said, wrong, scene.published):
            return None
        if self.admitted.explained(said, wrong, scene.published) != wanted:
            return None
        expected = expect(said, wrong, ("contradicted",), (group,))
        return self.item(scene, group, self.lead(scene) + self.told(said, wrong, scene), expected, note=note)

    def before(self, week: Window) -> Window:
        """The week before."""
        return Window(week.start - WEEK, week.end - WEEK)


def expect(
    said: Said,
    figure: Printed | Decimal | None,
    verdicts: tuple[str, ...],
    reasons: tuple[str, ...] = (),
    bases: Sequence[Choices] = (),
) -> Expect:
    """The expectation of a claim."""
    value = figure.value if isinstance(figure, Printed) else figure
    return Expect(
        said.kind,
        said.subject,
        said.object,
        f"{value.normalize():f}" if value is not None else "",
        said.window.start.isoformat(),
        said.window.end.isoformat(),
        verdicts,
        reasons,
        tuple(str(choice) for choice in bases),
    )


def _names(board: Board) -> dict[str, str]:
    """The label of each model that means this model and nothing else."""
    meant: dict[str, set[str]] = {}
    for name in board.names():
        if not name.needs_context:
            meant.setdefault(name.text, set()).add(name.id)
    found = {}
    for text, ids in meant.items():
        for model in board.models_of(next(iter(ids))) if len(ids) == 1 else ():
            if board.entity(model).label == text and text.isascii() and "(" not in text:
                found[f"model:{model}"] = text
    return found
