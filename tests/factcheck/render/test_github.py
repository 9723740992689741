"""Annotations: one command a line, nothing from the story outside its value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from factcheck.place_in_file import PlaceInFile, places_in_file
from factcheck.render import Options, formats
from factcheck.render.github import command
from factcheck.report import ArticlePart, Report

Sample = Callable[[str], Report]
Golden = Callable[[str, str], None]

FORMAT = formats()["github"]
#: As the runner reads a command: the name, the properties up to the first colons, the message.
COMMAND = re.compile(r"::(?P<name>[a-z]+)(?: (?P<properties>[^:]*))?::(?P<message>.*)")


def read(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What the runner makes of the lines; every line has to be a command."""
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match is not None, line
        pairs = (pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair)
        found.append((match["name"], {key: unescaped(value) for key, value in pairs}, unescaped(match["message"])))
    return found


def unescaped(value: str) -> str:
    """The runner's own order: the percent sign last."""
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(code, sign)
    return value


def as_file(report: Report, path: str, text: str | None = None, raw: bytes | None = None) -> Report:
    """The report as if its story had been read from a file."""
    text = report.article.text if text is None else text
    digest = sha256(text.encode() if raw is None else raw).hexdigest()
    return replace(report, article=replace(report.article, path=path, url="", text=text, sha256=digest))


@pytest.mark.parametrize(("name", "language"), [("story-en", "en"), ("story-zh", "zh"), ("hostile", "en"), ("no-claims", "zh")])
def test_golden(name: str, language: str, sample: Sample, golden: Golden) -> None:
    """Byte for byte."""
    golden(f"{name}.{language}.github.txt", FORMAT.render(sample(name), Options(language)))


def test_golden_of_a_file(sample: Sample, golden: Golden) -> None:
    """With its places."""
    golden("draft-zh.zh.github.txt", FORMAT.render(as_file(sample("story-zh"), "drafts/week, 11.md"), Options("zh")))


def test_levels_follow_the_verdicts(sample: Sample) -> None:
    """What holds is not annotated; the closing notice has the breath and, once, the citation."""
    report = sample("story-en")
    text = FORMAT.render(report, Options("en"))
    told = read(text)
    assert [name for name, _, _ in told] == ["warning"] * 4 + ["error"] * 2 + ["notice"] * 4
    assert told[4] == (
        "error",
        {"title": "contradicted · streak"},
        (
            "“sixth straight week in first place”: MiniMax M2.5 was first in five weeks in a row, from 2026-02-09; in the week before "
            "it was second. “sixth” should read “fifth”."
        ),
    )
    assert told[-1][1] == {"title": "factcheck"}
    assert told[-1][2].startswith("4 figures hold. 4 hold only on a basis")
    assert text.count(report.board.citation) == 1
    assert text.endswith(f" {report.board.citation}\n")


def test_places_in_a_draft(sample: Sample) -> None:
    """Line and columns of the quote; the message need not repeat it."""
    report = as_file(sample("story-en"), "drafts/week.md")
    told = read(FORMAT.render(report, Options("en")))
    lines = report.article.text.split("\n")
    marked = []
    for _, properties, message in told[:-1]:
        line, first, last = (int(properties[key]) for key in ("line", "col", "endColumn"))
        assert properties["file"] == "drafts/week.md"
        assert properties["endLine"] == properties["line"]
        marked.append(lines[line - 1][first - 1 : last])
        assert not message.startswith("“")
    assert marked == [finding.quote for finding in report.findings if finding.verdict != "supported"]
    assert told[-1][1] == {"title": "factcheck", "file": "drafts/week.md"}


ARTICLE = {"url": "", "outlet": "", "title": "", "language": "zh", "published": None, "fetched_at": None}


