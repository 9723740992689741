"""The kind of engine that needs nothing: the worker processes of this machine, or this very process."""

from __future__ import annotations

from factcheck.engines.engine import Engine
from factcheck.engines.kind import Kind, Wanted


def _make(wanted: Wanted) -> Engine:
    from factcheck.engines.here import Here  # noqa: PLC0415
    from factcheck.engines.processes import Processes  # noqa: PLC0415 - not where nothing is run

    return Processes(wanted.jobs, wanted.patience) if wanted.jobs else Here()


ENGINE = Kind("local", _make)
