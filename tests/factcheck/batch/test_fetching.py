"""Fetching for a batch: every address ends in a page or a named failure, no host is asked for two things at once."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from mixed_hosts import HOSTS, MixedHosts, mixed_hosts

from factcheck.batch.fetching import Fetching
from factcheck.batch.job import Job
from factcheck.batch.ledger import NAME, Ledger, State, opened
from factcheck.batch.run import Run
from factcheck.batch.task import CRASHED, Ended, Task
from factcheck.engines.here import Here
from factcheck.inputs import Line
from sources.fetching import Terms
from sources.fetching.pace import Pace
from sources.held import Held

ADDRESSES = 1000
GAP = 0.005
#: What becomes of each kind of address: a page, or the slug of a failure.
KINDS = {
    "page": "",
    "slow": "",
    "missing": "refused",
    "busy": "",
    "hopeless": "blocked",
    "denied": "disallowed",
    "reset": "unreachable",
    "elsewhere": "",
    "round": "unreachable",
    "endless": "unreachable",
}


@pytest.fixture
def hosts() -> Iterator[MixedHosts]:
    """Twenty of them."""
    with mixed_hosts() as made:
        yield made


def terms(gap: float = GAP) -> Terms:
    """Those of this machine."""
    return Terms(timeout=20.0, allow_private=True, pace=Pace(gap))


class Noted(Pace):
    """A pace that remembers the moment of each turn. (When a busy machine then sends and reads is another matter.)"""

    def __init__(self, gap: float) -> None:
        super().__init__(gap)
        self.turns: dict[str, list[float]] = defaultdict(list)

    async def turn(self, host: str) -> None:
        """As ever; nobody else waits for the same host meanwhile."""
        await super().turn(host)
        self.turns[host].append(self._taken[host])


def task(number: int, address: str) -> Task:
    """An address of a list."""
    return Task(str(number), str(number), Line(number, address))


def test_a_thousand_addresses(hosts: MixedHosts) -> None:
    """Some slow, some refused, some without an end: each ends once, as it has to, and with manners."""
    kinds = list(KINDS)
    told: dict[str, str] = {}
    tasks = []
    for number in range(ADDRESSES):
        kind = kinds[number // len(HOSTS) % len(kinds)]
        if kind == "endless" and number // len(HOSTS) > len(kinds):
            kind = "page"  # each takes all of its time
        host = HOSTS[number % len(HOSTS)]
        path = f"/elsewhere/{HOSTS[(number * 7 + 3) % len(HOSTS)]}/{number}" if kind == "elsewhere" else f"/{kind}/{number}"
        tasks.append(task(number, hosts.address(host, path)))
        told[str(number)] = KINDS[kind]
    pace = Noted(GAP)
    fetching = Fetching(iter(tasks), lambda: Terms(timeout=1.5, allow_private=True, pace=pace), ahead=24)
    found: dict[str, str] = {}
    for ended in fetching:
        assert ended.key not in found
        found[ended.key] = ended.slug if isinstance(ended, Ended) else ""
        if isinstance(ended, Ended):
            assert (ended.again, bool(ended.message)) == (True, True)
        else:
            assert ended.page is not None
            assert b"Kimi" in ended.page.body
    assert found == told
    assert Counter(hosts.most.values()) == {1: len(HOSTS)}
    for host, asked in hosts.begun.items():
        turns = pace.turns[host]
        assert len(turns) >= len(asked)
        assert all(later - early >= GAP - 1e-6 for early, later in pairwise(turns))
    assert Counter(asked.partition("/")[2] for asked in hosts.asked)["robots.txt"] == len(HOSTS)
    assert not any("/denied/" in asked for asked in hosts.asked)
    assert fetching.asked == ()


def test_no_two_at_once_also_where_redirects_meet(hosts: MixedHosts) -> None:
    """Many hosts lead to one that is slow."""
    last = HOSTS[-1]
    tasks = [task(n, hosts.address(host, f"/elsewhere/{last}/{n}")) for n, host in enumerate(HOSTS[:-1])]
    tasks += [task(100 + n, hosts.address(last, f"/slow/{n}")) for n in range(10)]
    found = list(Fetching(iter(tasks), lambda: terms(gap=0.0), ahead=24))
    assert all(isinstance(each, Task) for each in found)
    assert len(found) == 29
    assert hosts.most[last] == 1


def test_hosts_take_turns(hosts: MixedHosts) -> None:
    """A list that names one host first for a long time does not keep the others waiting."""
    tasks = [task(n, hosts.address(HOSTS[0], f"/slow/{n}")) for n in range(40)]
    tasks += [task(100 + n, hosts.address(HOSTS[1], f"/page/{n}")) for n in range(5)]
    found = [each.key for each in Fetching(iter(tasks), lambda: terms(gap=0.0), ahead=8)]
    assert [int(key) for key in found if int(key) < 100] == list(range(40))
    assert found[-1] == "39"
    assert found.index("104") < 30


@pytest.mark.parametrize("ahead", [1, 5])
def test_no_more_pages_than_may_wait(ahead: int, hosts: MixedHosts) -> None:
    """Where nobody takes any, no further one is asked for; where somebody takes one, one is."""
    tasks = (task(n, hosts.address(HOSTS[n % 20], f"/page/{n}")) for n in range(60))
    fetching = Fetching(tasks, lambda: terms(gap=0.0), ahead=ahead)

    def pages() -> int:
        return sum("/page/" in asked for asked in hosts.asked)

    next(fetching)
    settled(pages, ahead + 1)
    next(fetching)
    settled(pages, ahead + 2)
    assert len(list(fetching)) == 58
    assert pages() == 60


def settled(count: Callable[[], int], number: int) -> None:
    """It comes to this number, and stays there as long as it takes to see it twenty times."""
    turn = threading.Event()
    for _ in range(2000):
        if count() >= number:
            break
        turn.wait(0.005)
    for _ in range(20):
        assert count() == number
        turn.wait(0.005)


def test_what_is_no_address_of_the_web_passes_as_it_is() -> None:
    """In its order, and without anybody to fetch anything."""
    tasks = [
        task(1, "a.html"),
        Task("2", "2", Line(2, "https://example.com/", held=Held("a.warc", 0, "r"))),
        Task("3", "3", Line(3, "https://example.com/"), ended=Ended("3", b"known")),
        task(4, "-"),
    ]

    def nobody() -> Terms:
        raise AssertionError("nobody is needed")

    assert list(Fetching(iter(tasks), nobody, 2)) == tasks
    assert list(Fetching(iter([]), nobody, 2)) == []


def test_an_address_that_is_none_is_a_failure() -> None:
    """And keeps nobody up."""
    addresses = ["http://[", "ftp://example.com/a", "http://user@example.com/", "http://127.0.0.1:1/a"]
    found = list(Fetching(iter([task(n, address) for n, address in enumerate(addresses)]), Terms, 2))
    assert {each.key: each.slug for each in found if isinstance(each, Ended)} == {
        "0": "bad-address",
        "1": "bad-address",
        "2": "bad-address",
        "3": "bad-address",
    }


def test_a_mistake_of_ours_is_told_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """It costs its own address."""

    async def fetch(_: object, address: str) -> object:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("sources.fetching.AsyncFetcher.fetch", fetch)
    (found,) = Fetching(iter([task(1, "http://127.0.0.1/a")]), terms, 2)
    assert isinstance(found, Ended)
    assert (found.slug, found.again, "ZeroDivisionError: by zero" in found.message) == (CRASHED, True, True)


class _OddError(Exception):
    """As somebody else's code raises it."""


