"""What a claim kind is on the side of the data, and how the kinds are found.

A kind is one file in `factcheck/kinds/`, of the same name as the one in `claims/kinds/`; it exposes `RULE`: the formula
over a basis, how figure and outcome agree, and the sentence that tells a fact of this kind in each language.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

import factcheck.kinds
from claims.claim import Claim
from factcheck.lens import Lens
from factcheck.outcome import Agreement, Outcome
from factcheck.view import Missing
from sources.board.board import Window


@dataclass(frozen=True, slots=True)
class Rule:
    """One claim kind.

    `evaluate` computes what a basis gives; `agree` compares. `facts` holds the sentence that tells the fact, by language
    (`en`), by language and condition (`en/rank-1`), and for a run of none (`en/rank-1/none`); its fields are subject,
    object, value, subject_value, object_value, window, n and number. `measured_in_digits` is false where rounding the
    rows for display can change nothing.
    """

    name: str
    evaluate: Callable[[Claim, Lens, Window], Outcome | Missing]
    agree: Callable[[Claim, Outcome], Agreement]
    facts: Mapping[str, str]
    measured_in_digits: bool = True


@cache
def rules() -> Mapping[str, Rule]:
    """Every kind by its name."""
    modules = [import_module(f"factcheck.kinds.{found.name}") for found in pkgutil.iter_modules(factcheck.kinds.__path__)]
    return {module.RULE.name: module.RULE for module in modules}
