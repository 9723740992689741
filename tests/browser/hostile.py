"""Reports made to break the page: every text of a report turned against it, and more of everything than any story has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from factcheck.report import FindingPart, Report

#: Addresses that must never become links, and that must stay what they are where they do.
NEVER_LINKED = (
    "javascript:window.owned=1",
    "JaVaScRiPt:window.owned=1",
    "\x01javascript:window.owned=1",
    "java\nscript:window.owned=1",
    "data:text/html,<script>window.owned=1</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://x.example/1",
    "//x.example/no-scheme",
    "https:///no-host",
    "http://[",
)
#: Markup for every place that a text can come to: between tags, in a quoted attribute, in a title, a style, a script.
MARKUP = (
    "\"'><script>window.owned=1</script><img src=x onerror=window.owned=1><svg onload=window.owned=1>"
    "</title></style></script><style>@import 'https://x.example/a.css'</style><base href=//x.example/>"
    "' autofocus onfocus=window.owned=1 x='{{7*191}}{%raw%}<!--]]>&lt;&#x3c;"
)
#: Characters that turn the line round, end a string, hide, or draw one picture out of many.
CHARACTERS = "\u202e\u2066\u200f69.4\u202c\u2069 \x00\x1b[31m\x07\u2028\U000e0041 👩‍👩‍👧‍👦🏳️‍🌈🇨🇳 e" + "\u0301" * 60 + " ﷽𒐫"
ATTACK = f"{MARKUP} {CHARACTERS}"
#: What of a report is text of the story, of its page or of a board; the rest are words of ours and figures.
FREE = frozenset(
    [
        "url",
        "outlet",
        "title",
        "language",
        "published",
        "fetched_at",
        "sha256",
        "text",
        "path",
        "author",
        "claimed_source",
        "canonical",
        "published_at",
        "modified_at",
        "label",
        "address",
        "state_sha256",
        "citation",
        "id",
        "mention",
        "quote",
        "sentence",
        "entity",
        "measure",
        "note",
        "captured_at",
        "derived_from",
        "licence",
        "snapshot",
        "record",
        "file",
        "ip",
        "reader",
        "link",
        "version",
    ]
)
#: Texts that other parts must agree with, or that `factcheck` itself parses.
_KEPT = {("Report", "schema"), ("Tool", "name"), ("ArticlePart", "text"), ("FigurePart", "text")}

Part = TypeVar("Part")


def attacked(report: Report) -> Report:
    """The report with an attack in every free text, one a field, told apart by the field's name.

    The story keeps its spans: the attack follows its text.
    """
    spoiled = _spoiled(report)
    article = replace(spoiled.article, url=NEVER_LINKED[0], canonical=NEVER_LINKED[4], text=f"{report.article.text}\n{ATTACK}\n")
    addresses = (NEVER_LINKED * (len(spoiled.snapshots) // len(NEVER_LINKED) + 1))[: len(spoiled.snapshots)]
    snapshots = tuple(replace(part, address=address) for part, address in zip(spoiled.snapshots, addresses, strict=True))
    return replace(spoiled, article=article, snapshots=snapshots, board=replace(spoiled.board, address=NEVER_LINKED[1]))


def _spoiled(part: Part, name: str = "") -> Part:
    """One part of a report, and all that it holds."""
    if is_dataclass(part) and not isinstance(part, type):
        values = {
            field.name: getattr(part, field.name)
            if (type(part).__name__, field.name) in _KEPT
            else _spoiled(getattr(part, field.name), field.name)
            for field in fields(part)
        }
        return replace(part, **values)
    if isinstance(part, dict):
        return {key: _spoiled(value, name if isinstance(value, int) else "label") for key, value in part.items()}  # type: ignore[return-value]
    if isinstance(part, tuple) and all(is_dataclass(item) for item in part):
        return tuple(_spoiled(item) for item in part)  # type: ignore[return-value]
    return f"{part}{name}{ATTACK}" if isinstance(part, str) and name in FREE else part  # type: ignore[return-value]


def with_title(report: Report, title: str) -> Report:
    """Another headline."""
    return replace(report, article=replace(report.article, title=title))


def many_claims(report: Report, count: int) -> Report:
    """As many findings as asked for, each on a sentence of its own, the same few over and over."""
    findings: list[FindingPart] = []
    lines: list[str] = []
    at = 0
    for number in range(count):
        finding = report.findings[number % len(report.findings)]
        line = " ".join(finding.sentence.split())
        start = at + line.index(finding.quote)
        span, sentence = (start, start + len(finding.quote)), (at, at + len(line))
        findings.append(replace(finding, id=f"c{number}", sentence=line, span=span, sentence_span=sentence))
        lines.append(line)
        at += len(line) + 1
    counted: dict[str, int] = {}
    for finding in findings:
        counted[finding.verdict] = counted.get(finding.verdict, 0) + 1
    article = replace(report.article, text="\n".join(lines))
    return replace(report, article=article, findings=tuple(findings), set_aside=(), summary=counted)


def long_text(report: Report, characters: int, paragraph: int) -> Report:
    """The story followed by that much more text, in paragraphs of a length."""
    words = "模型令牌数量报告 " if report.article.language.startswith("zh") else "tokens of models "
    line = (words * (paragraph // len(words) + 1))[: max(paragraph - 1, 1)]
    more = "\n".join([line] * (characters // paragraph))
    return replace(report, article=replace(report.article, text=f"{report.article.text}\n{more}"))


def one_word(report: Report, characters: int) -> Report:
    """The story followed by one word without an end, where no line can break."""
    return replace(report, article=replace(report.article, text=f"{report.article.text}\n{'w' * characters}"))


#: Each story that is too much, by what is too much about it.
TOO_MUCH: dict[str, Callable[[Report], Report]] = {
    "5,000 claims": lambda report: many_claims(report, 5_000),
    "200,000 characters in one paragraph": lambda report: long_text(report, 200_000, 200_000),
    "200,000 characters in 20,000 paragraphs": lambda report: long_text(report, 200_000, 10),
    "a word of 200,000 letters": lambda report: one_word(report, 200_000),
}
