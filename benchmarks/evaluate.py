"""Score the tool on articles with hand-made labels: `make eval`, or `python -m benchmarks.evaluate` in the checkout.

The articles are other people's words and therefore no part of this project. They are looked for in `../shared/eval`
beside the checkout, or where FACTCHECK_EVAL says; without them there is nothing to score, which is no failure.
What follows `--` goes to their scorer: `make eval ARGS="-- --show missed"`.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

import msgspec

from factcheck.check import check
from factcheck.render.document import failure
from factcheck.report import Report
from sources.errors import SourceError
from sources.read import Given

CHECKOUT = Path(__file__).resolve().parent.parent
RESULTS = CHECKOUT / "build" / "eval"
PAGE_READER = "benchmarks.pages:read"


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the articles and print their scores, then how well saved pages are read."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate", description="Score the tool on labelled articles.")
    parser.add_argument("rest", nargs="*", metavar="-- OPTION", help="options for the scorer of the articles")
    options = parser.parse_args(arguments)
    folder = Path(os.environ.get("FACTCHECK_EVAL") or CHECKOUT.parent / "shared" / "eval")
    scorer = folder / "score.py"
    if not scorer.is_file():
        print(f"make eval: no labelled articles in {folder}; nothing to score (FACTCHECK_EVAL names another folder)")
        return 0
    RESULTS.mkdir(parents=True, exist_ok=True)
    listed, reports = RESULTS / "list.csv", RESULTS / "reports.jsonl"
    run(scorer, "--list", str(listed))
    with listed.open(encoding="utf-8", newline="") as lines, reports.open("w", encoding="utf-8") as out:
        checked = check_listed(list(csv.DictReader(lines)), out)
    print(f"{checked} articles checked; their reports: {reports}\n", flush=True)
    code = run(scorer, "--reports", str(reports), *options.rest)
    pages = folder / "pages" / "score.py"
    if pages.is_file():
        print("\nHow saved pages are read:", flush=True)
        code = run(pages, PAGE_READER) or code
    return code


def run(script: Path, *arguments: str) -> int:
    """One of the scorers, in the checkout, with this interpreter."""
    return subprocess.run([sys.executable, str(script), *arguments], cwd=CHECKOUT, check=False).returncode


def check_listed(rows: Sequence[dict[str, str]], out: TextIO) -> int:
    """Check each address of a list and write one report a line; what cannot be read is said and passed over."""
    checked = 0
    for row in rows:
        address = row["address"]
        given = Given(published=day(row["published"]), outlet=row["outlet"])
        try:
            line = one_line(check(address, given=given))
            checked += 1
        except SourceError as error:
            print(f"{address}: {error} [{error.slug}]", file=sys.stderr)
            line = failure(address, error.slug, str(error)).strip()
        out.write(line + "\n")
    return checked


def one_line(report: Report) -> str:
    """A report as a line of JSON Lines."""
    return msgspec.json.encode(report).decode()


def day(text: str) -> date | None:
    """The published day; of a mere month (2026-09) none is known.

    >>> day("2026-03-16"), day("2026-09")
    (datetime.date(2026, 3, 16), None)
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


if __name__ == "__main__":
    sys.exit(main())
