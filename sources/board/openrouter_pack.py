"""Pack the data folder (CSV files, see its README) into the bundle that ships: same folder, same bytes.

    python -m sources.board.openrouter_pack ../shared/data/openrouter [-o FILE]

What is the sum of daily rows is not stored twice: the weekly rows of the captures whose days are in `raw/` are
compared with those sums, row by row, and left out. A row that differs stops the script.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sources.board.board import Coverage, Window
from sources.board.captured import REMAINDER, column
from sources.board.openrouter_bundle import VERSION, Bundle, Capture, DailySeries, write_bundle
from sources.board.openrouter_history import MARKET_SHARE, capture_id, length, summed_others, summed_rows
from sources.board.openrouter_tables import Sources, Table, authors, listings, stealth

PACKAGED = Path(__file__).parent / "data" / "openrouter.json.xz"
_SOURCES = Path(__file__).parent / "openrouter_sources.toml"

#: Words of the `kind` column: series, coverage, and whether the window had ended.
_KINDS = {
    "chart_top9": ("chart", Coverage.CHART, True),
    "chart_top9_partial_week": ("chart", Coverage.CHART, False),
    "sum_daily_model_pages_first_capture": ("model-pages", Coverage.CATALOGUE, True),
    "sum_daily_model_pages_last_capture": ("model-pages", Coverage.CATALOGUE, True),
    "sum_rankings_daily_top50": ("daily-top-50", Coverage.TOP, True),
}
_PAGES_FILE = "raw/kenneth_history_database.csv"
_PAGES_KIND = "sum_daily_model_pages_last_capture"
#: The file counts in billions with six decimals.
_PAGES_SCALE = 1000
_BILLION = 10**9
_TOP_FILE = "raw/casualstudy_rankings_daily_2026-05-23_2026-08-21.csv"
_TOP_KIND = "sum_rankings_daily_top50"


class PackError(Exception):
    """The data folder contradicts itself."""


@dataclass(frozen=True, slots=True)
class CaptureKey:
    """What the weekly rows of one capture have in common."""

    kind: str
    start: str
    end: str
    captured_at: str
    repository: str
    commit: str

    @property
    def window(self) -> Window:
        return Window(date.fromisoformat(self.start), date.fromisoformat(self.end))


def pack(folder: Path) -> Bundle:
    """The bundle of a data folder; `PackError` where its files do not agree."""
    sources = Sources.read(_SOURCES)
    weekly = _grouped(_table(folder / "weekly_models.csv"))
    others = _others(_table(folder / "weekly_totals.csv"))
    listed = listings(_table(folder / "model_slugs.csv"))
    row_ids = _row_ids_of_pages(weekly)
    permaslugs = {listing.model_id: listing.slug for listing in listed}
    pages = _pages_named(_table(folder / _PAGES_FILE), row_ids, permaslugs)
    daily = (
        _pages(pages, _key_of(weekly, _PAGES_KIND), sources),
        _top(_table(folder / _TOP_FILE), _latest_complete(weekly), sources),
    )
    stored: list[Capture] = []
    for key, rows in weekly.items():
        capture = _capture(key, rows, others.get(key), sources)
        if not _is_summed(capture, key, daily):
            stored.append(capture)
    stored += _market_share(_table(folder / "weekly_authors.csv"), sources)
    return Bundle(
        version=VERSION,
        citation=sources.text("citation"),
        restatement=Decimal(sources.text("restatement")),
        restatement_source=sources.text("restatement_source"),
        sources=sources.all(),
        captures=_with_own_ids(stored, daily),
        daily=daily,
        authors=authors(_table(folder / "authors.csv")),
        stealth=stealth(_table(folder / "stealth_models.csv")),
        listings=listed,
    )


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _key(row: Mapping[str, str]) -> CaptureKey:
    if row["kind"] not in _KINDS:
        raise PackError(f"unknown kind of row: {row['kind']}")
    return CaptureKey(
        row["kind"], row["week_start"], row["week_end"], row["captured_at"], row["source_repo"], row["source_commit"]
    )


def _grouped(rows: Table) -> dict[CaptureKey, list[Mapping[str, str]]]:
    groups: dict[CaptureKey, list[Mapping[str, str]]] = {}
    for row in rows:
        groups.setdefault(_key(row), []).append(row)
    return groups


def _others(rows: Table) -> dict[CaptureKey, int]:
    return {_key(row): int(row["others_tokens"]) for row in rows if row["others_tokens"]}


def _key_of(weekly: Iterable[CaptureKey], kind: str) -> CaptureKey:
    """The capture of a kind that has the latest week: its repository, commit and time are those of the daily file."""
    return max((key for key in weekly if key.kind == kind), key=lambda key: key.start)


def _latest_complete(weekly: Iterable[CaptureKey]) -> CaptureKey:
    """The capture of the top fifty that has the most weeks: that of the daily file."""
    keys = [key for key in weekly if key.kind == _TOP_KIND]
    most = statistics.mode(sorted(key.captured_at for key in keys))
    return max((key for key in keys if key.captured_at == most), key=lambda key: key.start)


def _moment(text: str) -> datetime:
    """A time of capture; of a bare date its first second, UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _row_id(permaslug: str, variant: str) -> str:
    return permaslug if variant in {"", "standard"} else f"{permaslug}:{variant}"


