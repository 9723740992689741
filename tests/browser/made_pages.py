"""The pages that the browser is shown: of the sample reports, of the demo's stories, and the index of a small batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from factcheck.batch.folder import write_index
from factcheck.batch.ledger import Listed
from factcheck.batch.pages import Pages
from factcheck.batch.task import Ended
from factcheck.inputs import BadLine, Line, Repeat
from factcheck.page import page
from factcheck.page.index import Batch, Sheet, Unread, cited, index, row
from factcheck.pipeline import check
from factcheck.report import Report, from_json, to_json

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLES = CHECKOUT / "tests" / "factcheck" / "samples"
DEMO = CHECKOUT / "docs" / "demo"

LANGUAGES = ("en", "zh")
#: Each page with the language of its story; the interface's may be another.
ARTICLES = {"story-en": "en", "story-zh": "zh", "hostile": "en", "no-claims": "zh"}
#: A page as the engine itself makes it: longer, and few tests see more in it than in the samples.
CHECKED = {"demo-zh": "zh"}
INDEX = "index"
PAGES = {**ARTICLES, INDEX: "en"}


@cache
def report(name: str) -> Report:
    """The report behind a page; the demo's story is checked by the engine, once."""
    if name in CHECKED:
        checked = check(str(DEMO / f"story.{name.removeprefix('demo-')}.html"))
        return replace(checked, article=replace(checked.article, path=f"docs/demo/story.{name.removeprefix('demo-')}.html"))
    return from_json((SAMPLES / f"{name}.json").read_bytes())


def write_page(name: str, language: str, folder: Path) -> Path:
    """Make a page in a folder; the index stands in a folder of its own, with the pages of its articles."""
    if name == INDEX:
        return _write_batch(folder / f"batch.{language}", language)
    return write(folder / f"{name}.{language}.html", page(report(name), language))


def write(path: Path, text: str) -> Path:
    """A file of exactly this text."""
    path.write_bytes(text.encode())
    return path


def index_of(reports: Sequence[Report], language: str) -> list[Sheet]:
    """The pages of an index over articles that all could be read; one address could not."""
    rows = tuple(row(report, f"{number}.html", f"{number}.json") for number, report in enumerate(reports, 1))
    unread = (Unread("https://gazette.example/gone", "not-found", "The server says 404."),)
    return list(index(Batch(rows, unread, cited=(cited(reports[0]),)), language))


def _write_batch(folder: Path, language: str) -> Path:
    """Two good stories, one hostile, one without claims, and lines that failed."""
    read = {f"{name}.html": name for name in ARTICLES}
    failed = {
        "https://gazette.example/gone": ("not-found", "The server says 404 for this."),
        "javascript:alert(1)//<b>": ("blocked-address", "<script>alert(1)</script> \u202e"),
    }
    folder.mkdir()
    pages = Pages(folder, language)
    outcomes: list[tuple[Listed, Ended]] = []
    for place, address in enumerate([*read, *failed]):
        listed = Listed(place, address, f"story-{place}", Line(place + 1, address))
        if address in read:
            found = to_json(report(read[address])).encode()
            outcomes.append((listed, Ended(address, found, shown=pages.write(listed.stem, found))))
        else:
            slug, message = failed[address]
            outcomes.append((listed, Ended(address, slug=slug, message=message)))
    bad = BadLine(7, "16.3.2026", "line 7: '16.3.2026' is no date")
    repeats = (Repeat(8, 1), Repeat(9, 2))
    outcomes += [(Listed(place, "", "", item), Ended("")) for place, item in enumerate((bad, *repeats), len(outcomes))]
    return write_index(pages, outcomes)
