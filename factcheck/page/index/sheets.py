"""The files of an index: each order of the stories page by page, and what is too long to stand on a page beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from factcheck.interface import FALLBACK, Interface, interface
from factcheck.interface.failure import failure_advice, failure_name
from factcheck.interface.shortened import shortened
from factcheck.page.index.batch import Batch, Cited, Row, Unread, merged
from factcheck.page.index.claims import shared_claim
from factcheck.page.index.filters import Marks
from factcheck.page.index.outlets import outlets
from factcheck.page.index.paging import MOST_BYTES_BESIDE, cut, sheet_name
from factcheck.page.index.reprints import reprinted_text
from factcheck.page.index.view import VIEWS, View
from factcheck.page.page import spoken
from factcheck.page.template import filled, style
from factcheck.version import VERSION
from factcheck.vocabulary import Verdict
from factcheck.web_address import web_address

#: Stories on a page.
MOST_STORIES = 1000
_ADDRESS = 300
_MESSAGE = 600
#: No longer address is fetched (docs/errors.md, bad-address).
_LONGEST_LINK = 2048
_MOST_CITED = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of the index."""

    name: str
    html: str


@dataclass(frozen=True, slots=True)
class Section:
    """What stands beside the stories on their first page: some of its items, and where there are more, all on pages of its own.

    `stem` names those files and is empty where there are none.
    """

    slug: str
    items: Sequence[Markup]
    inline: Sequence[Markup]
    stem: str
    most_a_page: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page among those of one list: which, of how many, the files of all; `span` holds the places of its items from 1."""

    number: int
    files: tuple[str, ...]
    span: tuple[int, int]

    @property
    def near(self) -> Sequence[int]:
        """The pages that are linked: first, last, and those around this one."""
        last = len(self.files)
        return [n for n in range(1, last + 1) if n in {1, last} or abs(n - self.number) <= 2]


def index(batch: Batch, language: str | None = None, templates: Path | None = None) -> Iterator[Sheet]:
    """Every file, `index.html` last, in the language asked for, else in that of most stories; the same batch, the same bytes.

    `templates` is a folder whose files stand in for those of the package; `TemplatesError` where one does not work.
    """
    writer = _Writer(batch, interface(language or _most_spoken(batch.rows)), templates)
    for section in writer.sections:
        if section.stem:
            yield from writer.section_sheets(section)
    for view in reversed(VIEWS):
        yield from writer.view_sheets(view)


class _Writer:
    """Renders each story once, whatever the number of orders in which it stands."""

    def __init__(self, batch: Batch, words: Interface, templates: Path | None) -> None:
        self._batch = batch
        self._words = words
        self._templates = templates
        self._context = {**context(words, merged(batch.cited), templates), **_whole(batch)}
        self._marks = Marks(batch.rows)
        self._stories = [self._item("index_story", row=row, marks=self._marks.of(row)) for row in batch.rows]
        self.sections = [section for section in self._sections() if section.items]

    def view_sheets(self, view: View) -> Iterator[Sheet]:
        """The pages of one order, the first page last."""
        rows, order = self._batch.rows, view.order(self._batch.rows)
        stories = [self._stories[at] for at in order]
        pages = cut(stories, MOST_STORIES)
        files = tuple(sheet_name(view.stem, number) for number in range(1, len(pages) + 1))
        for number, places in reversed(list(enumerate(pages, 1))):
            yield self._sheet(
                "index",
                Leaf(number, files, (places.start + 1, places.stop)),
                view=view,
                stories=stories[places.start : places.stop],
                filters=self._marks.filters([rows[order[at]] for at in places], self._words),
                sections=self.sections if number == 1 else (),
            )

    def section_sheets(self, section: Section) -> Iterator[Sheet]:
        """All items of a section, on pages of its own."""
        pages = cut(section.items, section.most_a_page)
        files = tuple(sheet_name(section.stem, number) for number in range(1, len(pages) + 1))
        for number, places in enumerate(pages, 1):
            leaf = Leaf(number, files, (places.start + 1, places.stop))
            yield self._sheet("index_section", leaf, section=section, items=section.items[places.start : places.stop])

    def _sheet(self, template: str, leaf: Leaf, **more: object) -> Sheet:
        return Sheet(leaf.files[leaf.number - 1], self._filled(template, leaf=leaf, **more))

    def _item(self, template: str, **more: object) -> Markup:
        """Markup made by a template, which has escaped whatever stands in it."""
        return Markup(self._filled(template, **more))  # noqa: S704

    def _filled(self, template: str, **more: object) -> str:
        return filled(f"{template}.html.j2", self._templates, {**self._context, **more})

    def _sections(self) -> Iterator[Section]:
        batch, words = self._batch, self._words
        told = [self._item("index_outlet", outlet=outlet) for outlet in outlets(batch.rows)]
        yield _section("outlets", told, 20, 1000)
        shared = (shared_claim(shared, words) for shared in batch.shared)
        yield _section("shared", [self._item("index_claim", claim=claim, n=n) for n, claim in enumerate(shared, 1)], 8, 100)
        texts = (reprinted_text(group, words) for group in batch.reprints)
        yield _section("reprints", [self._item("index_reprint", text=text, n=n) for n, text in enumerate(texts, 1)], 8, 100)
        yield _section("unread", [self._failure(unread) for unread in batch.unread], 25, 1000)

    def _failure(self, unread: Unread) -> Markup:
        return self._item("index_failure", **failure(unread.address, unread.slug, unread.message, self._words))


def _section(slug: str, items: list[Markup], most: int, most_a_page: int) -> Section:
    """At most so many items, and so many bytes, stand beside the stories."""
    inline = items[: cut(items, most, MOST_BYTES_BESIDE)[0].stop]
    return Section(slug, items, inline, f"index-{slug}" if len(items) > len(inline) else "", most_a_page)


def failure(address: str, slug: str, message: str, words: Interface) -> Mapping[str, object]:
    """What an address that gave no report is told with. What no server would be asked for is no link."""
    return {
        "link": web_address(address) if len(address) <= _LONGEST_LINK else "",
        "address": shortened(address, _ADDRESS),
        "name": failure_name(slug, words),
        "advice": failure_advice(slug, words),
        "message": shortened(message, _MESSAGE),
        "slug": slug,
    }


def context(words: Interface, cited: Sequence[Cited], templates: Path | None) -> Mapping[str, object]:
    """What every template about several stories may say."""
    return {
        **spoken(words),
        "letters": {Verdict.SUPPORTED: "s", Verdict.NEEDS_CONTEXT: "h", Verdict.CONTRADICTED: "x", Verdict.UNPROVEN: "q"},
        "verdicts": tuple(Verdict),
        "cited": cited[:_MOST_CITED],
        "style": style(("article.css", "index.css"), templates),
        "version": VERSION,
    }


def _whole(batch: Batch) -> Mapping[str, object]:
    """What only the index says."""
    totals = {verdict: sum(row.counts[verdict] for row in batch.rows) for verdict in Verdict}
    return {"batch": batch, "totals": totals, "views": VIEWS}


def _most_spoken(rows: Iterable[Row]) -> str:
    """English where there are no stories, or as many of another language."""
    spoken = Counter(row.spoken for row in rows)
    return max(spoken, key=lambda language: (spoken[language], language == FALLBACK), default=FALLBACK)
