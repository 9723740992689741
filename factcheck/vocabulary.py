"""The closed lists of the design: verdicts, reasons, kinds, units, fits and the choices of a basis.

Reports hold these words as plain strings; whoever writes one takes it from here, and the JSON Schema and
the words of the interface are checked against these lists.
"""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What became of a claim, in the order in which a summary tells it."""

    SUPPORTED = "supported"
    NEEDS_CONTEXT = "needs-context"
    CONTRADICTED = "contradicted"
    UNPROVEN = "unproven"


class Reason(StrEnum):
    """Why a verdict was given; every reason belongs to one verdict.

    >>> Reason.NUMBER_SLIP.verdict
    <Verdict.CONTRADICTED: 'contradicted'>
    """

    EXACT = "exact"
    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    HEDGED = "hedged"
    RESTATED = "restated"

    WINDOW = "window"
    SCOPE = "scope"
    CAPTURE = "capture"
    DIGITS = "digits"
    MEMBERSHIP = "membership"
    VARIANTS = "variants"
    FLIPS_WITH_SCOPE = "flips-with-scope"

    NUMBER_SLIP = "number-slip"
    UNIT_SLIP = "unit-slip"
    ENTITY_SWAP = "entity-swap"
    STALE_WINDOW = "stale-window"
    RANK_OFF = "rank-off"
    DIRECTION_FLIP = "direction-flip"
    ARITHMETIC = "arithmetic"
    NOT_A_RECORD = "not-a-record"
    UNEXPLAINED = "unexplained"

    CAPTURE_MISSING = "capture-missing"
    PERIOD_UNCLEAR = "period-unclear"
    BOARD_INCOMPLETE = "board-incomplete"
    NO_SNAPSHOT = "no-snapshot"
    UNKNOWN_SUBJECT = "unknown-subject"
    BOARD_FAILED_AUDIT = "board-failed-audit"
    MEASURE_NOT_PUBLISHED = "measure-not-published"
    AMBIGUOUS = "ambiguous"
    FORECAST = "forecast"
    DENIED = "denied"
    OTHER_BOARD = "other-board"

    @property
    def verdict(self) -> Verdict:
        """The one verdict that this reason can stand behind."""
        return next(verdict for verdict, reasons in REASONS.items() if self in reasons)


#: Every verdict with its reasons, in the order of the manual (docs/verdicts.md).
REASONS: dict[Verdict, tuple[Reason, ...]] = {
    Verdict.SUPPORTED: (Reason.EXACT, Reason.ROUNDED, Reason.TRUNCATED, Reason.HEDGED, Reason.RESTATED),
    Verdict.NEEDS_CONTEXT: (
        Reason.WINDOW,
        Reason.SCOPE,
        Reason.CAPTURE,
        Reason.DIGITS,
        Reason.MEMBERSHIP,
        Reason.VARIANTS,
        Reason.FLIPS_WITH_SCOPE,
    ),
    Verdict.CONTRADICTED: (
        Reason.NUMBER_SLIP,
        Reason.UNIT_SLIP,
        Reason.ENTITY_SWAP,
        Reason.STALE_WINDOW,
        Reason.RANK_OFF,
        Reason.DIRECTION_FLIP,
        Reason.ARITHMETIC,
        Reason.NOT_A_RECORD,
        Reason.UNEXPLAINED,
    ),
    Verdict.UNPROVEN: (
        Reason.CAPTURE_MISSING,
        Reason.PERIOD_UNCLEAR,
        Reason.BOARD_INCOMPLETE,
        Reason.NO_SNAPSHOT,
        Reason.UNKNOWN_SUBJECT,
        Reason.BOARD_FAILED_AUDIT,
        Reason.MEASURE_NOT_PUBLISHED,
        Reason.AMBIGUOUS,
        Reason.FORECAST,
        Reason.DENIED,
        Reason.OTHER_BOARD,
    ),
}


#: The reason of a verdict that a person gave in place of the machine's; it may stand behind any verdict.
REVIEWED = "reviewed"


#: The slug of the note that says how many findings await review and are left out.
REVIEWED_ONLY = "reviewed-only"


class Decided(StrEnum):
    """What a person decided of a finding; a note alone decides nothing."""

    CONFIRM = "confirm"
    OVERRIDE = "override"
    NOTE = "note"


class ReviewState(StrEnum):
    """Whether a decision holds, or what it was made on has changed since."""

    HOLDS = "holds"
    REOPENED = "reopened"


class Changed(StrEnum):
    """What has changed since a decision was made: the claim is no longer told, or the machine judges it otherwise."""

    CLAIM = "claim"
    VERDICT = "verdict"
    REASON = "reason"


class Kind(StrEnum):
    """What a claim says (DESIGN §4)."""

    TOTAL = "total"
    RANK = "rank"
    STREAK = "streak"
    GAP = "gap"
    SUM = "sum"
    SHARE = "share"
    GROWTH = "growth"
    RATIO = "ratio"
    COUNT = "count"
    MEMBERSHIP = "membership"
    COMPARISON = "comparison"
    RECORD = "record"


class Unit(StrEnum):
    """What a figure counts. `share` and `times` are fractions and factors: 61 % is 0.61."""

    TOKENS = "tokens"
    RANK = "rank"
    WEEKS = "weeks"
    MONTHS = "months"
    DAYS = "days"
    SHARE = "share"
    TIMES = "times"
    MODELS = "models"
    AUTHORS = "authors"


class Fit(StrEnum):
    """Whether what a basis gives agrees with the figure."""

    FITS = "fits"
    EXCLUDED = "excluded"
    UNDECIDED = "undecided"
    NO_DATA = "no-data"


class Side(StrEnum):
    """Which half of a comparison a row was added to."""

    SUBJECT = "subject"
    OBJECT = "object"


class Choice(StrEnum):
    """The six choices of a basis, named as the fields of `BasisPart`."""

    WINDOW = "window"
    SCOPE = "scope"
    CAPTURE = "capture"
    DIGITS = "digits"
    MEMBERSHIP = "membership"
    VARIANTS = "variants"


#: The values of each choice (DESIGN §6). A scope may also be `top-<n>` for any n; a membership may go on with
#: ` -<id>` or ` +<id>`, the one member left out or added.
CHOICES: dict[Choice, tuple[str, ...]] = {
    Choice.WINDOW: ("iso-week", "trailing-7", "trailing-30", "month", "running-week", "day"),
    Choice.SCOPE: ("chart", "catalogue", "platform"),
    Choice.CAPTURE: ("as-of-publication", "as-of-date", "latest"),
    Choice.DIGITS: ("exact", "displayed"),
    Choice.MEMBERSHIP: ("as-of-then", "as-revealed"),
    Choice.VARIANTS: ("apart", "merged"),
}

#: Why a printed number is no claim. The extractor owns the rules (`claims` never imports this package);
#: a rule that is missing here is shown by its own slug.
SET_ASIDE_RULES = (
    "model-name",
    "date",
    "price",
    "parameters",
    "context-window",
    "benchmark-score",
    "page-furniture",
    "ordinal-other",
    "repeat",
    "address",
    "percentage-other",
    "other-quantity",
)
