"""Failures in the reader's words: every error has a name and an advice in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcheck
import factcheck.errors
import sources.errors
from factcheck.batch.task import CRASHED
from factcheck.inputs import BadLine, ListError
from factcheck.interface import interface, languages
from factcheck.interface.failure import failure_advice, failure_name

ROOT = Path(factcheck.__file__).parents[1]
#: Whoever gives a slug to an error of their own does it like this.
SLUG = re.compile(r"^    slug(?:: str)? = \"([a-z-]+)\"", re.MULTILINE)


def below(error: type[Exception]) -> Iterator[type[Exception]]:
    """An error and all that are kinds of it."""
    yield error
    for kind in error.__subclasses__():
        yield from below(kind)


def slugs() -> set[str]:
    """Those of all error classes, of whatever else carries one in the sources, and of what crashed."""
    found = {CRASHED, BadLine.slug, ListError.slug}
    for module in (factcheck.errors, sources.errors):
        roots = [each for each in vars(module).values() if isinstance(each, type) and issubclass(each, Exception)]
        found |= {str(vars(error).get("slug", "")) for root in roots for error in below(root)}
    for package in ("factcheck", "sources", "claims"):
        for path in (ROOT / package).rglob("*.py"):
            found |= set(SLUG.findall(path.read_text("utf-8")))
    return found - {""}


def test_the_walk_finds_the_errors() -> None:
    """Of both packages, of subclasses, and of the list."""
    assert {"no-such-file", "broken-store", "unwritable", "other-state", "bad-list", "bad-line", "crashed"} <= slugs()


@pytest.mark.parametrize("language", languages())
def test_every_error_has_a_name_and_an_advice(language: str) -> None:
    """In a few words, and in one sentence; none of them is the slug."""
    words = interface(language)
    stop, most = {"en": (".", 34), "zh": ("。", 20)}[language]
    for slug in sorted(slugs()):
        name, advice = failure_name(slug, words), failure_advice(slug, words)
        assert name != slug, slug
        assert len(name) <= most, slug
        assert advice.endswith(stop), slug


def test_an_error_of_a_later_version_is_shown_by_its_slug() -> None:
    """Without advice: its message stands beside it."""
    assert failure_name("moon-phase", interface("zh")) == "moon-phase"
    assert failure_advice("moon-phase", interface("zh")) == ""
