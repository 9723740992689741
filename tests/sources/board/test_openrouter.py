"""The packaged history as a board: windows, captures, belongings, labels."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import resources

import pytest

from sources.board.board import Belonging, Board, Coverage, OriginStatus, Snapshot, Window
from sources.board.openrouter import OpenRouterBoard, load_openrouter

MARCH_9 = Window(date(2026, 3, 9), date(2026, 3, 15))


@pytest.fixture(scope="module")
def board() -> OpenRouterBoard:
    return load_openrouter()


def by_origin(board: Board, snapshot: Snapshot) -> Counter[str]:
    """Sums of a snapshot by origin as of its last day; unknown ones by their status."""
    sums: Counter[str] = Counter()
    for row in snapshot.rows:
        belonging = board.belonging(row.entity, snapshot.window.end)
        sums[belonging.origin or belonging.status] += int(row.value)
    return sums


def series(board: Board, window: Window, name: str) -> list[Snapshot]:
    return [snapshot for snapshot in board.snapshots(window) if snapshot.series == name]


def test_the_board_says_what_it_is(board: OpenRouterBoard) -> None:
    assert (board.id, board.label, board.unit, board.first_weekday) == ("openrouter", "OpenRouter", "tokens", 0)
    assert board.restatement == Decimal("0.0033")
    assert board.address == "https://openrouter.ai/rankings"
    assert board.citation.startswith("Source: OpenRouter (openrouter.ai/rankings), as of 2026-10-08.")
    assert "CC BY 4.0" in board.citation
    assert board.last_window == Window(date(2026, 9, 28), date(2026, 10, 4))


def test_the_state_is_the_digest_of_the_packaged_file(board: OpenRouterBoard) -> None:
    packed = resources.files("sources.board").joinpath("data", "openrouter.json.xz").read_bytes()
    assert board.state_sha256 == hashlib.sha256(packed).hexdigest()
    assert len(packed) < 1_500_000


def test_a_week_has_its_captures_in_order_of_time(board: OpenRouterBoard) -> None:
    found = [(snapshot.id, snapshot.coverage, len(snapshot.rows)) for snapshot in board.snapshots(MARCH_9)]
    assert found == [
        ("model-pages-2026-03-09-20260317", Coverage.CATALOGUE, 348),
        ("model-pages-2026-03-09-20260505", Coverage.CATALOGUE, 348),
        ("chart-2026-03-09-20260923", Coverage.CHART, 9),
    ]


def test_a_chart_has_nine_rows_and_a_remainder(board: OpenRouterBoard) -> None:
    chart = board.snapshots(MARCH_9)[-1]
    assert [(row.entity, int(row.value), row.days) for row in chart.rows[:2]] == [
        ("minimax/minimax-m2.5-20260211", 1747235642978, 7),
        ("stepfun/step-3.5-flash:free", 1340325199219, 7),
    ]
    assert chart.others == Decimal(8238138634271)
    assert chart.complete
    assert chart.captured_at == datetime(2026, 9, 23, 7, 59, 31, tzinfo=UTC)
    assert chart.provenance.derived_from.startswith("Mocas-12/ai-model-rankings@c2b1a88f")
    assert chart.provenance.licence == "no licence stated"
    assert by_origin(board, chart) == {"CN": 4683150519778, "US": 3287507833959, "stealth": 665677892611}


def test_a_first_capture_of_the_model_pages_has_the_whole_catalogue(board: OpenRouterBoard) -> None:
    first = board.snapshots(MARCH_9)[0]
    assert first.captured_at == datetime(2026, 3, 17, 1, 11, 47, tzinfo=UTC)
    assert first.others is None
    sums = by_origin(board, first)
    assert (sums["CN"], sums["US"]) == (6479563165000, 9449716654000)


def test_the_digest_is_that_of_the_normalised_rows(board: OpenRouterBoard) -> None:
    chart = board.snapshots(MARCH_9)[-1]
    lines = [f"{row.entity}\t{row.value}\t{row.days}\n" for row in chart.rows] + ["Others\t8238138634271\n"]
    assert chart.sha256 == hashlib.sha256("".join(lines).encode()).hexdigest()


@pytest.mark.parametrize(
    ("window", "top_ten", "leader"),
    [
        (Window(date(2026, 2, 11), date(2026, 2, 17)), "8.715", ("minimax/minimax-m2.5-20260211", "2.453", 6)),
        (Window(date(2026, 2, 14), date(2026, 2, 20)), "9.473", ("minimax/minimax-m2.5-20260211", "3.066", 7)),
        (Window(date(2026, 1, 30), date(2026, 2, 28)), "28.686", ("minimax/minimax-m2.5-20260211", "5.441", 17)),
    ],
)
def test_windows_that_are_no_weeks_are_summed_from_days(
    board: OpenRouterBoard, window: Window, top_ten: str, leader: tuple[str, str, int]
) -> None:
    (snapshot,) = board.snapshots(window)
    assert snapshot.captured_at == datetime(2026, 5, 5, 1, 36, 6, tzinfo=UTC)
    assert trillions(sum(row.value for row in snapshot.rows[:10])) == top_ten
    first = snapshot.rows[0]
    assert (first.entity, trillions(first.value), first.days) == leader


def trillions(value: Decimal | int) -> str:
    return str((Decimal(value) / 10**12).quantize(Decimal("0.001")))


def test_a_single_day_and_a_month_have_ids_of_their_own(board: OpenRouterBoard) -> None:
    (day,) = board.snapshots(Window(date(2026, 3, 9), date(2026, 3, 9)))
    (month,) = board.snapshots(Window(date(2026, 2, 1), date(2026, 2, 28)))
    assert day.id == "model-pages-2026-03-09-1d-20260505"
    assert month.id == "model-pages-2026-02-01-28d-20260505"
    assert max(row.days for row in month.rows) == 28


@pytest.mark.parametrize(
    "window",
    [
        Window(date(2026, 5, 1), date(2026, 5, 31)),  # between the two daily series
        Window(date(2025, 11, 10), date(2025, 11, 14)),  # a handful of models only
        Window(date(2026, 8, 20), date(2026, 8, 26)),  # runs past the last day
        Window(date(2027, 1, 4), date(2027, 1, 10)),
    ],
)
def test_a_window_that_is_not_wholly_covered_has_nothing(board: OpenRouterBoard, window: Window) -> None:
    assert board.snapshots(window) == ()


@pytest.mark.parametrize("day", [date(2026, 6, 22), date(2026, 7, 6), date(2026, 7, 27), date(2026, 8, 10)])
def test_a_chart_is_the_sum_of_seven_official_days(board: OpenRouterBoard, day: date) -> None:
    window = Window(day, date.fromordinal(day.toordinal() + 6))
    chart = series(board, window, "chart")[-1]
    for top in series(board, window, "daily-top-50"):
        official = {row.entity: row.value for row in top.rows}
        assert {row.entity: row.value for row in chart.rows}.items() <= official.items()
        assert top.others is not None
        assert chart.others is not None
        assert sum(official.values()) + top.others == sum(row.value for row in chart.rows) + chart.others
        assert top.provenance.licence.startswith("CC BY 4.0")


def test_a_row_that_left_the_top_fifty_says_its_days(board: OpenRouterBoard) -> None:
    (top,) = series(board, Window(date(2026, 7, 20), date(2026, 7, 26)), "daily-top-50")
    days = {row.entity: row.days for row in top.rows}
    assert days["deepseek/deepseek-v4-flash-20260423"] == 7
    assert min(days.values()) == 1


def test_a_running_week_is_not_complete(board: OpenRouterBoard) -> None:
    running, whole = board.snapshots(Window(date(2026, 9, 21), date(2026, 9, 27)))
    assert (running.complete, running.rows[0].days) == (False, 3)
    assert (whole.complete, whole.rows[0].days) == (True, 7)


def test_every_id_is_unique(board: OpenRouterBoard) -> None:
    monday = date(2024, 11, 11)
    weeks = [
        Window(date.fromordinal(monday.toordinal() + 7 * n), date.fromordinal(monday.toordinal() + 7 * n + 6)) for n in range(99)
    ]
    ids = [snapshot.id for week in weeks for snapshot in board.snapshots(week)]
    assert len(ids) == len(set(ids)) == 164
    assert all(board.snapshots(week) for week in weeks)


def test_rows_fall_and_are_named_once(board: OpenRouterBoard) -> None:
    for snapshot in board.snapshots(MARCH_9):
        values = [row.value for row in snapshot.rows]
        assert values == sorted(values, reverse=True)
        assert len({row.entity for row in snapshot.rows}) == len(values)


def test_the_makers_shares_stand_apart(board: OpenRouterBoard) -> None:
    (share,) = board.market_share(Window(date(2024, 11, 3), date(2024, 11, 9)))
    assert (share.series, share.rows[0].entity, int(share.rows[0].value)) == ("market-share", "anthropic", 12960387826)
    assert board.snapshots(share.window) == ()
    (monday,) = board.market_share(MARCH_9)
    sums = by_origin(board, monday)
    assert (trillions(sums["CN"]), trillions(sums["US"]), trillions(monday.others or 0)) == ("5.063", "8.336", "2.632")


def test_a_snapshot_is_built_once(board: OpenRouterBoard) -> None:
    window = Window(date(2026, 2, 1), date(2026, 2, 28))
    assert board.snapshots(window) is board.snapshots(window)


@pytest.mark.parametrize(
    ("row_id", "on", "belonging"),
    [
        ("openrouter/hunter-alpha", date(2026, 3, 15), Belonging("", "", OriginStatus.STEALTH)),
        ("openrouter/hunter-alpha", date(2026, 3, 17), Belonging("", "", OriginStatus.STEALTH)),
        ("openrouter/hunter-alpha", date(2026, 3, 18), Belonging("xiaomi", "CN", OriginStatus.KNOWN)),
        ("openrouter/hunter-alpha", date(2026, 3, 20), Belonging("xiaomi", "CN", OriginStatus.KNOWN)),
        ("openrouter/owl-alpha", date(2026, 12, 1), Belonging("", "", OriginStatus.STEALTH)),  # never confirmed
        ("stealth/ox-alpha", date(2026, 8, 25), Belonging("", "", OriginStatus.STEALTH)),
        ("stealth/ox-alpha", date(2026, 8, 30), Belonging("z-ai", "CN", OriginStatus.KNOWN)),
        ("stealth/union-alpha", date(2026, 9, 30), Belonging("unbiased", "", OriginStatus.UNCHECKED)),
        ("openrouter/auto", date(2026, 9, 30), Belonging("", "", OriginStatus.STEALTH)),
        ("alibaba/tongyi-deepresearch-30b-a3b", date(2026, 3, 1), Belonging("qwen", "CN", OriginStatus.KNOWN)),
        ("meta/muse-spark-1.1-20260709", date(2026, 8, 1), Belonging("meta-llama", "US", OriginStatus.KNOWN)),
        ("aion-labs/aion-2.0-20260223", date(2026, 3, 1), Belonging("aion-labs", "", OriginStatus.UNCHECKED)),
        ("stepfun/step-3.5-flash:free", date(2026, 3, 1), Belonging("stepfun", "CN", OriginStatus.KNOWN)),
        ("nobody/model-1", date(2026, 3, 1), Belonging("nobody", "", OriginStatus.UNCHECKED)),
    ],
)
def test_a_row_belongs_as_of_a_day(board: OpenRouterBoard, row_id: str, on: date, belonging: Belonging) -> None:
    assert board.belonging(row_id, on) == belonging


def test_an_entity_says_what_its_row_is_about(board: OpenRouterBoard) -> None:
    free = board.entity("stepfun/step-3.5-flash:free")
    assert (free.model, free.variant, free.label) == ("stepfun/step-3.5-flash", "free", "Step 3.5 Flash (free)")
    assert free.families == ("family:step",)
    assert free.groups == {"group:open-weights"}
    assert board.entity("google/gemini-2.5-flash").groups == frozenset()
    assert board.entity("anthropic/claude-4.6-opus-20260205").families == ("family:claude-4.6", "family:opus", "family:claude")


def test_a_stealth_entity_keeps_its_name_and_points_to_what_it_became(board: OpenRouterBoard) -> None:
    hunter = board.entity("openrouter/hunter-alpha")
    assert (hunter.label, hunter.same_as, hunter.revealed_on) == (
        "Hunter Alpha",
        "xiaomi/mimo-v2-pro-20260318",
        date(2026, 3, 18),
    )
    ox = board.entity("stealth/ox-alpha")
    assert ox.same_as == "z-ai/glm-5.3-flash-20260826"
    owl = board.entity("openrouter/owl-alpha")
    assert (owl.same_as, owl.revealed_on) == ("", None)


def test_an_unknown_id_tells_what_it_says(board: OpenRouterBoard) -> None:
    entity = board.entity("zeta-corp/quasar-9.1-ultra-20260301:free")
    assert (entity.model, entity.variant, entity.label) == (
        "zeta-corp/quasar-9.1-ultra-20260301",
        "free",
        "Quasar 9.1 Ultra (free)",
    )
    assert (entity.families, entity.groups, entity.same_as) == ((), frozenset(), "")


@pytest.mark.parametrize(
    ("row_id", "label"),
    [
        ("minimax/minimax-m2.5-20260211", "MiniMax M2.5"),
        ("minimax/minimax-m3-20260531", "MiniMax M3"),
        ("deepseek/deepseek-r1", "DeepSeek R1"),
        ("anthropic/claude-4.8-opus-20260528", "Claude Opus 4.8"),
        ("openai/gpt-5.6-luna-20260709", "GPT-5.6 Luna"),
        ("z-ai/glm-5.3-flash-20260826", "GLM 5.3 Flash"),
        ("z-ai/glm-4.6-20251208", "GLM 4.6V"),
        ("xiaomi/mimo-v2.6-flash-20260921", "MiMo V2.6 Flash"),
        ("qwen/qwen3.8-max-20260803", "Qwen3.8 Max"),
        ("deepseek/deepseek-v4-flash-20260731", "DeepSeek V4 Flash"),
    ],
)
def test_a_label_is_the_listed_name_or_made_of_the_slug(board: OpenRouterBoard, row_id: str, label: str) -> None:
    assert board.entity(row_id).label == label


def test_two_builds_of_one_name_are_alike(board: OpenRouterBoard) -> None:
    builds = {"deepseek/deepseek-v4-flash-20260423", "deepseek/deepseek-v4-flash-20260731"}
    assert board.models_of("model:deepseek/deepseek-v4-flash-20260423") == builds
    assert board.models_of("model:deepseek/deepseek-v4-flash-20260731") == builds
    assert board.models_of("model:minimax/minimax-m2.5-20260211") == {"minimax/minimax-m2.5-20260211"}


def test_a_name_that_only_looks_alike_is_another_model(board: OpenRouterBoard) -> None:
    assert board.models_of("model:z-ai/glm-4.6") == {"z-ai/glm-4.6"}  # …-4.6-20251208 is GLM 4.6V
    assert board.models_of("model:tencent/hy3-20260706") == {"tencent/hy3-20260706"}


def test_a_family_holds_its_models(board: OpenRouterBoard) -> None:
    assert board.models_of("family:deepseek-v4") == {
        "deepseek/deepseek-v4-flash-20260423",
        "deepseek/deepseek-v4-flash-20260731",
        "deepseek/deepseek-v4-pro-20260423",
        "deepseek/deepseek-v4-pro-20260813",
    }
    assert board.models_of("family:hy") == {
        "tencent/hy3-20260706",
        "tencent/hy3-preview-20260421",
        "tencent/hy4-preview-20260827",
    }
    assert {"moonshotai/kimi-k2.5-0127", "moonshotai/kimi-k3-20260715"} <= board.models_of("family:kimi")


@pytest.mark.parametrize("subject_id", ["family:nothing", "model:nobody/nothing", "origin:CN", "unknown:R9", ""])
def test_unknown_subjects_mean_no_model(board: OpenRouterBoard, subject_id: str) -> None:
    assert board.models_of(subject_id) == frozenset()


@pytest.mark.parametrize(
    ("subject_id", "chinese", "english"),
    [
        ("model:minimax/minimax-m2.5-20260211", "MiniMax M2.5", "MiniMax M2.5"),
        ("model:stealth/ox-alpha", "Ox Alpha（牛来）", "Ox Alpha"),
        ("family:deepseek-v4", "DeepSeek V4", "DeepSeek V4"),
        ("author:moonshotai", "月之暗面", "MoonshotAI"),
        ("author:tencent", "腾讯混元", "Tencent"),
        ("author:zeta-corp", "Zeta Corp", "Zeta Corp"),
        ("origin:CN", "中国模型", "Chinese models"),
        ("origin:US", "美国模型", "U.S. models"),
        ("origin:XX", "XX", "XX"),
        ("group:open-weights", "开源模型", "open-weight models"),
        ("platform:total", "全平台", "the whole platform"),
        ("unknown:DeepSeek R9", "DeepSeek R9", "DeepSeek R9"),
        ("list:origin:CN,origin:US", "中国模型、美国模型", "Chinese models and U.S. models"),
        (
            "list:minimax/minimax-m2.5-20260211,stepfun/step-3.5-flash:free,moonshotai/kimi-k2.5-0127",
            "MiniMax M2.5、Step 3.5 Flash (free)、Kimi K2.5",
            "MiniMax M2.5, Step 3.5 Flash (free) and Kimi K2.5",
        ),
    ],
)
def test_subjects_have_labels_in_both_languages(board: OpenRouterBoard, subject_id: str, chinese: str, english: str) -> None:
    assert board.label_of(subject_id, "zh") == chinese
    assert board.label_of(subject_id, "en") == english


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1748856634000", "1750000000000"),
        ("889500000000", "890000000000"),
        ("666190000000", "666000000000"),
        ("1035000000000", "1040000000000"),  # half up
        ("999600000000", "1000000000000"),
        ("66712345", "66700000"),
        ("0", "0"),
    ],
)
def test_a_value_is_displayed_with_three_digits(board: OpenRouterBoard, value: str, shown: str) -> None:
    assert str(board.displayed(Decimal(value))) == shown


def test_the_displayed_sums_are_those_of_the_press(board: OpenRouterBoard) -> None:
    """4.69 and 3.294 trillion: nine names of the chart, values as first captured, as the page shows them."""
    first, *_, chart = board.snapshots(MARCH_9)
    values = {row.entity: row.value for row in first.rows}
    sums: Counter[str] = Counter()
    for row in chart.rows:
        sums[board.belonging(row.entity, MARCH_9.end).origin] += int(board.displayed(values[row.entity]))
    assert (sums["CN"], sums["US"]) == (4_690_000_000_000, 3_294_000_000_000)
