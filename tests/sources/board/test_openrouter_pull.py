"""Pulling from a server on loopback: which days are asked for, what is kept, and what every kind of refusal says."""

from __future__ import annotations

import hashlib
import json
import socket
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from data_api_server import AS_OF, KEY, PATH, answer, serve
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from sources.board.board import Window
from sources.board.format import CaptureFacts
from sources.board.intake import take_in
from sources.board.openrouter import OpenRouterBoard, load_openrouter
from sources.board.openrouter_api import DataApi
from sources.board.openrouter_pull import Pulled, begin_after, last_known, pull, spans
from sources.board.payload import Payload
from sources.board.sqlite_store import SqliteStore
from sources.errors import BadAddress, BrokenPayload, NoKey, Refused, SourceError, UnknownFormat, Unreachable

NOW = datetime(2026, 9, 3, 8, tzinfo=UTC)
SPAN = Window(date(2026, 8, 24), date(2026, 9, 2))


@pytest.fixture(scope="module")
def bundle() -> OpenRouterBoard:
    return load_openrouter()


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    return SqliteStore(tmp_path / "data" / "snapshots.sqlite3")


@pytest.fixture
def pulled(httpserver: HTTPServer, bundle: OpenRouterBoard, store: SqliteStore) -> Callable[..., list[Pulled]]:
    def run(days: Window = SPAN, key: str = KEY, timeout: float = 10.0) -> list[Pulled]:
        return list(pull(days, DataApi(key, httpserver.url_for(PATH), timeout), NOW, bundle, store))

    return run


def kept(store: SqliteStore) -> list[Path]:
    return sorted((Path(store.place).parent / "payloads").iterdir())


def test_what_is_answered_is_kept_and_comes_in_like_any_payload(
    httpserver: HTTPServer, store: SqliteStore, pulled: Callable[..., list[Pulled]]
) -> None:
    httpserver.expect_request(PATH).respond_with_handler(serve)
    (one,) = pulled()
    ((request, _),) = httpserver.log
    assert dict(request.args) == {"start_date": "2026-08-24", "end_date": "2026-09-02"}
    assert (one.asked, one.given) == (SPAN, SPAN)
    assert one.kept.name.startswith("rankings-daily_2026-08-24_2026-09-02_")
    assert json.loads(one.kept.read_bytes()) == answer(SPAN.start, SPAN.end)
    (entry,) = store.index()
    assert entry.origin is not None
    assert entry.origin.sha256 == hashlib.sha256(one.kept.read_bytes()).hexdigest()
    assert (entry.series, entry.window, entry.captured_at) == ("daily-top-50", SPAN, datetime.fromisoformat(AS_OF))
    assert entry.provenance.derived_from == one.citation == f"Source: OpenRouter (openrouter.ai/rankings), as of {AS_OF}."
    assert (entry.provenance.address, entry.provenance.licence) == (
        "https://openrouter.ai/api/v1/datasets/rankings-daily",
        "CC BY 4.0 (OpenRouter Data API)",
    )
    (again,) = pulled()
    assert ([there.place for there in again.intake.there], again.kept) == (["store"], one.kept)


def test_a_pulled_week_is_a_snapshot_of_the_board(
    httpserver: HTTPServer, store: SqliteStore, pulled: Callable[..., list[Pulled]]
) -> None:
    httpserver.expect_request(PATH).respond_with_handler(serve)
    pulled()
    (week,) = (
        one
        for one in load_openrouter(store=store).snapshots(Window(date(2026, 8, 24), date(2026, 8, 30)))
        if one.series == "daily-top-50"
    )
    top = sum(10**12 - (week.window.start + timedelta(number)).toordinal() * 10**6 for number in range(7))
    assert (week.rows[0].entity, week.rows[0].value, week.others) == ("zeta-corp/quasar-0", top, 21 * 10**12)


@pytest.mark.parametrize(
    ("first", "last", "week"),
    [
        ("2026-09-28", "2026-10-18", "2026-10-12"),
        ("2026-09-28", "2026-10-17", "2026-10-05"),
        ("2026-10-13", "2026-10-18", "2026-09-28"),
        ("2026-08-24", "2026-09-02", "2026-09-28"),
    ],
)
def test_a_week_of_which_every_day_was_pulled_is_the_last_one(
    bundle: OpenRouterBoard, store: SqliteStore, first: str, last: str, week: str
) -> None:
    """Not one that lacks its first day or its last; the bundle's last chart is of 28 September."""
    found = answer(date.fromisoformat(first), date.fromisoformat(last))
    said = json.dumps(found).replace(AS_OF, "2026-10-20T07:00:00Z")
    take_in(Payload("days.json", said.encode()), CaptureFacts(datetime(2026, 10, 20, 8, tzinfo=UTC)), bundle, store)
    monday = date.fromisoformat(week)
    assert load_openrouter(store=store).last_window == Window(monday, monday + timedelta(6))


