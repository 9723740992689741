"""Pages a core-second, over an archive: `python -m benchmarks.crawl` (`make bench`).

A made-up crawl (`benchmarks/made_crawl.py`) is judged as `factcheck batch` judges it: a sample of it in turn by trafilatura
alone, which gives the text and nothing else, and on the full path; the whole file through the funnel, with its ledger, without
and with a list of hosts. Then two processes against one, beside a bare process pool with the same job; and what Dask costs.
Ratios of one run are what counts. CPU seconds are those of this process; wall seconds where there are several.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from trafilatura import extract

from benchmarks.made_crawl import LISTED, write
from factcheck.batch.job import Job
from factcheck.batch.ledger import NAME, opened
from factcheck.batch.run import Run
from factcheck.batch.screen import Screen
from factcheck.batch.task import SCREENED, Task
from factcheck.batch.unit import task_of
from factcheck.engines import Engine, Here, Processes, Wanted, engines
from factcheck.inputs import Hosts, Line, items
from sources.decode import decode

PAGES = 2000
#: Of so many pages one is of the sample.
SAMPLE = 10
#: The sample is read by both in turn, so many pages at a time: a machine that does something else meanwhile slows both.
TURN = 20
#: Pages of the comparison of processes, and its rounds.
SPREAD, ROUNDS = 80, 3
#: So many pages of each worker are not counted: with the first it loads the engine.
_BEGUN = 4
BATCHES = 200
HOUR, MILLION, MONTH = 3600, 1e6, 11.6e6


def main() -> None:
    """Everything, in one run."""
    parser = argparse.ArgumentParser(description="Pages a core-second, over a made-up crawl.")
    parser.add_argument("--pages", type=int, default=PAGES)
    number = parser.parse_args().pages
    with TemporaryDirectory() as name:
        folder = Path(name)
        whole, sample = folder / "crawl.warc.gz", folder / "sample.warc.gz"
        write(whole, number)
        write(sample, number, SAMPLE)
        print(f"{number:,} made-up pages, {whole.stat().st_size / MILLION:.0f} MB packed; a sample of {number // SAMPLE}")
        _paths(folder, whole, sample, number)
        _spread(sample)
    _dask()


def _paths(folder: Path, whole: Path, sample: Path, number: int) -> None:
    tasks = _tasks(sample)
    job = Job()
    job(tasks[:TURN])
    _alone(tasks[:1])  # both warm: imports, tables, the weeks that stories speak of
    turns = [tasks[at : at + TURN] for at in range(0, len(tasks), TURN)]
    spent = [(_cpu(partial(_alone, turn)), _cpu(partial(job, turn))) for turn in turns]
    alone, full = (len(tasks) / sum(seconds) for seconds in zip(*spent, strict=True))
    screened: list[int] = []
    funnel = number / _cpu(lambda: screened.append(_run(folder, whole, Job(screen=Screen()))))
    hosts = Hosts(frozenset(LISTED))
    listed = number / _cpu(lambda: _run(folder, whole, Job(screen=Screen()), hosts))
    sieve = Screen()
    held = [task.line.held.read() for task in tasks if task.line.held]
    screen = len(held) / _cpu(lambda: [sieve(page) for page in held])
    print(f"  pages a core-second, and as a multiple of trafilatura alone ({alone:.1f}):")
    print(f"    the full path                    {full:8.1f}  {full / alone:5.2f} (wanted: 0.4)")
    print(f"    the screen alone                 {screen:8.1f}  {screen / alone:5.2f}")
    print(f"    the funnel over the whole file   {funnel:8.1f}  {funnel / alone:5.2f} ({screened[0]} pages not read)")
    left = f"{hosts.left_out} of other hosts"
    print(f"    the same with a list of hosts    {listed:8.1f}  {listed / alone:5.2f} (wanted: 3; {left})")
    rest = (number - screened[0]) / number
    print(f"    (what the full path costs for the {100 * rest:.0f} % that are left would alone be {full / alone / rest:.2f})")
    print("  core-hours a million pages, and a month of a news crawl (11.6 million pages):")
    for name, rate in (("full path", full), ("funnel", funnel), ("with hosts", listed)):
        hours = MILLION / rate / HOUR
        told = f"{rate * HOUR:10,.0f} pages a core-hour  {hours:6.1f} core-hours a million"
        print(f"    {name:12} {told}  {hours * MONTH / MILLION:8.0f} a month")


def _tasks(place: Path) -> list[Task]:
    return [task_of(item) for item in items(str(place)) if isinstance(item, Line)]


def _alone(tasks: Sequence[Task]) -> None:
    for task in tasks:
        assert task.line.held
        extract(decode(task.line.held.read().body).text, include_comments=False)


def _run(folder: Path, place: Path, job: Job, hosts: Hosts | None = None, engine: Engine | None = None) -> int:
    """A batch as the command does it, with a ledger of its own; how many pages were not read."""
    ledger = folder / NAME
    for left in folder.glob(f"{NAME}*"):
        left.unlink()
    with opened(ledger, job.state()) as known:
        ends = Run(known, job, engine or Here()).outcomes(items(str(place), hosts=hosts))
        return sum(ended.slug == SCREENED for _, ended in ends)


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _spread(sample: Path) -> None:
    """How much faster two are than one, once they have begun: ours, and the bare pool of the standard library."""
    tasks = _tasks(sample)
    tasks = [tasks[at % len(tasks)] for at in range(SPREAD)]
    ways = {"ours": _ours, "bare": _bare}
    gains: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        rates = {(name, jobs): _rate(way(tasks, jobs), jobs) for jobs in (1, 2) for name, way in ways.items()}
        for name in ways:
            gains[name].append(rates[name, 2] / rates[name, 1])
    ours, bare = (statistics.median(gains[name]) for name in ways)
    ratio = statistics.median(one / other for one, other in zip(gains["ours"], gains["bare"], strict=True))
    print(f"  two processes against one, {SPREAD} pages, once they have begun, medians of {ROUNDS} rounds in turn:")
    print(f"    ours {ours:.2f} times as fast, a bare process pool {bare:.2f}: {100 * ratio:.0f} % (wanted: 90 %)")


def _rate(answers: Iterator[object], jobs: int) -> float:
    """Answers a second, from the moment when every worker is sure to have loaded what it needs."""
    for _ in range(_BEGUN * jobs):
        next(answers)
    start = time.perf_counter()
    number = sum(1 for _ in answers)
    return number / (time.perf_counter() - start)


def _ours(tasks: Sequence[Task], jobs: int) -> Iterator[object]:
    yield from Processes(jobs).map_batches(Job(), ([task] for task in tasks))


def _bare(tasks: Sequence[Task], jobs: int) -> Iterator[object]:
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(Job(), [task]) for task in tasks]
        yield from as_completed(futures)


def _dask() -> None:
    """What it costs to have two workers on loopback, and to hand a batch to one of them."""
    from factcheck.errors import EngineError  # noqa: PLC0415

    with suppress(EngineError):  # without the extra there is nothing to measure
        answers = iter(engines()["dask"].make(Wanted(2)).map_batches(_nothing, _numbers(BATCHES + 1)))
        begun = _wall(lambda: next(answers))
        each = _wall(lambda: list(answers)) / BATCHES
        told = f"{begun:.1f} s to the first answer, then {1000 * each:.1f} ms a batch, the end included"
        print(f"  Dask, two workers on loopback: {told}")


def _numbers(number: int) -> Iterable[list[int]]:
    return ([at] for at in range(number))


def _nothing(numbers: Sequence[int]) -> list[int]:
    return list(numbers)


if __name__ == "__main__":
    main()
