"""We are guests: robots.txt, the gap between two requests, and when a busy server wants to be asked again. No test waits."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise

import pytest
import stamina
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from sources.errors import Blocked, Disallowed, Refused, SourceError
from sources.fetching import AsyncFetcher, Fetcher, Pace, RobotsMemory
from sources.fetching.retry import TryLaterError, retry_after, waits

PAGE = "<html><body><p>周榜</p></body></html>"


@dataclass
class Clock:
    """Time that passes only while somebody sleeps."""

    now: float = 0.0
    due: list[float] = field(default_factory=list)

    def read(self) -> float:
        """The seconds since it began."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Wake up when all who are to wake earlier have."""
        mine = self.now + seconds
        self.due.append(mine)
        await asyncio.sleep(0)  # whoever starts now is awake, too
        while min(self.due) < mine:
            await asyncio.sleep(0)
        self.due.remove(mine)
        self.now = max(self.now, mine)


@dataclass
class Host:
    """A server that writes down what it is asked, and when by the clock."""

    server: HTTPServer
    clock: Clock = field(default_factory=Clock)
    asked: list[tuple[str, float]] = field(default_factory=list)

    def answers(self, robots: Response | str, page: Callable[[Request], Response] | None = None) -> None:
        """What it says for robots.txt, and for everything else."""

        def handler(request: Request) -> Response:
            self.asked.append((request.path, self.clock.now))
            if request.path == "/robots.txt":
                return robots if isinstance(robots, Response) else Response(robots, content_type="text/plain")
            return page(request) if page else Response(PAGE, content_type="text/html")

        self.server.clear()
        self.server.expect_request(re.compile("")).respond_with_handler(handler)

    def fetcher(self, gap: float = 0.0, **terms: object) -> Fetcher:
        """A fetcher that lives by the clock."""
        pace = Pace(gap, self.clock.read, self.clock.sleep)
        return Fetcher(allow_private=True, pace=pace, robots=RobotsMemory(self.clock.read), **terms)

    def url(self, path: str) -> str:
        """The address of a page."""
        return self.server.url_for(path)

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]

    def gaps(self) -> list[float]:
        """The seconds between two requests."""
        moments = [moment for _, moment in self.asked]
        return [later - earlier for earlier, later in pairwise(moments)]


@pytest.fixture
def host(httpserver: HTTPServer) -> Host:
    """The logging server."""
    return Host(httpserver)


