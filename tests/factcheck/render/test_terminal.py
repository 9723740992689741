"""The report on a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from time import process_time

import pytest

from factcheck.interface.cells import width
from factcheck.render import Options, formats
from factcheck.report import EvidencePart, Report, SincePart, WithinPart

Sample = Callable[[str], Report]
Golden = Callable[[str, str], None]

render = formats()["terminal"].render
ANSI = re.compile(r"\x1b\[[0-9;]+m")
LEVELS = {"quiet": -1, "v": 1, "vv": 2}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["story-en", "story-zh"])
def test_golden(name: str, language: str, sample: Sample, golden: Golden) -> None:
    """Byte for byte at 80 columns, and at 120."""
    golden(f"{name}.{language}.txt", render(sample(name), Options(language)))
    golden(f"{name}.{language}.120.txt", render(sample(name), Options(language, 120)))


@pytest.mark.parametrize(("name", "language"), [("hostile", "en"), ("no-claims", "en")])
def test_golden_of_odd_stories(name: str, language: str, sample: Sample, golden: Golden) -> None:
    """One that would steer the terminal, and one with nothing in it."""
    golden(f"{name}.{language}.txt", render(sample(name), Options(language)))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("name", "language"), [("story-en", "en"), ("story-zh", "zh"), ("hostile", "en")])
def test_golden_of_each_level(name: str, language: str, level: str, sample: Sample, golden: Golden) -> None:
    """With -q, -v and -vv."""
    golden(f"{name}.{language}.{level}.txt", render(sample(name), Options(language, verbosity=LEVELS[level])))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("name", "language"), [("story-en", "en"), ("story-zh", "zh")])
def test_golden_of_each_level_on_a_wide_terminal(name: str, language: str, level: str, sample: Sample, golden: Golden) -> None:
    """The same at 120 columns."""
    golden(f"{name}.{language}.{level}.120.txt", render(sample(name), Options(language, 120, verbosity=LEVELS[level])))


@pytest.mark.parametrize("verbosity", [-1, 0, 1, 2])
@pytest.mark.parametrize("name", ["story-en", "story-zh", "hostile"])
@pytest.mark.parametrize("cells", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(name: str, cells: int, verbosity: int, sample: Sample) -> None:
    """Counted in cells, whatever is shown. (A link stays in one piece.)"""
    for language in ("en", "zh"):
        lines = render(sample(name), Options(language, cells, verbosity=verbosity)).splitlines()
        assert [line for line in lines if width(line) > cells] == []


def odd(report: Report, before: str, quote: str, after: str) -> Report:
    """The report with one finding, of a sentence of our own."""
    sentence, start = before + quote + after, len(before)
    span = (start, start + len(quote))
    return replace(
        report,
        findings=(replace(report.findings[9], quote=quote, sentence=sentence, sentence_span=(0, len(sentence)), span=span),),
    )


@pytest.mark.parametrize(
    ("before", "quote", "after", "lines"),
    [
        ("👩‍💻的🇨🇳模型❤️用了", "4.69万亿", "。", [" " * 18 + "^" * 8]),
        ("Témoin: ", "4.69T", " tokens", ["          ^^^^^"]),
        ("制表\t符\t", "10.4\t万亿", "之后", ["          ^^^^^^^^^"]),
        ("\u202e", "4.69", "\u202c tokens", ["        ^^^^"]),
        ("前，", "4.69\u202eT", "后", ["      ^^^^^^^^^^^"]),
        ("到", "1️⃣", "了", ["    ^^"]),
        ("中国模型" * 8, "领先约1.4万亿Token", "，再度", [" " * 66 + "^" * 13, "  ^^^^^"]),  # on two lines, and no word torn
        ("中" * 200, "第六", "名" * 200, [" " * 36 + "^^^^"]),  # cut on both sides
        ("", "", "没有引文的句子。", []),
    ],
)
def test_carets_under_odd_text(before: str, quote: str, after: str, lines: list[str], sample: Sample) -> None:
    """Emoji, marks, tabs, what would turn the text round, breaks and cuts."""
    text = render(odd(sample("story-zh"), before, quote, after), Options("zh"))
    assert [line for line in text.splitlines() if set(line) == {" ", "^"}] == lines


@pytest.mark.parametrize("quote", ["ten trillion " * 30 + "tokens", "一二三四五六七八九十" * 30])
def test_a_very_long_quote_is_cut_in_its_middle(quote: str, sample: Sample) -> None:
    """It leaves room for what stands around it; with -vv it is whole."""
    report = odd(sample("story-en"), "The maker said that ", quote, " were served in that week.")
    shown, whole = (render(report, Options("en", verbosity=verbosity)) for verbosity in (0, 2))
    below = shown[shown.index("CONTRADICTED") :].splitlines()[1:]
    sentence = below[: next(at for at, line in enumerate(below) if line.startswith("  read as"))]
    assert len(sentence) <= 6
    assert any(" … " in line for line in sentence)
    breaks = whole.count("^\n") - 1 if " " in quote else 0  # a break takes the place of a space
    assert whole.count("^") == width(quote) - breaks


def test_several_stories_are_told_apart(sample: Sample) -> None:
    """By a rule above each, and with -q by a name on every line."""
    report = sample("story-en")
    assert render(report, Options("en", compact=True)).startswith("─" * 80 + "\nChinese AI models out-token")
    lines = render(report, Options("en", compact=True, verbosity=-1)).splitlines()
    assert all(line.startswith(f"{report.article.url}: ") for line in lines)


def test_a_finding_that_holds_is_short(sample: Sample) -> None:
    """Heading, sentence, and both values in one line; a restatement that changes the verdict is said all the same."""
    report = sample("story-en")
    held = report.findings[5]
    later = SincePart("1", "1", "excluded", "contradicted", "2026-09-23", {"en": "Later captures give 1.6T."})
    shown = render(replace(report, findings=(replace(held, since=later),)), Options("en"))
    block = shown.split("\n\n")[2].splitlines()
    assert block[0] == "✓ SUPPORTED  c6 · total · right, rounded"
    assert block[-2] == "  article    1.75T   1.75万亿        board  1.749T   1.749万亿"
    assert block[-1] == "  restated   Later captures give 1.6T. By the restated figures: contradicted."


def test_thousands_of_findings_take_time_in_proportion(sample: Sample) -> None:
    """Each costs what the first did."""
    report = sample("story-zh")

    def seconds(n: int) -> float:
        many = tuple(replace(report.findings[at % 13], id=f"c{at}") for at in range(n))
        started = process_time()
        render(replace(report, findings=many), Options("zh", verbosity=0))
        return process_time() - started

    seconds(50)  # loads the words
    few, many = min(seconds(200) for _ in range(3)), min(seconds(2000) for _ in range(2))
    assert many < 30 * few


@pytest.mark.parametrize(
    ("name", "quote"), [("story-zh", "4.69万亿Token"), ("story-en", "4.69 trillion tokens"), ("story-zh", "10.4万亿")]
)
def test_carets_stand_under_the_cells_of_the_quote(name: str, quote: str, sample: Sample) -> None:
    """A Chinese character takes two carets."""
    lines = render(sample(name), Options("zh")).splitlines()
    under = [(line, below) for line, below in pairwise(lines) if quote in line and below.count("^") == width(quote)]
    assert any(below.index("^") == width(line[: line.index(quote)]) and below.strip(" ^") == "" for line, below in under)


def test_colour_adds_nothing_but_colour(sample: Sample) -> None:
    """Without its escapes the painted text is the plain one."""
    painted = render(sample("story-en"), Options("en", colour=True))
    assert "\x1b[1;31m✗ CONTRADICTED\x1b[0m" in painted
    assert ANSI.sub("", painted) == render(sample("story-en"), Options("en"))


def test_notes_come_before_findings_and_the_citation_last(sample: Sample) -> None:
    """What a reader must know first stands first."""
    report = sample("story-en")
    text = render(report, Options("en"))
    assert text.index("Note: ") < text.index("NEEDS CONTEXT")
    assert text.rstrip("\n").endswith(report.board.citation)


def test_long_sums_are_cut_and_say_so(sample: Sample) -> None:
    """A platform has hundreds of rows; the page shows all."""
    report = sample("story-en")
    rows = tuple(EvidencePart("s1", f"maker/model-{n}", f"Model {n}", "tokens", "1000", "1000") for n in range(348))
    text = render(replace(report, findings=(replace(report.findings[0], evidence=rows),)), Options("en"))
    assert "… and 336 more rows" in text
    assert "348K" in text


def test_unknown_words_of_a_later_version_are_shown_raw(sample: Sample) -> None:
    """An old factcheck renders a new report."""
    report = sample("story-en")
    odd = replace(report.findings[0], kind="volatility", reason="solar-flare", condition="{0.__class__}")
    assert "volatility · solar-flare" in render(replace(report, findings=(odd,)), Options("en"))


@pytest.mark.parametrize(("language", "label"), [("en", "story itself: "), ("zh", "报道自身：")])
def test_only_what_the_story_itself_excludes_is_shown(language: str, label: str, sample: Sample) -> None:
    """Fitting checks are in the JSON alone; hostile characters are made visible."""
    report = sample("story-en")
    checks = (
        WithinPart("gap", ("c1", "c2"), "1390500000000", "1401500000000", "fits", {}),
        WithinPart("same", ("c1",), "1", "2", "excluded", {"en": "Not\x1b so.", "zh": "并非\x1b如此。"}),
    )
    found = replace(report, findings=(replace(report.findings[0], within=checks), *report.findings[1:]))
    plain, shown = (render(each, Options(language)).splitlines() for each in (report, found))
    (line,) = [line for line in shown if line not in plain]
    assert line == "  " + label + ("Not\\x1b so." if language == "en" else "并非\\x1b如此。")
