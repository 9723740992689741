"""Claims of every kind from sentences of our own: tables of cases, one file a kind, the raw sentence as the test's id.

`seen` cases were developed with, `bugs` were found broken once, `not-yet` fail and are expected to. A case lists every
claim of its text, so that a claim too many fails as a missing one does.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from claims.claim import Claim, Polarity
from claims.extract import extract
from claims.kind import kinds
from claims.name import Name

PUBLISHED = date(2026, 3, 16)
CASES = Path(__file__).parent / "cases"
NAMES = (
    Name("Nimbus N2.5", "model:nimbus/n2.5", "model"),
    Name("N2.5", "model:nimbus/n2.5", "model", needs_context=True),
    Name("Strider 3.5 Flash", "model:strider/s3.5-flash", "model"),
    Name("Abyss V3.2", "model:abyss/v3.2", "model"),
    Name("Moonrise K2.5", "model:moonrise/k2.5", "model"),
    Name("Veil Alpha", "model:stealth/veil-alpha", "model"),
    Name("Nimbus", "author:nimbus", "author"),
    Name("云腾", "author:nimbus", "author", "zh"),
    Name("Abyss", "author:abyss", "author"),
    Name("Moonrise", "family:moonrise", "family"),
    Name("China", "origin:CN", "origin", "en"),
    Name("Chinese", "origin:CN", "origin", "en"),
    Name("中国", "origin:CN", "origin", "zh"),
    Name("国产", "origin:CN", "origin", "zh"),
    Name("U.S.", "origin:US", "origin", "en"),
    Name("US", "origin:US", "origin", "en"),
    Name("American", "origin:US", "origin", "en"),
    Name("美国", "origin:US", "origin", "zh"),
    Name("开源模型", "group:open-weights", "group", "zh"),
    Name("open-source models", "group:open-weights", "group", "en"),
    Name("RouterHub", "platform:total", "platform"),
    Name("全球", "platform:total", "platform", "zh", needs_context=True),
    Name("tokens", "tokens", "unit", "en"),
    Name("token", "tokens", "unit", "en"),
    Name("词元", "tokens", "unit", "zh"),
)


def described(claim: Claim) -> str:
    """A claim on one line: kind | quote | subject (> object) | value, unit and what else it carries."""
    figure = claim.figure
    parts = [
        f"{figure.value.normalize():f} {figure.unit}" if figure else "",
        figure.hedge.value if figure and figure.hedge else "",
        claim.condition or "",
        f"of {claim.n}" if claim.n else "",
        f"scope {claim.scope}" if claim.scope else "",
        "ordinal" if claim.ordinal else "",
        claim.polarity.value if claim.polarity is not Polarity.ASSERTED else "",
        f"elsewhere {claim.elsewhere}" if claim.elsewhere else "",
        f"among {claim.among.id}" if claim.among else "",
        "" if claim.certain else "unsure",
    ]
    subject = claim.subject.id + (f" > {claim.object.id}" if claim.object else "")
    return " | ".join([claim.kind, claim.quote, subject, " ".join(part for part in parts if part)])


def _cases() -> list[pytest.param]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            marks = [pytest.mark.xfail(strict=True)] if case["origin"] == "not-yet" else []
            found.append(pytest.param(case["text"], case["claims"], id=f"{path.stem}: {case['text']}", marks=marks))
    return found


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_claims_of_a_sentence(text: str, expected: list[str]) -> None:
    """A sentence gives exactly these claims, in text order."""
    found = extract(text, PUBLISHED, NAMES).claims
    assert [described(claim) for claim in found] == expected


@pytest.mark.parametrize("kind", [kind.name for kind in kinds()])
def test_every_kind_has_cases_in_both_languages(kind: str) -> None:
    """A kind without a Chinese and an English case is not done."""
    texts = [
        case["text"]
        for case in tomllib.loads((CASES / f"{kind}.toml").read_text("utf-8"))["case"]
        if any(line.startswith(f"{kind} |") for line in case["claims"])
    ]
    assert any(text.isascii() for text in texts)
    assert any(not text.isascii() and any("一" <= char <= "鿿" for char in text) for text in texts)
