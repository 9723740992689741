"""Every format on excerpts of real payloads: what is read, what is left out, and what is refused."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sources.board.board import Coverage, Window
from sources.board.format import CaptureFacts, Contents
from sources.board.formats import formats, recognised
from sources.board.openrouter_bundle import Capture
from sources.board.payload import Payload
from sources.errors import BrokenPayload, SourceError, UnknownCapture, UnknownFormat

EXCERPTS = Path(__file__).parent / "excerpts"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
CAPTURED = {
    "flight.txt": datetime(2025, 11, 7, tzinfo=UTC),
    "page.html": datetime(2025, 11, 7, tzinfo=UTC),
    "market-share.json": datetime(2025, 11, 7, tzinfo=UTC),
    "model-list.json": datetime(2026, 9, 23, tzinfo=UTC),
    "daily-table.csv": datetime(2026, 8, 22, 0, 5, 21, tzinfo=UTC),
    "page-history.csv": datetime(2026, 5, 5, 1, 36, 6, tzinfo=UTC),
    "market-share-table.csv": datetime(2026, 5, 6, tzinfo=UTC),
    "category-table.csv": datetime(2026, 5, 6, tzinfo=UTC),
}
PERMASLUGS = {"minimax/minimax-m2.5": "minimax/minimax-m2.5-20260211"}


def payload(name: str) -> Payload:
    return Payload(name, (EXCERPTS / name).read_bytes())


def read(given: Payload, view: str = "day", captured: datetime | None = None) -> Contents:
    """Recognise and read, with what the user would say of the excerpt."""
    facts = CaptureFacts(NOW, captured or CAPTURED.get(given.name), view, "", PERMASLUGS)
    return recognised(given).read(given, facts)


def rows(capture: Capture) -> dict[str, int]:
    return dict(zip(capture.entities, capture.values, strict=True))


def edited(name: str, old: str, new: str, times: int = 1) -> Payload:
    """An excerpt with a change that must be there."""
    text = (EXCERPTS / name).read_text(encoding="utf-8")
    assert old in text
    return Payload(name, text.replace(old, new, times).encode())


def rewritten(name: str, change: Callable[[dict[str, object]], None]) -> Payload:
    """A JSON excerpt with a change to its value."""
    value = json.loads((EXCERPTS / name).read_text(encoding="utf-8"))
    change(value)
    return Payload(name, json.dumps(value).encode())


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("chart.json", "chart"),
        ("chart-running.json", "chart"),
        ("market-share.json", "chart"),
        ("flight.txt", "page"),
        ("page.html", "page"),
        ("data-api.json", "data-api"),
        ("model-list.json", "model-list"),
        ("week-extract.json", "week-extract"),
        ("scraped-page.json", "scraped-page"),
        ("scraped-buckets.csv", "scraped-buckets"),
        ("daily-table.csv", "daily-table"),
        ("page-history.csv", "page-history"),
        ("market-share-table.csv", "market-share-table"),
        ("rolling-table.csv", "rolling-table"),
        ("app-table.csv", "app-table"),
        ("category-table.csv", "category-table"),
    ],
)
def test_each_excerpt_has_the_shape_of_one_format(name: str, format_: str) -> None:
    """By its content alone: the name of the file plays no part."""
    given = Payload("saved", (EXCERPTS / name).read_bytes())
    assert [found.name for found in formats().values() if found.recognises(given)] == [format_]


def test_every_format_has_an_excerpt_and_a_line_in_the_manual() -> None:
    """A format without either is not done."""
    shapes = {recognised(payload(path.name)).name for path in EXCERPTS.iterdir() if path.suffix != ".md"}
    assert shapes == set(formats())
    manual = (Path(__file__).parents[4] / "docs" / "snapshots.md").read_text(encoding="utf-8")
    assert [name for name in formats() if f"`{name}`" not in manual] == []
    listed = (EXCERPTS / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in EXCERPTS.iterdir() if path.suffix != ".md" and f"`{path.name}`" not in listed] == []


def test_chart_weeks_are_read_to_the_token() -> None:
    """Nine rows and Others; the time of capture is the payload's own, to the second."""
    _, march_9, _ = read(payload("chart.json")).captures
    assert march_9.window == Window(date(2026, 3, 9), date(2026, 3, 15))
    assert (march_9.series, march_9.coverage, march_9.complete) == ("chart", Coverage.CHART, True)
    assert march_9.captured_at == datetime(2026, 9, 23, 7, 59, 31, tzinfo=UTC)
    assert list(rows(march_9).items())[:2] == [
        ("minimax/minimax-m2.5-20260211", 1747235642978),
        ("stepfun/step-3.5-flash:free", 1340325199219),
    ]
    assert (march_9.others, len(march_9.entities), march_9.days[0]) == (8238138634271, 9, 7)


