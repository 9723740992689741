"""Every kind of store: what comes in once, what is kept beside it, what is refused; and bundle and store as one board."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from made_captures import NOW, WEEK, chart, hundreds
from postgres_server import PostgresServer

from sources.board.board import OriginStatus, Window
from sources.board.format import CaptureFacts
from sources.board.intake import Intake, take_in
from sources.board.openrouter import OpenRouterBoard, load_openrouter
from sources.board.openrouter_bundle import DailySeries
from sources.board.payload import Payload
from sources.board.postgres_store import PostgresStore
from sources.board.sqlite_store import SqliteStore
from sources.board.store import Entry, Form, Origin, SnapshotStore
from sources.errors import BadOrigins, BrokenPayload, BrokenStore, IdTaken

EXCERPTS = Path(__file__).parent / "formats" / "excerpts"
RAW = Path(__file__).parents[4] / "shared" / "data" / "openrouter" / "raw"

Import = Callable[..., Intake]


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], SnapshotStore]:
    """Makes a place where there is no store yet, of each kind."""
    if request.param == "sqlite":
        names = (f"{number}.sqlite3" for number in count())
        return lambda: SqliteStore(tmp_path / "data" / next(names))
    server: PostgresServer = request.getfixturevalue("postgres")
    return lambda: PostgresStore(server.address(server.database()), tmp_path / "data")


@pytest.fixture
def store(empty: Callable[[], SnapshotStore]) -> SnapshotStore:
    """A place where there is no store yet."""
    return empty()


@pytest.fixture
def take(store: SnapshotStore, bundle: OpenRouterBoard) -> Import:
    """Import bytes into the store of this test."""

    def imported(data: bytes, name: str = "file", captured: datetime | None = None, view: str = "") -> Intake:
        return take_in(Payload(name, data), CaptureFacts(NOW, captured, view), bundle, store)

    return imported


def test_reading_creates_nothing(store: SnapshotStore) -> None:
    """No store is the bundle alone."""
    board = load_openrouter(store=store)
    assert list(store.index()) == []
    assert (list(store.row_ids()), store.charted()) == ([], frozenset())
    assert board.state_sha256 == load_openrouter().state_sha256
    assert not store.exists()
    assert not store.folder.exists()


def test_what_is_bundled_is_there_already(store: SnapshotStore, take: Import) -> None:
    """To the token: 2026-03-02 … 03-16 are in the bundle, from the same capture."""
    intake = take((EXCERPTS / "chart.json").read_bytes())
    assert ([there.place for there in intake.there], list(intake.added)) == (["bundle"] * 3, [])
    assert not store.exists()


def test_second_import_changes_nothing(store: SnapshotStore, take: Import) -> None:
    """Neither rows nor the state of the board."""
    first = take(chart())
    state = load_openrouter(store=store).state_sha256
    index = list(store.index())
    second = take(chart(), name="again")
    assert [entry.id for entry in first.added] == ["chart-2026-10-05-20261013"]
    assert ([there.place for there in second.there], list(second.added)) == (["store"], [])
    assert list(store.index()) == index
    assert load_openrouter(store=store).state_sha256 == state


def test_stored_capture_is_a_snapshot_with_its_provenance(store: SnapshotStore, take: Import) -> None:
    """The last window of the board moves on; what was there stays."""
    data = chart()
    take(data, name="trend.json")
    board = load_openrouter(store=store)
    (snapshot,) = board.snapshots(WEEK)
    assert (snapshot.rows[0].entity, int(snapshot.rows[0].value), snapshot.rows[0].days) == (
        "zeta-corp/quasar-1-20261001",
        8_999_000_000_000,
        7,
    )
    assert (snapshot.complete, int(snapshot.others or 0)) == (True, 5_000_000_000_000)
    assert snapshot.provenance.derived_from == "trend.json"
    assert snapshot.provenance.licence == "no licence stated"
    (entry,) = store.index()
    assert entry.origin == Origin("trend.json", Payload("x", data).sha256, "chart", "2026-11-23T00:00:00+00:00")
    assert entry.sha256 == snapshot.sha256
    assert (load_openrouter().last_window, board.last_window) == (Window(date(2026, 9, 28), date(2026, 10, 4)), WEEK)
    assert board.citation.startswith("Source: OpenRouter (openrouter.ai/rankings), as of 2026-10-13.")


def test_siblings_are_of_one_payload(store: SnapshotStore, take: Import) -> None:
    """Two weeks of one file know of each other; the same week of another file, and the bundle, do not count."""
    first, second = (json.loads(chart(week))["data"]["data"][0] for week in ("2026-10-05", "2026-10-12"))
    both = {"data": {"data": [first, second], "cachedAt": 1792497600000}}
    take(json.dumps(both).encode(), name="both.json")
    take(chart(cached_at="2026-10-14T06:00:00+00:00"), name="one.json")
    board = load_openrouter(store=store)
    found = {snapshot.provenance.derived_from: board.siblings(snapshot) for snapshot in board.snapshots(WEEK)}
    assert found == {"both.json": (Window(date(2026, 10, 12), date(2026, 10, 18)),), "one.json": ()}


def test_captures_of_one_window_all_stay_in_order_of_time(store: SnapshotStore, take: Import) -> None:
    """Whatever the order in which they came."""
    take(chart(cached_at="2026-11-01T00:00:01+00:00", zeta_corp__quasar_1_20261001=8_990_000_000_000))
    take(chart())
    found = load_openrouter(store=store).snapshots(WEEK)
    assert [snapshot.id for snapshot in found] == ["chart-2026-10-05-20261013", "chart-2026-10-05-20261101"]


def test_duplicate_with_other_values_is_kept_and_said(store: SnapshotStore, take: Import) -> None:
    """The same week, captured in the same second."""
    take(chart())
    intake = take(chart(zeta_corp__quasar_1_20261001=8_999_500_000_000))
    assert [(one.entry.id, one.other) for one in intake.differing] == [
        ("chart-2026-10-05-20261013T0600", "chart-2026-10-05-20261013")
    ]
    assert [entry.id for entry in intake.added] == ["chart-2026-10-05-20261013T0600"]
    found = load_openrouter(store=store).snapshots(WEEK)
    assert sorted(int(snapshot.rows[0].value) for snapshot in found) == [8_999_000_000_000, 8_999_500_000_000]
    assert len({snapshot.id for snapshot in found}) == 2


def test_capture_older_than_the_end_of_its_window_is_partial(store: SnapshotStore, take: Import) -> None:
    """It is kept, and is no last window."""
    intake = take(chart(cached_at="2026-10-08T06:00:00+00:00"))
    assert [(entry.id, entry.complete) for entry in intake.partial] == [("chart-2026-10-05-20261008", False)]
    board = load_openrouter(store=store)
    assert [snapshot.complete for snapshot in board.snapshots(WEEK)] == [False]
    assert board.last_window == load_openrouter().last_window


def test_day_without_a_time_is_the_same_day(take: Import) -> None:
    """Who gives `--captured 2026-08-22` means the capture of that day."""
    data = (EXCERPTS / "daily-table.csv").read_bytes()
    assert len(take(data, captured=datetime(2026, 8, 22, 0, 5, 21, tzinfo=UTC)).added) == 1
    assert [there.place for there in take(data, captured=datetime(2026, 8, 22, tzinfo=UTC)).there] == ["store"]
    assert len(take(data, captured=datetime(2026, 8, 22, 1, tzinfo=UTC)).added) == 1


def test_days_are_summed_and_the_same_sum_stands_once(store: SnapshotStore, take: Import) -> None:
    """Two days of the Data API, also bundled from another capture of another repository."""
    take((EXCERPTS / "data-api.json").read_bytes())
    two = Window(date(2026, 6, 25), date(2026, 6, 26))
    found = load_openrouter(store=store).snapshots(two)
    assert [snapshot.id for snapshot in found] == ["daily-top-50-2026-06-25-2d-20260627", "daily-top-50-2026-06-25-2d-20260822"]
    assert found[0].rows == found[1].rows
    assert found[0].others == found[1].others


def test_what_no_verdict_may_rest_on_is_kept_aside(store: SnapshotStore, take: Import) -> None:
    """A list without a remainder is no snapshot of the platform."""
    intake = take((EXCERPTS / "model-list.json").read_bytes(), captured=datetime(2026, 9, 23, tzinfo=UTC), view="day")
    assert [entry.series for entry in intake.aside] == ["leaderboard"]
    board = load_openrouter(store=store)
    day = Window(date(2026, 9, 22), date(2026, 9, 22))
    assert list(board.snapshots(day)) == []
    assert [snapshot.series for snapshot in board.aside(day)] == ["leaderboard"]


def test_refused_payload_leaves_nothing(store: SnapshotStore, take: Import) -> None:
    """Not even the file."""
    with pytest.raises(BrokenPayload):
        take(chart()[:-40])
    assert not store.exists()


def test_name_nobody_has_seen_is_a_name_of_the_board(store: SnapshotStore, take: Import) -> None:
    """Model, family and maker of an imported row, without a change to the code."""
    assert all(name.text != "Quasar 7" for name in load_openrouter().names())
    take(chart())
    board = load_openrouter(store=store)
    names = {name.text: name.id for name in board.names()}
    assert names["Quasar 7"] == "model:zeta-corp/quasar-7-20261001"
    assert names["Zeta Corp"] == "author:zeta-corp"
    assert board.belonging("zeta-corp/quasar-7-20261001", WEEK.end).status is OriginStatus.UNCHECKED


def test_state_covers_store_and_origins_whatever_their_order(
    store: SnapshotStore, empty: Callable[[], SnapshotStore], take: Import, bundle: OpenRouterBoard, tmp_path: Path
) -> None:
    """The same captures, imported the other way round into another store."""
    other = empty()
    late = chart(week="2026-10-12", cached_at="2026-10-20T00:00:00+00:00")
    for data in (chart(), late):
        take(data)
    for data in (late, chart()):
        take_in(Payload("f", data), CaptureFacts(NOW + timedelta(1)), bundle, other)
    state = load_openrouter(store=store).state_sha256
    assert load_openrouter(store=other).state_sha256 == state != load_openrouter().state_sha256
    origins = tmp_path / "origins.toml"
    origins.write_text('[makers]\nzeta-corp = "CN"\n')
    told = load_openrouter(store=store, origins=origins)
    assert told.state_sha256 not in {state, load_openrouter().state_sha256}


def test_origins_replace_who_counts_as_what(tmp_path: Path) -> None:
    """By maker, by model; with `whole` nobody else counts."""
    path = tmp_path / "origins.toml"
    path.write_text('[makers]\ntngtech = "CN"\ngoogle = ""\n[models]\n"openrouter/hunter-alpha" = "CN"\n')
    board = load_openrouter(origins=path)
    on = date(2026, 3, 15)
    found = {row: board.belonging(row, on) for row in ("tngtech/x", "google/x", "openrouter/hunter-alpha:free", "minimax/x")}
    assert [(one.origin, one.status) for one in found.values()] == [
        ("CN", OriginStatus.KNOWN),
        ("", OriginStatus.STEALTH),
        ("CN", OriginStatus.KNOWN),
        ("CN", OriginStatus.KNOWN),
    ]
    path.write_text('whole = true\n[makers]\ngoogle = "US"\n')
    board = load_openrouter(origins=path)
    assert [board.belonging(row, on).origin for row in ("google/x", "minimax/x")] == ["US", ""]


@pytest.mark.parametrize("text", ["[makers", '[makers]\nx = "China"\n', "[makers]\nx = 1\n", "[author]\n", "\udc80"])
def test_bad_origins_are_refused(text: str, tmp_path: Path) -> None:
    """A misspelt table must not quietly count for nothing."""
    path = tmp_path / "origins.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadOrigins, match=r"origins\.toml"):
        load_openrouter(origins=path)
    with pytest.raises(BadOrigins, match="cannot be read"):
        load_openrouter(origins=tmp_path / "none.toml")


def test_opening_five_hundred_snapshots(store: SnapshotStore) -> None:
    """What it costs is measured by `make bench`; that no rows are read, below."""
    store.add(hundreds(500))
    assert load_openrouter(store=store).last_window.start == date(2026, 11, 2)
    assert len(store.index()) == 500


def test_opening_reads_no_capture(store: SnapshotStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window is looked up when it is asked for, once, and only if there is something of it."""
    store.add(hundreds(300))
    looks: list[Window] = []
    entries = store.entries

    def counted(form: Form, window: Window) -> Sequence[Entry]:
        looks.append(window)
        return entries(form, window)

    monkeypatch.setattr(store, "entries", counted)
    monkeypatch.setattr(store, "index", pytest.fail)
    board = load_openrouter(store=store)
    monday = board.last_window
    for _ in range(2):
        assert board.snapshots(monday)[0].window == monday
        assert board.snapshots(Window(monday.end, monday.end)) == ()
    assert looks == [monday]


