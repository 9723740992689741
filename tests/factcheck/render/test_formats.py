"""The registry of formats, and what holds for every one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.render import Options, for_file, formats
from factcheck.report import Report

SAMPLES = ("story-en", "story-zh", "hostile", "no-claims")


def test_formats_are_found_by_their_files() -> None:
    """One file a format."""
    assert list(formats()) == ["html", "json", "terminal"]
    assert [format_.suffix for format_ in formats().values()] == [".html", ".json", ".txt"]


@pytest.mark.parametrize(("name", "found"), [("page.html", "html"), ("a.JSON", "json"), ("notes.txt", "terminal")])
def test_suffix_names_the_format(name: str, found: str) -> None:
    """In whatever case."""
    format_ = for_file(name)
    assert format_ is not None
    assert format_.name == found


def test_other_suffixes_name_none() -> None:
    """A file may be called anything."""
    assert for_file("report") is None


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("format_name", ["html", "json", "terminal"])
def test_every_format_renders_every_sample_the_same_twice(
    format_name: str, name: str, language: str, sample: Callable[[str], Report]
) -> None:
    """A pure function of the report that ends in a newline and never holds an escape."""
    render = formats()[format_name].render
    text = render(sample(name), Options(language))
    assert text == render(sample(name), Options(language))
    assert text.endswith("\n")
    assert "\x1b" not in text
    assert "\x07" not in text
