"""Each story once, where it first stands: by its canonical address, and by its bytes where the input knows them.

Of what was seen only digests are kept. Two addresses whose pages turn out to be the same story are known when they are read:
see `factcheck.content_key`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import PurePath

from factcheck.inputs.entry import Entry, Item, Line, Repeat, Same

#: Of so many bytes no two of a thousand million addresses are the same by chance.
_DIGEST = 16


def each_once(entries: Iterable[Entry]) -> Iterator[Item]:
    """The entries; those that were there before as repeats. One that cannot be checked does not keep a later one out."""
    seen: dict[bytes, int] = {}
    for entry in entries:
        keys = tuple(_keys(entry))
        before = next(((same, seen[key]) for same, key in keys if key in seen), None)
        if before is not None:
            yield Repeat(entry.number, before[1], entry.address, before[0])
            continue
        if isinstance(entry, Line):
            seen.update((key, entry.number) for _, key in keys)
        yield entry


def address_key(address: str) -> str:
    """The address by which a story is known again: the canonical one of the web, or the path without its detours.

    >>> address_key("https://Example.cn/a.html?utm_source=x#top"), address_key("./saved/a.html")
    ('https://example.cn/a.html', 'saved/a.html')
    """
    if "://" in address:
        from sources.canonical import canonical_address  # noqa: PLC0415 - loads courlan

        return canonical_address(address) or address
    return str(PurePath(address)) if address else ""


def _keys(entry: Entry) -> Iterator[tuple[Same, bytes]]:
    if entry.address:
        yield Same.ADDRESS, _digest(f"address {address_key(entry.address)}")
    if isinstance(entry, Line) and entry.content:
        yield Same.CONTENT, _digest(f"content {entry.content}")


def _digest(said: str) -> bytes:
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
