"""How texts may call what is on the board."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sources.board.board import Belonging, EntityName, OriginStatus, Window
from sources.board.openrouter import load_openrouter
from sources.board.openrouter_bundle import Author, Listing, read_bundle, write_bundle
from sources.board.openrouter_pack import PACKAGED
from sources.board.openrouter_slug import squeezed

Names = dict[str, EntityName]


@pytest.fixture(scope="module")
def names() -> Names:
    return {squeezed(name.text): name for name in load_openrouter().names()}


@pytest.mark.parametrize(
    ("spelling", "model"),
    [
        ("MiniMax M2.5", "minimax/minimax-m2.5-20260211"),
        ("Kimi-K2.5", "moonshotai/kimi-k2.5-0127"),
        ("GLM-5", "z-ai/glm-5-20260211"),
        ("GLM-5.3 Flash", "z-ai/glm-5.3-flash-20260826"),
        ("GLM 4.6", "z-ai/glm-4.6"),
        ("GLM-4.6V", "z-ai/glm-4.6-20251208"),
        ("DeepSeek V3.2", "deepseek/deepseek-v3.2-20251201"),
        ("DeepSeek R1", "deepseek/deepseek-r1-0528"),
        ("DeepSeek-V4-Flash", "deepseek/deepseek-v4-flash-20260731"),
        ("DeepSeek Flash V4", "deepseek/deepseek-v4-flash-20260731"),
        ("Step_3.5_Flash", "stepfun/step-3.5-flash"),
        ("Claude Sonnet 4.6", "anthropic/claude-4.6-sonnet-20260217"),
        ("Claude 4.6 Sonnet", "anthropic/claude-4.6-sonnet-20260217"),
        ("Claude Opus 4.8", "anthropic/claude-4.8-opus-20260528"),
        ("Claude 5 Opus", "anthropic/claude-opus-5-20260723"),
        ("Gemini 2.5 Flash", "google/gemini-2.5-flash"),
        ("Gemini 3 Flash Preview", "google/gemini-3-flash-preview-20251217"),
        ("Gemini 3 Flash", "google/gemini-3-flash-preview-20251217"),
        ("Grok Code Fast 1", "x-ai/grok-code-fast-1"),
        ("Grok 4.1 Fast", "x-ai/grok-4.1-fast"),
        ("GPT-5.6 Luna", "openai/gpt-5.6-luna-20260709"),
        ("GPT-5", "openai/gpt-5-2025-08-07"),
        ("MiMo-V2-Pro", "xiaomi/mimo-v2-pro-20260318"),
        ("Hy3 preview", "tencent/hy3-preview-20260421"),
        ("Hy3", "tencent/hy3-20260706"),
        ("Hy3预览版", "tencent/hy3-preview-20260421"),
        ("混元3预览版", "tencent/hy3-preview-20260421"),
        ("Qwen3.6 Plus", "qwen/qwen3.6-plus-04-02"),
        ("千问3.6 Plus", "qwen/qwen3.6-plus-04-02"),
        ("Qwen3.6 Plus Preview", "qwen/qwen3.6-plus-preview"),
        ("Nemotron 3 Ultra", "nvidia/nemotron-3-ultra-550b-a55b-20260604"),
        ("Hunter Alpha", "openrouter/hunter-alpha"),
        ("Ox Alpha", "stealth/ox-alpha"),
        ("牛来", "stealth/ox-alpha"),
    ],
)
def test_a_model_is_found_by_its_name(names: Names, spelling: str, model: str) -> None:
    name = names[squeezed(spelling)]
    assert (name.id, name.kind, name.needs_context) == (f"model:{model}", "model", False)


@pytest.mark.parametrize(
    ("spelling", "model"),
    [
        ("M2.5", "minimax/minimax-m2.5-20260211"),
        ("M3", "minimax/minimax-m3-20260531"),  # of BGE M3 and MiniMax M3 the one that was charted
        ("K2.5", "moonshotai/kimi-k2.5-0127"),
        ("V3.2", "deepseek/deepseek-v3.2-20251201"),
        ("V4 Flash", "deepseek/deepseek-v4-flash-20260731"),
        ("R1", "deepseek/deepseek-r1-0528"),
        ("Sonnet 4.6", "anthropic/claude-4.6-sonnet-20260217"),
        ("Opus 4.6", "anthropic/claude-4.6-opus-20260205"),
        ("o3", "openai/o3-2025-04-16"),
    ],
)
def test_a_short_name_needs_context(names: Names, spelling: str, model: str) -> None:
    name = names[squeezed(spelling)]
    assert (name.id, name.needs_context) == (f"model:{model}", True)


@pytest.mark.parametrize(
    ("spelling", "ident", "kind", "needs_context"),
    [
        ("Kimi", "family:kimi", "family", False),
        ("GLM", "family:glm", "family", False),
        ("Claude", "family:claude", "family", False),
        ("Gemini 2.5", "family:gemini-2.5", "family", False),
        ("DeepSeek V4", "family:deepseek-v4", "family", False),
        ("V4", "family:deepseek-v4", "family", True),
        ("Sonnet", "family:sonnet", "family", True),
        ("Step", "family:step", "family", True),
        ("Phi", "family:phi", "family", True),
        ("文心", "family:ernie", "family", False),
        ("DeepSeek", "author:deepseek", "author", False),
        ("深度求索", "author:deepseek", "author", False),
        ("MiniMax", "author:minimax", "author", False),
        ("Moonshot AI", "author:moonshotai", "author", False),
        ("智谱", "author:z-ai", "author", False),
        ("THUDM", "author:z-ai", "author", False),
        ("千问", "author:qwen", "author", False),
        ("混元", "author:tencent", "author", False),
        ("百度", "author:baidu", "author", True),
        ("Meta", "author:meta-llama", "author", True),
        ("Venice", "author:venice", "author", True),
        ("中国", "origin:CN", "origin", False),
        ("Chinese", "origin:CN", "origin", False),
        ("国产", "origin:CN", "origin", False),
        ("国内", "origin:CN", "origin", True),
        ("U.S.", "origin:US", "origin", False),
        ("美系", "origin:US", "origin", False),
        ("OpenRouter", "platform:total", "platform", False),
        ("平台", "platform:total", "platform", True),
        ("worldwide", "platform:total", "platform", True),
        ("开源模型", "group:open-weights", "group", False),
        ("open-source", "group:open-weights", "group", False),
        ("Token", "tokens", "unit", False),
        ("词元", "tokens", "unit", False),
    ],
)
def test_everything_else_is_found_too(names: Names, spelling: str, ident: str, kind: str, needs_context: bool) -> None:
    name = names[squeezed(spelling)]
    assert (name.id, name.kind, name.needs_context) == (ident, kind, needs_context)


@pytest.mark.parametrize(
    "spelling",
    [
        "2.5 Flash",  # a number first
        "3.5",
        "32B",
        "397B A17B",
        "Flash",
        "Pro",
        "混元3",  # stands in 腾讯混元3月
        "GLM Flash 5.3",
        "MiniMax MiniMax M2.5",
        "MiniMax M2.5 free",
        "Others",
        "openrouter/auto",
        "Gemini Pro Latest",  # a pointer that moves
    ],
)
def test_what_names_nothing_is_no_name(names: Names, spelling: str) -> None:
    assert squeezed(spelling) not in names


def test_the_country_keeps_its_capitals(names: Names) -> None:
    assert names["us"].text == "US"


def test_a_spelling_names_one_thing() -> None:
    spellings = [squeezed(name.text) for name in load_openrouter().names()]
    assert len(spellings) == len(set(spellings))
    assert min(map(len, spellings)) >= 2


def test_models_come_first() -> None:
    kinds = [name.kind for name in load_openrouter().names()]
    assert set(kinds[: kinds.count("model")]) == {"model"}


def test_every_named_model_has_rows_or_a_listing() -> None:
    board = load_openrouter()
    for name in board.names():
        if name.kind in {"model", "family"}:
            assert board.models_of(name.id), name


def test_the_names_are_the_same_every_time() -> None:
    assert list(load_openrouter().names()) == list(load_openrouter().names())


def test_a_model_of_a_changed_copy_is_named_and_judged_without_new_code(tmp_path: Path) -> None:
    """A row of an unheard-of maker in a chart: its name follows from its slug, and its origin is unchecked."""
    bundle = read_bundle(PACKAGED)
    captures = tuple(
        capture.with_row("zeta-corp/quasar-9.1-ultra-20260301", 9_000_000_000_000, 7)
        if capture.id == "chart-2026-03-09-20260923"
        else capture
        for capture in bundle.captures
    )
    changed = tmp_path / "changed.json.xz"
    write_bundle(replace(bundle, captures=captures), changed)
    board = load_openrouter(changed)
    named = {name.text: name for name in board.names()}
    assert named["Quasar 9.1 Ultra"] == EntityName("Quasar 9.1 Ultra", "model:zeta-corp/quasar-9.1-ultra-20260301", "model")
    assert named["Zeta Corp"] == EntityName("Zeta Corp", "author:zeta-corp", "author")
    week = Window(date(2026, 3, 9), date(2026, 3, 15))
    assert board.snapshots(week)[-1].rows[0].entity == "zeta-corp/quasar-9.1-ultra-20260301"
    assert board.belonging("zeta-corp/quasar-9.1-ultra-20260301", week.end) == Belonging("zeta-corp", "", OriginStatus.UNCHECKED)
    assert board.state_sha256 != load_openrouter().state_sha256


def test_a_maker_and_a_listing_of_a_changed_copy_are_taken_over(tmp_path: Path) -> None:
    bundle = read_bundle(PACKAGED)
    maker = Author("zeta-corp", "Zeta (Zed)", "泽塔", ("Zetalabs",), ("Quasar",), ("Quasar",), "", "CN", "a test")
    listing = Listing(
        "zeta-corp/quasar-9.1", "zeta-corp/quasar-9.1-20260301", "Zeta: Quasar 9.1", date(2026, 3, 1), "zeta/quasar"
    )
    changed = tmp_path / "changed.json.xz"
    write_bundle(replace(bundle, authors=(*bundle.authors, maker), listings=(*bundle.listings, listing)), changed)
    board = load_openrouter(changed)
    named = {name.text: name for name in board.names()}
    assert named["Quasar 9.1"].id == "model:zeta-corp/quasar-9.1-20260301"
    assert (named["Quasar"].id, named["Quasar"].needs_context) == ("family:quasar", True)
    assert {named[text].id for text in ("Zeta", "Zed", "泽塔", "Zetalabs")} == {"author:zeta-corp"}
    assert board.belonging("zeta-corp/quasar-9.1-20260301:free", date(2026, 3, 15)).origin == "CN"
    assert board.entity("zeta-corp/quasar-9.1-20260301").groups == {"group:open-weights"}