def test_what_comes_in_after_opening_is_not_looked_at(store: SnapshotStore) -> None:
    """The rows of a board are those of its state."""
    first, *later = hundreds(300)
    store.add([first])
    board, state = load_openrouter(store=store), load_openrouter(store=store).state_sha256
    store.add(later)
    assert [entry.id for entry in board.entries() if entry.number] == [first.entry.id]
    assert (board.state_sha256, load_openrouter(store=store).state_sha256 == state) == (state, False)
    assert [snapshot.id for snapshot in board.snapshots(first.entry.window)] == [first.entry.id]


def test_overview_takes_the_youngest_moment_whatever_its_zone(store: SnapshotStore) -> None:
    """Text sorts 01:00+08:00 of the next day behind 20:00 UTC, which is later."""
    zone = timezone(timedelta(hours=8))
    moments = [datetime(2026, 11, 10, 1, tzinfo=zone), datetime(2026, 11, 9, 20, tzinfo=UTC)]
    store.add([replace(each, entry=replace(each.entry, captured_at=at)) for each, at in zip(hundreds(2), moments, strict=True)])
    assert store.overview().last_captured == moments[1]


def test_name_of_a_file_that_is_no_text_is_kept_as_far_as_it_is(store: SnapshotStore, take: Import) -> None:
    """Names of files are bytes."""
    take(chart(), name="trend-\udce9.json")
    (entry,) = store.index()
    assert entry.origin is not None
    assert (entry.origin.name, entry.provenance.derived_from) == ("trend-?.json", "trend-?.json")


