"""What the size of a store costs: `python -m benchmarks.store` (`make bench`).

Two stores are made in a temporary folder, of 200 and of 5,000 snapshots with 400 rows each, ten captures of every window.
Then both are opened in turn, and one week is asked for: its ten captures with all of their rows. What counts is how many
times as long the large store takes as the small one (medians of CPU seconds); the files and their indexes are read anew by
each look. Beside it stands what grows with the store: reading its whole index, which only listing it does.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sources.board.board import Coverage, Provenance, Window
from sources.board.openrouter_bundle import VERSION, Bundle, Capture
from sources.board.openrouter_history import PAGES, History, capture_id, capture_sha256
from sources.board.sqlite_store import SqliteStore
from sources.board.store import Addition, Entry, Form, Origin

SMALL, LARGE = 200, 5_000
ROWS = 400
CAPTURES_A_WINDOW = 10
ROUNDS = 15
WANTED = 2
#: Windows of seven days begin on every day from this one on; the first is in both stores.
FIRST_DAY = date(2024, 1, 1)
WEEK = Window(FIRST_DAY, FIRST_DAY + timedelta(days=6))
#: No history beside the store: its cost, which is the same for both, would make the ratio look better.
NOTHING = Bundle(VERSION, "", Decimal(0), "", (), (), (), (), (), ())


def main() -> None:
    """Make the stores, time the looks, print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        stores = [SqliteStore(Path(folder) / f"{size}.sqlite3") for size in (SMALL, LARGE)]
        started = time.process_time()
        for store, size in zip(stores, (SMALL, LARGE), strict=True):
            store.add(list(_snapshots(size)))
        made = time.process_time() - started
        print(
            f"a store of {LARGE:,} snapshots of {ROWS} rows / one of {SMALL}, CPU seconds, median of {ROUNDS} rounds in turn"
            f" ({made:.0f} s to make them):"
        )
        for name, look, wanted in _LOOKS:
            rounds = [[_seconds(look, store) for store in stores] for _ in range(ROUNDS)]
            small, large = (statistics.median(column) for column in zip(*rounds, strict=True))
            print(f"  {name}: {large / small:.2f}{wanted};  {large * 1000:.1f} beside {small * 1000:.1f} ms", flush=True)


def _opened(store: SqliteStore) -> object:
    return History(NOTHING, store).last_window


def _queried(store: SqliteStore) -> object:
    (*_, last) = History(NOTHING, store).snapshots(WEEK)
    assert len(last.rows) == ROWS
    return last


def _state(store: SqliteStore) -> object:
    return History(NOTHING, store).stored_state()


def _listed(store: SqliteStore) -> object:
    return store.index()


_LOOKS: tuple[tuple[str, Callable[[SqliteStore], object], str], ...] = (
    ("opened, and one week read", _queried, f" (wanted: at most {WANTED})"),
    ("opened", _opened, ""),
    ("opened, and the digest of its state", _state, ""),
    ("its index read whole", _listed, ""),
)


def _snapshots(size: int) -> Iterator[Addition]:
    """Captures of made-up pages: the same rows in falling order, each capture a little higher than the one before."""
    names = tuple(f"lab-{number % 40}/model-{number}" for number in range(ROWS))
    provenance = Provenance("made up", "https://example.org/", "none")
    for number in range(size):
        start = FIRST_DAY + timedelta(days=number // CAPTURES_A_WINDOW)
        window = Window(start, start + timedelta(days=6))
        captured = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
        values = tuple(10**12 - row * 10**9 + number for row in range(ROWS))
        ident = f"{capture_id(PAGES, window, captured)}-{number}"
        capture = Capture(ident, PAGES, Coverage.CATALOGUE, window, captured, True, 0, names, values, (7,) * ROWS, None)
        origin = Origin(f"file-{number}", "0" * 64, PAGES, "")
        frame = (ident, Form.WINDOW, PAGES, Coverage.CATALOGUE, window, captured, True, capture_sha256(capture), provenance)
        yield Addition(Entry(0, *frame, origin), capture)


def _seconds(look: Callable[[SqliteStore], object], store: SqliteStore) -> float:
    gc.collect()
    start = time.process_time()
    look(store)
    return time.process_time() - start


if __name__ == "__main__":
    main()
