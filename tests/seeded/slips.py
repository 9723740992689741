"""Sentences with one slip each: wrong on every basis, and explained by that slip alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from admitted import shifted
from captured import Choices
from drawing import Drawing, Scene, expect
from formulas import Said
from item import Item
from printed import Printed
from true_ones import COUNTRIES, TrueOnes

from sources.board.board import Window

#: The unit that a figure is told in by mistake.
OTHER_UNIT = {
    "万亿Token": (("亿Token", Decimal(10) ** 8),),
    "亿Token": (("万亿Token", Decimal(10) ** 12), ("万Token", Decimal(10) ** 4)),
    " trillion tokens": ((" billion tokens", Decimal(10) ** 9),),
    " billion tokens": ((" trillion tokens", Decimal(10) ** 12), (" million tokens", Decimal(10) ** 6)),
}


class Slips:
    """One maker for each slip and kind; a maker gives `None` where its draw is no good."""

    def __init__(self, drawing: Drawing, true_ones: TrueOnes) -> None:
        self.draw = drawing
        self.true = true_ones

    def _right(self, scene: Scene, kinds: tuple[str, ...]) -> tuple[Said, Printed] | None:
        """A claim that the words decide, and its right figure in print."""
        kind = self.draw.one(kinds)
        country = kind not in {"share", "sum"} and self.draw.random.random() < 0.3
        said = self.true.subject(scene, kind, country, "chart" if country else "")
        value = self.draw.formulas.value(said, scene.published) if said else None
        if (
            said is None
            or value is None
            or (value <= 0 and kind != "growth")
            or (kind == "growth" and not Decimal("0.1") < abs(value) < 5)
        ):
            return None
        printed = self.draw.printed(kind, value, scene.language, 3)
        return (said, printed) if printed else None

    def number(self, language: str) -> Item | None:
        """One digit is another, or two neighbours are swapped."""
        scene = self.draw.scene(language)
        right = self._right(scene, ("total", "total", "gap", "sum", "share", "growth", "ratio"))
        if right is None:
            return None
        said, printed = right
        wrong = replace(printed, digits=self._mistyped(printed.digits))
        if wrong.digits == printed.digits or wrong.digits.lstrip("0.") == "" or (wrong.digits[0] == "0" != printed.digits[0]):
            return None
        return self.draw.slip(said, wrong, scene, "number-slip", note=f"{said.kind}, right is {printed.digits}")

    def _mistyped(self, digits: str) -> str:
        places = [at for at, character in enumerate(digits) if character.isdigit()]
        at = self.draw.random.randrange(len(places))
        if at and self.draw.random.random() < 0.4:
            one, other = places[at - 1], places[at]
            swapped = list(digits)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            return "".join(swapped)
        place = places[at]
        return digits[:place] + self.draw.one("0123456789") + digits[place + 1 :]

    def number_of_streak(self, language: str) -> Item | None:
        """A run that was shorter."""
        scene = self.draw.scene(language)
        models = self.draw.models(scene, 1)
        said = Said("streak", models[0], scene.week, condition="rank-1") if models else None
        run = self.true.run(said, scene, Choices()) if said else None
        more = (run or 0) + self.draw.one((1, 2, 3))
        if said is None or not run or not 2 <= more <= 9:
            return None
        near = [self.true.run(shifted(said, weeks), scene, Choices()) for weeks in range(-8, 9)]
        if more in near:
            return None  # the run went on: that would be the figure of a later week
        return self.true.lasting(said, more, scene, "number-slip", ("contradicted",), ("number-slip",))

    def number_of_count(self, language: str) -> Item | None:
        """A count that is off."""
        scene = self.draw.scene(language)
        said = Said("count", self.draw.one(COUNTRIES), scene.week, n=self.draw.one((3, 5, 9)))
        spans = [span for _, span in self.draw.formulas.admissible(said, scene.published)]
        wrong = self.draw.random.randrange(1, said.n + 1)
        if not spans or any(span.low - span.moves <= wrong <= span.high + span.moves for span in spans):
            return None
        near = (shifted(said, weeks) for weeks in range(-8, 9))
        if any(wrong == self.draw.formulas.value(then, scene.published) for then in near):
            return None
        return self.true.counted(said, wrong, scene, "number-slip", ("contradicted",), ("number-slip",))

    def unit(self, language: str) -> Item | None:
        """The digits are right and the unit is not."""
        scene = self.draw.scene(language)
        right = self._right(scene, ("total", "total", "gap", "sum"))
        if right is None:
            return None
        said, printed = right
        unit, scale = self.draw.one(OTHER_UNIT[printed.unit])
        return self.draw.slip(
            said, replace(printed, unit=unit, scale=scale), scene, "unit-slip", note=f"{said.kind}, right is {printed.text}"
        )

    def fraction(self, language: str) -> Item | None:
        """A fraction with a per cent sign: 0.104 % for 10.4 %."""
        scene = self.draw.scene(language)
        right = self._right(scene, ("share", "growth"))
        if right is None:
            return None
        said, printed = right
        wrong = replace(printed, digits=f"{Decimal(printed.digits) / 100:f}")
        return self.draw.slip(said, wrong, scene, "unit-slip", note=f"{said.kind}, right is {printed.text}")

    def period(self, language: str) -> Item | None:
        """The figure of an average day, or of thirty days, told of a week."""
        scene = self.draw.timely(language)
        right = self._right(scene, ("total",))
        if right is None:
            return None
        said, printed = right
        value = printed.value / 7
        if self.draw.random.random() < 0.5:
            month = replace(said, window=Window(scene.week.end - timedelta(29), scene.week.end))
            value = self.draw.formulas.value(month, scene.published) or Decimal(0)
        wrong = self.draw.printed("total", value, language, 3)
        return self.draw.slip(said, wrong, scene, "unit-slip", note=f"total, right is {printed.text}") if wrong else None

    def swap(self, language: str) -> Item | None:
        """The figure of another row."""
        scene = self.draw.scene(language)
        right = self._right(scene, ("total", "total", "share"))
        models = self.draw.models(scene)
        if right is None or not models:
            return None
        said, _ = right
        other = self.draw.one([one for one in (COUNTRIES if said.summed else models) if one != said.subject] or [said.subject])
        value = self.draw.formulas.value(replace(said, subject=other), scene.published)
        wrong = self.draw.printed(said.kind, value, language, 3) if value and other != said.subject else None
        return self.draw.slip(said, wrong, scene, "entity-swap", note=f"{said.kind}, that of {other}") if wrong else None

    def stale(self, language: str) -> Item | None:
        """Right for an earlier or a later week."""
        scene = self.draw.scene(language)
        right = self._right(scene, ("total", "total", "growth", "share", "gap", "ratio"))
        if right is None:
            return None
        said, printed = right
        weeks = self.draw.one((-1, -1, 1, -2, 2, -3))
        value = self.draw.formulas.value(shifted(said, weeks), scene.published)
        if value is None or (value > 0) != (printed.sign > 0) or (said.kind == "growth" and abs(value) < Decimal("0.1")):
            return None
        wrong = self.draw.printed(said.kind, value, language, 3)
        return self.draw.slip(said, wrong, scene, "stale-window", note=f"{said.kind}, right {weeks:+} weeks") if wrong else None

    def rank(self, language: str) -> Item | None:
        """Another place."""
        scene = self.draw.scene(language)
        models = self.draw.models(scene)
        said = Said("rank", self.draw.one(models), scene.week) if models else None
        wrong = self.draw.random.randrange(1, 10)
        if said is None or self._placed(said, wrong, wrong, scene):
            return None
        item = self.true.ranked(said, wrong, scene)
        return replace(
            item, group="rank-off", expect=(replace(item.expect[0], verdicts=("contradicted",), reasons=("rank-off",)),)
        )

    def among(self, language: str) -> Item | None:
        """Among the first n, although it was not."""
        scene = self.draw.scene(language)
        models = self.draw.models(scene)
        said = Said("membership", self.draw.one(models), scene.week) if models else None
        n = self.draw.one((3, 5))
        if said is None or self._placed(said, 1, n, scene):
            return None
        return self.true.among(said, n, scene, "rank-off", ("contradicted",), ("rank-off",))

    def _placed(self, said: Said, first: int, last: int, scene: Scene) -> bool:
        """Whether some basis may put it there."""
        spans = [span for _, span in self.draw.formulas.admissible(said, scene.published)]
        return not spans or any(span.low - span.moves <= last and first <= span.high + span.moves for span in spans)

    def flipped_order(self, language: str) -> Item | None:
        """The smaller one is called the larger."""
        scene = self.draw.scene(language)
        said = self.true.subject(scene, "comparison", self.draw.random.random() < 0.4, "chart")
        if said is None:
            return None
        said = replace(said, subject=said.object, object=said.subject, scope="chart" if said.summed else "")
        spans = [span for _, span in self.draw.formulas.admissible(said, scene.published)]
        if not spans or any(span.high + span.moves >= 0 for span in spans):
            return None
        return self.true.compared(said, scene, "direction-flip", ("contradicted",), ("direction-flip",))

    def flipped_change(self, language: str) -> Item | None:
        """A fall is called a rise, or the other way round."""
        scene = self.draw.scene(language)
        right = self._right(scene, ("growth",))
        return (
            self.draw.slip(right[0], replace(right[1], sign=-right[1].sign), scene, "direction-flip", note="growth")
            if right
            else None
        )

    def flipped_gap(self, language: str) -> Item | None:
        """The right gap, the wrong one ahead."""
        scene = self.draw.scene(language)
        right = self._right(scene, ("gap",))
        if right is None:
            return None
        said = replace(right[0], subject=right[0].object, object=right[0].subject)
        return self.draw.slip(said, right[1], scene, "direction-flip", note="gap")

    def no_record(self, language: str) -> Item | None:
        """An earlier week was higher."""
        scene = self.draw.scene(language)
        whole = self.draw.random.random() < 0.4
        models = self.draw.models(scene, 6)
        if not whole and not models:
            return None
        said = Said("record", "platform:total" if whole else self.draw.one(models), scene.week)
        spans = [span for _, span in self.draw.formulas.admissible(said, scene.published)]
        if not spans or any(span.high + span.moves >= 0 for span in spans):
            return None
        earlier = self.draw.formulas.highest_named(said, scene.published)
        now = self.draw.formulas.value(replace(said, kind="total"), scene.published)
        if now is None or earlier < now * Decimal("1.05"):
            return None
        return self.true.highest(said, scene, "not-a-record", ("contradicted",), ("not-a-record",))

    def random_figure(self, language: str) -> Item | None:
        """Nothing explains it."""
        scene = self.draw.scene(language)
        right = self._right(scene, ("total", "total", "gap", "sum", "share", "growth", "ratio"))
        if right is None:
            return None
        said, printed = right
        digits = "".join(self.draw.one("123456789") if character.isdigit() else character for character in printed.digits)
        return self.draw.slip(
            said, replace(printed, digits=digits), scene, "unexplained", note=f"{said.kind}, right is {printed.digits}"
        )

    def random_country(self, language: str) -> Item | None:
        """A wrong total of a bare country, whose scope is open to every basis."""
        scene = self.draw.timely(language)
        said = Said("total", self.draw.one(COUNTRIES), scene.week)
        return self._any(said, scene)

    def random_window(self, language: str) -> Item | None:
        """A wrong figure of days whose end is open: none of the ten days before the story may be made to fit it."""
        scene, length = self.true.loose(language)
        models = self.draw.models(scene)
        if not models:
            return None
        said = Said("total", self.draw.one((self.draw.one(models), self.draw.one(COUNTRIES))), scene.week)
        value = self.draw.formulas.value(said, scene.published)
        if value is None:
            return None
        factor = Decimal(self.draw.random.randrange(300, 3000)) / 1000
        wrong = self.draw.printed("total", value * factor, language, 3)
        for back in range(11):
            then = replace(said, window=Window(scene.week.start - timedelta(back), scene.week.end - timedelta(back)))
            if wrong is None or not self.draw.admitted.excluded(then, wrong, scene.published):
                return None
        if wrong is None:
            return None
        text = self.true.loosely(said, wrong, scene, length)
        # An honest judge may leave it open: the end of the days is not told.
        return self.draw.item(
            scene, "unexplained", text, expect(said, wrong, ("contradicted", "unproven")), note="days without an end"
        )

    def _any(self, said: Said, scene: Scene) -> Item | None:
        values = self.draw.admitted.values(said, scene.published)
        if not values:
            return None
        factor = Decimal(self.draw.random.randrange(300, 3000)) / 1000
        wrong = self.draw.printed(said.kind, self.draw.one(values) * factor, scene.language, 3)
        return self.draw.slip(said, wrong, scene, "unexplained", note=f"{said.kind} of a bare country") if wrong else None
