"""`factcheck batch … --parts`: what is told while archives are judged as wholes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.batch.unit import PATIENCE, Made, UnitJob, parts_made
from factcheck.commands.exit import UNREADABLE
from factcheck.commands.saying import say
from factcheck.engines.kind import PATIENCE as OF_A_PAGE
from factcheck.inputs import Hosts
from factcheck.inputs.warc import files

if TYPE_CHECKING:
    from factcheck.batch.job import Job
    from factcheck.batch.ledger import State
    from factcheck.engines import Engine


def all_parts(
    place: str,
    parts: str,
    job: Job,
    state: State,
    hosts: Hosts | None,
    engine: Callable[[int, float], Engine],
    batch: int,
    *,
    quiet: bool,
) -> int:
    """A part of every archive of a place; the exit code. `engine` makes one for so many items, with so much patience for each."""
    archives = files(place)
    work = UnitJob(job, state, parts, OF_A_PAGE, hosts.names if hosts else None)
    faults = 0
    made = parts_made(work, archives, engine(len(archives), PATIENCE), engine(batch, OF_A_PAGE), batch)
    for number, each in enumerate(made, 1):
        faults += bool(each.fault)
        if each.fault:
            say(f"factcheck: {each.archive}: {each.fault}")
        elif not quiet:
            say(f"[{number}/{len(archives)}] {each.archive}: {_said(each)}")
    if not quiet:
        say(f"factcheck: {len(archives) - faults:,} parts in {parts}; factcheck merge {parts} -o FOLDER makes their pages")
    return UNREADABLE if faults else 0


def _said(made: Made) -> str:
    if made.known:
        return "its part was there already"
    return f"{made.pages:,} pages, {made.screened:,} of them not read, {made.reports:,} reports"
