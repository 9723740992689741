"""Write docs/forms.md, the table of every form that is read, from the cases that the tests hold the extractor to.

    python tests/refresh_forms.py        (or: make transcripts)

tests/test_forms.py holds the page to it.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
CASES = CHECKOUT / "tests" / "claims" / "cases"
PAGE = CHECKOUT / "docs" / "forms.md"

HEAD = """\
# Forms

Every form that is read, by an example, and what it becomes. The page is written from the cases of the tests
(`tests/claims/cases/`; `make transcripts` renews it), so what stands here is what happens. Names and figures are made up: a
ranking called RouterHub, models that nobody has. A story of 16 March 2026 is assumed. What the kinds mean is told in
[kinds](kinds.md).

- **words** are those of the text that the claim stands on.
- **whom** is the subject; behind ›, whom it is set against, or the whole that it is a part of.
- **what else** tells a hedge (*about*, *over* …), the condition of a streak (*rank-1*, *ahead-of* …), of how many (*of 10*), whom the words count
  (*scope chart*), what is *denied*, a *forecast* or a *question*; *elsewhere* says that the words are about another ranking, and
  *unsure* that the subject stands too far away to be certain: such a claim is never called wrong.
"""
NOT_YET = "not-yet"
_HAN = re.compile("[一-鿿]")
_FIGURE = re.compile(r"(?P<value>-?\d[\d.]*) (?P<unit>\S+) ?(?P<rest>.*)")

Case = dict[str, object]


def page() -> str:
    """The whole page: a section a kind, a table a language, and at the end what is not read yet."""
    cases = {path.stem: tomllib.loads(path.read_text("utf-8")).get("case", []) for path in sorted(CASES.glob("*.toml"))}
    parts = [HEAD]
    for kind, listed in cases.items():
        parts.append(f"\n## {kind}\n")
        read = [case for case in listed if case["origin"] != NOT_YET]
        chinese = [case for case in read if _HAN.search(str(case["text"]))]
        parts.extend(_section("Chinese", chinese))
        parts.extend(_section("English", [case for case in read if case not in chinese]))
    missing = [case for listed in cases.values() for case in listed if case["origin"] == NOT_YET]
    parts.append("\n## Not read yet\n")
    parts.append("\nWhat these should become; today they do not.\n" if missing else "\nNothing that is known of.\n")
    parts.extend(_table(missing) if missing else ())
    return "".join(parts)


def _section(language: str, cases: Sequence[Case]) -> Iterator[str]:
    if cases:
        yield f"\n### {language}\n"
        yield from _table(cases)


def _table(cases: Iterable[Case]) -> Iterator[str]:
    yield "\n| example | kind | words | whom | value | what else |\n|---|---|---|---|---|---|\n"
    for case in cases:
        claims = case["claims"]
        assert isinstance(claims, list)
        for number, line in enumerate(claims or ["no claim |  |  | "]):
            yield _row(str(case["text"]) if number == 0 else "", str(line))


def _row(text: str, line: str) -> str:
    """One claim as `described` in tests/claims/test_kinds.py writes it: kind | words | whom | the rest."""
    kind, *words, whom, rest = line.split(" | ")
    figure = _FIGURE.fullmatch(rest)
    value, rest = (f"{Decimal(figure['value']):,} {figure['unit']}", figure["rest"]) if figure else ("", rest)
    cells = (text, kind, " | ".join(words), whom.replace(" > ", " › "), value, rest)
    return f"| {' | '.join(_cell(cell) for cell in cells)} |\n"


def _cell(text: str) -> str:
    return re.sub(r"([|*_<\[#\\`])", r"\\\1", text.strip()).replace("\n", " ⏎ ")


def main() -> None:
    """Renew the page, if a case has changed."""
    if not PAGE.exists() or PAGE.read_text("utf-8") != page():
        PAGE.write_text(page(), "utf-8")
        sys.stdout.write(f"{PAGE.relative_to(CHECKOUT)} renewed\n")


if __name__ == "__main__":
    main()