@pytest.fixture(autouse=True)
def _no_waiting_between_tries() -> Iterator[None]:
    stamina.set_testing(True, attempts=10, cap=True)
    yield
    stamina.set_testing(False)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private/", "/private/a", False),
        ("User-agent: *\nDisallow: /private/", "/public/a", True),
        ("User-agent: *\nDisallow: /", "/", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /*.do$", "/a.do", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/open", "/a/open/1", True),
        ("User-agent: news-factcheck\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: News-FactCheck\nAllow: /", "/a", True),
        ("User-agent: otherbot\nDisallow: /", "/a", True),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("<html>not found</html>", "/a", True),
        ("", "/a", True),
    ],
)
def test_robots_txt_is_kept(host: Host, rules: str, path: str, allowed: bool) -> None:
    """Not one request goes against it."""
    host.answers(rules)
    if allowed:
        assert host.fetcher().fetch(host.url(path)).body == PAGE.encode()
        assert host.paths() == ["/robots.txt", path]
    else:
        with pytest.raises(Disallowed, match="asks programs not to fetch"):
            host.fetcher().fetch(host.url(path))
        assert host.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(200, True), (400, True), (401, True), (403, True), (404, True), (410, True), (429, True), (500, False), (503, False)],
)
def test_a_robots_txt_that_cannot_be_had(host: Host, status: int, allowed: bool) -> None:
    """4xx: there are no rules; 5xx: nobody knows them, so nothing is asked for (RFC 9309, 2.3.1)."""
    host.answers(Response("", status=status))
    if allowed:
        host.fetcher().fetch(host.url("/a"))
    else:
        with pytest.raises(Disallowed, match=r"cannot give its robots\.txt"):
            host.fetcher().fetch(host.url("/a"))
    assert host.paths() == ["/robots.txt", "/a"][: 1 + allowed]


def test_every_hop_of_a_redirect_asks_robots_txt(host: Host) -> None:
    host.answers("User-agent: *\nDisallow: /private/", lambda _: Response("", status=302, headers={"Location": "/private/story"}))
    with pytest.raises(Disallowed, match="/private/story"):
        host.fetcher().fetch(host.url("/a"))
    assert host.paths() == ["/robots.txt", "/a"]


def test_robots_txt_may_lie_elsewhere(host: Host) -> None:
    """Over at most five redirects; beyond them there are no rules."""
    moved = Response("", status=301, headers={"Location": "/rules"})
    host.answers(moved, lambda _: Response("User-agent: *\nDisallow: /a", content_type="text/plain"))
    with pytest.raises(Disallowed):
        host.fetcher().fetch(host.url("/a"))
    assert host.paths() == ["/robots.txt", "/rules"]
    host.asked.clear()
    host.answers(Response("", status=301, headers={"Location": "/robots.txt"}))
    assert host.fetcher().fetch(host.url("/a")).body == PAGE.encode()
    assert host.paths() == ["/robots.txt"] * 6 + ["/a"]


def test_of_a_robots_txt_without_end_half_a_megabyte_counts(host: Host) -> None:
    """What stands behind that was never read."""
    long = "# filler\n" * 60_000
    host.answers(f"User-agent: *\nDisallow: /a\n{long}Disallow: /b\n")
    fetcher = host.fetcher()
    with pytest.raises(Disallowed):
        fetcher.fetch(host.url("/a"))
    assert fetcher.fetch(host.url("/b")).body == PAGE.encode()


def test_robots_txt_is_asked_for_once_a_day(host: Host) -> None:
    host.answers("User-agent: *\nDisallow: /b")
    fetcher = host.fetcher()
    for path in ("/a", "/c", "/d"):
        fetcher.fetch(host.url(path))
    assert host.paths() == ["/robots.txt", "/a", "/c", "/d"]
    host.clock.now += 24 * 3600
    fetcher.fetch(host.url("/e"))
    assert host.paths()[4:] == ["/robots.txt", "/e"]


def test_many_at_once_ask_robots_txt_once(host: Host) -> None:
    host.answers("")

    async def fetch_all() -> None:
        async with AsyncFetcher(host.fetcher()) as fetcher:
            await asyncio.gather(*(fetcher.fetch(host.url(f"/{n}")) for n in range(8)))

    asyncio.run(fetch_all())
    assert host.paths()[0] == "/robots.txt"
    assert sorted(host.paths()[1:]) == [f"/{n}" for n in range(8)]


@pytest.mark.parametrize(
    ("rules", "gap"),
    [
        ("", 2.0),
        ("User-agent: *\nCrawl-delay: 7.5", 7.5),
        ("User-agent: *\nCrawl-delay: 1", 2.0),
        ("User-agent: *\nCrawl-delay: -5", 2.0),
        ("User-agent: *\nCrawl-delay: nan", 2.0),
        ("User-agent: *\nCrawl-delay: inf", 2.0),
        ("User-agent: news-factcheck\nCrawl-delay: 30\n\nUser-agent: *\nCrawl-delay: 3", 30.0),
    ],
)
def test_the_gap_between_two_requests_is_ours_or_the_longer_one_of_the_host(host: Host, rules: str, gap: float) -> None:
    """It counts from robots.txt on, over redirects and over several fetches."""
    host.answers(
        rules,
        lambda request: (
            Response("", status=302, headers={"Location": "/b"})
            if request.path == "/a"
            else Response(PAGE, content_type="text/html")
        ),
    )
    fetcher = host.fetcher(gap=2.0)
    fetcher.fetch(host.url("/a"))
    fetcher.fetch(host.url("/c"))
    assert host.paths() == ["/robots.txt", "/a", "/b", "/c"]
    assert host.gaps() == [gap] * 3


@pytest.mark.parametrize("delay", ["61", "3600", "1e300"])
def test_a_host_that_wants_hours_in_between_is_left_alone(host: Host, delay: str) -> None:
    host.answers(f"User-agent: *\nCrawl-delay: {delay}")
    with pytest.raises(Disallowed, match="seconds between requests"):
        host.fetcher().fetch(host.url("/a"))
    assert host.paths() == ["/robots.txt"]


def test_waiting_for_a_turn_costs_a_page_none_of_its_time(host: Host) -> None:
    """Sleeping ten minutes by the clock, the fetch of five real seconds goes on."""
    host.answers("User-agent: *\nCrawl-delay: 60")
    fetcher = host.fetcher(timeout=5)
    for n in range(10):
        fetcher.fetch(host.url(f"/{n}"))
    assert host.gaps() == [60.0] * 10


def test_turns_of_many_at_once_lie_apart_and_hosts_do_not_wait_for_each_other() -> None:
    clock = Clock()
    pace = Pace(2.0, clock.read, clock.sleep)
    taken: list[tuple[str, float]] = []

    async def one(name: str) -> None:
        await pace.turn(name)
        taken.append((name, clock.now))

    async def all_of_them() -> None:
        await asyncio.gather(*(one(name) for name in ("a", "b", "a", "a", "b")))

    asyncio.run(all_of_them())
    assert sorted(taken) == [("a", 0.0), ("a", 2.0), ("a", 4.0), ("b", 0.0), ("b", 2.0)]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_when_it_says(host: Host, status: int) -> None:
    times = iter(range(10))
    host.answers(
        "",
        lambda _: (
            Response("", status=status, headers={"Retry-After": "1"})
            if next(times) < 2
            else Response(PAGE, content_type="text/html")
        ),
    )
    assert host.fetcher().fetch(host.url("/a")).body == PAGE.encode()
    assert host.paths() == ["/robots.txt", "/a", "/a", "/a"]


@pytest.mark.parametrize(
    ("status", "after", "tries", "error"),
    [
        (503, "1", 3, Refused),
        (429, "1", 3, Blocked),
        (503, "3600", 1, Refused),
        (429, "3600", 1, Blocked),
        (503, None, 1, Refused),
        (429, None, 1, Blocked),
        (503, "soon", 1, Refused),
        (500, "1", 1, Refused),
    ],
)
def test_how_often_a_busy_server_is_asked(
    host: Host, status: int, after: str | None, tries: int, error: type[SourceError]
) -> None:
    """Three times at most, never if it does not say when, and never beyond the deadline."""
    host.answers("", lambda _: Response("", status=status, headers={"Retry-After": after} if after else {}))
    with pytest.raises(error, match=str(status)):
        host.fetcher().fetch(host.url("/a"))
    assert host.paths() == ["/robots.txt"] + ["/a"] * tries


NOW = datetime(2026, 3, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        ("Mon, 16 Mar 2026 00:01:00 GMT", 60.0),
        ("Sun, 15 Mar 2026 00:00:00 GMT", 0.0),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("²", None),
        ("tomorrow", None),
        ("9" * 5000, 999_999_999.0),
    ],
)
def test_retry_after(header: str, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds


def test_waiting_is_bounded_by_the_deadline() -> None:
    assert waits(lambda: 10.0)(TryLaterError(9.0)) == 9.0
    assert waits(lambda: 10.0)(TryLaterError(10.0)) is False
    assert waits(lambda: 10.0)(ValueError()) is False
