"""A slip of the digits: one that differs, two neighbours swapped, one dropped or doubled."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.diagnose import ANY, Cause, Diagnosis, Wrong
from factcheck.own_figures import derived, half_own_growth
from factcheck.readings import Reading
from factcheck.vocabulary import Kind, Reason

#: A figure of two digits is a slip of one value in eight: only of the nearest right one is it said.
_FEW_DIGITS = 2


def _explain(wrong: Wrong) -> Diagnosis | None:
    """The likeliest slip of a value that prints like the figure: the stated one's, the others', the story's own."""
    if wrong.claim.kind in {Kind.STREAK, Kind.COUNT}:
        return _short(wrong)
    figure, printed = wrong.figure, wrong.digits(wrong.figure.value)
    values: set[str] = set()
    found: list[Diagnosis] = []
    for value, reading, own in _right_values(wrong):
        if value * figure.value <= 0 or len(printed) < _FEW_DIGITS or (len(printed) == _FEW_DIGITS and values):
            continue
        right = wrong.digits(value)
        values.add(right)
        ways = slips_like(printed, right, wrong.digits(value * 10), wrong.digits(value / 10))
        if ways:
            told = "number-slip-own" if own else ""
            chance = wrong.luck(ways * len(values))
            found.append(Diagnosis(Reason.NUMBER_SLIP, reading, chance, own=value if own else None, told=told))
    return min(found, key=lambda slip: slip.chance, default=None)


def _right_values(wrong: Wrong) -> Iterator[tuple[Decimal, Reading | None, bool]]:
    """Each right value with its reading, and whether it comes from the story's own figures."""
    whole = derived(wrong)
    if whole is not None:  # the operands say which basis it is; a slip of another one's value would be luck
        yield (whole.value, whole.reading, True)
        return
    usual = [(outcome.low, reading, False) for reading, outcome in wrong.usual()]
    near = [right for right in usual if right[1] == wrong.right or right[1].basis == wrong.found.stated.basis]
    own = [(part.value, part.reading, True) for part in half_own_growth(wrong)]
    seen: set[Decimal] = set()
    for right in (*near, *own, *usual):
        if right[0] not in seen:
            seen.add(right[0])
            yield right


def _short(wrong: Wrong) -> Diagnosis | None:
    """A number of weeks or of models is short: of it, one digit that differs is all that can be told."""
    printed = wrong.digits(wrong.figure.value)
    for reading, outcome in wrong.usual():
        right = wrong.digits(outcome.low)
        nought = outcome.low <= 0 and wrong.claim.kind == Kind.STREAK
        if reading == wrong.right and not nought and len(printed) == len(right) and _differing(printed, right) == 1:
            told = "number-slip-count" if wrong.claim.kind == Kind.COUNT else ""
            return Diagnosis(Reason.NUMBER_SLIP, reading, ANY, told=told)
    return None


def slips_like(printed: str, right: str, longer: str = "", shorter: str = "") -> int:
    """How many figures would have been a slip of the same sort; 0 where it is none.

    `longer` and `shorter` are the right value to one digit more and less, of which a digit may have been dropped or doubled.

    >>> slips_like("275", "175"), slips_like("496", "469"), slips_like("275", "186"), slips_like("1775", "1750", "", "175")
    (27, 2, 0, 4)
    """
    if len(printed) == len(right):
        if _swapped(printed, right):
            return len(right) - 1
        if _differing(printed, right) == 1:
            return 9 * len(right)
    # without the last digit it is ten times less, or cut off, and without the first it has another size: no slips of digits
    dropped = any(printed == full[:at] + full[at + 1 :] != full[:-1] for full in (right, longer) for at in range(1, len(full)))
    short = shorter if right == f"{shorter}0" else ""
    doubled = any(printed == full[:at] + full[at - 1 :] for full in (right, short) for at in range(1, len(full) + 1))
    return len(printed) if dropped or doubled else 0


def _differing(printed: str, right: str) -> int:
    return sum(one != other for one, other in zip(printed, right, strict=True))


def _swapped(printed: str, right: str) -> bool:
    """Whether two different neighbours changed places."""
    return printed != right and any(
        printed == right[:at] + right[at + 1] + right[at] + right[at + 2 :] for at in range(len(right) - 1)
    )


CAUSE = Cause(
    Reason.NUMBER_SLIP,
    12,
    frozenset({Kind.TOTAL, Kind.SUM, Kind.GAP, Kind.SHARE, Kind.GROWTH, Kind.RATIO, Kind.STREAK, Kind.COUNT}),
    _explain,
)