def _capture(key: CaptureKey, rows: Table, others: int | None, sources: Sources) -> Capture:
    series, coverage, complete = _KINDS[key.kind]
    triples = sorted(
        ((_row_id(row["model_permaslug"], row["variant"]), int(row["tokens"]), int(row["days_covered"])) for row in rows),
        key=lambda triple: (-triple[1], triple[0]),
    )
    if coverage is not Coverage.CATALOGUE and others is None:
        raise PackError(f"no remainder in weekly_totals.csv for {key}")
    captured_at = _moment(key.captured_at)
    return Capture(
        id=capture_id(series, key.window, captured_at),
        series=series,
        coverage=coverage,
        window=key.window,
        captured_at=captured_at,
        complete=complete,
        source=sources.number(key.repository, key.commit, series),
        entities=tuple(entity for entity, _, _ in triples),
        values=tuple(value for _, value, _ in triples),
        days=tuple(days for _, _, days in triples),
        others=others,
    )


def _is_summed(capture: Capture, key: CaptureKey, daily: Sequence[DailySeries]) -> bool:
    """Whether a capture is the sum of daily rows that are in the bundle: of the same series, captured at the same time."""
    for series in daily:
        if (series.series, series.captured_at) != (capture.series, capture.captured_at):
            continue
        rows = summed_rows(series, capture.window)
        summed = [(row.entity, int(row.value), row.days) for row in rows]
        others = summed_others(series, capture.window)
        if summed != list(zip(capture.entities, capture.values, capture.days, strict=True)) or others != capture.others:
            raise PackError(f"the days of {series.series} do not add up to the weekly rows of {key}")
        return True
    return False


def _row_ids_of_pages(weekly: Mapping[CaptureKey, Table]) -> dict[str, str]:
    """How the weekly rows mapped the model ids of the model pages."""
    return {
        row["source_model_key"]: _row_id(row["model_permaslug"], row["variant"])
        for key, rows in weekly.items()
        if _KINDS[key.kind][0] == "model-pages"
        for row in rows
    }


def _pages_named(rows: Table, row_ids: Mapping[str, str], permaslugs: Mapping[str, str]) -> dict[date, dict[str, int]]:
    """Day by day, the figures of the model pages in thousands of tokens; a model without a whole week goes by the slug table."""
    figures: dict[date, dict[str, int]] = {}
    for row in rows:
        model_id, _, variant = row["Model"].partition(":")
        entity = row_ids.get(row["Model"]) or _row_id(permaslugs.get(model_id, model_id), variant)
        tokens = Decimal(row["Total_Tokens"]) * _BILLION
        if tokens % _PAGES_SCALE:
            raise PackError(f"{row['Date']} {row['Model']}: more than six decimals")
        day = figures.setdefault(date.fromisoformat(row["Date"]), {})
        if entity in day:
            raise PackError(f"{row['Date']}: two rows for {entity}")
        day[entity] = int(tokens) // _PAGES_SCALE
    return figures


def _pages(figures: Mapping[date, Mapping[str, int]], key: CaptureKey, sources: Sources) -> DailySeries:
    """The model pages' days. The thin days at the edge of the file (a handful of models) are no days of a catalogue."""
    half = max(map(len, figures.values())) // 2
    full = {day: figure for day, figure in figures.items() if len(figure) >= half}
    return _series(key, full, _PAGES_SCALE, sources)


