"""The file form: what is written is read again, and what was tampered with is refused in one sentence."""

from __future__ import annotations

import lzma
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from sources.board.board import Coverage, Provenance, Window
from sources.board.openrouter import load_openrouter
from sources.board.openrouter_bundle import (
    VERSION,
    Bundle,
    Capture,
    DailyColumn,
    DailySeries,
    pack_bundle,
    read_bundle,
    write_bundle,
)
from sources.errors import BrokenBoard

WEEK = Window(date(2026, 3, 9), date(2026, 3, 15))
CAPTURE = Capture(
    id="chart-2026-03-09-20260317",
    series="chart",
    coverage=Coverage.CHART,
    window=WEEK,
    captured_at=datetime(2026, 3, 17, 1, 11, tzinfo=UTC),
    complete=True,
    source=0,
    entities=("a/one", "b/two"),
    values=(500, 300),
    days=(7, 6),
    others=200,
)
DAILY = DailySeries(
    series="model-pages",
    coverage=Coverage.CATALOGUE,
    window=Window(date(2026, 3, 1), date(2026, 3, 5)),
    captured_at=datetime(2026, 3, 6, tzinfo=UTC),
    source=0,
    scale=1000,
    columns={"a/one": DailyColumn(0, (1, 2, 3, 4, 5)), "b/two": DailyColumn(2, (10, None, 20))},
    others=None,
)
BUNDLE = Bundle(
    version=VERSION,
    citation="Source: a test, as of {as_of}.",
    restatement=Decimal("0.0033"),
    restatement_source="a test",
    sources=(Provenance("owner/repo@0123abc", "https://example.org", "no licence stated"),),
    captures=(CAPTURE,),
    daily=(DAILY,),
    authors=(),
    stealth=(),
    listings=(),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "history.json.xz"
    write_bundle(BUNDLE, written)
    return written


def test_what_is_written_is_read_again(path: Path) -> None:
    assert read_bundle(path) == BUNDLE


def test_the_same_bundle_has_the_same_bytes(path: Path) -> None:
    assert path.read_bytes() == pack_bundle(read_bundle(path))


def test_nothing_is_left_beside_the_file(path: Path) -> None:
    assert [file.name for file in path.parent.iterdir()] == ["history.json.xz"]


def test_a_row_finds_its_place() -> None:
    more = CAPTURE.with_row("c/three", 400, 5)
    assert (more.entities, more.values, more.days) == (("a/one", "c/three", "b/two"), (500, 400, 300), (7, 5, 6))
    assert CAPTURE.entities == ("a/one", "b/two")


def test_days_are_summed_within_their_series(path: Path) -> None:
    """Days without a row count for nothing, and a window that leaves the series has no sum."""
    board = load_openrouter(path)
    (three,) = board.snapshots(Window(date(2026, 3, 2), date(2026, 3, 4)))
    assert [(row.entity, int(row.value), row.days) for row in three.rows] == [("b/two", 10_000, 1), ("a/one", 9_000, 3)]
    (whole,) = board.snapshots(DAILY.window)
    assert [(row.entity, int(row.value), row.days) for row in whole.rows] == [("b/two", 30_000, 2), ("a/one", 15_000, 5)]
    (second,) = board.snapshots(Window(date(2026, 3, 2), date(2026, 3, 2)))
    assert [row.entity for row in second.rows] == ["a/one"]
    assert board.snapshots(Window(date(2026, 3, 5), date(2026, 3, 6))) == ()
    assert board.snapshots(Window(date(2026, 3, 4), date(2026, 3, 2))) == ()


def test_a_bundle_with_bare_rows_is_a_board(path: Path) -> None:
    board = load_openrouter(path)
    assert board.citation == "Source: a test, as of 2026-03-17."
    assert board.last_window == WEEK
    assert board.entity("b/two").label == "Two"


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BrokenBoard, match=r"cannot be read.*No such file"):
        load_openrouter(tmp_path / "none.json.xz")


def cut(packed: bytes) -> bytes:
    return packed[:-200]


def emptied(_: bytes) -> bytes:
    return b""


def flipped(packed: bytes) -> bytes:
    middle = len(packed) // 2
    return packed[:middle] + bytes([packed[middle] ^ 0xFF]) + packed[middle + 1 :]


def lengthened(packed: bytes) -> bytes:
    return packed + b"more"


def foreign(_: bytes) -> bytes:
    return b"PK\x03\x04 no history at all"


def repacked(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    return lambda packed: lzma.compress(change(lzma.decompress(packed)))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(cut, "truncated", id="cut"),
        pytest.param(emptied, "truncated", id="emptied"),
        pytest.param(flipped, "altered", id="flipped"),
        pytest.param(lengthened, "altered: something follows", id="lengthened"),
        pytest.param(foreign, "no OpenRouter history", id="foreign"),
        pytest.param(repacked(lambda text: text[:-10]), "no OpenRouter history", id="no-json"),
        pytest.param(repacked(lambda text: b"[]"), "no OpenRouter history", id="other-json"),
        pytest.param(
            repacked(lambda text: text.replace(b'"version":1', b'"version":7')), "version 7.*reads version 1", id="version"
        ),
        pytest.param(repacked(lambda text: text.replace(b"[500,300]", b"[500]")), "different lengths", id="columns"),
        pytest.param(repacked(lambda text: text.replace(b"[500,300]", b"[300,500]")), "falling order", id="order"),
        pytest.param(repacked(lambda text: text.replace(b"[500,300]", b'["x",1]')), "altered", id="type"),
        pytest.param(repacked(lambda text: text.replace(b'"others":200', b'"others":-1')), "below zero", id="negative"),
        pytest.param(repacked(lambda text: text.replace(b'"source":0', b'"source":4')), "names no source", id="source"),
        pytest.param(repacked(lambda text: text.replace(b'"b/two"],', b'"a/one"],')), "twice", id="twice"),
        pytest.param(repacked(lambda text: text.replace(b'"first":2', b'"first":3')), "outside its days", id="days"),
        pytest.param(
            repacked(lambda text: text.replace(b'"end":"2026-03-15"', b'"end":"2026-03-01"')), "ends before", id="window"
        ),
    ],
)
def test_a_spoilt_file_is_refused(path: Path, spoil: Callable[[bytes], bytes], said: str) -> None:
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(BrokenBoard, match=said) as refused:
        load_openrouter(path)
    assert "\n" not in str(refused.value)
    assert str(path) in str(refused.value)


def test_a_bundle_that_contradicts_itself_is_not_written(tmp_path: Path) -> None:
    twice = replace(BUNDLE, captures=(CAPTURE, CAPTURE))
    with pytest.raises(BrokenBoard, match="two captures bear the id"):
        write_bundle(twice, tmp_path / "none.json.xz")
    assert not any(tmp_path.iterdir())