@pytest.mark.parametrize(
    ("first", "last", "asked"),
    [
        ("2026-08-01", "2026-08-01", ["2026-08-01..2026-08-01"]),
        ("2025-01-01", "2026-01-01", ["2025-01-01..2026-01-01"]),
        ("2025-01-01", "2026-01-02", ["2025-01-01..2026-01-01", "2025-12-01..2026-01-02"]),
    ],
)
def test_long_spans_are_asked_for_in_pieces_that_leave_no_window_cut(first: str, last: str, asked: list[str]) -> None:
    found = list(spans(date.fromisoformat(first), date.fromisoformat(last)))
    assert [f"{one.start}..{one.end}" for one in found] == asked


def test_every_window_that_ends_in_a_new_day_lies_in_one_piece() -> None:
    """Weeks, calendar months, seven and thirty trailing days, over two years."""
    first, last = date(2025, 1, 1), date(2026, 12, 31)
    pieces = list(spans(first, last))
    assert all((piece.end - piece.start).days < 366 for piece in pieces)
    for number in range((last - first).days + 1):
        end = first + timedelta(number)
        for start in (end - timedelta(6), end - timedelta(29), end.replace(day=1), end - timedelta(end.weekday())):
            assert start < first or any(piece.start <= start and end <= piece.end for piece in pieces)


def test_the_default_begins_before_the_last_day_known(bundle: OpenRouterBoard) -> None:
    assert last_known(bundle.entries()) == date(2026, 8, 21)
    assert begin_after(date(2026, 8, 21)) == date(2026, 7, 20)
    assert begin_after(last_known(())) == date(2025, 1, 1)


def test_an_earlier_start_is_clamped(httpserver: HTTPServer, pulled: Callable[..., list[Pulled]]) -> None:
    httpserver.expect_request(PATH).respond_with_handler(serve)
    (one,) = pulled(Window(date(2024, 12, 1), date(2025, 1, 3)))
    assert httpserver.log[0][0].args["start_date"] == "2025-01-01"
    assert one.given == Window(date(2025, 1, 1), date(2025, 1, 3))


REFUSALS = [
    (401, {}, NoKey, "does not take the key in OPENROUTER_API_KEY"),
    (403, {}, Refused, "refuses these figures"),
    (429, {"Retry-After": "37"}, Refused, "30 requests a minute and 500 a day are allowed; try again after 37 seconds"),
    (429, {"Retry-After": "Thu, 03 Sep 2026 09:00:00 GMT"}, Refused, "try again after Thu, 03 Sep 2026 09:00:00 GMT"),
    (429, {}, Refused, "try again in some minutes"),
    (503, {}, Refused, "could not answer .503 SERVICE UNAVAILABLE.; try again later"),
    (404, {}, Refused, "the API has changed: update factcheck"),
    (302, {"Location": "/elsewhere"}, Refused, "refused the request"),
]


@pytest.mark.parametrize(("status", "headers", "error", "said"), REFUSALS)
def test_refusals_say_what_to_do_keep_the_answer_and_never_the_key(
    httpserver: HTTPServer,
    store: SqliteStore,
    pulled: Callable[..., list[Pulled]],
    status: int,
    headers: dict[str, str],
    error: type[SourceError],
    said: str,
) -> None:
    """The server even repeats the key."""
    httpserver.expect_request(PATH).respond_with_data(f'{{"error": "{KEY}"}}', status=status, headers=headers)
    with pytest.raises(error, match=said) as caught:
        pulled()
    (place,) = kept(store)
    assert place.name.startswith(f"rankings-daily_2026-08-24_2026-09-02_{status}_")
    assert place.read_text() == '{"error": "[key]"}'
    assert str(place) in str(caught.value)
    assert KEY not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert len(httpserver.log) == 1
    assert store.index() == []


def changed(**changes: object) -> dict[str, object]:
    """An answer of which something is other than documented."""
    found = answer(SPAN.start, SPAN.end)
    meta = found["meta"]
    assert isinstance(meta, dict)
    return found | {"meta": meta | changes}


SHAPES = [
    (json.dumps(answer(SPAN.start, SPAN.end))[:-500], BrokenPayload, "truncated"),
    (json.dumps(answer(SPAN.start, date(2026, 9, 1))), None, ""),
    (json.dumps(changed(version="v2")), BrokenPayload, r"not \(meta.version v2\); update factcheck"),
    (json.dumps(changed(unit="requests")), BrokenPayload, r"\(meta.unit\)"),
    (json.dumps(answer(SPAN.start, SPAN.end) | {"next": 2}), BrokenPayload, r"\(next\)"),
    (json.dumps(changed(category="programming")), BrokenPayload, "narrowed down by category"),
    (json.dumps(answer(date(2026, 8, 1), SPAN.end)), BrokenPayload, "answered with 2026-08-01 … 2026-09-02 when asked for"),
    (json.dumps({"rows": []}), UnknownFormat, "another shape"),
    (json.dumps(changed() | {"data": []}), BrokenPayload, "no figures of 2026-08-24 … 2026-09-02 yet"),
    ("<html>Just a moment</html>", UnknownFormat, "another shape"),
    ("", BrokenPayload, "is empty"),
]


