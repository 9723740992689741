"""The file form of the OpenRouter history: what the bundle holds, how it is read and written.

One xz stream (its own SHA-256 check inside) of one JSON object, the fields of `Bundle` by name. Values are
whole tokens; a series of daily rows is kept as one column per entity, in units of its `scale`.
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Self

import msgspec

from sources.board.board import Coverage, Provenance, Window
from sources.errors import BrokenBoard

VERSION = 1
#: A bundle that unpacks to more than this is none of ours (the real one has some 2 MB).
_MOST_BYTES = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture of one window, as columns: `entities[i]` had `values[i]` tokens over `days[i]` days.

    Rows stand in falling order of value. `source` counts in `Bundle.sources`. A capture of which only the
    day is known stands at the first second of that day, UTC.
    """

    id: str
    series: str
    coverage: Coverage
    window: Window
    captured_at: datetime
    complete: bool
    source: int
    entities: tuple[str, ...]
    values: tuple[int, ...]
    days: tuple[int, ...]
    others: int | None

    def with_row(self, entity: str, value: int, days: int) -> Self:
        """The same capture with one row more, in its place."""
        rows = [*zip(self.entities, self.values, self.days, strict=True), (entity, value, days)]
        rows.sort(key=lambda row: -row[1])
        entities, values, lasted = zip(*rows, strict=True)
        return replace(self, entities=entities, values=values, days=lasted)


@dataclass(frozen=True, slots=True)
class DailyColumn:
    """The days of one entity: `values[0]` is day number `first` of the series; `None` is a day without a row."""

    first: int
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class DailySeries:
    """Daily rows of one capture, from which any window inside can be summed.

    `others` has one figure a day where the series has a remainder row. Values count in units of `scale` tokens.
    """

    series: str
    coverage: Coverage
    window: Window
    captured_at: datetime
    source: int
    scale: int
    columns: Mapping[str, DailyColumn]
    others: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Author:
    """A maker: its names, the names of its families, and its origin (ISO 3166, empty where nobody looked).

    `needs_context` lists those of its names that are also common words; `same_as` is the slug that it counts
    with, if it is a second slug of one maker; `source` says who states the origin.
    """

    slug: str
    name_en: str
    name_zh: str
    aliases: tuple[str, ...]
    families: tuple[str, ...]
    needs_context: tuple[str, ...]
    same_as: str
    origin: str
    source: str


@dataclass(frozen=True, slots=True)
class Stealth:
    """A model listed without its maker. `confirmed` says whether the maker owned up to `identity`."""

    slug: str
    name_en: str
    name_zh: str
    listed_on: date | None
    identity: str
    revealed_on: date | None
    origin: str
    confirmed: bool
    source: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A model as the catalogue lists it: `slug` (dated) is what rows bear, `model_id` what people type.

    `hugging_face_id` is given where the weights are public.
    """

    model_id: str
    slug: str
    name: str
    created: date | None
    hugging_face_id: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything that ships: captures, daily rows, where they come from, and who is on them."""

    version: int
    citation: str
    restatement: Decimal
    restatement_source: str
    sources: tuple[Provenance, ...]
    captures: tuple[Capture, ...]
    daily: tuple[DailySeries, ...]
    authors: tuple[Author, ...]
    stealth: tuple[Stealth, ...]
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    version: int


def read_bundle(path: Path) -> Bundle:
    """The bundle at a path; `BrokenBoard` where it is missing, truncated, altered or of an unknown version."""
    return unpack_bundle(load_bytes(path), str(path))


def load_bytes(path: Path) -> bytes:
    """The file as it is; `BrokenBoard` where there is none."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BrokenBoard(
            f"The OpenRouter history cannot be read: {path}: {error.strerror}; install the package anew."
        ) from error


def unpack_bundle(packed: bytes, name: str) -> Bundle:
    """The bundle in these bytes; `name` is what the messages call it."""
    text = _unpacked(packed, name)
    try:
        version = msgspec.json.decode(text, type=_Head).version
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BrokenBoard(f"{name} holds no OpenRouter history ({error}); install the package anew.") from error
    if version != VERSION:
        raise BrokenBoard(
            f"{name} is an OpenRouter history of version {version}, and this program reads version {VERSION}; update it."
        )
    try:
        bundle = msgspec.json.decode(text, type=Bundle)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BrokenBoard(f"{name} was altered: {error}; install the package anew.") from error
    if fault := _fault(bundle):
        raise BrokenBoard(f"{name} was altered: {fault}; install the package anew.")
    return bundle


def pack_bundle(bundle: Bundle) -> bytes:
    """The bytes of a bundle: the same for the same bundle."""
    if fault := _fault(bundle):
        raise BrokenBoard(f"This history cannot be packed: {fault}.")
    return lzma.compress(
        msgspec.json.encode(bundle), format=lzma.FORMAT_XZ, check=lzma.CHECK_SHA256, preset=6 | lzma.PRESET_EXTREME
    )


def write_bundle(bundle: Bundle, path: Path) -> None:
    """Write a bundle, whole or not at all."""
    packed = pack_bundle(bundle)
    half = path.with_name(path.name + ".part")
    half.write_bytes(packed)
    half.replace(path)


def _unpacked(packed: bytes, name: str) -> bytes:
    decompressor = lzma.LZMADecompressor(format=lzma.FORMAT_XZ)
    try:
        text = decompressor.decompress(packed, max_length=_MOST_BYTES)
    except lzma.LZMAError as error:
        raise BrokenBoard(f"{name} was altered or is no OpenRouter history ({error}); install the package anew.") from error
    if decompressor.unused_data:
        raise BrokenBoard(f"{name} was altered: something follows its end; install the package anew.")
    if not decompressor.eof:
        raise BrokenBoard(f"{name} is truncated; install the package anew.")
    return text


def _fault(bundle: Bundle) -> str:
    """What contradicts itself in a bundle, in words; empty where nothing does."""
    seen: set[str] = set()
    for capture in bundle.captures:
        if capture.id in seen:
            return f"two captures bear the id {capture.id}"
        seen.add(capture.id)
        if fault := _capture_fault(capture, len(bundle.sources)):
            return f"capture {capture.id} {fault}"
    for daily in bundle.daily:
        if fault := _daily_fault(daily, len(bundle.sources)):
            return f"series {daily.series} {fault}"
    return ""


def _capture_fault(capture: Capture, sources: int) -> str:
    if not len(capture.entities) == len(capture.values) == len(capture.days):
        return "has columns of different lengths"
    if len(set(capture.entities)) != len(capture.entities):
        return "names a row twice"
    if any(later > earlier for earlier, later in zip(capture.values, capture.values[1:], strict=False)):
        return "is not in falling order"
    if any(value < 0 for value in capture.values) or (capture.others or 0) < 0:
        return "has a figure below zero"
    return _frame_fault(capture.window, capture.captured_at, capture.source, sources)


def _daily_fault(daily: DailySeries, sources: int) -> str:
    days = (daily.window.end - daily.window.start).days + 1
    if daily.others is not None and len(daily.others) != days:
        return "has not one remainder a day"
    if any(column.first < 0 or column.first + len(column.values) > days for column in daily.columns.values()):
        return "has a row outside its days"
    return _frame_fault(daily.window, daily.captured_at, daily.source, sources)


def _frame_fault(window: Window, captured_at: datetime, source: int, sources: int) -> str:
    if window.end < window.start:
        return "ends before it starts"
    if captured_at.tzinfo is None:
        return "was captured at a time without a zone"
    return "" if 0 <= source < sources else "names no source"
