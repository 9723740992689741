"""Two votes out of three, and what is added to them."""

from __future__ import annotations

import pytest

from sources.block import Block, page_blocks
from sources.tree import parse
from sources.vote import Votes

EN = "The ranking of the platform was updated on Monday, as it is every week."
ZH = "平台公布的最新榜单显示，中国大模型的周调用量连续两周领先美国，差距扩大到一点四万亿词元，上一周还不到一半。"


def blocks(body: str) -> tuple[Block, ...]:
    return tuple(page_blocks(parse(f"<html><body>{body}</body></html>")))


@pytest.mark.parametrize(
    ("readability", "trafilatura", "density", "won"),
    [
        ({0, 1}, {1, 2}, {2}, [1, 2]),
        ({0}, {1}, {2}, [0]),
        (set(), {1}, set(), [1]),
        (set(), set(), set(), []),
    ],
)
def test_two_of_three_or_one_library(readability: set[int], trafilatura: set[int], density: set[int], won: list[int]) -> None:
    page = blocks("".join(f"<div class='c{n}'><p>{ZH}</p></div>" for n in range(3)))
    assert Votes(page, readability, trafilatura, density).won() == won


def test_in_alphabetic_scripts_trafilatura_decides_where_it_is_borne_out() -> None:
    page = blocks("".join(f"<div class='c{n}'><p>{EN}</p></div>" for n in range(5)))
    assert Votes(page, {0, 1, 2, 4}, {0, 1, 2, 3}, {0, 1, 2, 4}).won() == [0, 1, 2, 3]


def test_sentences_marked_up_like_chosen_ones_are_added() -> None:
    page = blocks("".join(f"<div class='c'><p class='t'>{EN}</p></div>" for _ in range(4)) + f"<div><p class='ad'>{EN}</p></div>")
    assert Votes(page, set(), {0, 1, 2}, {0, 1, 2, 3, 4}).won() == [0, 1, 2, 3]


def test_bare_sentences_between_chosen_paragraphs_are_added() -> None:
    page = blocks(f"<div><p>{EN}</p>{EN}<p>{EN}</p></div>")
    assert Votes(page, {0, 1, 2}, {0, 2}, {0, 1, 2}).won() == [0, 1, 2]


@pytest.mark.parametrize(
    ("readability", "trafilatura", "density", "agreed", "confidence"),
    [
        ({0, 1, 2}, {0, 1, 2}, {0, 1, 2}, True, "high"),
        ({0, 1, 2}, {0, 1, 2}, {0}, True, "medium"),
        ({0, 1, 2}, {2}, {0, 1, 2}, False, "medium"),
        ({0}, {1}, {2}, False, "low"),
    ],
)
def test_confidence_is_how_far_the_three_agree(
    readability: set[int], trafilatura: set[int], density: set[int], agreed: bool, confidence: str
) -> None:
    votes = Votes(blocks(f"<p>{ZH}</p>" * 3), readability, trafilatura, density)
    assert (votes.agreed, votes.confidence) == (agreed, confidence)
