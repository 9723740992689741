"""Fetching: one page from an address that somebody typed, within bounds of time, size and good manners.

Nobody on the way is trusted. The address may lead into our own network, so every connection is judged by the address that
it is made to, not by its name. The server may never end, so a deadline covers the whole fetch and limits hold for what
travels and for what comes out of the decompressor. And we are guests: robots.txt and the pace of each host are kept.

A request passes, outermost first: retry (`asking`), cache (`cache`), robots.txt (`robots`), pace (`pace`), wire (`wire`).
"""

from sources.fetching.asking import AsyncFetcher
from sources.fetching.fetched import Fetched
from sources.fetching.fetcher import Fetcher
from sources.fetching.network import Network
from sources.fetching.pace import Pace
from sources.fetching.robots import RobotsMemory
from sources.fetching.terms import Terms

__all__ = ["AsyncFetcher", "Fetched", "Fetcher", "Network", "Pace", "RobotsMemory", "Terms"]
