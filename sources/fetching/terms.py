"""Terms: what a fetch may take, and what it keeps to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sources.fetching.agent import CONTACT
from sources.fetching.content import READABLE_TYPES
from sources.fetching.network import Network
from sources.fetching.pace import Pace
from sources.fetching.robots import RobotsMemory

MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Terms:
    """`timeout` is the seconds that one page may take in all, `max_bytes` what may travel and what may come out of it.

    `allow_private` opens our own network and other ports than those of the web; `cache` is the file of the cache, None for
    no cache; `offline` takes pages from it alone; `types` are the media types that are read. `pace` and `robots` remember the
    hosts: fetchers that share them are one guest.
    """

    timeout: float = 30.0
    max_bytes: int = MAX_BYTES
    contact: str = CONTACT
    allow_private: bool = False
    cache: Path | None = None
    offline: bool = False
    types: frozenset[str] = READABLE_TYPES
    network: Network = field(default_factory=Network)
    pace: Pace = field(default_factory=Pace)
    robots: RobotsMemory = field(default_factory=RobotsMemory)
