"""True sentences: as the words say, and on a basis that they do not say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from captured import Choices
from drawing import Drawing, Scene, expect
from formulas import Said, window_word
from item import Item
from printed import EN_NUMBERS, EN_ORDINALS, ZH_DIGITS, Printed
from wording import LOOSE

from sources.board.board import Window

COUNTRIES = ("origin:CN", "origin:US")
PAIRS = (("origin:CN", "origin:US"), ("origin:US", "origin:CN"))


class TrueOnes:
    """One maker for each kind and each hidden basis; a maker gives `None` where its draw is no good."""

    def __init__(self, drawing: Drawing) -> None:
        self.draw = drawing

    def figure(self, said: Said, choice: Choices, scene: Scene, digits: int, group: str) -> Item | None:
        """A claim with the figure that a basis gives, if it is one of the group that is asked for."""
        spans = self.draw.formulas.spans(said, choice, scene.published)
        if not spans or not spans[0].fixed or (spans[0].low <= 0 and said.kind != "growth"):
            return None
        if said.kind == "growth" and not Decimal("0.01") < abs(spans[0].low) < 5:
            return None
        printed = self.draw.printed(said.kind, spans[0].low, scene.language, digits)
        expected = self.draw.truth(said, printed, scene.published) if printed else None
        if printed is None or expected is None:
            return None
        if ("supported" in expected.verdicts) != (group == "stated"):
            return None
        if group != "stated" and all(group not in self._departures(said, basis, scene) for basis in expected.bases):
            return None
        text = self.draw.lead(scene) + self.draw.told(said, printed, scene)
        return self.draw.item(scene, group, text, expected, note=f"{said.kind}, right on {choice}")

    def _departures(self, said: Said, basis: str, scene: Scene) -> set[str]:
        stated = str(self.draw.admitted.said_first(said, scene.published)).split(" | ")
        names = ("window", "scope", "capture", "digits", "membership", "variants")
        return {name for name, one, other in zip(names, basis.split(" | "), stated, strict=True) if one != other}

    def subject(self, scene: Scene, kind: str, country: bool, scope: str = "") -> Said | None:
        """A claim about a country or about models, without its figure."""
        models = self.draw.models(scene)
        base = self.draw.before(scene.week) if kind == "growth" else None
        if country:
            one, other = self.draw.one(PAIRS)
            return Said(kind, one, scene.week, other if kind in {"gap", "ratio", "comparison"} else "", base, scope)
        if len(models) < 2:
            return None
        at = self.draw.random.randrange(len(models) - 1)
        one, other = models[at], self.draw.one(models[at + 1 :])
        if kind == "sum":
            return Said(kind, f"list:{one.removeprefix('model:')},{other.removeprefix('model:')}", scene.week)
        return Said(kind, one, scene.week, other if kind in {"gap", "ratio", "comparison"} else "", base)

    # What the words say.

    def _stated(self, kind: str, language: str, *, country: bool = False) -> Item | None:
        scene = self.draw.scene(language)
        said = self.subject(scene, kind, country, "chart" if country else "")
        if said is None:
            return None
        digits = self.draw.one((3, 3, 4)) if kind != "growth" else 3
        return self.figure(said, self.draw.admitted.said_first(said, scene.published), scene, digits, "stated")

    def total(self, language: str) -> Item | None:
        return self._stated("total", language)

    def country(self, language: str) -> Item | None:
        return self._stated("total", language, country=True)

    def gap(self, language: str) -> Item | None:
        return self._stated("gap", language, country=self.draw.random.random() < 0.4)

    def ratio(self, language: str) -> Item | None:
        return self._stated("ratio", language, country=self.draw.random.random() < 0.4)

    def growth(self, language: str) -> Item | None:
        return self._stated("growth", language, country=self.draw.random.random() < 0.4)

    def share(self, language: str) -> Item | None:
        return self._stated("share", language)

    def sum(self, language: str) -> Item | None:
        return self._stated("sum", language)

    def platform(self, language: str) -> Item | None:
        scene = self.draw.scene(language)
        said = Said("total", "platform:total", scene.week)
        return self.figure(said, self.draw.admitted.said_first(said, scene.published), scene, 3, "stated")

    def whole_country(self, language: str) -> Item | None:
        """A bare country is all of its models, where the pages of all are known."""
        scene = self.draw.timely(language)
        said = Said(self.draw.one(("total", "total", "growth")), self.draw.one(COUNTRIES), scene.week)
        said = replace(said, base=self.draw.before(scene.week) if said.kind == "growth" else None)
        return self.figure(said, Choices(scope="catalogue"), scene, 3, "stated")

    def other_days(self, language: str) -> Item | None:
        """Seven days that are no week of the board, told with both ends."""
        scene = self.draw.timely(language)
        back = timedelta(self.draw.random.randrange(1, 7))
        models = self.draw.models(scene)
        scene = replace(scene, week=Window(scene.week.start - back, scene.week.end - back))
        said = Said("total", self.draw.one(models), scene.week) if models else None
        return self.figure(said, self.draw.admitted.said_first(said, scene.published), scene, 3, "stated") if said else None

    def hedged(self, language: str) -> Item | None:
        """A figure with a hedge that is right: about, over, nearly."""
        scene = self.draw.scene(language)
        models = self.draw.models(scene)
        said = Said("total", self.draw.one(models), scene.week) if models else None
        value = self.draw.formulas.value(said, scene.published) if said else None
        if said is None or value is None:
            return None
        unit = Decimal(1).scaleb(value.adjusted() - 1)
        down, up = value // unit * unit, (value // unit + 1) * unit
        zh, en, told = self.draw.one((("约", "about ", value), ("超", "more than ", down), ("近", "nearly ", up)))
        printed = self.draw.printed("total", told, language, 2)
        if printed is None or min(value - down, up - value) < unit / 20:
            return None
        words = Printed((zh if language == "zh" else en) + printed.digits, printed.unit, printed.scale)
        text = self.draw.lead(scene) + self.draw.told(said, words, scene)
        return self.draw.item(scene, "stated", text, expect(said, printed, ("supported",)), note="total, hedged")

    def rank(self, language: str) -> Item | None:
        scene = self.draw.scene(language)
        return self._placed(scene, Said("rank", self.draw.one(self.draw.models(scene) or [""]), scene.week))

    def lower_rank(self, language: str) -> Item | None:
        """The place of a model below the chart, counted over every page."""
        scene = self.draw.timely(language)
        rows = self.draw.captured.rows(scene.week, "catalogue", "as-of-publication", scene.published)
        entity = rows.rows[self.draw.random.randrange(10, 20)][0] if rows else ""
        subject = f"model:{self.draw.captured.entity(entity).model}"
        return self._placed(scene, Said("rank", subject if self.draw.known(subject) else "", scene.week))

    def _placed(self, scene: Scene, said: Said) -> Item | None:
        found = self.sure(said, scene) if said.subject else None
        if found is None or found > 20:
            return None
        return self.ranked(said, int(found), scene)

    def ranked(self, said: Said, place: int, scene: Scene) -> Item:
        """A place."""
        if place <= 10:
            word = ZH_DIGITS[place] if scene.language == "zh" else EN_ORDINALS[place]
        else:
            word = str(place) if scene.language == "zh" else f"{place}th"
        text = self.draw.lead(scene) + self.draw.sentence(scene, "rank", a=self.draw.name(said.subject, scene), n=word)
        return self.draw.item(scene, "stated", text, expect(said, Decimal(place), ("supported",)), note="rank")

    def sure(self, said: Said, scene: Scene) -> Decimal | None:
        """A whole number that the words give and that no near rival and no other basis of the place itself may shift."""
        for choice in self.draw.formulas.stated(said):
            spans = self.draw.formulas.spans(said, choice, scene.published)
            if spans:
                return spans[0].low if not spans[0].moves and spans[0].fixed else None
        return None

    def count(self, language: str) -> Item | None:
        scene = self.draw.scene(language)
        said = Said("count", self.draw.one(COUNTRIES), scene.week, n=self.draw.one((3, 5, 9)))
        found = self.sure(said, scene)
        return (
            None if found is None or not 1 <= found < said.n else self.counted(said, int(found), scene, "stated", ("supported",))
        )

    def counted(
        self, said: Said, number: int, scene: Scene, group: str, verdicts: tuple[str, ...], reasons: tuple[str, ...] = ()
    ) -> Item:
        """So many of the first n."""
        zh = scene.language == "zh"
        numbers = ZH_DIGITS if zh else EN_NUMBERS
        whole = self.draw.name(said.subject, scene)
        adjective = whole if zh else whole.split()[0]
        told = {2: "两"}.get(number, numbers[number]) if zh else numbers[number]
        sentence = self.draw.sentence(scene, "count", a=adjective, b=whole, n=told, k=numbers[said.n])
        text = self.draw.lead(scene) + sentence
        return self.draw.item(scene, group, text, expect(said, Decimal(number), verdicts, reasons), note="count")

    def membership(self, language: str) -> Item | None:
        scene = self.draw.scene(language)
        models = self.draw.models(scene)
        said = Said("membership", self.draw.one(models), scene.week) if models else None
        place = self.sure(said, scene) if said else None
        among = [n for n in (3, 5, 9, 10) if place is not None and place <= n]
        return self.among(said, self.draw.one(among), scene, "stated", ("supported",)) if said and among else None

    def among(
        self, said: Said, n: int, scene: Scene, group: str, verdicts: tuple[str, ...], reasons: tuple[str, ...] = ()
    ) -> Item:
        """A place among the first n."""
        word = (ZH_DIGITS if scene.language == "zh" else EN_NUMBERS)[n]
        text = self.draw.lead(scene) + self.draw.sentence(scene, "membership", a=self.draw.name(said.subject, scene), k=word)
        return self.draw.item(scene, group, text, expect(said, Decimal(n), verdicts, reasons), note="membership")

    def comparison(self, language: str) -> Item | None:
        scene = self.draw.scene(language)
        said = self.subject(scene, "comparison", self.draw.random.random() < 0.3, "chart")
        if said is None or not said.summed:
            said = replace(said, scope="") if said else None
        spans = [span for _, span in self.draw.formulas.admissible(said, scene.published)] if said else []
        if said is None or not spans or any(span.low - span.moves <= 0 for span in spans):
            return None
        return self.compared(said, scene, "stated", ("supported",))

    def compared(
        self,
        said: Said,
        scene: Scene,
        group: str,
        verdicts: tuple[str, ...],
        reasons: tuple[str, ...] = (),
        bases: tuple[Choices, ...] = (),
    ) -> Item:
        """One above the other."""
        a, b = (self.draw.name(one, scene, said.scope) for one in (said.subject, said.object))
        text = self.draw.lead(scene) + self.draw.sentence(scene, "comparison", a=a, b=b)
        return self.draw.item(scene, group, text, expect(said, None, verdicts, reasons, bases), note="comparison")

    def streak(self, language: str) -> Item | None:
        scene = self.draw.scene(language)
        models = self.draw.models(scene, 1)
        said = Said("streak", models[0], scene.week, condition="rank-1") if models else None
        run = self.run(said, scene, Choices()) if said else None
        return self.lasting(said, run, scene, "stated", ("supported",)) if said and run and 2 <= run <= 9 else None

    def run(self, said: Said, scene: Scene, choice: Choices) -> int | None:
        """How many weeks in a row, if the board fixes it."""
        spans = self.draw.formulas.spans(said, choice, scene.published)
        return int(spans[0].low) if spans and spans[0].fixed else None

    def lasting(
        self,
        said: Said,
        run: int,
        scene: Scene,
        group: str,
        verdicts: tuple[str, ...],
        reasons: tuple[str, ...] = (),
        bases: tuple[Choices, ...] = (),
    ) -> Item:
        """So many weeks in a row."""
        wording = "rank-1-streak" if said.condition == "rank-1" else "ahead-streak"
        number = ("两" if run == 2 else ZH_DIGITS[run]) if scene.language == "zh" else EN_NUMBERS[run]
        b = self.draw.name(said.object, scene) if said.object else ""
        a = self.draw.name(said.subject, scene)
        sentence = self.draw.sentence(scene, wording, a=a, b=b, n=number, o=EN_ORDINALS[run]).replace("第两", "第二")
        expected = expect(said, Decimal(run), verdicts, reasons, bases)
        return self.draw.item(scene, group, self.draw.lead(scene) + sentence, expected, note="streak")

    def record(self, language: str) -> Item | None:
        scene = self.draw.scene(language)
        whole = self.draw.random.random() < 0.5
        models = self.draw.models(scene, 4)
        if not whole and not models:
            return None
        said = Said("record", "platform:total" if whole else self.draw.one(models), scene.week)
        found = [span for _, span in self.draw.formulas.admissible(said, scene.published)]
        if not found or any(span.low <= span.moves * 2 for span in found):
            return None
        return self.highest(said, scene, "stated", ("supported",))

    def highest(self, said: Said, scene: Scene, group: str, verdicts: tuple[str, ...], reasons: tuple[str, ...] = ()) -> Item:
        """The highest ever."""
        whole = said.subject == "platform:total"
        sentence = self.draw.sentence(
            scene, "platform-record" if whole else "record", a="" if whole else self.draw.name(said.subject, scene)
        )
        return self.draw.item(
            scene, group, self.draw.lead(scene) + sentence, expect(said, None, verdicts, reasons), note="record"
        )

    # What the words do not say.

    def scope(self, language: str) -> Item | None:
        """Only what the chart names, or only the first ten rows, and the words do not say so."""
        scene = self.draw.scene(language)
        said = self.subject(scene, self.draw.one(("total", "total", "gap", "ratio", "growth")), country=True)
        scope = self.draw.one(("chart", "chart", "top-10"))
        return self.figure(said, Choices(scope=scope), scene, self.draw.one((3, 3, 4)), "scope") if said else None

    def scope_order(self, language: str) -> Item | None:
        """An order of two countries that holds on the chart only."""
        scene = self.draw.timely(language)
        said = self.subject(scene, "comparison", country=True)
        chart = Choices(scope="chart")
        if said is None:
            return None
        here, there = (self.draw.formulas.spans(said, choice, scene.published) for choice in (chart, Choices(scope="catalogue")))
        if not here or not there or here[0].low <= here[0].moves or there[0].high + there[0].moves >= 0:
            return None
        return self.compared(said, scene, "scope", ("needs-context",), ("scope",), (chart,))

    def scope_streak(self, language: str) -> Item | None:
        """Weeks in a row that one country was ahead on the chart only."""
        scene = self.draw.scene(language)
        one, other = self.draw.one(PAIRS)
        said = Said("streak", one, scene.week, other, condition="ahead-of")
        chart = Choices(scope="chart")
        run = self.run(said, scene, chart)
        elsewhere = [self.draw.formulas.spans(said, Choices(scope=scope), scene.published) for scope in ("catalogue", "platform")]
        if run is None or not 2 <= run <= 9 or any(spans and spans[0].fixed and spans[0].low >= run for spans in elsewhere):
            return None
        return self.lasting(said, run, scene, "scope", ("needs-context",), ("scope",), (chart,))

    def digits(self, language: str) -> Item | None:
        """The values on display added up."""
        scene = self.draw.timely(language)
        scope = self.draw.one(("chart", ""))
        said = self.subject(scene, self.draw.one(("total", "total", "gap", "growth")), country=True, scope=scope)
        figures = 4 if said and said.kind != "growth" else 3
        return self.figure(said, Choices(scope="chart", digits="displayed"), scene, figures, "digits") if said else None

    def capture(self, language: str) -> Item | None:
        """The figures as restated later, in a story of the time of the first ones."""
        scene = self.draw.timely(language)
        country = self.draw.random.random() < 0.6
        said = self.subject(
            scene, self.draw.one(("total", "total", "gap")), country, self.draw.one(("chart", "")) if country else ""
        )
        scope = "chart" if country else "platform"
        return (
            self.figure(said, Choices(scope=scope, capture="latest"), scene, self.draw.one((4, 5)), "capture") if said else None
        )

    def variants(self, language: str) -> Item | None:
        """A model's free and paid rows added up."""
        scene = self.draw.scene(language)
        models = self.draw.models(scene, 12)
        if not models:
            return None
        said = Said("total", self.draw.one(models), scene.week)
        scope = self.draw.one(("platform", "catalogue"))
        return self.figure(said, Choices(scope=scope, variants="merged"), scene, 3, "variants")

    def membership_revealed(self, language: str) -> Item | None:
        """Stealth models counted for the country of the maker who said so later, or a country without one of its models."""
        scene = self.draw.scene(language)
        said = Said("total", self.draw.one(COUNTRIES), scene.week, scope=self.draw.one(("chart", "")))
        membership = "as-revealed"
        if self.draw.random.random() < 0.4:
            rows = self.draw.captured.rows(scene.week, "chart", "as-of-publication", scene.published)
            own = [e for e, _ in rows.rows if self.draw.captured.origin(e, scene.week.end) == said.subject[-2:]] if rows else []
            membership = f"as-of-then -{self.draw.one(own)}" if own else membership
        return self.figure(said, Choices(scope="chart", membership=membership), scene, 4, "membership")

    def window(self, language: str) -> Item | None:
        """Seven or thirty days that ended some days before the story, whose end the words do not say."""
        scene, length = self.loose(language)
        end = scene.published - timedelta(self.draw.random.randrange(2, 10))
        window = Window(end - timedelta(length - 1), end)
        models = self.draw.models(replace(scene, week=window))
        country = self.draw.random.random() < 0.4
        if not models or (length == 7 and end.weekday() == 6):
            return None
        subject = self.draw.one(COUNTRIES) if country else self.draw.one(models)
        hidden = Said("total", subject, window, scope="top-10" if country else "")
        value = self.draw.formulas.value(hidden, scene.published)
        printed = self.draw.printed("total", value, language, 3) if value else None
        said = replace(hidden, window=scene.week, scope="")
        if printed is None or not self.draw.admitted.excluded(said, printed, scene.published):
            return None
        expected = expect(said, printed, ("needs-context",), ("window",), tuple(self._ended(said, printed, scene)))
        text = self.loosely(said, printed, scene, length)
        return self.draw.item(scene, "window", text, expected, note=f"total, right for {window.start} to {window.end}")

    def _ended(self, said: Said, printed: Printed, scene: Scene) -> Iterator[Choices]:
        """Every window of the same length that ended in the ten days before the story and gives the figure, on each basis."""
        length = scene.week.end - scene.week.start
        for back in range(1, 11):
            end = scene.published - timedelta(back)
            then = replace(said, window=Window(end - length, end))
            for scope in ("top-10", "catalogue", "platform"):
                stated = Choices(window_word(then.window), scope)
                if any(
                    span.fixed and printed.rounds(span.low) for span in self.draw.formulas.spans(then, stated, scene.published)
                ):
                    yield replace(stated, end=end.isoformat())

    def loose(self, language: str) -> tuple[Scene, int]:
        """A story about the days up to the day before it."""
        scene = self.draw.timely(language)
        length = self.draw.one((7, 7, 30))
        last = scene.published - timedelta(1)
        return replace(scene, week=Window(last - timedelta(length - 1), last)), length

    def loosely(self, said: Said, printed: Printed, scene: Scene, length: int) -> str:
        """The sentence that says so."""
        lead = self.draw.one(LOOSE[scene.language, length])
        return lead + self.draw.sentence(scene, "total-loose", a=self.draw.name(said.subject, scene), f=printed.text)
