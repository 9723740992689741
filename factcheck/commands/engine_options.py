"""The options of who does the work of a batch, and the engine that they choose."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

import click

from factcheck.engines import Engine, Kind, Wanted, engines
from factcheck.engines.kind import PATIENCE

_Command = TypeVar("_Command", bound=Callable[..., object])
_MOST_JOBS = 64
_HERE, *_FAR = engines().values()


jobs_option = click.option("--jobs", type=click.IntRange(1, _MOST_JOBS), help="Check so many at once. [default: one a processor]")


def engine_options(command: _Command) -> _Command:
    """Where, and how many at once."""
    far = "/".join(kind.name for kind in _FAR)
    for option in (
        click.option("--scheduler", metavar="ADDRESS", help=f"Who hands out the work of --engine {far}. [default: this machine]"),
        click.option("--engine", type=click.Choice(list(engines())), help=f"Who does the work. [default: {_HERE.name}]"),
        jobs_option,
    ):
        command = option(command)
    return command


def kind_of(name: str | None, scheduler: str | None) -> Kind:
    """Which kind of engine is asked for: one that can be far away where a scheduler is named."""
    kind = engines()[name] if name else _FAR[0] if scheduler else _HERE
    if scheduler and not kind.far:
        raise click.UsageError(f"--engine {kind.name} has no scheduler; leave out one of --engine and --scheduler.")
    return kind


def engine_of(
    kind: Kind, scheduler: str | None, jobs: int | None, stories: int, patience: float = PATIENCE, *, here: bool = True
) -> Engine:
    """The engine, with no more workers on this machine than there are stories; one alone is checked `here`, if it may be."""
    alone = here and (jobs == 1 or (jobs is None and stories <= 1))
    return kind.make(Wanted(0 if alone else min(jobs or processors(), max(stories, 1)), scheduler or "", patience))


def processors() -> int:
    """As many workers as this process may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
