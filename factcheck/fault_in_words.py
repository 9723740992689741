"""A fault of a capture as a phrase: what is wrong with it, with the rows and the other days concerned."""

from __future__ import annotations

from factcheck.audit import REMAINDER, Fault
from factcheck.days_in_words import window_in_words
from factcheck.wording import wording
from sources.board.board import Board


def fault_in_words(fault: Fault, board: Board, language: str) -> str:
    """The phrase of `explanation.toml` for a fault, `zh` or `en`."""
    words, details = wording(language), fault.details
    names = [words.say("others") if row == REMAINDER else board.entity(row).label for row in details.rows]
    return words.say(
        f"fault-{fault.slug}",
        rows=words.listed(names) if names else "",
        beside=window_in_words(details.beside[0], language) if details.beside else "",
    )
