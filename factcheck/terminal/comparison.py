"""A comparison told on a terminal: who reprints whom and what was changed, then what several outlets tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.compared import Compared
from factcheck.interface import interface
from factcheck.interface.cells import listed, wrapped
from factcheck.interface.retold import ChangeInWords
from factcheck.interface.visible import one_line
from factcheck.page.index.claims import SharedClaim, Telling, shared_claim
from factcheck.page.index.reprints import Printing, ReprintedText, reprinted_text
from factcheck.render.format import Options
from factcheck.saved_reports import Unreadable
from factcheck.terminal.ink import Ink, Paint
from factcheck.terminal.level import Level
from factcheck.terminal.sheet import INDENT
from factcheck.terminal.table import Column, joined, table
from factcheck.terminal.verdict import paint

#: Reports that could not be read are named, up to so many.
_MOST_UNREAD = 20


def told(found: Compared, options: Options, unread: Sequence[Unreadable] = ()) -> str:
    """The whole text. With `-q` only what needs a person: reprints that changed something, figures and verdicts that differ."""
    writer = _Writer(found, options, unread)
    return "\n\n".join("\n".join(line.rstrip() for line in block) for block in writer.blocks() if block) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    found: Compared
    options: Options
    unread: Sequence[Unreadable]

    def blocks(self) -> Iterator[list[str]]:
        words = interface(self.options.language)
        quiet = Level.of(self.options.verbosity) is Level.QUIET
        groups = [group for group in self.found.groups if not quiet or any(reprint.changes for reprint in group.reprints)]
        claims = [each for each in self.found.shared if not quiet or not each.agree or each.verdicts_differ]
        yield self._head()
        if groups:
            yield self._painted(words.say("index.section.reprints"), Paint.STRONG)
        for group in groups:
            yield self._text(reprinted_text(group, words))
        if claims:
            yield self._painted(words.say("index.section.shared"), Paint.STRONG)
        for shared in claims:
            yield self._claim(shared_claim(shared, words))
        yield self._unread()

    def _head(self) -> list[str]:
        words, shared, groups = interface(self.options.language), self.found.shared, self.found.groups
        told = [words.count("compare.stories", len(self.found.rows))]
        if groups:
            told.append(words.count("compare.groups", len(groups)))
        if shared:
            apart = sum(not each.agree for each in shared)
            more = words.say("punctuation.comma") + words.count("compare.apart", apart) if apart else ""
            told.append(words.count("compare.shared", len(shared)) + more)
        if self.unread:
            told.append(words.count("compare.unread", len(self.unread)))
        nothing = [] if groups or shared else wrapped(words.say("compare.none"), self.options.width)
        return [self._ink(line, Paint.STRONG) for line in listed(told, self.options.width)] + nothing

    def _text(self, text: ReprintedText) -> list[str]:
        original = text.printings[0]
        found = self._painted(original.title, Paint.BLUE)
        if text.outside:
            found += self._lines(text.outside)
        for printing in text.printings:
            found += self._printing(printing)
        return found + (self._lines(text.more) if text.more else [])

    def _printing(self, printing: Printing) -> list[str]:
        told = (printing.original, printing.day_in_words, printing.resembles, printing.named, printing.same, printing.link)
        name = printing.outlet or printing.title
        first, *rest = self._listed([name, *(part for part in told if part)], INDENT)
        changes = (line for change in printing.changes for line in self._change(change))
        return [first, *rest, *changes]

    def _change(self, change: ChangeInWords) -> list[str]:
        words = interface(self.options.language)
        label = change.label + words.say("punctuation.colon")
        more = words.say("punctuation.comma") + change.more if change.more else ""
        first, *rest = wrapped(one_line(label + change.told + more), self._room(INDENT * 2))
        return [
            INDENT * 2 + self._ink(first[: len(label)], Paint.YELLOW) + first[len(label) :],
            *(INDENT * 2 + line for line in rest),
        ]

    def _claim(self, claim: SharedClaim) -> list[str]:
        found = self._painted(claim.what, Paint.BLUE)
        found += self._listed([part for part in (claim.when, claim.outlets) if part], INDENT)
        if claim.figures:
            found += [self._ink(line, Paint.STRONG) if not claim.agree else line for line in self._lines(claim.figures)]
        if claim.verdicts:
            found += [self._ink(line, Paint.STRONG) for line in self._lines(claim.verdicts)]
        return found + self._tellings((*claim.tellings, *claim.folded)) + self._more(claim.more)

    def _tellings(self, tellings: Sequence[Telling]) -> list[str]:
        columns = (
            Column("", [each.icon for each in tellings]),
            Column("", [one_line(each.outlet) for each in tellings], least=12),
            Column("", [each.day_in_words for each in tellings], drop=2),
            Column("", [one_line(each.value) for each in tellings], right=True),
            Column("", [one_line(self._remark(each)) for each in tellings], least=10, drop=1),
            Column("", [one_line(each.quote) for each in tellings], least=16),
        )
        _, *rows = table(columns, self._room(INDENT))
        for each, row in zip(tellings, rows, strict=True):
            row[0] = self._ink(row[0], paint(each.verdict))
        return [INDENT + joined(row) for row in rows]

    def _remark(self, telling: Telling) -> str:
        """Who was first, who reprints whom, or whom a story cites."""
        comma = interface(self.options.language).say("punctuation.comma")
        return comma.join(part for part in (telling.first, telling.reprint or telling.source, telling.again) if part)

    def _more(self, n: int) -> list[str]:
        return self._lines(interface(self.options.language).count("across.more", n)) if n else []

    def _unread(self) -> list[str]:
        if not self.unread:
            return []
        words = interface(self.options.language)
        found = self._painted(words.say("index.section.unread"), Paint.STRONG)
        for each in self.unread[:_MOST_UNREAD]:
            found += self._lines(f"{each.name}: {each.message} [{each.slug}]")
        more = len(self.unread) - _MOST_UNREAD
        return found + (self._lines(f"… {more}") if more > 0 else [])

    def _room(self, indent: str) -> int:
        return max(1, self.options.width - len(indent))

    def _ink(self, text: str, paint: Paint) -> str:
        return Ink(self.options.colour)(text, paint)

    def _painted(self, text: str, paint: Paint) -> list[str]:
        return [self._ink(line, paint) for line in wrapped(one_line(text), self.options.width)]

    def _lines(self, text: str) -> list[str]:
        return [INDENT + line for line in wrapped(one_line(text), self._room(INDENT))]

    def _listed(self, parts: Sequence[str], indent: str) -> list[str]:
        return [indent + line for line in listed([one_line(part) for part in parts], self._room(indent))]
