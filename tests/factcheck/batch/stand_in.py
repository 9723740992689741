"""A stand-in for the engine, that does what the first word of a story says, and writes down what it was asked.

As a program it is the command `factcheck` with the stand-in in the place of the engine; workers, who load the program of
who started them, get it too. What it is told in the environment:

STAND_IN_LOG       a file that gets a line when a story is begun, and one when it is judged
STAND_IN_FULL      while there is a file of this name, no page can be written: the disk is full
STAND_IN_PATIENCE  seconds after which a worker counts as stalled
STAND_IN_BOARD     the state of the board
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from factcheck.errors import AsOfError
from factcheck.report import Report, from_json
from sources.errors import NoText, NotFound

SAMPLES = Path(__file__).parents[1] / "samples"
LOG, FULL, PATIENCE, BOARD = "STAND_IN_LOG", "STAND_IN_FULL", "STAND_IN_PATIENCE", "STAND_IN_BOARD"
VERDICTS = ("supported", "needs-context", "contradicted", "unproven")


def board_of(store: str | None, _: Path | None) -> SimpleNamespace:
    """A board in the state that was asked for."""
    return SimpleNamespace(state_sha256=f"{os.environ.get(BOARD, 'board')} {store}")


def check(address: str, *, given: Any, board: SimpleNamespace, as_of: date | None = None, fetcher: Any = None) -> Report:
    """Read the story; then judge it as its first word says, or fail on it, or worse."""
    raw = _read(address, fetcher)
    said = raw.decode().split(maxsplit=1)[0]
    _log("begun", address)
    if said == "kills":
        os.kill(os.getpid(), signal.SIGKILL)
    if said == "stalls":
        time.sleep(600)
    if said == "breaks":
        raise ZeroDivisionError("by zero")
    if said == "empty":
        raise NoText(f"{address} holds no text.")
    if as_of is not None and as_of < date(2026, 1, 1):
        raise AsOfError(f"{as_of} is before the story")
    report = _sample()
    found = tuple(finding for finding in report.findings if finding.verdict == said)[:1]
    outlet = given.outlet or f"outlet of {address}"
    article = replace(report.article, url=address, outlet=outlet, sha256=sha256(raw).hexdigest(), title=raw.decode()[:40])
    article = replace(article, published=f"{as_of or given.published or '2026-03-16'}")
    _log("judged", address)
    return replace(report, article=article, findings=found)


def _read(address: str, fetcher: Any) -> bytes:
    if fetcher is not None:
        return bytes(fetcher.fetch(address).body)
    try:
        return Path(address).read_bytes()
    except OSError:
        raise NotFound(f"there is no file {address}") from None


@cache
def _sample() -> Report:
    return from_json((SAMPLES / "story-en.json").read_bytes())


def _log(what: str, address: str) -> None:
    if place := os.environ.get(LOG):
        with Path(place).open("ab", buffering=0) as file:
            file.write(f"{what} {os.getpid()} {address}\n".encode())


def module() -> ModuleType:
    """The pipeline that does this."""
    made = ModuleType("factcheck.pipeline")
    vars(made).update(check=check, board_of=board_of)
    return made


def install() -> None:
    """In the place of the engine, in this process."""
    import factcheck.output  # noqa: PLC0415 - what follows is for the program alone
    from factcheck.engines import processes  # noqa: PLC0415

    sys.modules["factcheck.pipeline"] = module()
    whole = factcheck.output.write_whole

    def write_whole(target: Path, data: bytes) -> None:
        if Path(os.environ.get(FULL) or "/nowhere").exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        whole(target, data)

    factcheck.output.write_whole = write_whole  # type: ignore[attr-defined]
    if patience := os.environ.get(PATIENCE):
        engine = processes.Processes
        processes.Processes = lambda jobs, _: engine(jobs, float(patience))  # type: ignore[assignment, misc]


if __name__ in {"__main__", "__mp_main__"}:
    install()
if __name__ == "__main__":
    from factcheck.cli import main

    main()
