"""A page as its outlet's profile reads it: which rules hit, and what they found.

A rule that misses is no failure here: what a profile does not find, the generic readers may. Which rules hit is counted, since
outlets rebuild their pages, and a profile that no longer fits must be seen to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from lxml.etree import _Element as Element

from sources.article import RuleCount
from sources.errors import PageEncrypted
from sources.moment import Form
from sources.page import Block, parse, text_of
from sources.page_state import at, flag, page_state
from sources.profile import Profile, Rule
from sources.sheet import Sheet

# Characters in which a pattern must find its value: credits stand near the beginning, and hostile pages are long.
LONGEST = 5000

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Profiled:
    """What a profile found on a page; strings are empty, `published` None and `blocks` without members where it found nothing.

    `source` is whom the page names as where the story is from, `published` a moment in the outlet's zone. `dropped` is what
    the profile knows to be furniture.
    """

    profile: Profile
    blocks: tuple[Block, ...]
    dropped: tuple[Block, ...]
    title: str
    published: datetime | None
    source: str
    author: str
    rules: tuple[RuleCount, ...]

    @property
    def text(self) -> str:
        """The story, empty where the body was not found."""
        return text_of(self.blocks)

    @property
    def hit(self) -> tuple[str, ...]:
        """The fields that some rule found."""
        return tuple(dict.fromkeys(count.field for count in self.rules if count.hits))

    @property
    def missed(self) -> tuple[str, ...]:
        """The fields for which there are rules and none found anything; furniture may well be missing."""
        fields = dict.fromkeys(count.field for count in self.rules if count.field != "drop")
        return tuple(name for name in fields if name not in self.hit)


def apply(profile: Profile, root: Element, url: str) -> Profiled:
    """Read a page by a profile; `root` is its tree, which stays as it is, and `url` its address.

    Raises `PageEncrypted` where the story is not on the page but in a state that is encrypted.
    """
    reading = _Reading(profile, Sheet(root), url)
    state = reading.state(root)
    # The fields first: what is dropped from the body may hold them.
    title = reading.words("title", profile.title)
    published = reading.moment(profile.published)
    source, author = reading.words("source", profile.source), reading.words("author", profile.author)
    blocks = reading.body()
    if profile.state and profile.body and not blocks and flag(state, profile.state.encrypted):
        raise PageEncrypted(
            f"{url} sent its story encrypted; open it in a browser and save the page as HTML, or paste its text with --text."
        )
    rules = tuple(RuleCount(name, rule, hits) for (name, rule), hits in reading.counts.items())
    return Profiled(profile, blocks, tuple(reading.dropped), title, published, source, author, rules)


@dataclass(slots=True)
class _Reading:
    """One page being read by one profile; `counts` and `dropped` grow with each rule that is tried."""

    profile: Profile
    sheet: Sheet
    url: str
    own_state: object = None
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    dropped: list[Block] = field(default_factory=list)

    def state(self, root: Element) -> object:
        """The page's state; rules look into it only if it is of the story at this address."""
        if (known := self.profile.state) is None:
            return None
        state = page_state(root, known.variable)
        wanted = re.search(known.address, self.url)
        own = wanted is not None and wanted.group(1) in {at(state, path) for path in known.id}
        self.own_state = state if own else None
        self._count("state", known.variable, int(state is not None))
        self._count("state", "id", int(own))
        return state

    def words(self, name: str, rules: tuple[Rule, ...]) -> str:
        return self._first(name, rules, lambda rule: [text for text in self._values(rule) if text]) or ""

    def moment(self, rules: tuple[Rule, ...]) -> datetime | None:
        zone = self.profile.tzinfo
        return self._first(
            "published", rules, lambda rule: [found for text in self._values(rule) if (found := Form(rule.form).read(text, zone))]
        )

    def body(self) -> tuple[Block, ...]:
        self._drop_furniture(self.sheet)
        for rule in self.profile.body:
            blocks = self._without_lines(self._body(rule))
            found = bool(text_of(blocks))
            self._count("body", rule.label, len(blocks) if found else 0)
            if found:
                return tuple(blocks)
        return ()

    def _first(self, name: str, rules: tuple[Rule, ...], found: Callable[[Rule], list[_Value]]) -> _Value | None:
        for rule in rules:
            values = found(rule)
            self._count(name, rule.label, len(values))
            if values:
                return values[0]
        return None

    def _values(self, rule: Rule) -> Iterator[str]:
        for text in self._texts(rule):
            part = re.search(rule.pattern, text[:LONGEST]) if rule.pattern else None
            yield " ".join((part.group(1) if part else "" if rule.pattern else text).split())

    def _texts(self, rule: Rule) -> list[str]:
        if rule.address:
            return [self.url]
        if rule.state:
            return [at(self.own_state, rule.state)]
        elements = self.sheet.select(rule.select)
        if rule.attribute:
            return [element.get(rule.attribute, "") for element in elements]
        return [" ".join(block.text for block in self.sheet.blocks([element])) for element in elements]

    def _body(self, rule: Rule) -> list[Block]:
        if rule.select:
            return self.sheet.blocks(self.sheet.select(rule.select))
        try:
            inner = Sheet(parse(at(self.own_state, rule.state)))
        except ValueError:  # no tree in it
            return []
        self._drop_furniture(inner)
        return inner.blocks([inner.root])

    def _drop_furniture(self, sheet: Sheet) -> None:
        for selector in self.profile.drop.select:
            elements = sheet.select(selector)
            self._count("drop", selector, len(elements))
            self.dropped.extend(sheet.blocks(elements))
            sheet.drop(elements)

    def _without_lines(self, blocks: list[Block]) -> list[Block]:
        for line in self.profile.drop.lines:
            kept = [block for block in blocks if not re.fullmatch(line, block.text)]
            self._count("drop", line, len(blocks) - len(kept))
            self.dropped.extend(block for block in blocks if re.fullmatch(line, block.text))
            blocks = kept
        return blocks

    def _count(self, name: str, rule: str, hits: int) -> None:
        self.counts[name, rule] += hits
