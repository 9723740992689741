"""A payload: the bytes of one file that a user saved from a ranking, before anybody has said what it is."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec

from sources.errors import BrokenPayload, UnknownFormat

_Shape = TypeVar("_Shape")

#: The largest real payload has 4 MB.
MOST_BYTES = 64 * 1024 * 1024


class Payload:
    """Bytes with a name, looked at as text, as JSON or as a table, each decoded once."""

    def __init__(self, name: str, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            raise BrokenPayload(f"{name} has more than {MOST_BYTES // 1024**2} MB; no ranking has so many.")
        self.name = name
        self.data = data

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def text(self) -> str:
        """The bytes as UTF-8, without a byte order mark."""
        if not self.data.strip():
            raise BrokenPayload(f"{self.name} is empty.")
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnknownFormat(f"{self.name} is no text in UTF-8; save the payload as it was served.") from error

    @cached_property
    def json(self) -> object:
        """The JSON value, `None` where the text does not begin like one; `BrokenPayload` where it ends too early."""
        if self.text.lstrip()[:1] not in {"{", "["}:
            return None
        try:
            value: object = msgspec.json.decode(self.text)
        except (msgspec.DecodeError, RecursionError) as error:
            raise BrokenPayload(f"{self.name} begins like JSON and is truncated or altered ({error}); save it again.") from error
        return value

    def shaped(self, value: object, shape: type[_Shape]) -> _Shape:
        """A JSON value as a type; `BrokenPayload` with the place where it does not fit."""
        try:
            return msgspec.convert(value, type=shape)
        except msgspec.ValidationError as error:
            raise BrokenPayload(f"{self.name} was altered or is of another version: {error}.") from error

    @cached_property
    def header(self) -> tuple[str, ...]:
        """The column names of a table with commas, in order; empty where the first line is no such thing."""
        first = self.text.split("\n", 1)[0].strip()
        return tuple(first.split(",")) if "," in first and first[0].isalpha() else ()

    @cached_property
    def records(self) -> Sequence[Mapping[str, str]]:
        """The lines of a table by column; `BrokenPayload` where the last line is cut off or a line has not its columns."""
        if not self.text.endswith("\n"):
            raise BrokenPayload(f"{self.name} is truncated: its last line does not end; save it again.")
        lines = csv.reader(io.StringIO(self.text, newline=""), strict=True)
        found = []
        try:
            for number, line in enumerate(lines, 1):
                if number > 1 and len(line) != len(self.header):
                    raise BrokenPayload(
                        f"{self.name} is truncated or altered: line {number} has not its {len(self.header)} columns."
                    )
                found.append(dict(zip(self.header, line, strict=True)))
        except csv.Error as error:
            raise BrokenPayload(f"{self.name} is truncated or altered: {error}.") from error
        if len(found) < 2:
            raise BrokenPayload(f"{self.name} has a header and no rows.")
        return found[1:]


def fields(value: object) -> Mapping[str, object]:
    """The fields of a JSON object; of anything else none."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> Sequence[object]:
    """The items of a JSON array; of anything else none."""
    return value if isinstance(value, list) else ()


def first(value: object) -> Mapping[str, object]:
    """The fields of the first item of a JSON array."""
    return fields(next(iter(items(value)), None))
