"""The page of a comparison: the sections of an index that are about several stories, without the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from factcheck.compared import Compared
from factcheck.interface import Interface, interface
from factcheck.page.index.batch import Cited, merged
from factcheck.page.index.claims import shared_claim
from factcheck.page.index.reprints import reprinted_text
from factcheck.page.index.sheets import Leaf, context, failure
from factcheck.page.template import filled
from factcheck.saved_reports import Unreadable

_FILE = "comparison.html"


@dataclass(frozen=True, slots=True)
class _Section:
    slug: str
    entries: Sequence[Markup]


def comparison_page(
    found: Compared,
    language: str,
    cited: Sequence[Cited] = (),
    unread: Sequence[Unreadable] = (),
    templates: Path | None = None,
) -> str:
    """The whole page as HTML text; the same comparison gives the same bytes."""
    words = interface(language)
    common = context(words, merged(cited), templates)
    values = {
        **common,
        "stories": len(found.rows),
        "sections": [section for section in _sections(found, unread, words, common, templates) if section.entries],
        "leaf": Leaf(1, (_FILE,), (1, 1)),
    }
    return filled("comparison.html.j2", templates, values)


def _sections(
    found: Compared, unread: Sequence[Unreadable], words: Interface, common: Mapping[str, object], templates: Path | None
) -> Iterator[_Section]:
    def item(template: str, **more: object) -> Markup:
        return Markup(filled(f"{template}.html.j2", templates, {**common, **more}))  # noqa: S704 - the template has escaped it

    claims = (shared_claim(shared, words) for shared in found.shared)
    yield _Section("shared", [item("index_claim", claim=claim, n=n) for n, claim in enumerate(claims, 1)])
    texts = (reprinted_text(group, words) for group in found.groups)
    yield _Section("reprints", [item("index_reprint", text=text, n=n) for n, text in enumerate(texts, 1)])
    yield _Section("unread", [item("index_failure", **failure(each.name, each.slug, each.message, words)) for each in unread])
