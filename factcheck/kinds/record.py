"""Records: a sum above every earlier one of the same kind of window, as far back as the board goes."""

from __future__ import annotations

from dataclasses import dataclass

from claims.claim import Claim
from factcheck.kind import Rule
from factcheck.lens import Lens
from factcheck.outcome import Agreement, Outcome, Point, Range, agree_positive
from factcheck.view import Missing
from sources.board.board import Window

#: How far back the history is searched; the bundled one is shorter.
_FARTHEST = 160
#: So many windows in a row without a capture end the history.
_GAP = 4


@dataclass(frozen=True, slots=True)
class History:
    """Every earlier window with its sum, the last first, and the surely highest of them (`None` where there is none).

    `hole` is a window passed over for a failed audit with others before it: what begins the history is none.
    """

    sums: tuple[tuple[Window, Outcome], ...]
    highest: Window | None
    hole: Missing | None


def highest_before(subject: str, lens: Lens, window: Window) -> History:
    """The earlier sums of a subject, back to where the history ends; of equal ones the last counts as the highest."""
    sums: list[tuple[Window, Outcome]] = []
    missing = 0
    passed: Missing | None = None
    hole: Missing | None = None
    for back in range(1, _FARTHEST):
        at = lens.earlier(window, back)
        earlier = lens.total(subject, at)
        missing = missing + 1 if isinstance(earlier, Missing) else 0
        if missing > _GAP:
            break
        if isinstance(earlier, Missing):
            passed = passed or (earlier if earlier.fault is not None else None)
            continue
        hole = hole or passed
        sums.append((at, earlier))
    return History(tuple(sums), max(sums, key=lambda each: each[1].low)[0] if sums else None, hole)


def _above_all(claim: Claim, lens: Lens, window: Window) -> Outcome | Missing:
    """By how much the window's sum is above the highest before it.

    A week within the history whose captures failed the audit may have had more: only a higher week that was seen decides then.
    """
    now = lens.total(claim.subject.id, window)
    if isinstance(now, Missing):
        return now
    history = highest_before(claim.subject.id, lens, window)
    if not history.sums:
        return Missing("no-snapshot")
    surely, at_most = max(total.low for _, total in history.sums), max(total.high for _, total in history.sums)
    points = [Point(window.start, window.end, None, now.low)]
    points += [Point(at.start, at.end, total.high < now.low, total.low) for at, total in history.sums]
    low, high = now.low - at_most, now.high - surely
    sway = lens.board.restatement * (now.high + at_most)
    if history.hole is not None and high + sway > 0:
        return history.hole
    return Outcome(low, high, None, Range(low - sway, high + sway), now.near, now.used, tuple(reversed(points[:12])))


def _agree(_claim: Claim, outcome: Outcome) -> Agreement:
    return agree_positive(outcome)


RULE = Rule(
    "record",
    _above_all,
    _agree,
    {
        "en": "{subject} had {subject_value} tokens {window}, {value} more than in the highest week before",
        "en/less": "{subject} had {subject_value} tokens {window}, {magnitude} less than in the highest week before",
        "en/none": "{subject} had {subject_value} tokens {window}, as many as in the highest week before",
        "en/across": "{subject} had {subject_value} tokens {window}, about as many as in the highest week before",
        "en/also": "no earlier week was higher",
        "en/also/less": "an earlier week was higher by {magnitude}",
        "en/also/none": "an earlier week was as high",
        "en/also/across": "an earlier week may have been higher",
        "zh": "{window}，{subject}的调用量为{subject_value}Token，比此前最高一周多{value}",
        "zh/less": "{window}，{subject}的调用量为{subject_value}Token，比此前最高一周少{magnitude}",
        "zh/none": "{window}，{subject}的调用量为{subject_value}Token，与此前最高一周相同",
        "zh/across": "{window}，{subject}的调用量为{subject_value}Token，与此前最高一周相近",
        "zh/also": "则此前没有更高的一周",
        "zh/also/less": "则此前已有一周高出{magnitude}",
        "zh/also/none": "则此前已有一周同样高",
        "zh/also/across": "则此前可能已有更高的一周",
    },
    measured_in_digits=False,
)