@pytest.mark.parametrize("error", [OSError("gone"), RuntimeError("odd"), _OddError("x"), asyncio.CancelledError()])
@pytest.mark.parametrize("when", [0, 3])
def test_what_the_input_raises_reaches_who_takes_the_pages(error: BaseException, when: int, hosts: MixedHosts) -> None:
    """Whatever is under way; nothing of that becomes a failure of its own."""

    def tasks() -> Iterator[Task]:
        for number in range(when):
            yield task(number, hosts.address(HOSTS[number], "/slow/1"))
        raise error

    found = []
    with pytest.raises(type(error)):
        found += Fetching(tasks(), terms, 8)
    assert not any(isinstance(each, Ended) for each in found)


def test_what_the_terms_raise_reaches_who_takes_the_pages() -> None:
    """Options that contradict each other are known when somebody is to fetch."""

    def wrong() -> Terms:
        raise ValueError("offline without a cache")

    with pytest.raises(ValueError, match="offline without a cache"):
        list(Fetching(iter([task(1, "http://127.0.0.1/a")]), wrong, 2))


def test_an_input_that_is_waited_for_holds_up_no_page(hosts: MixedHosts) -> None:
    """A page that is on its way comes, although the next address is not known yet."""
    page_is_here = threading.Event()

    def tasks() -> Iterator[Task]:
        yield task(1, hosts.address(HOSTS[0], "/slow/1"))
        assert page_is_here.wait(60)
        yield task(2, hosts.address(HOSTS[0], "/slow/2"))

    fetching = Fetching(tasks(), terms, 4)
    assert next(fetching).key == "1"
    page_is_here.set()
    assert [each.key for each in fetching] == ["2"]


