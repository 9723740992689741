"""Addresses one a line: what an input is that nothing else recognises.

Blank lines and lines that begin with # are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.inputs.columns import HOLDS, entry
from factcheck.inputs.entry import Entry
from factcheck.inputs.input import Input, Source
from factcheck.inputs.listed_text import lines_of, text_of


def read(source: Source) -> Iterator[Entry]:
    """A line an entry."""
    text = text_of(source)
    return (entry(number, address) for number, address in enumerate(lines_of(text), 1) if address)


INPUT = Input("list", read, HOLDS)
