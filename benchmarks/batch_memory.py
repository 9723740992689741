"""How the memory of a batch grows with its list: `python -m benchmarks.batch_memory` (`make bench`).

The same run over 1,000 and over 10,000 stories, each in a process of its own: all that a batch does but judging and making
pages (a job that costs nothing gives every story the same report), so that only what is kept of a story counts. In turn it is
the local engine's and its workers'; a tenth of the stories is a web page that is fetched from a server on loopback. Then the
second run over the same list, in which everything is known. What counts is the peak of the resident memory of the process
that hands out the work (ru_maxrss), as a ratio.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from factcheck.batch.job import Job
from factcheck.batch.ledger import NAME, State, opened
from factcheck.batch.run import Run
from factcheck.batch.task import Ended, Task
from factcheck.engines import Processes
from factcheck.inputs import Item, Line

FEW, MANY = 1_000, 10_000
MOST = 1.3
JOBS = 2
#: So large is what a report and a page take; so many of the stories are pages of the web.
REPORT, PAGE = 40_000, 150_000
WEB = 10
HOSTS = 16
_REPORT = bytes(range(256)) * (REPORT // 256)


class SameReport(Job):
    """Finds the same of every story."""

    def __call__(self, tasks: Sequence[Task]) -> list[Ended]:
        return [Ended(task.key, _REPORT, content=task.key) for task in tasks]


class _Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A page that no other address has."""
        robots = self.path == "/robots.txt"
        body = b"" if robots else self.path.encode().ljust(PAGE)
        self.send_response(404 if robots else 200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


def main() -> None:
    """Few and many, twice each; the ratios."""
    print(f"peak memory of a batch of {MANY:,} stories / one of {FEW:,}, at most {MOST}:")
    with tempfile.TemporaryDirectory() as folder, _hosts() as hosts:
        few, many = (_peaks(Path(folder) / str(number), number, hosts) for number in (FEW, MANY))
    worst = 0.0
    for name, small, large in zip(("checked", "known"), few, many, strict=True):
        worst = max(worst, large / small)
        print(f"  {name}: {large / small:.2f} ({large / 1024:,.0f} MiB / {small / 1024:,.0f} MiB)")
    if worst > MOST:
        raise SystemExit(f"benchmarks.batch_memory: a batch took {worst:.2f} times the memory of a tenth of it")


@contextmanager
def _hosts() -> Iterator[list[str]]:
    """Hosts that have pages, as they stand in an address."""
    servers = [ThreadingHTTPServer((f"127.0.0.{number}", 0), _Pages) for number in range(1, HOSTS + 1)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield [f"127.0.0.{number}:{server.server_port}" for number, server in enumerate(servers, 1)]
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def _peaks(folder: Path, stories: int, hosts: list[str]) -> tuple[int, int]:
    """KiB of the first run, and of the second, that finds everything known."""
    folder.mkdir()
    command = [sys.executable, "-m", "benchmarks.batch_memory", str(folder / NAME), str(stories), *hosts]
    first, second = (json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(2))
    assert (first["told"], second["told"]) == (stories, stories)
    assert (first["known"], second["known"]) == (0, stories)
    return first["peak"], second["peak"]


def _run(place: Path, stories: int, hosts: list[str]) -> None:
    """One of the runs; says what it took."""
    from sources.fetching import Terms  # noqa: PLC0415 - of this process alone
    from sources.fetching.pace import Pace  # noqa: PLC0415

    def items() -> Iterator[Item]:
        for number in range(stories):
            host = hosts[number // WEB % len(hosts)]
            address = f"http://{host}/{number}" if number % WEB == 0 else f"saved/story-{number}.html"
            yield Line(number + 1, address)

    terms = Terms(allow_private=True, pace=Pace(0.0))
    with opened(place, State("board", "rules")) as ledger:
        run = Run(ledger, SameReport(), Processes(JOBS), lambda: terms)
        told = sum(bool(ended.report) for _, ended in run.outcomes(items()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"peak": peak, "told": told, "known": run.tally.known}))


if __name__ == "__main__":
    if sys.argv[1:]:
        _run(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
    else:
        main()
