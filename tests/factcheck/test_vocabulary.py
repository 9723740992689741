"""The closed lists hang together."""

from __future__ import annotations

from collections import Counter

import pytest

from factcheck.vocabulary import REASONS, Reason, Verdict


def test_every_reason_belongs_to_exactly_one_verdict() -> None:
    """No reason is missing, none stands twice."""
    listed = Counter(reason for reasons in REASONS.values() for reason in reasons)
    assert set(listed) == set(Reason)
    assert set(listed.values()) == {1}
    assert list(REASONS) == list(Verdict)


@pytest.mark.parametrize(
    ("reason", "verdict"),
    [
        ("truncated", "supported"),
        ("flips-with-scope", "needs-context"),
        ("unit-slip", "contradicted"),
        ("other-board", "unproven"),
    ],
)
def test_reason_names_its_verdict(reason: str, verdict: str) -> None:
    """From the reason to the verdict."""
    assert Reason(reason).verdict == verdict