def test_last_bucket_of_a_chart_is_partial() -> None:
    """It is the running week: three days of it, the last itself unfinished."""
    before, running = read(payload("chart-running.json")).captures
    assert (before.complete, running.complete) == (True, False)
    assert (running.window.start, running.days[0], running.values[0]) == (date(2026, 9, 21), 3, 8260510820953)


@pytest.mark.parametrize("number", ["1747235642978", '"1747235642978"', "1747235642978.0"])
def test_tokens_come_as_integer_string_or_float(number: str) -> None:
    """All three are the same count."""
    given = edited("chart.json", "1747235642978", number)
    assert read(given).captures[1].values[0] == 1747235642978


@pytest.mark.parametrize("name", ["flight.txt", "page.html"])
def test_page_gives_its_weekly_chart_its_market_share_and_its_list(name: str) -> None:
    """Of the arrays of one shape only the weekly token chart is one; row ids play no part."""
    found = read(payload(name))
    assert [(capture.series, str(capture.window.start), capture.complete) for capture in found.captures] == [
        ("chart", "2025-10-20", True),
        ("chart", "2025-10-27", True),
        ("chart", "2025-11-03", False),
        ("market-share", "2025-10-26", True),
        ("market-share", "2025-11-02", False),
        ("model-list", "2025-11-01", False),
    ]
    october_27 = found.captures[1]
    assert (october_27.entities[0], october_27.values[0]) == ("x-ai/grok-code-fast-1", 1467548178445)
    assert october_27.others == 2062956493240
    assert rows(found.captures[5])["x-ai/grok-code-fast-1"] == 1357094315381
    assert found.left_out == ["4 charts of other things (categories, languages, tools, images)"]


def test_row_ids_and_component_names_change_with_every_build() -> None:
    """Nothing rests on them."""
    text = (EXCERPTS / "flight.txt").read_text(encoding="utf-8").replace("4e:", "a1:").replace("$L58", "$L9f")
    assert read(Payload("flight.txt", text.encode())).captures == read(payload("flight.txt")).captures


def test_market_share_weeks_start_on_sundays_or_mondays_and_stay_a_series_of_their_own() -> None:
    """Makers, and `others` with a small o."""
    captures = read(payload("market-share.json")).captures
    assert [str(capture.window.start) for capture in captures] == ["2025-10-19", "2025-10-26", "2025-11-02"]
    assert {capture.series for capture in captures} == {"market-share"}
    assert (captures[1].entities[0], captures[1].complete, captures[2].complete) == ("x-ai", True, False)
    table = read(payload("market-share-table.csv"))
    assert [(str(capture.window.start), rows(capture)["google"]) for capture in table.captures] == [
        ("2026-03-08", 2926235269000),
        ("2026-03-09", 2963426227000),
    ]
    assert table.left_out == ["1 weeks put together from two captures (2026-04-19)"]


def test_data_api_days_become_one_series() -> None:
    """Tokens are strings there, and the remainder is `other`."""
    (days,) = read(payload("data-api.json")).days
    assert (days.series, days.coverage) == ("daily-top-50", Coverage.TOP)
    assert days.window == Window(date(2026, 6, 25), date(2026, 6, 26))
    assert days.others is not None
    assert (len(days.others), days.others[1]) == (2, 400593717881)
    assert days.captured_at == datetime(2026, 6, 27, 7, 32, 19, 341000, tzinfo=UTC)


def test_daily_table_has_the_days_of_the_data_api_to_the_token() -> None:
    """Two repositories, one truth."""
    (api,), (table,) = read(payload("data-api.json")).days, read(payload("daily-table.csv")).days
    assert api.columns == table.columns
    assert api.others == table.others


def test_list_counts_prompt_and_completion_and_takes_its_window_from_the_latest_day() -> None:
    """Without a remainder and without a tail it is no catalogue, and is kept aside."""
    (capture,) = read(payload("model-list.json")).captures
    assert (capture.series, capture.coverage, capture.others) == ("leaderboard", Coverage.TOP, None)
    assert capture.window == Window(date(2026, 9, 22), date(2026, 9, 22))
    assert rows(capture)["z-ai/glm-5.3-flash-20260826"] == 3118113724797 + 35001486689
    (week,) = read(payload("model-list.json"), view="week").captures
    assert week.window == Window(date(2026, 9, 16), date(2026, 9, 22))


def test_week_extract_has_others_as_what_its_total_leaves() -> None:
    """And says itself where it comes from."""
    found = read(payload("week-extract.json"))
    (capture,) = found.captures
    assert (capture.entities[0], capture.values[0]) == ("stealth/space-bunny-alpha", 38661199699827)
    assert capture.others == 165856038005319 - 112333925727579
    assert found.derived_from.startswith("angusggsimid/ai-compute-economics-tracker@03fdfee")


