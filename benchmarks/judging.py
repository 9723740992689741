"""What it costs to judge an article, beside reading it: `python -m benchmarks.judging` (`make bench`).

A story of thirty claims (`benchmarks/thirty.py`) is read from its saved page: bytes to text, text to claims. Then its claims
are judged against two years of weekly snapshots, the bundled history. Both are done in turn in one process; what counts is
the ratio of the medians of their CPU seconds. The first round, in which the board is read and weeks are summed that later
articles find summed, is told apart.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.thirty import STORIES, page
from claims.extract import extract
from factcheck.pipeline import default_board, judge, names_of
from sources.read import Read, read

ROUNDS = 9
WANTED = 1


def main() -> None:
    """Both stories, one line each."""
    board = default_board()
    names = names_of(board)
    print(f"CPU seconds to judge a story against the bundled history / to read it, median of {ROUNDS} rounds in turn:")
    with tempfile.TemporaryDirectory() as folder:
        for language in STORIES:
            saved = Path(folder) / f"story.{language}.html"
            saved.write_bytes(page(language))
            found = read(str(saved))

            def claims(found: Read = found) -> int:
                article = found.article
                return len(extract(article.text, article.published, names, board.first_weekday).claims)

            def reading(saved: Path = saved) -> object:
                return read(str(saved))

            def whole(found: Read = found) -> object:
                return judge(found, board)

            number = claims()
            first = _seconds(whole) - _seconds(claims)
            rounds = [(_seconds(reading), _seconds(claims), _seconds(whole)) for _ in range(ROUNDS)]
            opened, extracted, judged = (statistics.median(column) for column in zip(*rounds, strict=True))
            cost, beside = judged - extracted, opened + extracted
            print(
                f"{language}  {cost / beside:.2f} (wanted: below {WANTED});  {number} claims judged in {cost * 1000:.0f} ms"
                f" ({first * 1000:.0f} ms the first time), a page of {saved.stat().st_size // 1000} KB read in"
                f" {beside * 1000:.0f} ms, {extracted * 1000:.0f} of them for its claims",
                flush=True,
            )


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
