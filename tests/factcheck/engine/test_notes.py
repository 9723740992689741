"""What a reader is told before the findings."""

from __future__ import annotations

from datetime import date

from story import en, told, zh

PLAIN = "MiniMax M2.5的周调用量为1.75万亿Token。"


def slugs(text: str, published: date | None = date(2026, 3, 17)) -> list[str]:
    return [note.slug for note in told(text, published).notes]


def test_nothing_to_say() -> None:
    assert slugs(zh(PLAIN)) == []


def test_newer_comes_first_and_names_both_days() -> None:
    report = told(en("MiniMax M2.5 processed 1.75 trillion tokens.", "October 12 to 18, 2026"), date(2026, 10, 20))
    assert report.notes[0].slug == "newer-than-board"
    assert "2026-10-18" in report.notes[0].text["en"]
    assert "2026-10-04" in report.notes[0].text["zh"]


def test_no_date() -> None:
    """With the days in the text nothing is open; without them the claim is, and that is said."""
    assert slugs(zh(PLAIN), None) == ["date-not-found"]
    assert slugs(f"据OpenRouter数据，{PLAIN}", None) == ["date-not-found-open"]


def test_assumed_period() -> None:
    assert slugs(f"据OpenRouter数据，{PLAIN}") == ["period-assumed"]


def test_both_languages() -> None:
    for note in told(f"据OpenRouter数据，{PLAIN}").notes:
        assert set(note.text) == {"zh", "en"}
        assert all(note.text.values())