def test_scraped_page_is_a_partial_week_without_a_remainder() -> None:
    """A Saturday's figures of the running week."""
    (capture,) = read(payload("scraped-page.json")).captures
    assert (capture.window.start, capture.complete, capture.others) == (date(2026, 3, 23), False, None)
    assert (capture.entities[0], capture.values[0]) == ("xiaomi/mimo-v2-pro-20260318", 3112304109960)


def test_visits_that_took_the_wrong_chart_are_left_out() -> None:
    """Calls counted in millions are no tokens."""
    found = read(payload("scraped-buckets.csv"))
    assert [(str(capture.window.start), capture.complete, capture.values[0]) for capture in found.captures] == [
        ("2026-03-23", False, 3431408885787),
        ("2026-03-30", False, 207880945963),
    ]
    assert found.left_out == ["1 visits marked as broken (2026-04-01)"]


def test_page_history_is_in_thousands_and_bears_the_ids_of_rows() -> None:
    """Thin days at the edge are left out; model ids are mapped, variants kept."""
    found = read(payload("page-history.csv"))
    (days,) = found.days
    assert (days.window, days.scale, days.coverage) == (Window(date(2026, 3, 14), date(2026, 3, 16)), 1000, Coverage.CATALOGUE)
    assert {"minimax/minimax-m2.5-20260211", "stepfun/step-3.5-flash:free"} < set(days.columns)
    assert found.left_out == ["1 days with few models (2025-11-11 … 2025-11-11)"]


def test_day_that_was_running_is_kept_partial_beside_the_whole_ones() -> None:
    """The day of the capture is no whole day."""
    found = read(payload("page-history.csv"), captured=datetime(2026, 3, 16, 12, tzinfo=UTC))
    assert [days.window for days in found.days] == [Window(date(2026, 3, 14), date(2026, 3, 15))]
    assert [(capture.window.start, capture.complete) for capture in found.captures] == [(date(2026, 3, 16), False)]


def test_rolling_rows_count_for_the_day_they_are_of() -> None:
    """Repeated runs are one; a stray list, and one that stands under another day, are left out."""
    found = read(payload("rolling-table.csv"))
    assert [(capture.window, capture.values[0]) for capture in found.captures] == [
        (Window(date(2026, 7, 15), date(2026, 7, 21)), 10875303650907),
        (Window(date(2026, 7, 17), date(2026, 7, 23)), found.captures[1].values[0]),
    ]
    assert found.left_out == ["rows that are not of the day they stand under (2026-07-17, 2026-07-21)"]


def test_applications_and_categories_are_series_of_their_own() -> None:
    """Neither counts for a verdict."""
    (apps,) = read(payload("app-table.csv")).captures
    assert (apps.series, apps.window, rows(apps)["openclaw"]) == (
        "apps",
        Window(date(2026, 4, 6), date(2026, 5, 5)),
        10351693458643,
    )
    (programming,) = read(payload("category-table.csv")).captures
    assert (programming.series, programming.window.start) == ("category-programming", date(2026, 4, 27))


