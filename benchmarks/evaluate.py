"""Score the tool: `make eval`, or `python -m benchmarks.evaluate` in the checkout.

First on the public set of seeded errors (`benchmarks/seeded.py`), which is always at hand; then on articles with hand-made
labels.

The articles are other people's words and therefore no part of this project, and so are the saved pages and the cases of
number suites. They are looked for in `../shared/eval` beside the checkout, or where FACTCHECK_EVAL says; without them
the set of seeded errors is all there is, which is no failure. What follows `--` goes to the scorer of the articles:
`make eval ARGS="-- --show missed"`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from factcheck.commands.exit import FAILED, UNREADABLE

CHECKOUT = Path(__file__).resolve().parent.parent
RESULTS = CHECKOUT / "build" / "eval"
PAGE_READER = "benchmarks.pages:read"
NUMBER_READER = "benchmarks/numerals.py:extract"


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the set of seeded errors, then the articles, then how well saved pages and numbers are read."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate", description="Score the tool on labelled articles.")
    parser.add_argument("rest", nargs="*", metavar="-- OPTION", help="options for the scorer of the articles")
    options = parser.parse_args(arguments)
    print("Seeded errors, and true sentences beside them:", flush=True)
    seeded = subprocess.run([sys.executable, "-m", "benchmarks.seeded"], cwd=CHECKOUT, check=False).returncode
    folder = Path(os.environ.get("FACTCHECK_EVAL") or CHECKOUT.parent / "shared" / "eval")
    scorer = folder / "score.py"
    if not scorer.is_file():
        print(f"\nmake eval: no labelled articles in {folder} (FACTCHECK_EVAL names another folder)")
        return seeded
    RESULTS.mkdir(parents=True, exist_ok=True)
    listed, reports = RESULTS / "list.csv", RESULTS / "reports.jsonl"
    run(scorer, "--list", str(listed))
    code = check_listed(listed, reports)
    if code not in {0, FAILED, UNREADABLE}:
        return code
    print(f"their reports: {reports}\n", flush=True)
    codes = [seeded, run(scorer, "--reports", str(reports), *options.rest)]
    pages, numbers = folder / "pages" / "score.py", folder / "numbers" / "score.py"
    if pages.is_file():
        print("\nHow saved pages are read:", flush=True)
        codes.append(run(pages, PAGE_READER))
    if numbers.is_file():
        print("\nHow numbers are read that public suites ask for (benchmarks/numerals.py says what is not there):", flush=True)
        codes.append(run(numbers, "--adapter", NUMBER_READER, "--path", str(CHECKOUT)))
    return next((code for code in codes if code), 0)


def run(script: Path, *arguments: str) -> int:
    """One of the scorers, in the checkout, with this interpreter."""
    return subprocess.run([sys.executable, str(script), *arguments], cwd=CHECKOUT, check=False).returncode


def check_listed(listed: Path, reports: Path) -> int:
    """`factcheck batch LIST --format jsonl > REPORTS`, and its exit code; what cannot be read it says itself."""
    command = [sys.executable, "-m", "factcheck", "batch", str(listed), "--format", "jsonl", "--quiet"]
    with reports.open("wb") as out:
        return subprocess.run(command, cwd=CHECKOUT, stdout=out, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
