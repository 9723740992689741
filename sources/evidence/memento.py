"""Mementos: what an archive says of a page that it served (RFC 7089), taken from the answer's header and from nowhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from sources.exchange import Headers

_LINK = re.compile(r"<([^<>]*)>((?:\s*;\s*[\w*!#$&+.^`|~-]+(?:\s*=\s*(?:\"[^\"]*\"|[^\s\";,]+))?)*)")
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s\";,]+))", re.IGNORECASE)
#: A header may be as long as a server likes; links of interest come first.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Memento:
    """The moment of a copy as its header gives it, where it stands, where one asks for others. What is not said is empty."""

    datetime: str = ""
    memento: str = ""
    timegate: str = ""


def memento_in(headers: Headers, url: str) -> Memento:
    """What the header of an answer says; `url` is the page's, against which links are read.

    >>> memento_in((("Link", '</2026/a>; rel="first memento", </gate>; rel=timegate'),), "https://archive.example/b").memento
    'https://archive.example/2026/a'
    """
    moment = ""
    found: dict[str, str] = {}
    for name, value in headers:
        if name.lower() == "memento-datetime":
            moment = value.strip()[:100]
        elif name.lower() == "link":
            for target, parameters in _LINK.findall(value[:_LONGEST]):
                relation = _REL.search(parameters)
                for word in ((relation[1] or relation[2]) if relation else "").lower().split():
                    if word in ("memento", "timegate") and (address := _web(target, url)):
                        found.setdefault(word, address)
    return Memento(moment, found.get("memento", ""), found.get("timegate", ""))


def _web(target: str, url: str) -> str:
    try:
        address = urljoin(url, target.strip())
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) else ""
