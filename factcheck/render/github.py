"""Annotations of GitHub Actions: a line a finding, which the runner shows beside the sentence of a draft in a repository.

Workflow commands are read from standard output (docs.github.com, "Workflow commands for GitHub Actions"). A value ends at a
comma or at the colons, a command at the line end: all of them, and the percent sign that escapes them, are escaped.
"""

from __future__ import annotations

from factcheck.correction_note import should_read
from factcheck.interface import Interface, interface
from factcheck.interface.breath import breath
from factcheck.interface.visible import one_line, visible
from factcheck.place_in_file import PlaceInFile, places_in_file, plain_file
from factcheck.render.format import Format, Options
from factcheck.report import FindingPart, Report
from factcheck.vocabulary import Verdict

#: What holds needs no annotation.
_LEVELS = {Verdict.CONTRADICTED: "error", Verdict.NEEDS_CONTEXT: "warning", Verdict.UNPROVEN: "notice"}
_TITLE = "factcheck"

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, options: Options) -> str:
    """The findings that do not simply hold, then a notice with the story in one breath and the citation of the board."""
    words = interface(options.language)
    places = places_in_file(report.article, report.findings)
    told = [_annotation(report, finding, place, words) for finding, place in zip(report.findings, places, strict=True)]
    closing = f"{breath(report, words)} {report.board.citation}"
    return "".join(line for line in (*told, command("notice", closing, title=_TITLE, file=plain_file(report.article))) if line)


def failure(address: str, slug: str, message: str) -> str:
    """An address that could not be checked is an error of the run, never a verdict."""
    return command("error", f"{address}: {message}", title=f"{_TITLE} · {slug}")


def command(name: str, message: str, **properties: str) -> str:
    """One workflow command, closed by a newline; empty properties are left out.

    >>> command("error", "100% wrong", file="a,b.md", title="x::y")
    '::error file=a%2Cb.md,title=x%3A%3Ay::100%25 wrong\\n'
    """
    given = ",".join(f"{key}={visible(value).translate(_IN_PROPERTY)}" for key, value in properties.items() if value)
    return f"::{name}{' ' if given else ''}{given}::{one_line(message).translate(_IN_MESSAGE)}\n"


FORMAT = Format("github", ".github.txt", render, failure=failure)


def _annotation(report: Report, finding: FindingPart, place: PlaceInFile | None, words: Interface) -> str:
    level = next((level for verdict, level in _LEVELS.items() if verdict == finding.verdict), "")
    if not level:
        return ""
    sentences = [words.of(finding.explanation), should_read(finding, words)]
    message = words.sentences(sentences)
    if place is None:
        message = words.quote(finding.quote) + words.say("punctuation.colon") + message
    title = f"{words.name('verdict', finding.verdict)} · {words.name('kind', finding.kind)}"
    return command(level, message, file=plain_file(report.article), **_located(place), title=title)


def _located(place: PlaceInFile | None) -> dict[str, str]:
    """The runner refuses columns where an annotation runs over several lines."""
    if place is None:
        return {}
    if place.line != place.last_line:
        return {"line": str(place.line), "endLine": str(place.last_line)}
    return {
        "line": str(place.line),
        "col": str(place.column),
        "endLine": str(place.last_line),
        "endColumn": str(place.last_column),
    }
