"""Small articles: several claims that share one hidden basis, or figures that do not follow from the article's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from admitted import one_slip
from captured import Choices
from drawing import Drawing, Scene, expect
from formulas import Said
from item import Expect, Item
from printed import EN_NUMBERS, EN_ORDINALS, ZH_DIGITS, Printed
from true_ones import PAIRS, TrueOnes

#: What a story may hide: the first nine or ten rows, the values on display, the figures as restated later.
HIDDEN = (
    Choices(scope="chart"),
    Choices(scope="chart"),
    Choices(scope="chart", digits="displayed"),
    Choices(scope="chart", digits="displayed"),
    Choices(scope="top-10"),
    Choices(scope="chart", capture="latest"),
)


class SmallArticles:
    """Makers of stories; a maker gives `None` where its draw is no good."""

    def __init__(self, drawing: Drawing, true_ones: TrueOnes) -> None:
        self.draw = drawing
        self.true = true_ones

    def sharing(self, language: str) -> Item | None:
        """Totals of two countries, the growth of one, the gap, and the weeks in a row, all on one basis."""
        hidden = self.draw.one(HIDDEN)
        scene = self.draw.timely(language)
        one, other = self._ahead(scene, hidden)
        before = self.draw.before(scene.week)
        claims = [
            Said("total", one, scene.week),
            Said("total", other, scene.week),
            Said("growth", one, scene.week, base=before),
            Said("gap", one, scene.week, other),
            Said("ratio", one, scene.week, other),
        ]
        dropped = self.draw.one((2, 3, 4, 4))
        told = [claim for at, claim in enumerate(claims) if at != dropped]
        sentences, expected = [], []
        digits = 4 if hidden.digits == "displayed" or hidden.capture == "latest" else self.draw.one((3, 4))
        for said in told:
            spans = self.draw.formulas.spans(said, hidden, scene.published)
            if not spans or not spans[0].fixed or abs(spans[0].low) < Decimal("0.02"):
                return None
            printed = self.draw.printed(said.kind, spans[0].low, language, 3 if said.kind in {"growth", "ratio"} else digits)
            if printed is None:
                return None
            sentences.append(self.draw.told(said, printed, scene))
            expected.append(self._open(said, printed, scene, hidden))
        run = self._run(one, other, scene, hidden)
        if run is not None:
            sentences.append(run[0])
            expected.append(run[1])
        bases = self._shared(told, [one for one in expected if one.kind != "streak"], scene, hidden)
        if not bases:
            return None
        item = self.draw.item(scene, "story", self._text(scene, sentences), *expected, note=f"all on {hidden}")
        return replace(item, bases=bases)

    def _open(self, said: Said, printed: Printed, scene: Scene, hidden: Choices) -> Expect:
        """A claim of a story is right as the words say, or on the basis that the story shares."""
        fits = self.draw.admitted.fits_as_said(said, printed, scene.published)
        verdicts = ("needs-context",) if fits is False else ("supported", "needs-context")
        return expect(said, printed, verdicts, (), (hidden,))

    def _ahead(self, scene: Scene, hidden: Choices) -> tuple[str, str]:
        """The country that was ahead, and the other one."""
        one, other = PAIRS[0]
        spans = self.draw.formulas.spans(Said("gap", one, scene.week, other), hidden, scene.published)
        return (one, other) if spans and spans[0].low > 0 else (other, one)

    def _run(self, one: str, other: str, scene: Scene, hidden: Choices) -> tuple[str, Expect] | None:
        said = Said("streak", one, scene.week, other, condition="ahead-of")
        run = self.true.run(said, scene, hidden)
        if run is None or not 2 <= run <= 9 or self.draw.random.random() < 0.4:
            return None
        number = ("两" if run == 2 else ZH_DIGITS[run]) if scene.language == "zh" else EN_NUMBERS[run]
        a, b = (self.draw.name(name, scene) for name in (one, other))
        told = self.draw.sentence(scene, "ahead-streak", a=a, b=b, n=number, o=EN_ORDINALS[run]).replace("第两", "第二")
        return told, expect(said, Decimal(run), ("supported", "needs-context"))

    def _shared(self, told: list[Said], expected: list[Expect], scene: Scene, hidden: Choices) -> tuple[str, ...]:
        """Every basis that gives all figures of the story in departures that cannot be spared; none where one says it as it is."""
        found = []
        for choice, _ in self.draw.formulas.admissible(told[0], scene.published):
            if choice in found or " " in choice.membership:
                continue
            spans = [self.draw.formulas.spans(said, choice, scene.published) for said in told]
            if all(
                one and one[0].fixed and self._gives(e, said, scene, one[0].low)
                for e, said, one in zip(expected, told, spans, strict=True)
            ):
                found.append(choice)
        stated = self.draw.admitted.said_first(told[0], scene.published)
        if hidden not in found or stated in found:
            return ()
        least = self.draw.admitted.least(found, stated)
        return tuple(str(choice) for choice in least) if hidden in least else ()

    def _gives(self, expected: Expect, said: Said, scene: Scene, value: Decimal) -> bool:
        figure = Decimal(expected.figure)
        digits = 3 if said.kind in {"growth", "ratio"} else max(3, len(figure.normalize().as_tuple().digits))
        printed = self.draw.printed(said.kind, value, scene.language, digits)
        return printed is not None and printed.rounds(figure) and printed.value == figure

    def _text(self, scene: Scene, sentences: list[str]) -> str:
        lead = self.draw.lead(scene)
        glue = "" if scene.language == "zh" else " "
        later = [sentence[0].upper() + sentence[1:] for sentence in sentences[1:]]
        return glue.join([lead + sentences[0], *later])

    def _slips(self, kind: str, told: Sequence[Expect], wrong: Printed) -> bool:
        """Whether one digit of what follows from the two figures told would make it the wrong one: then both causes explain it."""
        one, other = (Decimal(expected.figure) for expected in told)
        values = {"gap": (one - other, other - one), "sum": (one + other,), "ratio": (one / other, other / one)}
        return any(one_slip(wrong, value) for value in values[kind])

    def arithmetic(self, language: str) -> Item | None:
        """Two totals that are right, and a gap, a sum or a ratio that does not follow from them."""
        scene = self.draw.scene(language)
        kind = self.draw.one(("gap", "gap", "sum", "ratio"))
        derived = self.true.subject(scene, kind, kind != "sum" and self.draw.random.random() < 0.4, "chart")
        if derived is None:
            return None
        derived = derived if derived.summed else replace(derived, scope="")
        names = [f"model:{one}" for one in derived.subject.removeprefix("list:").split(",")]
        pair = names if kind == "sum" else [derived.subject, derived.object]
        sentences, expected = [], []
        for subject in pair:
            said = Said("total", subject, scene.week, scope=derived.scope)
            value = self.draw.formulas.value(said, scene.published)
            printed = self.draw.printed("total", value, language, 3) if value else None
            if printed is None:
                return None
            sentences.append(self.draw.told(said, printed, scene))
            expected.append(expect(said, printed, ("supported",)))
        value = self.draw.formulas.value(derived, scene.published)
        factor = Decimal(self.draw.random.randrange(60, 160)) / 100
        wrong = self.draw.printed(kind, value * factor, language, 3) if value and value > 0 else None
        if wrong is None or not self.draw.admitted.excluded(derived, wrong, scene.published):
            return None
        if self.draw.admitted.explained(derived, wrong, scene.published) or self._slips(kind, expected, wrong):
            return None
        sentences.append(self.draw.told(derived, wrong, scene))
        expected.append(expect(derived, wrong, ("contradicted",), ("arithmetic",)))
        return self.draw.item(scene, "arithmetic", self._text(scene, sentences), *expected, note=kind)