def _top(rows: Table, key: CaptureKey, sources: Sources) -> DailySeries:
    """The official days: the top fifty, and the rest of the platform in one row."""
    figures: dict[date, dict[str, int]] = {}
    for row in rows:
        figures.setdefault(date.fromisoformat(row["date"]), {})[row["model_permaslug"]] = int(row["total_tokens"])
    return _series(key, figures, 1, sources)


def _series(key: CaptureKey, figures: Mapping[date, Mapping[str, int]], scale: int, sources: Sources) -> DailySeries:
    series, coverage, _ = _KINDS[key.kind]
    first, last = min(figures), max(figures)
    window = Window(first, last)
    days = [first + timedelta(days=number) for number in range(length(window))]
    if missing := [day for day in days if day not in figures]:
        raise PackError(f"{series}: no rows for {missing[0]}")
    entities = sorted({entity for figure in figures.values() for entity in figure} - REMAINDER)
    remainder = tuple(sum(figures[day].get(word, 0) for word in REMAINDER) for day in days)
    return DailySeries(
        series=series,
        coverage=coverage,
        window=window,
        captured_at=_moment(key.captured_at),
        source=sources.number(key.repository, key.commit, series),
        scale=scale,
        columns={entity: column([figures[day].get(entity) for day in days]) for entity in entities},
        others=remainder if any(remainder) else None,
    )


def _market_share(rows: Table, sources: Sources) -> list[Capture]:
    groups: dict[tuple[str, str, str, str], list[Mapping[str, str]]] = {}
    for row in rows:
        group = (row["week_start"], row["captured_at"], row["source_repo"], row["source_commit"])
        groups.setdefault(group, []).append(row)
    captures = []
    for (week_start, captured, repository, commit), members in groups.items():
        start = date.fromisoformat(week_start)
        window = Window(start, start + timedelta(days=6))
        named = sorted(
            ((row["author"], int(row["tokens"])) for row in members if row["author"] not in REMAINDER),
            key=lambda pair: (-pair[1], pair[0]),
        )
        captures.append(
            Capture(
                id=capture_id(MARKET_SHARE, window, _moment(captured)),
                series=MARKET_SHARE,
                coverage=Coverage.CHART,
                window=window,
                captured_at=_moment(captured),
                complete=window.end < _moment(captured).date(),
                source=sources.number(repository, commit, MARKET_SHARE),
                entities=tuple(author for author, _ in named),
                values=tuple(tokens for _, tokens in named),
                days=(7,) * len(named),
                others=sum(int(row["tokens"]) for row in members if row["author"] in REMAINDER),
            )
        )
    return captures


def _with_own_ids(captures: Sequence[Capture], daily: Sequence[DailySeries]) -> tuple[Capture, ...]:
    """Captures in order of series, window and time; where two would bear one id, the later says its hour and minute."""
    taken = {capture_id(series.series, capture.window, series.captured_at) for series in daily for capture in captures}
    own: list[Capture] = []
    for capture in sorted(captures, key=lambda capture: (capture.series, capture.window, capture.captured_at)):
        ident = capture.id if capture.id not in taken else f"{capture.id}T{capture.captured_at:%H%M}"
        taken.add(ident)
        own.append(replace(capture, id=ident))
    return tuple(own)


def main(arguments: Sequence[str] | None = None) -> int:
    """Pack a folder and say how large the bundle is."""
    parser = argparse.ArgumentParser(prog="python -m sources.board.openrouter_pack", description="Pack the OpenRouter history.")
    parser.add_argument("folder", type=Path, help="the data folder (weekly_models.csv, authors.csv, raw/ …)")
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED, help="the bundle to write (default: the packaged one)")
    options = parser.parse_args(arguments)
    try:
        bundle = pack(options.folder)
    except (OSError, KeyError, ValueError, PackError) as error:
        sys.stderr.write(f"openrouter_pack: {type(error).__name__}: {error}\n")
        return 1
    write_bundle(bundle, options.output)
    sys.stdout.write(f"{options.output}: {len(bundle.captures)} captures, {options.output.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