@pytest.mark.parametrize(("body", "error", "said"), SHAPES)
def test_answers_of_another_shape_stop_and_stay_in_a_file(
    httpserver: HTTPServer,
    store: SqliteStore,
    pulled: Callable[..., list[Pulled]],
    body: str,
    error: type[SourceError] | None,
    said: str,
) -> None:
    """One that ends a day early is the only one that is taken: the API is not done with yesterday."""
    httpserver.expect_request(PATH).respond_with_data(body, content_type="application/json")
    if error is None:
        assert pulled()[0].given.end == date(2026, 9, 1)
        return
    with pytest.raises(error, match=said) as caught:
        pulled()
    (place,) = kept(store)
    assert place.read_text("utf-8") == body
    assert str(place) in str(caught.value)
    assert store.index() == []


def test_a_row_with_an_unknown_field_stops(httpserver: HTTPServer, pulled: Callable[..., list[Pulled]]) -> None:
    found = answer(SPAN.start, SPAN.end)
    rows = found["data"]
    assert isinstance(rows, list)
    rows[7]["sampled"] = True
    httpserver.expect_request(PATH).respond_with_json(found)
    with pytest.raises(BrokenPayload, match=r"\(data.sampled\)"):
        pulled()


def test_what_came_before_a_refusal_stays(httpserver: HTTPServer, store: SqliteStore, bundle: OpenRouterBoard) -> None:
    def once(request: Request) -> Response:
        return serve(request) if request.args["start_date"] == "2025-01-01" else Response("", 429)

    httpserver.expect_request(PATH).respond_with_handler(once)
    pieces = pull(Window(date(2025, 1, 1), date(2026, 1, 2)), DataApi(KEY, httpserver.url_for(PATH)), NOW, bundle, store)
    assert next(pieces).given == Window(date(2025, 1, 1), date(2026, 1, 1))
    with pytest.raises(Refused, match="too often"):
        next(pieces)
    assert [entry.window for entry in store.index()] == [Window(date(2025, 1, 1), date(2026, 1, 1))]


def test_an_answer_that_is_cut_off_is_kept_as_far_as_it_came(bundle: OpenRouterBoard, store: SqliteStore) -> None:
    address, over = raw_server(b'HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{"data": [', hang=False)
    with pytest.raises(BrokenPayload, match="was cut off; try again"):
        list(pull(SPAN, DataApi(KEY, address), NOW, bundle, store))
    over.set()
    assert [place.read_text() for place in kept(store)] == ['{"data": [']


@pytest.mark.parametrize(
    ("start", "error"),
    [(b"", Unreachable), (b"HTTP/1.1 200 OK\r\nX: ", Unreachable), (b"HTTP/1.1 200 OK\r\n\r\n{", BrokenPayload)],
)
def test_a_server_that_never_ends_is_left_at_the_deadline(
    bundle: OpenRouterBoard, store: SqliteStore, start: bytes, error: type[SourceError]
) -> None:
    address, over = raw_server(start, hang=True)
    with pytest.raises(error):
        list(pull(SPAN, DataApi(KEY, address, timeout=0.3), NOW, bundle, store))
    over.set()


def raw_server(start: bytes, *, hang: bool) -> tuple[str, threading.Event]:
    """One connection that gets these bytes, and then nothing."""
    over = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve_once() -> None:
        connection, _ = listener.accept()
        with connection, listener:
            connection.recv(4096)
            connection.sendall(start)
            if hang:
                over.wait(10)

    threading.Thread(target=serve_once, daemon=True).start()
    return f"http://127.0.0.1:{listener.getsockname()[1]}/", over


@pytest.mark.parametrize("key", ["", "  ", "sk one", "sk\r\nX-Injected: 1", "sk-ключ"])
def test_what_is_no_key_is_never_sent(key: str) -> None:
    with pytest.raises(NoKey) as caught:
        DataApi(key)
    assert not key.strip() or key not in str(caught.value)


def test_the_key_is_in_no_representation_and_leaves_no_machine_in_the_clear() -> None:
    assert KEY not in repr(DataApi(KEY))
    with pytest.raises(BadAddress, match="without encryption"):
        DataApi(KEY, "http://openrouter.example/api")
