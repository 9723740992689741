"""Notes that a desk can print: a correction for what is wrong, a clarification for what holds only on an unstated basis.

A note is data; it is told in either language, as plain text or as Markdown. What comes from the story cannot become markup.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.interface import Interface, interface
from factcheck.interface.choices import basis_in_words
from factcheck.interface.dates import day_in_words
from factcheck.interface.excerpt import excerpt
from factcheck.interface.markdown import markdown
from factcheck.interface.visible import one_line
from factcheck.report import ArticlePart, BoardPart, FindingPart, Report, SnapshotPart
from factcheck.snapshots_used import snapshots_used
from factcheck.vocabulary import Verdict

#: The verdicts that ask for a note.
_NOTED = (Verdict.CONTRADICTED, Verdict.NEEDS_CONTEXT)
#: As many digits of a snapshot's sha256 as tell it apart.
_DIGITS = 12
#: The sentence is cut around its figure where it is longer.
_SENTENCE_CELLS = 300

_Shown = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Told:
    """A note in one language: what it is, the paragraph to print, and the lines by which a reader can check it."""

    heading: str
    paragraph: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """One finding that asks for a note, with the story it is of and the snapshots that it rests on."""

    article: ArticlePart
    board: BoardPart
    finding: FindingPart
    snapshots: tuple[SnapshotPart, ...]

    def told(self, language: str, shown: Callable[[str], str] = one_line) -> Told:
        """The note in a language; `shown` makes what the story and the board say fit for where it will stand."""
        words = interface(language)
        heading = words.say(f"correction-note.{self.finding.verdict}.heading")
        sentences = (
            _said(self, words, shown),
            shown(words.of(self.finding.explanation)),
            should_read(self.finding, words, shown),
        )
        paragraph = words.sentences(sentences)
        return Told(heading, paragraph, tuple(_lines(self, words, shown)))

    def text(self, language: str) -> str:
        """Plain text: a paragraph a line, so that it can be pasted anywhere."""
        told = self.told(language)
        return "\n".join([told.heading, "", told.paragraph, "", *told.lines]) + "\n"

    def markdown(self, language: str) -> str:
        """The same as Markdown."""
        told = self.told(language, markdown)
        return "\n".join([f"## {told.heading}", "", told.paragraph, "", *(f"- {line}" for line in told.lines)]) + "\n"


def correction_notes(report: Report) -> tuple[CorrectionNote, ...]:
    """A note for each finding that is wrong or needs context, in the order of the text."""
    return tuple(
        CorrectionNote(report.article, report.board, finding, snapshots_used(report, finding))
        for finding in report.findings
        if finding.verdict in _NOTED
    )


def should_read(finding: FindingPart, words: Interface, shown: _Shown = one_line) -> str:
    """The sentence that puts the figure right; empty where there is no right figure or the explanation has named it."""
    if finding.correction is None or finding.verdict != Verdict.CONTRADICTED:
        return ""
    printed = finding.figure.text if finding.figure else finding.quote
    right = finding.correction.text
    if words.quote(right) in words.of(finding.explanation) or right == printed:
        return ""
    return words.say("correction-note.should-read", printed=shown(printed), right=shown(right))


def _said(note: CorrectionNote, words: Interface, shown: _Shown) -> str:
    """What the story says, and who printed it when, as far as that is known."""
    article, finding = note.article, note.finding
    known = [shown(part) for part in (article.outlet, day_in_words(article.published or "", words)) if part]
    printed = words.say("punctuation.comma").join(known)
    where = words.say("punctuation.open") + printed + words.say("punctuation.close") if known else ""
    form = "titled" if article.title else "untitled"
    return words.say(
        f"correction-note.{finding.verdict}.{form}", title=shown(article.title), where=where, quote=shown(finding.quote)
    )


def _lines(note: CorrectionNote, words: Interface, shown: _Shown) -> list[str]:
    """In which sentence, on which basis, from which captures, whose data, where the story stands."""
    finding = note.finding
    told = [words.say("correction-note.sentence", sentence=shown(excerpt(finding, _SENTENCE_CELLS).text))]
    reading = finding.best or finding.stated
    if reading is not None:
        basis = words.say("punctuation.semicolon").join(shown(choice) for choice in basis_in_words(reading.basis, words))
        told.append(words.say(f"correction-note.{finding.verdict}.basis", basis=basis))
    if finding.since is not None:
        told.append(words.say("correction-note.restated", text=shown(words.of(finding.since.text))))
    told += [_snapshot(used, words, shown) for used in note.snapshots]
    told.append(shown(note.board.citation))
    address = note.article.url or note.article.path
    if address:
        told.append(words.say("correction-note.story", address=shown(address)))
    return told


def _snapshot(used: SnapshotPart, words: Interface, shown: _Shown) -> str:
    return words.say(
        "correction-note.snapshot",
        start=shown(used.window[0]),
        end=shown(used.window[1]),
        captured=shown(used.captured_at),
        digest=shown(used.sha256[:_DIGITS]),
    )
