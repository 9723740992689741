"""A figure that is another subject's in the same window."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claims.claim import Claim
from factcheck.diagnose import Cause, Diagnosis, Place, Wrong, fits_closely
from factcheck.outcome import Outcome
from factcheck.view import View
from factcheck.vocabulary import Fit, Kind, Reason

#: How many rows from the top a figure may have come from; below them no story looks.
_ROWS = 20


def _explain(wrong: Wrong) -> Diagnosis | None:
    exchanged = _exchanged(wrong)
    if exchanged is not None or wrong.claim.kind == Kind.RANK:
        return exchanged
    return _run(wrong) if wrong.claim.kind == Kind.STREAK else _amount(wrong)


def _exchanged(wrong: Wrong) -> Diagnosis | None:
    """Two subjects of the story bear each other's figures: that asks for no number of digits."""
    others = [other for other in wrong.told(wrong.claim.kind) if _alike(wrong.claim, other)]
    for other in others:
        for basis in wrong.bases():
            theirs = wrong.read(wrong.of(other.subject.id), wrong.found.window, basis)
            mine = wrong.read(wrong.claim, wrong.found.window, basis).outcome
            if fits_closely(theirs) and isinstance(mine, Outcome) and wrong.rule.agree(other, mine).fit is Fit.FITS:
                right, subject = wrong.right_on(basis), other.subject.id
                return Diagnosis(Reason.ENTITY_SWAP, right, Decimal(0), entity=subject, told="entity-swap-exchanged")
    return None


def _alike(claim: Claim, other: Claim) -> bool:
    """Whether another claim says the same of another subject of the same sort, in the same days."""
    return (
        other.subject.id != claim.subject.id
        and _sort(other.subject.id) == _sort(claim.subject.id)
        and (other.period.start, other.period.end) == (claim.period.start, claim.period.end)
        and (other.condition, other.n, other.object) == (claim.condition, claim.n, claim.object)
    )


def _sort(subject: str) -> str:
    return subject.partition(":")[0]


def _amount(wrong: Wrong) -> Diagnosis | None:
    """The subject whose figure it is: one that the story speaks of, then any on the board."""
    hit = wrong.search(_candidates(wrong))
    if hit is None:
        return None
    return Diagnosis(Reason.ENTITY_SWAP, wrong.right_on(hit.place.basis), hit.chance, entity=hit.place.claim.subject.id)


def _candidates(wrong: Wrong) -> Iterator[Place]:
    """Other subjects of the same sort. Models are the same on every basis, so they are read on the stated one alone."""
    own = wrong.claim.subject.id
    bases = [wrong.found.stated.basis] if _sort(own) == "model" else list(wrong.bases())
    named = [other.subject.id for other in wrong.siblings]
    for subject in dict.fromkeys((*named, *_on_the_board(wrong))):
        if _sort(subject) == _sort(own) and not _same(wrong, subject):
            yield from (Place(wrong.of(subject), wrong.found.window, basis) for basis in bases)


def _same(wrong: Wrong, subject: str) -> bool:
    """Whether two ids mean the same models."""
    own = wrong.claim.subject.id
    return subject == own or bool(wrong.board.models_of(own) & wrong.board.models_of(subject))


def _on_the_board(wrong: Wrong) -> Iterator[str]:
    """The subjects of the first rows, of the sort of the claim's."""
    view = wrong.views.at(wrong.found.window, wrong.found.stated.basis)
    for cell in view.cells[:_ROWS] if isinstance(view, View) else ():
        belonging = wrong.board.belonging(cell.entity, wrong.found.window.end)
        of = {"model": wrong.board.entity(cell.entity).model, "author": belonging.author, "origin": belonging.origin}
        name = of.get(_sort(wrong.claim.subject.id))
        if name:
            yield f"{_sort(wrong.claim.subject.id)}:{name}"


def _run(wrong: Wrong) -> Diagnosis | None:
    """The run of the one that was really first: only where the subject had none at all."""
    stated, window = wrong.found.stated, wrong.found.window
    if wrong.claim.condition != "rank-1" or not isinstance(stated.outcome, Outcome) or stated.outcome.widest.high > 0:
        return None
    for first in list(_on_the_board(wrong))[:1]:
        if fits_closely(wrong.read(wrong.of(first), window, stated.basis)):
            return Diagnosis(Reason.ENTITY_SWAP, wrong.right, wrong.luck(1), entity=first)
    return None


CAUSE = Cause(Reason.ENTITY_SWAP, 20, frozenset({Kind.TOTAL, Kind.SHARE, Kind.GROWTH, Kind.STREAK, Kind.RANK}), _explain)
