"""The whole pipeline: the same input gives the same bytes, the order of claims does not matter, new models are found."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from story import en, found, ruled, told, zh

from factcheck.report import to_json
from sources.board.openrouter import load_openrouter
from sources.board.openrouter_bundle import pack_bundle, unpack_bundle, write_bundle

ROOT = Path(__file__).parents[3]
STORY = zh("中国AI大模型周调用量达4.69万亿Token，连续第二周超过美国。MiniMax M2.5以1.75万亿Token居首，Kimi K2.5排名第二。")
_IN_A_PROCESS = """
import sys
from datetime import date
from factcheck.pipeline import check_text
from factcheck.report import to_json
from sources.read import Given
sys.stdout.buffer.write(to_json(check_text(sys.stdin.buffer.read().decode(), given=Given(published=date(2026, 3, 17)))).encode())
"""


def test_the_same_input_gives_the_same_bytes() -> None:
    assert to_json(told(STORY)) == to_json(told(STORY))


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_the_same_bytes_in_another_process(seed: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _IN_A_PROCESS],
        input=STORY.encode(),
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
    )
    assert ran.stdout.decode() == to_json(told(STORY))


SENTENCES = (
    "MiniMax M2.5 processed 1.75 trillion tokens from March 9 to 15, 2026.",
    "Kimi K2.5 ranked second in the week of March 9 to 15, 2026.",
    "Chinese models processed 4.69 trillion tokens in the week of March 9 to 15, 2026.",
)


def test_the_order_of_claims_does_not_change_verdicts() -> None:
    seen = set()
    for order in permutations(SENTENCES):
        report = told("OpenRouter publishes token counts. " + " ".join(order))
        seen.add(tuple(sorted((f.kind, f.subject.id, f.verdict, f.reason, f.departures) for f in report.findings)))
    assert len(seen) == 1
    assert len(next(iter(seen))) == len(SENTENCES)


def test_ids_and_spans() -> None:
    report = told(STORY)
    assert [finding.id for finding in report.findings] == [f"c{number}" for number in range(1, len(report.findings) + 1)]
    for finding in report.findings:
        assert report.article.text[slice(*finding.span)] == finding.quote
        assert report.article.text[slice(*finding.sentence_span)] == finding.sentence
    assert sum(report.summary.values()) == len(report.findings)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The history with a model that exists nowhere else, second in the week."""
    packed = (ROOT / "sources/board/data/openrouter.json.xz").read_bytes()
    bundle = unpack_bundle(packed, "the history")
    captures = tuple(
        capture.with_row("zeta-corp/zebulon-7.5", 1_555_000_000_000, 7)
        if capture.series != "market-share" and capture.window.start == date(2026, 3, 9)
        else capture
        for capture in bundle.captures
    )
    path = tmp_path_factory.mktemp("history") / "changed.json.xz"
    write_bundle(replace(bundle, captures=captures), path)
    assert path.read_bytes() == pack_bundle(replace(bundle, captures=captures))
    return path


def test_a_model_that_appears_is_found_and_judged(changed: Path) -> None:
    board = load_openrouter(changed)
    for text in (
        zh("Zebulon 7.5以1.56万亿Token居第二，Step 3.5 Flash排名第三。"),
        en("Zebulon 7.5 ranked second with 1.56 trillion tokens, while Step 3.5 Flash ranked third."),
    ):
        report = told(text, board=board)
        assert ruled(report, "total", "model:zeta-corp/") == ("supported", "rounded")
        assert ruled(report, "rank", "model:zeta-corp/") == ("supported", "exact")
        assert ruled(report, "rank", "model:stepfun/") == ("supported", "exact")
        assert report.board.state_sha256 == board.state_sha256 != told(text).board.state_sha256
    wrong = told(en("Zebulon 7.5 processed 2.31 trillion tokens."), board=board)
    assert found(wrong, "total").verdict == "contradicted"
    assert "contradicted" not in {f.verdict for f in told(en("Zebulon 7.5 processed 2.31 trillion tokens.")).findings}
