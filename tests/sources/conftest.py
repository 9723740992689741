"""For every test that fetches: a server on this machine without a robots.txt, and a fetcher that may ask it."""

from __future__ import annotations

from functools import partial

import pytest
from pytest_httpserver import HTTPServer

from sources.fetching import Fetcher, Pace


@pytest.fixture
def httpserver(httpserver: HTTPServer) -> HTTPServer:
    """The server of pytest-httpserver, which says 500 to what it does not expect; to robots.txt it says 404."""
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    return httpserver


@pytest.fixture
def local() -> partial[Fetcher]:
    """Makes fetchers that may ask this machine, as fast as they like."""
    return partial(Fetcher, allow_private=True, pace=Pace(gap=0))
