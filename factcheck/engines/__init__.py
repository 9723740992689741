"""Engines: where the work of a run is done. Who hands it out knows one function, `map_batches`, and no engine."""

import pkgutil
from functools import cache
from importlib import import_module

from factcheck.engines.engine import Answer, Engine
from factcheck.engines.here import Here
from factcheck.engines.kind import Kind, Wanted
from factcheck.engines.processes import Processes

__all__ = ["Answer", "Engine", "Here", "Kind", "Processes", "Wanted", "engines"]


@cache
def engines() -> dict[str, Kind]:
    """Every kind of engine by its name; the first needs nothing."""
    modules = (import_module(f"{__name__}.{entry.name}") for entry in pkgutil.iter_modules(__path__))
    found = (kind for module in modules if isinstance(kind := getattr(module, "ENGINE", None), Kind))
    return {kind.name: kind for kind in sorted(found, key=lambda kind: (kind.far, kind.name))}
