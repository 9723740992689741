"""Inputs as tests give them: bytes under a name, and a web of a few pages."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from factcheck.inputs import AddressList, Source, items_of
from factcheck.inputs.input import HEAD
from sources.errors import Refused
from sources.fetches import Fetches
from sources.fetching import Fetched


def source(raw: bytes, name: str = "list.txt", url: str = "", fetcher: Fetches | None = None) -> Source:
    """An input of these bytes."""
    return Source(url or name, url or name, raw[:HEAD], lambda: io.BytesIO(raw), url, fetcher)


def listed(
    text: str | bytes, name: str = "list.txt", url: str = "", fetcher: Fetches | None = None, kind: str = ""
) -> AddressList:
    """All that an input of this text gives."""
    raw = text.encode() if isinstance(text, str) else text
    return AddressList.of(items_of(source(raw, name, url, fetcher), kind))


@dataclass
class Web:
    """Serves a few addresses, and remembers what was asked."""

    pages: dict[str, bytes]
    asked: list[str] = field(default_factory=list)

    def fetch(self, address: str) -> Fetched:
        """The page, or a refusal."""
        self.asked.append(address)
        if address not in self.pages:
            raise Refused(f"{address} was refused with status 404 Not Found.")
        return Fetched(address, self.pages[address], "", "", "")
