"""The set of seeded errors: made again it is the same, nothing true in it is called wrong, and no slip in it is called right."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from generate import PLACE, items
from item import SLIPS, TRUE, Item, read, write
from scoring import Scored, Story, scored, stored, table

from factcheck.pipeline import default_board
from factcheck.vocabulary import REASONS, Kind, Reason, Verdict

#: One text of so many is scored here; `make eval` scores all of them.
EVERY = 9


@pytest.fixture(scope="module")
def kept() -> list[Item]:
    return stored()


@pytest.fixture(scope="module")
def judged(kept: list[Item]) -> tuple[list[Scored], list[Story]]:
    return scored(kept[::EVERY], default_board())


def test_the_generator_gives_the_committed_file() -> None:
    assert write(items(default_board())) == PLACE.read_bytes()


def test_the_file_can_be_read_back(kept: list[Item]) -> None:
    assert write(kept) == PLACE.read_bytes()
    assert read(write(kept)) == kept


def test_every_class_kind_and_language_is_there(kept: list[Item]) -> None:
    assert {item.group for item in kept} == {*TRUE, *SLIPS}
    assert {one.kind for item in kept for one in item.expect} == set(Kind)
    languages = Counter((item.group, item.language) for item in kept)
    assert all(languages[group, "zh"] >= 8 and languages[group, "en"] >= 8 for group in (*TRUE, *SLIPS))
    assert len({item.id for item in kept}) == len({item.text for item in kept}) == len(kept)


def test_what_is_expected_is_in_the_closed_lists(kept: list[Item]) -> None:
    for expected in (one for item in kept for one in item.expect):
        for reason in expected.reasons:
            assert Reason(reason) in {each for verdict in expected.verdicts for each in REASONS[Verdict(verdict)]}


@pytest.mark.parametrize("group", TRUE)
def test_nothing_true_is_called_wrong(group: str, judged: tuple[list[Scored], list[Story]]) -> None:
    own = [one for one in judged[0] if one.group == group]
    assert own
    assert [one.item for one in own if one.accused] == []


@pytest.mark.parametrize("group", SLIPS)
def test_no_slip_is_called_right(group: str, judged: tuple[list[Scored], list[Story]]) -> None:
    own = [one for one in judged[0] if one.group == group]
    assert own
    assert [one.item for one in own if one.passed] == []


def test_what_the_words_say_is_borne_out(judged: tuple[list[Scored], list[Story]]) -> None:
    """Nine of ten at least; the rest the board leaves open."""
    own = [one for one in judged[0] if one.group == "stated"]
    assert sum(one.verdict_right for one in own) >= len(own) * Decimal("0.9")


def test_nearly_everything_is_read_as_it_is_meant(judged: tuple[list[Scored], list[Story]]) -> None:
    """The set tests judging: what is not read tests nothing."""
    assert sum(one.read for one in judged[0]) >= len(judged[0]) * Decimal("0.98")


def test_the_table_counts_every_claim_once(judged: tuple[list[Scored], list[Story]]) -> None:
    lines = [line.split() for line in table(*judged).splitlines()]
    assert sum(int(line[1]) for line in lines if line[0] in {"true", "slips"}) == len(judged[0])
