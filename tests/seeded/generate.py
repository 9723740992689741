"""Make the set again: `python tests/seeded/generate.py` in the checkout writes `tests/seeded/seeded.jsonl`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from drawing import Drawing
from item import Item, write
from slips import Slips
from small_articles import SmallArticles
from true_ones import TrueOnes

from sources.board.board import Board
from sources.board.openrouter import load_openrouter

SEED = 20260316
PLACE = Path(__file__).with_name("seeded.jsonl")
#: So many draws are tried for one text before the maker is given up.
TRIES = 600


def items(board: Board, seed: int = SEED) -> list[Item]:
    """Every text of the set, those of one maker together, the languages in turn."""
    drawing = Drawing(board, seed)
    found: list[Item] = []
    seen: set[str] = set()
    for maker, number in quotas(drawing):
        for turn in range(number):
            language = ("zh", "en")[turn % 2]
            item = _fresh(maker, language, seen)
            if item is not None:
                seen.add(item.text)
                found.append(replace(item, id=f"{item.group}-{len(found) + 1:03d}"))
    return found


def _fresh(maker: Callable[[str], Item | None], language: str, seen: set[str]) -> Item | None:
    for _ in range(TRIES):
        item = maker(language)
        if item is not None and item.text not in seen:
            return item
    return None


def quotas(drawing: Drawing) -> list[tuple[Callable[[str], Item | None], int]]:
    """The makers in the order in which they draw, and how many texts each makes."""
    true = TrueOnes(drawing)
    slip = Slips(drawing, true)
    small = SmallArticles(drawing, true)
    return [
        (true.total, 16),
        (true.country, 16),
        (true.whole_country, 14),
        (true.platform, 10),
        (true.hedged, 14),
        (true.other_days, 14),
        (true.rank, 16),
        (true.lower_rank, 10),
        (true.streak, 14),
        (true.gap, 18),
        (true.sum, 16),
        (true.share, 16),
        (true.growth, 18),
        (true.ratio, 18),
        (true.count, 16),
        (true.membership, 12),
        (true.comparison, 14),
        (true.record, 14),
        (true.scope, 36),
        (true.scope_order, 10),
        (true.scope_streak, 14),
        (true.digits, 26),
        (true.capture, 26),
        (true.variants, 24),
        (true.membership_revealed, 24),
        (true.window, 36),
        (small.sharing, 36),
        (slip.number, 40),
        (slip.number_of_streak, 10),
        (slip.number_of_count, 10),
        (slip.unit, 32),
        (slip.fraction, 10),
        (slip.period, 14),
        (slip.swap, 36),
        (slip.stale, 40),
        (slip.rank, 24),
        (slip.among, 16),
        (slip.flipped_order, 20),
        (slip.flipped_change, 14),
        (slip.flipped_gap, 8),
        (small.arithmetic, 32),
        (slip.no_record, 24),
        (slip.random_figure, 36),
        (slip.random_country, 16),
        (slip.random_window, 16),
    ]


if __name__ == "__main__":
    made = items(load_openrouter())
    PLACE.write_bytes(write(made))
    sys.stdout.write(f"{PLACE}: {len(made)} texts\n")