@pytest.mark.parametrize("name", sorted(path.name for path in EXCERPTS.iterdir() if path.suffix != ".md"))
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.999])
def test_truncated_payload_is_refused_whole(name: str, part: float) -> None:
    """Wherever it ends."""
    data = (EXCERPTS / name).read_bytes()
    with pytest.raises(SourceError) as caught:
        read(Payload(name, data[: int(len(data) * part)]))
    assert isinstance(caught.value, BrokenPayload | UnknownFormat)
    assert name in str(caught.value)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (edited("chart.json", "1747235642978", "947235642978"), "not in falling order"),
        (edited("chart.json", "1747235642978", "-1"), "no count of tokens"),
        (edited("chart-running.json", "2026-09-14", "2026-09-13"), "in other steps"),
        (edited("chart.json", "2026-03-16", "2026-03-23"), "missing or out of order"),
        (edited("chart.json", '"Others":8238138634271', '"x/y":8238138634271'), "does not end with its remainder"),
        (edited("chart.json", '"minimax/minimax-m2.5-20260211":1747235642978,', ""), "names 8 rows, not nine"),
        (edited("chart.json", "minimax/minimax-m2.5-20260211", "mini\\tmax/m"), "no row id"),
        (edited("chart.json", "1747235642978", "1747235642978.5"), "counts something else"),
        (edited("data-api.json", '"2026-06-25"', '"2026-06-24"'), "not every day"),
        (edited("data-api.json", '"400593717881"', '"4e99"'), "no count of tokens"),
        (edited("data-api.json", '"version":"v1"', '"category":"programming"'), "narrowed down by category"),
        (edited("week-extract.json", "38661199699827", "38661199699828"), "do not add up"),
        (edited("scraped-page.json", "3112304109960", "53810188"), "not in falling order"),
        (edited("daily-table.csv", "2026-06-26,other,", "2026-06-27,other,"), "without a remainder"),
        (edited("page-history.csv", "2026-03-14,minimax/minimax-m2.5,176", "2026-03-14,minimax/minimax-m2.5,186"), "not the sum"),
        (edited("market-share-table.csv", "google,2926.235269,", "google,3926.235269,"), "not those of its tokens"),
        (edited("rolling-table.csv", "10875303650907", "10875303650908"), "not the sum of its parts"),
        (edited("flight.txt", '"Others":', '"x/others":', 99), "0 weekly charts"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_altered_payload_is_refused_with_what_is_wrong(given: Payload, said: str) -> None:
    """One sentence that says where."""
    with pytest.raises(BrokenPayload, match=said):
        read(given)


@pytest.mark.parametrize("name", sorted(path.name for path in EXCERPTS.iterdir() if path.suffix != ".md"))
def test_whatever_is_done_to_a_payload_it_is_read_or_refused(name: str) -> None:
    """Bytes changed, cut out, doubled, replaced by other values: never another error than ours."""
    chance, data = random.Random(name), (EXCERPTS / name).read_bytes()
    for _ in range(60):
        at, there = chance.randrange(len(data)), chance.randrange(len(data))
        wild = chance.choice(
            [b"", b"null", b"{}", b'"', b"9" * 30, b"-1", b"1e999999999", b"\n", b"\\", data[there : there + 40]]
        )
        spoilt = Payload(name, data[:at] + wild + data[at + chance.randrange(3) :])
        with suppress(SourceError):
            read(spoilt, captured=datetime(2026, 9, 23, tzinfo=UTC))


def test_charts_of_other_things_are_refused() -> None:
    """Tool calls have the same shape, and count millions."""
    calls = {"x": "2025-11-03", "ys": {**{f"maker/model-{n}": 9000000 - n for n in range(9)}, "Others": 1}}
    with pytest.raises(BrokenPayload, match="counts something else"):
        read(Payload("tools.json", json.dumps({"data": [calls]}).encode()))


def test_page_without_charts_is_refused() -> None:
    """From 17 May 2026 on the page fetches them."""
    page = '<html><body><script>self.__next_f.push([1,"1:[\\"$\\",\\"div\\",null,{}]\\n"])</script></body></html>'
    with pytest.raises(BrokenPayload, match="save the chart's JSON instead"):
        read(Payload("page.html", page.encode()), captured=NOW)


@pytest.mark.parametrize(
    "data",
    [b"hello", b'{"data": []}', b'{"x": 1}', b"a,b\n1,2\n", b"<html></html>", b"\xff\xfe\x00", b"[1, 2]", b"null", b"%PDF-1.7"],
)
def test_unknown_shape_is_refused(data: bytes) -> None:
    """With the page that lists the known ones."""
    with pytest.raises(UnknownFormat):
        read(Payload("file", data))


@pytest.mark.parametrize("data", [b"", b" \n", b'{"data":', b'{"a": NaN}', b"[" * 100_000])
def test_broken_text_is_refused(data: bytes) -> None:
    """Empty, cut off, or nested beyond reason."""
    with pytest.raises(BrokenPayload):
        read(Payload("file", data))


def test_capture_is_never_guessed() -> None:
    """Neither from the file's date nor from what a list does not say; and never in the future."""
    for name in ("page.html", "daily-table.csv", "market-share.json"):
        with pytest.raises(UnknownCapture, match="give --captured"):
            recognised(payload(name)).read(payload(name), CaptureFacts(NOW))
    with pytest.raises(UnknownCapture, match="give --view"):
        read(payload("model-list.json"), view="")
    with pytest.raises(UnknownCapture, match="has not come yet"):
        read(edited("data-api.json", "2026-06-27T07:32:19.341Z", "2027-06-27T07:32:19.341Z"))
    with pytest.raises(BrokenPayload, match="captured on 2025-01-01"):
        read(payload("market-share.json"), captured=datetime(2025, 1, 1, tzinfo=UTC))


def test_first_bucket_that_is_cut_off_is_partial() -> None:
    """A span of so many days may begin within a week."""

    def cut(value: dict[str, object]) -> None:
        data = value["data"]
        assert isinstance(data, dict)
        data["data"][0]["ys"] = {key: number // 10 for key, number in data["data"][0]["ys"].items()}

    assert [capture.complete for capture in read(rewritten("chart.json", cut)).captures] == [False, True, True]
