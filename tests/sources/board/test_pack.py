"""Packing a data folder: a tiny one, written here."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sources.board.board import Coverage, Window
from sources.board.openrouter import load_openrouter
from sources.board.openrouter_pack import PackError, main, pack

WEEK = Window(date(2026, 3, 9), date(2026, 3, 15))
PAGES = ("Kenneth-Top/workflows-", "abc123", "2026-05-05T01:36:06+00:00")
FIRST = ("Kenneth-Top/workflows-", "fac110", "2026-03-17T01:11:47+00:00")
TOP = ("CasualStudy/casualstudy-portfolio", "488", "2026-08-22T00:05:21+00:00")
CHART = ("Mocas-12/ai-model-rankings", "c2b", "2026-09-23T07:59:31Z")
TREE = ("pusheeen/deep_alpha_copilot", "671", "2025-11-07")

MODELS = (
    "week_start week_end model_permaslug variant tokens source_repo source_commit captured_at kind days_covered source_model_key"
)
TOTALS = "week_start week_end total_tokens named_tokens others_tokens source_repo source_commit captured_at kind days_covered"
SHARES = "week_start week_start_weekday author tokens source_repo source_commit captured_at"
AUTHORS = "slug name_en name_zh aliases families needs_context same_as origin_country_iso2 note source"
STEALTH = "slug name_en name_zh listed_on identity revealed_on origin_country_iso2 confirmed note source"
SLUGS = "model_id canonical_slug display_name created_utc hugging_face_id"

Rows = list[tuple[object, ...]]


def write(path: Path, columns: str, rows: Rows) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns.split())
        writer.writerows(rows)


def weekly(
    slug: str, variant: str, tokens: int, source: tuple[str, str, str], kind: str, days: int, key: str
) -> tuple[object, ...]:
    return (WEEK.start, WEEK.end, slug, variant, tokens, *source, kind, days, key)


def total(named: int, others: int | str, source: tuple[str, str, str], kind: str) -> tuple[object, ...]:
    return (WEEK.start, WEEK.end, named + int(others or 0), named, others, *source, kind, 7)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A week of two models: `big` all seven days, `small:free` on the last two."""
    days = [WEEK.start + timedelta(days=number) for number in range(7)]
    pages: Rows = [(day, "acme/big", 0, 0, 0, "1.500001") for day in days]
    pages += [(day, "acme/small:free", 0, 0, 0, "0.25") for day in days[5:]]
    write(tmp_path / "raw/kenneth_history_database.csv", "Date Model Prompt Completion Reasoning Total_Tokens", pages)
    official: Rows = [(day, "acme/big-20260301", 1_500_000_007, "x") for day in days] + [(day, "other", 11, "x") for day in days]
    name = "raw/casualstudy_rankings_daily_2026-05-23_2026-08-21.csv"
    write(tmp_path / name, "date model_permaslug total_tokens source_commit", official)
    last, first, top = "sum_daily_model_pages_last_capture", "sum_daily_model_pages_first_capture", "sum_rankings_daily_top50"
    write(
        tmp_path / "weekly_models.csv",
        MODELS,
        [
            weekly("acme/small", "free", 500_000_000, PAGES, last, 2, "acme/small:free"),
            weekly("acme/big-20260301", "standard", 10_500_007_000, PAGES, last, 7, "acme/big"),
            weekly("acme/big-20260301", "standard", 10_600_000_000, FIRST, first, 7, "acme/big"),
            weekly("acme/big-20260301", "standard", 10_500_000_049, TOP, top, 7, "acme/big-20260301"),
            weekly("acme/big-20260301", "standard", 10_500_000_001, CHART, "chart_top9", 7, "acme/big-20260301"),
            weekly("acme/big-20260301", "standard", 9, TREE, "chart_top9_partial_week", 5, "acme/big-20260301"),
        ],
    )
    write(
        tmp_path / "weekly_totals.csv",
        TOTALS,
        [
            total(10, "", PAGES, last),
            total(10, 77, TOP, top),
            total(10, 500, CHART, "chart_top9"),
            total(10, 1, TREE, "chart_top9_partial_week"),
        ],
    )
    write(
        tmp_path / "weekly_authors.csv",
        SHARES,
        [("2026-03-08", "Sun", "others", 5, *TREE), ("2026-03-08", "Sun", "acme", 90, *TREE)],
    )
    write(tmp_path / "authors.csv", AUTHORS, [("acme", "Acme", "顶点", "Acme AI;Apex", "Big", "Big", "", "CN", "", "a test")])
    hidden = ("stealth/x-alpha", "X Alpha", "", "2026-03-01", "acme/big", "2026-03-10", "CN", "yes", "", "a test")
    write(tmp_path / "stealth_models.csv", STEALTH, [hidden])
    write(tmp_path / "model_slugs.csv", SLUGS, [("acme/big", "acme/big-20260301", "Acme: Big  1", "2026-03-01", "acme/Big-1")])
    return tmp_path


