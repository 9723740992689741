"""Write docs/forms.md, the table of every form that is read, from the cases that the tests hold the extractor to.

    python tests/refresh_forms.py        (or: make transcripts)

tests/test_forms.py holds the page to it.
"""

from __future__ import annotations

import re
import runpy
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
(`tests/claims/`; `make transcripts` renews it), so what stands here is what happens. Names and figures are made up: a
ranking called RouterHub, models that nobody has. A story of 16 March 2026 is assumed. What the kinds mean is told in
[kinds](kinds.md).

- **words** are those of the text that the claim stands on.
- **whom** is the subject; behind ›, whom it is set against, or the whole that it is a part of.
- **what else** tells a hedge (*about*, *over* …), the condition of a streak (*rank-1*, *ahead-of* …), of how many (*of 10*), whom the words count
  (*scope chart*), what is *denied*, a *forecast* or a *question*; *elsewhere* says that the words are about another ranking, and
  *unsure* that the subject stands too far away to be certain: such a claim is never called wrong.
"""
NOT_YET = "not-yet"
#: What the pieces of a sentence are read as: a heading, what stands in the second column, and the tables of the tests that hold it.
PIECES = (
    ("Numerals", "digits and the number in full", "numbers/test_numeral.py", ("SEEN", "BUGS")),
    ("Amounts", "words = tokens", "test_amounts.py", ("SEEN", "BUGS")),
    ("Numbers in other units", "the rule under which they are set aside", "test_amounts.py", ("RULES",)),
    ("Shares", "words: value, lowest, highest", "test_fractions.py", ("SEEN",)),
    ("Multiples", "words: times, where usage is undecided in both readings", "test_multiples.py", ("SEEN",)),
    ("Places, first so many, counts", "what it is, the number, its words", "test_places.py", ("SEEN", "BUGS")),
    ("Streaks", "words = length, condition", "test_streaks.py", ("SEEN", "BUGS")),
    ("Names that hold numbers", "the rule under which they are set aside", "test_identifiers.py", ("SEEN",)),
    ("Days", "what they are, first and last day", "test_when.py", ("SEEN", "NAMED", "COUNTED", "BOUNDED")),
    ("Days of claims", "first and last day of each claim, in a story of 17 March 2026", "days/test_dating.py", ("SEEN",)),
    ("Marks that are not read", "what is read", "test_clean.py", ("CLEANED",)),
)
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
    parts.append("\n## Pieces\n\nWhat claims are made of. Nothing behind an example: it is none of these.\n")
    for heading, becomes, module, names in PIECES:
        parts.append(f"\n### {heading}\n\n| example | {becomes} |\n|---|---|\n")
        parts.extend(_pieces(CASES.parent / module, names))
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


def _pieces(module: Path, names: Iterable[str]) -> Iterator[str]:
    """The rows of the tables of a test module: text → what it becomes, a line or a list of them."""
    tables = runpy.run_path(str(module))
    for name in names:
        for text, becomes in tables[name].items():
            told = (
                [becomes] if isinstance(becomes, str) else [one if isinstance(one, str) else " = ".join(one) for one in becomes]
            )
            yield f"| {_cell(text)} | {_cell('; '.join(told))} |\n"


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