@pytest.mark.parametrize(
    "raw",
    [
        "一\n二三四\n".encode(),
        "一\r\n二三四\r\n".encode(),
        "\ufeff一\n二三四\n".encode(),
        "\ufeff一\r\n二三四\r\n".encode(),
        "一\n二三四\n".encode("gb18030"),
        "一\r\n二三四\r\n".encode("gb18030"),
    ],
    ids=["utf-8", "crlf", "mark", "mark-crlf", "gb18030", "gb18030-crlf"],
)
def test_the_digest_tells_that_the_text_is_the_file(raw: bytes, sample: Sample) -> None:
    """Whatever its line ends and its charset."""
    (finding, *_) = sample("story-zh").findings
    article = ArticlePart(**ARTICLE, sha256=sha256(raw).hexdigest(), text="一\n二三四\n", path="a.txt")
    found = places_in_file(
        article, (replace(finding, span=(3, 5)), replace(finding, span=(0, 4)), replace(finding, span=(3, 99)))
    )
    assert found == (PlaceInFile(2, 2, 2, 3), PlaceInFile(1, 1, 2, 2), None)


@pytest.mark.parametrize(
    ("path", "raw", "file"),
    [
        ("a.md", b"---\ntitle: x\n---\n", "a.md"),
        ("a.html", None, None),
        ("-", None, None),
        ("https://example.com/a.txt?", None, None),
    ],
    ids=["front-matter", "page", "standard-input", "address"],
)
def test_without_a_place_the_quote_is_in_the_message(path: str, raw: bytes | None, file: str | None, sample: Sample) -> None:
    """Where the text is not the whole file its lines are not known; of a page there are none."""
    report = as_file(sample("story-en"), path, raw=raw)
    told = read(FORMAT.render(report, Options("en")))
    assert [properties.get("file") for _, properties, _ in told] == [file] * 10
    assert not any("line" in properties for _, properties, _ in told)
    assert told[0][2].startswith("“4.69 trillion tokens”: ")


def test_a_quote_over_two_lines_has_no_columns(sample: Sample) -> None:
    """The runner refuses them."""
    report = as_file(sample("story-en"), "a.txt")
    at = report.article.text.index("\n")
    odd = replace(report.findings[0], span=(at - 3, at + 4))
    (_, properties, _), _ = read(FORMAT.render(replace(report, findings=(odd,)), Options("en")))
    assert set(properties) == {"file", "title", "line", "endLine"}
    assert int(properties["endLine"]) > int(properties["line"])


@pytest.mark.parametrize(
    ("value", "message", "line"),
    [
        ("a::error::b", "x", "::notice title=a%3A%3Aerror%3A%3Ab::x\n"),
        ("a,file=b", "x", "::notice title=a%2Cfile=b::x\n"),
        ("100%", "100%0A::error::x", "::notice title=100%25::100%250A::error::x\n"),
        ("a\r\n::stop-commands::x", "b\n::add-mask::x", "::notice title=a\\x0d%0A%3A%3Astop-commands%3A%3Ax::b ::add-mask::x\n"),
        ("a\u2028b", "\x1b[31m\x00\u2029", r"::notice title=a\u2028b::\x1b[31m\x00" + "\n"),
        ("", "##[error]x", "::notice::##[error]x\n"),
    ],
)
def test_values_cannot_leave_their_place(value: str, message: str, line: str) -> None:
    """No line end, no colons in a property, no comma, no percent sign that another escape could use."""
    assert command("notice", message, title=value) == line


def test_hostile_stories_and_failures_are_one_command_each(sample: Sample) -> None:
    """Whatever path, quote, label and address say."""
    report = sample("story-en")
    odd = replace(report.findings[0], quote="x\n::error::y", kind="a,b::c\n::d", explanation={"en": "e\r\n::warning::f"})
    hostile = replace(as_file(report, "a\n::error::,b=%0A.md", raw=b"other"), findings=(odd,))
    text = FORMAT.render(hostile, Options("en"))
    assert read(text)[0] == (
        "warning",
        {"file": "a\n::error::,b=%0A.md", "title": "needs context · a,b::c\n::d"},
        "“x ::error::y”: e ::warning::f",
    )
    assert text.count("\n") == 2
    assert FORMAT.failure is not None
    assert FORMAT.failure("a\n::error::b", "no-such-file", "No,\nfile: 5%") == (
        "::error title=factcheck · no-such-file::a ::error::b: No, file: 5%25\n"
    )
