"""What a web archive says of a copy, read from the header."""

from __future__ import annotations

import pytest
from travelled import ADDRESS, PAGE, exchange, fetched

from sources.evidence.archive import Archive
from sources.evidence.memento import Memento, memento_in
from sources.exchange import Headers

URL = "https://archive.example/2030/https://a.example/"
MOMENT = "Sat, 16 Mar 2030 08:12:03 GMT"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        pytest.param((), Memento(), id="nothing"),
        pytest.param((("memento-datetime", MOMENT),), Memento(MOMENT), id="the moment alone"),
        pytest.param(
            (
                ("Memento-Datetime", MOMENT),
                (
                    "Link",
                    f'<{URL}>; rel="first last memento"; datetime="{MOMENT}", <https://archive.example/gate/>; rel="timegate"',
                ),
            ),
            Memento(MOMENT, URL, "https://archive.example/gate/"),
            id="as RFC 7089 writes it",
        ),
        pytest.param(
            (("Link", "</gate>; rel=timegate"),), Memento(timegate="https://archive.example/gate"), id="relative, no quotes"
        ),
        pytest.param(
            (("Link", '<https://x.example/1>; rel="memento"'), ("Link", '<https://x.example/2>; rel="memento"')),
            Memento(memento="https://x.example/1"),
            id="the first of several",
        ),
        pytest.param((("Link", '<javascript:alert(1)>; rel="memento"'),), Memento(), id="no address of the web"),
        pytest.param((("Link", '<http://[>; rel="memento"'),), Memento(), id="no address"),
        pytest.param((("Link", "<" * 30_000 + '; rel="memento'),), Memento(), id="nonsense"),
        pytest.param((("X-Link", '<https://x.example/>; rel="memento"'),), Memento(), id="another field"),
    ],
)
def test_memento(headers: Headers, expected: Memento) -> None:
    """What is not said is empty."""
    assert memento_in(headers, URL) == expected


def test_it_is_kept_with_the_page_and_never_taken_from_it(archive: Archive) -> None:
    """A link in the page is the page's own word."""
    body = PAGE + b'<link rel="timegate" href="https://evil.example/">'
    kept = archive.keep(ADDRESS, fetched(exchange(URL, body, headers=(("Memento-Datetime", MOMENT),)), body=body))
    assert kept.memento == Memento(MOMENT)
    assert archive.visit(kept.file, kept.record).kept.memento == Memento(MOMENT)