def test_captures_and_days_are_packed(folder: Path) -> None:
    bundle = pack(folder)
    found = {capture.id: (capture.coverage, capture.entities, capture.values, capture.others) for capture in bundle.captures}
    assert found == {
        "chart-2026-03-09-20251107": (Coverage.CHART, ("acme/big-20260301",), (9,), 1),
        "chart-2026-03-09-20260923": (Coverage.CHART, ("acme/big-20260301",), (10_500_000_001,), 500),
        "market-share-2026-03-08-20251107": (Coverage.CHART, ("acme",), (90,), 5),
        "model-pages-2026-03-09-20260317": (Coverage.CATALOGUE, ("acme/big-20260301",), (10_600_000_000,), None),
    }
    pages, top = bundle.daily
    assert (pages.window, pages.scale, pages.others) == (WEEK, 1000, None)
    assert pages.columns["acme/big-20260301"].values == (1_500_001,) * 7
    assert (pages.columns["acme/small:free"].first, pages.columns["acme/small:free"].values) == (5, (250_000, 250_000))
    assert (top.window, top.scale, top.others) == (WEEK, 1, (11,) * 7)


def test_provenance_and_completeness_are_kept(folder: Path) -> None:
    bundle = pack(folder)
    partial, chart, share, first = bundle.captures
    assert (partial.complete, partial.days) == (False, (5,))
    assert partial.captured_at == datetime(2025, 11, 7, tzinfo=UTC)
    assert bundle.sources[chart.source].derived_from == "Mocas-12/ai-model-rankings@c2b:tests/fixtures/trend.json"
    assert bundle.sources[first.source].derived_from == "Kenneth-Top/workflows-@fac110:history_database.csv"
    assert bundle.sources[first.source].licence == "no licence stated"
    assert bundle.sources[bundle.daily[1].source].licence.startswith("CC BY 4.0")
    assert not share.complete  # captured before its week ended


def test_the_weekly_sum_of_the_days_is_served(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "packed.json.xz"
    assert main([str(folder), "-o", str(output)]) == 0
    board = load_openrouter(output)
    last = next(snapshot for snapshot in board.snapshots(WEEK) if snapshot.id == "model-pages-2026-03-09-20260505")
    assert [(row.entity, int(row.value), row.days) for row in last.rows] == [
        ("acme/big-20260301", 10_500_007_000, 7),
        ("acme/small:free", 500_000_000, 2),
    ]
    assert board.entity("acme/big-20260301").label == "Big 1"
    assert board.entity("stealth/x-alpha").same_as == "acme/big-20260301"


def test_the_same_folder_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / "one.xz", tmp_path / "two.xz"]
    for output in outputs:
        main([str(folder), "-o", str(output)])
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("weekly_models.csv", "10500007000", "10500008000", "do not add up"),
        ("weekly_totals.csv", ",77,", ",78,", "do not add up"),
        ("raw/kenneth_history_database.csv", "1.500001", "1.5000014", "six decimals"),
        ("weekly_models.csv", ",chart_top9,", ",chart_top8,", "unknown kind"),
        ("weekly_totals.csv", ",500,", ",,", "no remainder"),
    ],
)
def test_files_that_disagree_stop_the_script(folder: Path, file: str, old: str, new: str, said: str) -> None:
    spoil(folder / file, old, new)
    with pytest.raises(PackError, match=said):
        pack(folder)


def test_a_gap_in_the_days_stops_the_script(folder: Path) -> None:
    path = folder / "raw/casualstudy_rankings_daily_2026-05-23_2026-08-21.csv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("2026-03-11")]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(PackError, match="no rows for 2026-03-11"):
        pack(folder)


def test_a_folder_that_is_none_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none"), "-o", str(tmp_path / "out.xz")]) == 1
    assert "none/weekly_models.csv" in capsys.readouterr().err
    assert not (tmp_path / "out.xz").exists()
