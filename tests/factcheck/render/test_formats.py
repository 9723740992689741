"""The registry of formats, and what holds for every one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.render import Options, for_file, formats
from factcheck.report import Report

SAMPLES = ("story-en", "story-zh", "hostile", "no-claims")


FORMATS = {
    "claimreview": ".jsonld",
    "correction": ".correction.txt",
    "correction-md": ".correction.md",
    "csv": ".csv",
    "github": ".github.txt",
    "html": ".html",
    "json": ".json",
    "jsonl": ".jsonl",
    "terminal": ".txt",
}


def test_formats_are_found_by_their_files() -> None:
    """One file a format, no suffix twice."""
    assert {name: format_.suffix for name, format_ in formats().items()} == FORMATS
    assert list(formats()) == sorted(FORMATS)


def test_formats_for_streams_can_tell_of_a_failure() -> None:
    """`batch` takes these; of the others a failure is told on standard error alone."""
    assert [name for name, format_ in formats().items() if format_.failure] == ["csv", "github", "json", "jsonl"]
    assert [name for name, format_ in formats().items() if format_.head] == ["csv"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("page.html", "html"),
        ("a.JSON", "json"),
        ("a.jsonl", "jsonl"),
        ("a.jsonld", "claimreview"),
        ("a.csv", "csv"),
        ("notes.txt", "terminal"),
        ("notes.correction.txt", "correction"),
        ("notes.Correction.MD", "correction-md"),
        ("notes.github.txt", "github"),
    ],
)
def test_suffix_names_the_format(name: str, found: str) -> None:
    """In whatever case; the longest that fits."""
    format_ = for_file(name)
    assert format_ is not None
    assert format_.name == found


def test_other_suffixes_name_none() -> None:
    """A file may be called anything."""
    assert for_file("report") is None
    assert for_file("notes.md") is None


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("format_name", FORMATS)
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