def test_adding_gives_back_what_was_new(store: SnapshotStore) -> None:
    """What is there already is passed over, also what comes twice at once; nothing makes an empty store."""
    first, second, third = (addition.entry for addition in hundreds(3))
    assert [entry.id for entry in store.add(hundreds(2))] == [first.id, second.id]
    assert [entry.id for entry in store.add([*hundreds(3), *hundreds(3)])] == [third.id]
    assert store.add([]) == []
    assert [(entry.number, entry.id) for entry in store.index()] == [(1, first.id), (2, second.id), (3, third.id)]


def test_adding_is_whole_or_not_at_all(store: SnapshotStore) -> None:
    """An id that is taken stops the lot."""
    first, second = hundreds(2)
    store.add([first])
    broken = replace(second, entry=replace(second.entry, id=first.entry.id))
    third = replace(second, entry=replace(second.entry, id="free", captured_at=NOW))
    with pytest.raises(IdTaken, match=first.entry.id):
        store.add([third, broken])
    with pytest.raises(BrokenStore):
        store.add([third, replace(third, entry=replace(third.entry, captured_at=NOW + timedelta(hours=1)))])
    assert [entry.id for entry in store.index()] == [first.entry.id]


_SAID = {
    "casualstudy_rankings_daily_2026-05-23_2026-08-21.csv": "2026-08-22T00:05:21+00:00",
    "kenneth_history_database.csv": "2026-05-05T01:36:06+00:00",
    "kenneth_openrouter_category_usage_records.csv": "2026-05-06",
    "kenneth_openrouter_market_share_records.csv": "2026-05-06",
    "rankings_flight_2025-11-07.txt": "2025-11-07",
    "rankings_page_2025-11-07.trimmed.html": "2025-11-07",
    "rankings-models_view-day_2026-09-22.sample.json": "2026-09-23",
}
#: What of each raw sample is bundled already, to the token, from the same capture; and what is new.
_BUNDLED = {
    "angusggsimid_chart_weeks_2026-09-14_2026-09-28.json": (3, 0),
    "casualstudy_rankings_daily_2026-05-23_2026-08-21.csv": (1, 0),
    "jampongsathorn_chart_last_bucket_daily.csv": (0, 35),
    "jampongsathorn_rankings_2026-03-28.json": (0, 0),
    "jampongsathorn_rankings_2026-05-10.json": (0, 0),
    "kenneth_history_database.csv": (1, 0),
    "kenneth_openrouter_apps_records.csv": (0, 1),
    "kenneth_openrouter_category_usage_records.csv": (0, 600),
    "kenneth_openrouter_market_share_records.csv": (104, 0),
    "model-rankings-chart_2026-09-23.json": (52, 0),
    "rankings-daily_2026-05-28_2026-06-26.json": (0, 1),
    "rankings-models_view-day_2026-09-22.sample.json": (0, 1),
    "rankings_flight_2025-11-07.txt": (105, 1),
    "rankings_page_2025-11-07.trimmed.html": (105, 0),
    "star-observatory_openrouter_daily_rolling7.csv": (0, 33),
}


