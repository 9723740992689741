"""JSON Lines: an object a line, with the fields that a table has as its columns.

The first object decides: where it has no address, or a field that is none of these, nothing of the file is checked. On a later
line that is the line's own failure.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factcheck.inputs.columns import COLUMNS, entry
from factcheck.inputs.entry import BadLine, Entry, ListError
from factcheck.inputs.input import Input, Source
from factcheck.inputs.listed_text import first_of, first_shown, lines_of, text_of

_KNOWN = f"the fields are {', '.join(COLUMNS)}"
_LONGEST = 60


def shown_by(head: bytes) -> bool:
    """By a brace."""
    return first_shown(head).startswith("{")


def named(place: str) -> bool:
    """By the name."""
    return place.lower().endswith((".jsonl", ".ndjson"))


def read(source: Source) -> Iterator[Entry]:
    """A line an entry."""
    text = text_of(source)
    if first := first_of(text):
        try:
            _fields(first)
        except ValueError as error:
            raise ListError(f"{source.name} is no list in JSON Lines: its first line {error}") from error
    return (_entry(number, line) for number, line in enumerate(lines_of(text), 1) if line)


def _entry(number: int, line: str) -> Entry:
    try:
        said = _fields(line)
    except ValueError as error:
        return BadLine(number, "", f"line {number} {error}")
    return entry(number, *(said.get(column, "").strip() for column in COLUMNS))


def _fields(line: str) -> dict[str, str]:
    """What an object says, an absent value being null too. Raises `ValueError` with what is wrong with it."""
    try:
        found: object = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise ValueError(f"is no JSON ({error})") from error
    if not isinstance(found, dict):
        raise ValueError(f'is no object; write {{"address": "…"}}, and {_KNOWN}')
    if unknown := sorted(name for name in found if name not in COLUMNS):
        names = ", ".join(repr(name[:_LONGEST]) for name in unknown[:3])
        raise ValueError(f"has the unknown field{'s' * (len(unknown) > 1)} {names}; {_KNOWN}")
    if "address" not in found:
        raise ValueError(f"has no field address; {_KNOWN}")
    if wrong := next((name for name in found if not isinstance(found[name], str | None)), ""):
        raise ValueError(f"has a field {wrong} that is no text; put it between quotation marks")
    return {name: value for name, value in found.items() if value is not None}


INPUT = Input("jsonl", read, 'no address; write an object a line, {"address": "…"}', shown_by, named)