def test_closing_while_the_input_is_waited_for(hosts: MixedHosts) -> None:
    """It does not wait with it; whoever waits for a page is told that there will be none."""
    never = threading.Event()

    def tasks() -> Iterator[Task]:
        yield task(1, hosts.address(HOSTS[0], "/page/1"))
        never.wait(60)

    fetching = Fetching(tasks(), terms, 4)
    next(fetching)
    waiting: list[object] = []
    other = threading.Thread(target=lambda: waiting.append(list(fetching)))
    other.start()
    fetching.close()
    other.join(60)
    assert waiting == [[]]
    never.set()
    assert list(fetching) == []


def test_closing_before_anything_began() -> None:
    """Nothing begins then."""
    fetching = Fetching(iter([task(1, "http://127.0.0.1/a")]), terms, 4)
    fetching.close()
    assert list(fetching) == []


# With the run


class Keys(Job):
    """A job that reports the address."""

    def __call__(self, tasks: Sequence[Task]) -> list[Ended]:
        return [Ended(each.key, each.line.address.encode()) for each in tasks]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty one."""
    with opened(tmp_path / NAME, State("board", "rules")) as made:
        yield made


def outcomes(ledger: Ledger, lines: Iterable[Line], **options: Any) -> list[tuple[str, str]]:
    """Of each line its report, or its slug; and whether it is a line still."""
    run = Run(ledger, Keys(), Here(), lambda: terms(gap=0.0), **options)
    return [(type(each.item).__name__, ended.slug or ended.report.decode()) for each, ended in run.outcomes(lines)]


def test_pages_of_the_same_bytes_are_judged_once(ledger: Ledger, hosts: MixedHosts) -> None:
    """By several hosts, in the order of the list; what failed is asked for again by the next run, and nothing else."""
    addresses = [hosts.address(host, "/page/same") for host in HOSTS[:4]] + [hosts.address(HOSTS[4], "/missing/1")]
    lines = [Line(number, address) for number, address in enumerate(addresses, 1)]
    told = outcomes(ledger, lines)
    assert told[0] == ("Line", addresses[0])
    assert told[4] == ("Line", "refused")
    asked = len(hosts.asked)
    assert outcomes(ledger, lines) == told
    assert [path for path in hosts.asked[asked:] if "robots" not in path] == [f"{HOSTS[4]}/missing/1"]