@pytest.mark.skipif(not RAW.exists(), reason="the raw samples are not at hand")
def test_every_raw_sample_imports_and_a_second_time_changes_nothing(store: SnapshotStore, take: Import) -> None:
    """What the bundle has of them (packed from weekly_models.csv) is there to the token."""

    def imported(path: Path) -> Intake:
        said = _SAID.get(path.name)
        captured = datetime.fromisoformat(said).replace(tzinfo=UTC) if said else None
        return take(path.read_bytes(), path.name, captured, "day")

    first = {path.name: imported(path) for path in sorted(RAW.iterdir())}
    counted = {name: (sum(there.place == "bundle" for there in one.there), len(one.added)) for name, one in first.items()}
    assert counted == _BUNDLED
    state = load_openrouter(store=store).state_sha256
    assert [path.name for path in RAW.iterdir() if imported(path).added] == []
    assert load_openrouter(store=store).state_sha256 == state


@pytest.mark.skipif(not RAW.exists(), reason="the raw samples are not at hand")
def test_sums_of_imported_days_are_the_weekly_figures(store: SnapshotStore, take: Import) -> None:
    """The weeks of the Data API sample, against the bundled weekly rows of the same capture: one snapshot, not two."""
    take((RAW / "rankings-daily_2026-05-28_2026-06-26.json").read_bytes())
    for monday in (date(2026, 6, 1), date(2026, 6, 8), date(2026, 6, 15)):
        window = Window(monday, monday + timedelta(days=6))
        bundled, both = load_openrouter().snapshots(window), load_openrouter(store=store).snapshots(window)
        assert [snapshot.sha256 for snapshot in both] == [snapshot.sha256 for snapshot in bundled]


def test_days_series_is_read_again_as_it_was_stored(store: SnapshotStore, take: Import) -> None:
    """Gaps included."""
    take((EXCERPTS / "page-history.csv").read_bytes(), captured=datetime(2026, 5, 5, tzinfo=UTC))
    (entry,) = store.index()
    days = store.days(entry.number)
    assert isinstance(days, DailySeries)
    assert days.columns["minimax/minimax-m2.5-20260211"].values[0] == 178106594
