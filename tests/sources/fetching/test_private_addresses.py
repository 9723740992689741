"""Nothing inside our own network is reached, however its address is written, and whatever a name or a redirect says."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest
from pytest_httpserver import HTTPServer
from raw_server import Detour, Names

from sources.errors import BadAddress, PrivateAddress, SourceError, Unreachable
from sources.fetching import Fetcher, Network, Pace
from sources.fetching.network import GuardedBackend, system_resolver
from sources.fetching.public_address import is_public

PAGE = "<html><body><p>周榜</p></body></html>"
PUBLIC = "93.184.216.34"

FORMS = [
    "127.0.0.1",
    "localhost",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "127.1",
    "0",
    "0.0.0.0",
    "①②⑦.⓪.⓪.①",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::1]",
    "[fe80::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "169.254.169.254",
    "100.100.100.200",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
]


class NoSockets(Detour):
    """Sockets that must not be opened."""

    async def connect_tcp(self, host: str, port: int, *_: object, **__: object) -> object:
        """Fail the test."""
        raise AssertionError(f"connected to {host}")


@pytest.mark.parametrize("host", FORMS)
def test_no_form_of_a_private_address_is_connected_to(host: str) -> None:
    """By the system's own resolver, which understands more forms than anybody expects."""
    fetcher = Fetcher(network=Network(sockets=NoSockets(0)), pace=Pace(gap=0))
    for address in (f"http://{host}/", f"https://{host}/latest/meta-data/"):
        with pytest.raises((PrivateAddress, BadAddress, Unreachable)):
            fetcher.fetch(address)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "unix:///var/run/docker.sock",
        "http+unix://%2Fvar%2Frun%2Fdocker.sock/",
        "gopher://127.0.0.1/",
        "http://user@93.184.216.34/",
        "http://93.184.216.34:secret@example.org/",
        "http://93.184.216.34:22/",
        "https://93.184.216.34:6379/",
        "http://[fe80::1%25lo]/",
    ],
)
def test_no_other_door_is_tried(address: str) -> None:
    """Schemes, credentials, ports, zones: refused before a name is looked up."""
    names = Names([(PUBLIC,)])
    with pytest.raises(BadAddress) as caught:
        Fetcher(network=Network(names, NoSockets(0))).fetch(address)
    assert names.asked == []
    assert "secret" not in str(caught.value)


def test_sockets_of_this_machine_are_refused() -> None:
    with pytest.raises(PrivateAddress):
        asyncio.run(GuardedBackend(Network()).connect_unix_socket("/var/run/docker.sock"))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        (PUBLIC, True),
        ("2606:2800:220:1::", True),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True),
        ("2002:5db8:d822::1", True),
        ("::ffff:192.168.0.1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b:1::a00:1", False),
        ("2002:a00:1::1", False),
        ("2001:0:5db8:d822::f5ff:fffe", False),  # a Teredo client at 10.0.0.1 behind a public server
        ("100.64.0.1", False),
        ("192.0.2.1", False),
        ("240.0.0.1", False),
        ("ff0e::1", False),
        ("fec0::1", False),
    ],
)
def test_addresses_are_judged_by_what_is_in_them(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_public_name_is_connected_to_by_the_address_that_was_judged(httpserver: HTTPServer) -> None:
    """One look-up a connection, and no other behind it."""
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    names, sockets = Names([(PUBLIC,)]), Detour(httpserver.port)
    page = Fetcher(network=Network(names, sockets), pace=Pace(gap=0)).fetch("http://news.example/")
    assert page.body == PAGE.encode()
    assert set(sockets.asked) == {(PUBLIC, 80)}
    assert len(names.asked) == len(sockets.asked)


def test_a_name_that_changes_its_answer_gains_nothing(httpserver: HTTPServer) -> None:
    """Public for robots.txt, then this machine: the second answer is judged as well."""
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    sockets = Detour(httpserver.port)
    names = Names([(PUBLIC,), ("127.0.0.1",)])
    closing = {"Connection": "close"}
    httpserver.clear()
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404, headers=closing)
    with pytest.raises(PrivateAddress, match=r"rebinding\.example leads to 127\.0\.0\.1, which is not on the public internet"):
        Fetcher(network=Network(names, sockets), pace=Pace(gap=0)).fetch("http://rebinding.example/")
    assert [request.path for request, _ in httpserver.log] == ["/robots.txt"]
    assert sockets.asked == [(PUBLIC, 80)]


@pytest.mark.parametrize("answers", [(PUBLIC, "127.0.0.1"), ("127.0.0.1", PUBLIC), (PUBLIC, "::ffff:10.0.0.1")])
def test_one_private_answer_spoils_all(answers: tuple[str, ...]) -> None:
    with pytest.raises(PrivateAddress, match="--allow-private"):
        Fetcher(network=Network(Names([answers]), NoSockets(0))).fetch("http://mixed.example/")


def test_a_name_without_an_address_is_unreachable() -> None:
    with pytest.raises(Unreachable, match="gave no answer"):
        Fetcher(network=Network(Names([()]), NoSockets(0))).fetch("http://empty.example/")


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "//100.100.100.200/",
        "http://127.0.0.1:6379/",
        "file:///etc/passwd",
        "http://root:secret@news.example/",
        "https://news.example:22/",
    ],
)
def test_a_redirect_passes_the_same_rules(httpserver: HTTPServer, location: str) -> None:
    """The resolver is the system's for addresses; the page itself lies on a public one."""
    httpserver.expect_request("/").respond_with_data("", status=302, headers={"Location": location})

    async def names(host: str, port: int) -> tuple[str, ...]:
        return (PUBLIC,) if host == "news.example" else await system_resolver(host, port)

    sockets = Detour(httpserver.port)
    with pytest.raises(SourceError) as caught:
        Fetcher(network=Network(names, sockets), pace=Pace(gap=0)).fetch("http://news.example/")
    assert isinstance(caught.value, PrivateAddress | BadAddress)
    assert "secret" not in str(caught.value)
    assert {host for host, _ in sockets.asked} == {PUBLIC}


def test_a_robots_file_may_not_lead_inside_either(httpserver: HTTPServer) -> None:
    httpserver.clear()
    httpserver.expect_request("/robots.txt").respond_with_data("", status=302, headers={"Location": "http://10.0.0.1/"})
    sockets = Detour(httpserver.port)

    async def names(host: str, _: int) -> tuple[str, ...]:
        return (PUBLIC,) if host == "news.example" else (host,)

    with pytest.raises(PrivateAddress):
        Fetcher(network=Network(names, sockets), pace=Pace(gap=0)).fetch("http://news.example/")
    assert [request.path for request, _ in httpserver.log] == ["/robots.txt"]


def test_an_intranet_is_opened_by_an_option_alone(httpserver: HTTPServer, local: partial[Fetcher]) -> None:
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    with pytest.raises(BadAddress, match="port"):
        Fetcher().fetch(httpserver.url_for("/"))
    assert httpserver.log == []
    assert local().fetch(httpserver.url_for("/")).body == PAGE.encode()


def test_the_next_address_of_a_host_is_tried(httpserver: HTTPServer) -> None:
    """A host of two addresses, one of which is down."""
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    fetcher = Fetcher(network=Network(Names([("127.0.0.2", "127.0.0.1")])), allow_private=True, pace=Pace(gap=0))
    assert fetcher.fetch(f"http://two.example:{httpserver.port}/").exchanges[-1].ip_address == "127.0.0.1"
