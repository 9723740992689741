"""Score the public set of seeded errors: `python -m benchmarks.seeded` in the checkout, and part of `make eval`.

`--missed` also lists every claim that is not judged right; `--group NAME` scores one class alone.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from sources.board.openrouter import load_openrouter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "seeded"))
from scoring import missed, scored, stored, table


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where something true is called wrong or a slip is called right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seeded", description="Score the set of seeded errors.")
    parser.add_argument("--group", help="one class alone")
    parser.add_argument("--missed", action="store_true", help="list what is not judged right")
    options = parser.parse_args(arguments)
    items = [item for item in stored() if options.group in {None, item.group}]
    claims, stories = scored(items, load_openrouter())
    print(table(claims, stories))
    if options.missed:
        print("", *missed(claims), sep="\n")
    return int(any(one.accused or one.passed for one in claims))


if __name__ == "__main__":
    sys.exit(main())
