"""Dates in a form that is known: read to the minute, or not at all."""

from __future__ import annotations

import pytest

from sources.moment import Form, zone_of

BEIJING = zone_of("+08:00")


@pytest.mark.parametrize(
    ("form", "text", "moment"),
    [
        ("YYYY-MM-DD HH:mm", "2026-03-16 08:12", "2026-03-16T08:12:00+08:00"),
        ("YYYY-MM-DD HH:mm", "来源：某报 2026-3-6 8:12:59", "2026-03-06T08:12:00+08:00"),
        ("YYYY-MM-DD HH:mm:ss", "2026-03-16 08:12:59 来源", "2026-03-16T08:12:59+08:00"),
        ("YYYY年MM月DD日 HH:mm", "2026年03月16日08:12", "2026-03-16T08:12:00+08:00"),
        ("YYYY年MM月DD日 HH:mm", "2026年03月16日 08:12", "2026-03-16T08:12:00+08:00"),
        ("YYYY/MM/DD", "2026/3/16", "2026-03-16T00:00:00+08:00"),
        ("YYYYMMDD", "202603163700000001", "2026-03-16T00:00:00+08:00"),
        ("YYYY.MM.DD", "2026-03-16", None),
        ("YYYY-MM-DD HH:mm", "2026-03-16", None),
        ("YYYY-MM-DD", "2026-02-31", None),
        ("YYYY-MM-DD", "12026-02-03", None),
        ("YYYY-MM-DD HH:mm", "2026-03-16 25:12", None),
        ("YYYY-MM-DD", "1026-03-16", None),
        ("YYYY-MM-DD HH:mm", "3小时前", None),
        ("epoch-ms", "1773619920000", "2026-03-16T08:12:00+08:00"),
        ("epoch-ms", "1773619920", None),
        ("epoch-ms", "9999999999999", None),
        ("iso", "2026-03-16T08:12:33", "2026-03-16T08:12:33+08:00"),
        ("iso", "2026-03-15T23:30:00Z", "2026-03-16T07:30:00+08:00"),
        ("iso", "2026-03-15 23:30:00 +0000", "2026-03-16T07:30:00+08:00"),
        ("iso", "2026-03-16T08:12:33.5+08:00", "2026-03-16T08:12:33.500000+08:00"),
        ("iso", "2026-13-16T08:12", None),
        ("iso", "9999-12-31T23:59:59-08:00", None),
        ("iso", "", None),
    ],
)
def test_a_moment_has_its_form_or_is_none(form: str, text: str, moment: str | None) -> None:
    """In the outlet's zone, whatever zone it carries."""
    found = Form(form).read(text, BEIJING)
    assert (found.isoformat() if found else None) == moment


@pytest.mark.parametrize("written", ["", "YYYY-MM", "HH:mm", "YYYY-MM-DD-DD", "%Y-%m-%d", "ISO"])
def test_what_names_no_day_is_no_form(written: str) -> None:
    """A form needs year, month and day, each once."""
    with pytest.raises(ValueError, match="is no form of a date"):
        Form(written)
