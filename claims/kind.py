"""What a claim kind is on the side of the text, and how the kinds are found.

A kind is one file in `claims/kinds/` that exposes `KIND`. Its shapes are spaCy `Matcher` patterns over the tags and
lemmas of mentions; its builder turns a match into claims. `order` says which kind reads a figure first: a gap, a sum
or a streak before a plain total.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TypeAlias

import claims.kinds
from claims.claim import Claim
from claims.scene import Scene

#: One token pattern of spaCy's Matcher: attribute → value or predicate.
TokenPattern: TypeAlias = Mapping[str, str | Mapping[str, Sequence[str]]]
Pattern: TypeAlias = Sequence[TokenPattern]


@dataclass(frozen=True, slots=True)
class Match:
    """A shape found in a scene: its label, its first token and the token behind its last."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Kind:
    """One claim kind. `build` yields pairs of the figure's token (read once over all kinds, or -1) and the claim."""

    name: str
    order: int
    shapes: Mapping[str, Sequence[Pattern]]
    build: Callable[[Scene, Match], Iterator[tuple[int, Claim]]]


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind, in the order in which they read."""
    modules = [import_module(f"claims.kinds.{found.name}") for found in pkgutil.iter_modules(claims.kinds.__path__)]
    return tuple(sorted((module.KIND for module in modules), key=lambda kind: (kind.order, kind.name)))
