"""Explanations: one or two plain sentences in each language, generated from the data behind a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from claims.claim import Claim
from factcheck.audit import REMAINDER, Fault
from factcheck.days_in_words import day_in_words, window_in_words, window_name
from factcheck.diagnose import Diagnosis
from factcheck.fact import Facts
from factcheck.footing import Footing
from factcheck.infer import Inferred
from factcheck.judge import Ruling, is_near_miss, reversal
from factcheck.kind import Rule
from factcheck.outcome import Outcome
from factcheck.picks import Pick
from factcheck.readings import Reading, Readings
from factcheck.report import Words
from factcheck.since import Since, in_print
from factcheck.view import Missing, Views
from factcheck.vocabulary import Fit, Reason, Verdict
from factcheck.wording import wording
from sources.board.board import Board, Entity

LANGUAGES = ("zh", "en")
#: A chance of luck is told where it is above this.
_TOLD_LUCK = Decimal("0.01")
#: Above this it is likely.
_LIKELY = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that the words of one finding are made from; what was not computed is `None`.

    `stealth` holds the rows that count for nobody, `unveiled` every model whose later reveal is to be told, `counted` what the
    board gives with all of them counted.
    """

    claim: Claim
    rule: Rule
    board: Board
    views: Views
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


class _Teller:
    """One case in one language."""

    def __init__(self, case: Case, language: str) -> None:
        self._case = case
        self._language = language
        self._words = wording(language)
        self._facts = Facts(case.claim, case.rule, case.board, self._words)

    def tell(self) -> str:
        """The sentences of the verdict, then what else must be said of the rows."""
        verdict = {
            Verdict.SUPPORTED: self._supported,
            Verdict.NEEDS_CONTEXT: self._needs_context,
            Verdict.CONTRADICTED: self._contradicted,
            Verdict.UNPROVEN: self._unproven,
        }[self._case.ruling.verdict]
        return self._words.sentence(verdict(), *self._asides())

    def _asides(self) -> Iterator[str]:
        case, words = self._case, self._words
        shown = case.best or (case.found.stated if case.found else None)
        if shown is not None and shown.agreement.note == "other-reading" and case.claim.figure is not None:
            yield words.say("other-reading", said=self._said())
        yield from self._unnamed_makers()
        if case.stood_in:
            yield words.say("stood-in", names=words.listed(case.stood_in))

    def _unnamed_makers(self) -> Iterator[str]:
        """Whom the figure leaves out, who that turned out to be, and what the board gives with them."""
        case, words = self._case, self._words
        revealed = [entity for entity in case.unveiled if entity.same_as and entity.revealed_on]
        with_them = self._facts.also(case.counted) if case.counted is not None else ""
        if len(case.stealth) == 1 and revealed == list(case.stealth):
            yield self._revealed(revealed[0], "stealth-revealed-counted" if with_them else "stealth-revealed", with_them)
            return
        if case.stealth:
            key = "stealth" if len(case.stealth) == 1 else "stealth-several"
            yield words.say(key, names=words.listed([entity.label for entity in case.stealth]))
        yield from (self._revealed(entity, "revealed") for entity in revealed)
        if with_them:
            yield words.say("as-revealed", also=with_them)

    def _revealed(self, entity: Entity, key: str, also: str = "") -> str:
        """Who a stealth model turned out to be, and when."""
        board, on = self._case.board, entity.revealed_on
        assert on is not None
        became = board.entity(entity.same_as).label
        maker = board.label_of(f"author:{board.belonging(entity.id, on).author}", self._language)
        named = became if became.casefold().startswith(maker.casefold()) else f"{maker} {became}"
        return self._words.say(key, name=entity.label, became=named, day=day_in_words(on, self._language), also=also)

    def since(self, later: Since) -> str:
        """What later captures give, and what that would mean for the figure; without a figure, what they show."""
        captured, figure = day_in_words(later.captured_at.date(), self._language), self._case.claim.figure
        old, new = later.before.outcome, later.later.outcome
        assert isinstance(old, Outcome)
        assert isinstance(new, Outcome)
        value = self._facts.between(new.low, new.high)
        if later.turns or figure is None:
            key = "since" if figure is not None else "since-fact"
            fact = self._facts.clause(later.later)
            return self._words.say(f"{key}-{later.later.agreement.fit}", captured=captured, value=value, fact=fact)
        before, printed = (self._facts.between(end, end) for end in (in_print(figure, old.low), in_print(figure, new.low)))
        key = "since-other" if printed == value else "since-printed"
        return self._words.say(key, captured=captured, value=value, printed=printed, before=before)

    def _supported(self) -> str:
        stated, figure = self._stated(), self._case.claim.figure
        key = f"supported-{self._case.ruling.reason}"
        if stated.agreement.note == "far-over":
            key = "supported-hedged-far"
        elif self._case.ruling.reason is Reason.TRUNCATED and figure is not None and isinstance(stated.outcome, Outcome):
            key += "-up" if abs(stated.outcome.low) < abs(figure.value) else ""
        return self._on(key, stated)

    def _needs_context(self) -> str:
        stated, best = self._stated(), self._case.best
        if best is None:  # right as written, and reversed on the whole board
            whole = reversal(self._case.claim, self._case.found) if self._case.found is not None else None
            assert whole is not None
            return self._on("needs-context-flips", stated, elsewhere=self._footing().scope(whole), also=self._facts.also(whole))
        measured = isinstance(stated.outcome, Outcome) and stated.outcome.exact and self._case.claim.figure is not None
        elsewhere = self._footing().as_written(best)
        if measured or stated.agreement.fit is Fit.EXCLUDED:
            told = self._on(
                "needs-context", best, elsewhere=self._words.say("comma").join(elsewhere), also=self._facts.also(stated)
            )
        else:
            told = self._on("needs-context-undecided", best, elsewhere=elsewhere[0])
        pick = self._case.pick
        chance = pick.by.chance if pick is not None else None
        if pick is None or chance is None or chance <= _TOLD_LUCK:
            return told
        return self._words.sentence(told, self._luck("luck", pick.by))

    def _contradicted(self) -> str:
        told = self._on("contradicted", self._stated(), said=self._said())
        diagnosis = self._case.diagnosis
        if diagnosis is None:
            return told
        nearest = ""
        if diagnosis.right is not None and diagnosis.right.basis.scope != self._stated().basis.scope:
            nearest = self._on("nearest", diagnosis.right)
        return self._words.sentence(told, nearest, self._diagnosed(diagnosis))

    def _diagnosed(self, diagnosis: Diagnosis) -> str:
        """What went wrong; where no right figure can be printed, the sentence that goes without."""
        key = diagnosis.told or diagnosis.reason
        if not self._case.correction and f"{key}-bare" in self._words.sentences and diagnosis.window is None:
            key = f"{key}-bare"
        claim, board = self._case.claim, self._case.board
        return self._words.say(
            key,
            right=self._case.correction,
            said=self._said(),
            subject=board.label_of(claim.subject.id, self._language),
            entity=board.label_of(diagnosis.entity, self._language) if diagnosis.entity else "",
            other_window=window_in_words(diagnosis.window, self._language) if diagnosis.window else "",
            value="" if diagnosis.value is None else self._facts.between(diagnosis.value, diagnosis.value),
        )

    def _unproven(self) -> str:
        claim, found = self._case.claim, self._case.found
        if found is None:
            return self._outright()
        outcome = found.stated.outcome
        if isinstance(outcome, Missing) and outcome.fault is not None:
            return self._failed(outcome.fault)
        if self._case.pick is not None:
            return self._lucky(self._case.pick)
        if not isinstance(outcome, Outcome):
            return self._words.say(
                "board-incomplete-bare" if self._case.ruling.reason is Reason.BOARD_INCOMPLETE else self._case.ruling.reason,
                when=window_name(found.window, self._language),
            )
        return self._on(self._why(claim, found, outcome), found.stated, said=self._said())

    def _why(self, claim: Claim, found: Readings, outcome: Outcome) -> str:
        """The sentence for what was computed and proves nothing."""
        reason = self._case.ruling.reason
        if reason is Reason.CAPTURE_MISSING:
            return reason if is_near_miss(claim, replace(found, others=())) else "capture-missing-elsewhere"
        if reason is Reason.PERIOD_UNCLEAR:
            return "period-unclear-assumed" if claim.period.assumed == "last-complete-week" else "period-unclear-trailing"
        if reason is Reason.AMBIGUOUS:
            return "ambiguous-longer" if claim.certain else "ambiguous-subject"
        if reason is Reason.BOARD_INCOMPLETE and outcome.exact:
            return "board-incomplete-exact"
        return "board-incomplete-bare" if outcome.low <= 0 else reason

    def _outright(self) -> str:
        """Why a claim was not computed at all."""
        claim = self._case.claim
        unknown = [who.mention for who in (claim.subject, claim.object) if who is not None and who.id.startswith("unknown:")]
        return self._words.say(
            self._case.ruling.reason,
            subject=unknown[0] if unknown else claim.subject.mention,
            elsewhere=claim.elsewhere or "",
        )

    def _lucky(self, pick: Pick) -> str:
        """A basis on which the figure fits as luck would have it."""
        computed = isinstance(self._stated().outcome, Outcome)
        return self._on(
            "ambiguous-luck" if computed else "ambiguous-luck-bare",
            self._stated(),
            elsewhere=self._footing().of(pick.reading, beside=True),
            also=self._facts.also(pick.reading),
            luck=self._luck("luck-times", pick.by),
        )

    def _luck(self, key: str, by: Inferred) -> str:
        """How easily a figure fits by luck, in so many of a hundred cases."""
        if by.chance is None:
            return self._words.say("luck-place")
        times = int((by.chance * 100).to_integral_value(ROUND_CEILING))
        likely = by.chance > _LIKELY
        return self._words.say("luck-likely" if likely else key, distinct=self._words.number(by.distinct), times=str(times))

    def _failed(self, fault: Fault) -> str:
        """Which figures failed the audit, and why."""
        details = fault.details
        label = self._case.board.entity
        names = [self._words.say("others") if row == REMAINDER else label(row).label for row in details.rows]
        return self._words.say(
            Reason.BOARD_FAILED_AUDIT,
            window=window_in_words(details.window, self._language),
            captured=day_in_words(details.captured_at.date(), self._language),
            fault=self._words.say(
                f"fault-{fault.slug}",
                rows=self._words.listed(names) if names else "",
                beside=window_in_words(details.beside[0], self._language) if details.beside else "",
            ),
        )

    def _on(self, key: str, reading: Reading, **fields: str) -> str:
        """A sentence about what a reading gives, and on which footing."""
        footing = self._footing()
        fact = self._facts.clause(reading, whole=footing.whole(reading), late=footing.late(reading))
        return self._words.say(key, **{"basis": footing.of(reading), "fact": fact, "also": self._facts.also(reading), **fields})

    def _footing(self) -> Footing:
        return Footing(self._case.claim, self._case.board, self._case.views, self._words, self._stated())

    def _stated(self) -> Reading:
        assert self._case.found is not None  # whoever asks has computed something
        return self._case.found.stated

    def _said(self) -> str:
        return f"“{self._case.claim.quote}”"
