"""Engines: where the work of a run is done. Who hands it out knows one function, `map_batches`, and no engine."""

from factcheck.engines.engine import Answer, Engine
from factcheck.engines.here import Here
from factcheck.engines.processes import Processes

__all__ = ["Answer", "Engine", "Here", "Processes"]
