"""What kinds of engines there are: a module of this folder that exposes `ENGINE`; adding one touches nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.engines.engine import Engine

#: Seconds that one item may take before its worker counts as stalled: a hundred times what a long story needs.
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants of an engine: so many workers on this machine (0: nobody but this very process will do), or those of
    the scheduler at an address."""

    jobs: int = 1
    scheduler: str = ""
    patience: float = PATIENCE


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of engine. `make` may load much, and raises `EngineError` where something that it needs is not there.

    `batch` is how many stories are worth the way to a worker. `far` says that workers may be on other machines, where a
    scheduler hands out the work; files are then shared only where a disk is.
    """

    name: str
    make: Callable[[Wanted], Engine]
    batch: int = 1
    far: bool = False
