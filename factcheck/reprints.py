"""Reprints: stories that tell one text, grouped, so that what a wire wrote and ten outlets printed counts once.

Candidates come from MinHash and locality-sensitive hashing (Indyk and Motwani 1998; Broder 1997), so that the work grows with
the list and not with its square; each is confirmed by the shingles themselves. These do not make a reprint: a translation, which
shares no words; another story about the same figures; the outlet's own story of last week, written along the same lines;
two notes of a few words below one long disclaimer (their claims stand in other sentences).
"""

from __future__ import annotations

from array import array
from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import eq
from typing import Protocol, TypeVar

from factcheck.across import Story
from factcheck.retold import Retold, Said, retold
from factcheck.shingles import Overlap, Shingles, overlap
from sources.syndication import same_outlet

#: A story of another outlet, published within `DAYS`, resembles the original so much at least …
RESEMBLANCE = 0.6
#: … or is cut from it, or put into a longer one: of the shorter text so much stands in the longer, and the two resemble so much.
CUT = (0.8, 0.3)
#: … or names the original's outlet as its source: then less is enough.
NAMED = (0.5, 0.2)
#: Stories of one outlet, and stories that lie further apart, are one text only where they resemble so much.
COPY = 0.85
#: A weekly story comes again after seven.
DAYS = 6
#: Of the shorter story's sentences with claims so much stands in the longer's.
TOLD = 0.4
#: Shorter texts are one only where they are the same.
SHORT = 12

#: 42 bands of three rows: two texts that resemble by 0.6 are missed once in 20,000, by 0.4 once in 17. Of a story that names its
#: source 63 bands of two are looked through: what resembles by 0.3 is missed once in 380, by 0.2 once in 13.
_HASHES, _SEED = 126, 8
_BANDS, _MORE_BANDS = 42, 63
#: By how much an estimate may be too low (three standard deviations of so many hashes); what it rules out is not looked at.
_MARGIN = 0.13
#: Of the others so many, the nearest first.
_MOST_CANDIDATES = 32
#: Of those in one band so many to each side, in the order of publication.
_BESIDE = 32
#: A text of so few shingles is in no resemblance of `NAMED` with one that is kept as a sample.
_NEVER_SAMPLED = 200
_MOST_SOURCES = 16


class Retellable(Protocol):
    """What is to be known of a story: who published it when, its shingles and those of its sentences with claims, its claims."""

    @property
    def place(self) -> int:
        """Its place in the list."""

    @property
    def story(self) -> Story:
        """Who tells it."""

    @property
    def text(self) -> Shingles:
        """Its whole text."""

    @property
    def claiming(self) -> Shingles:
        """The sentences that hold its claims."""

    @property
    def said(self) -> tuple[Said, ...]:
        """Its claims."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """A story of the group other than the original; `named`: it names the original's outlet as its source.

    `resemblance` is that with the original, 0 to 1, two digits. `changes` are what its claims tell otherwise.
    """

    story: Story
    resemblance: Decimal
    named: bool
    changes: tuple[Retold, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """An original and its reprints in the order of publication.

    The original is a story that none of the others surely preceded: of several that whose outlet most others name as their
    source, then the oldest as far as days and times say, then the first of the list. `certain`: it surely came before all others.
    `outside` is a source that members name and that is no outlet of the group: the text may be theirs.
    """

    original: Story
    certain: bool
    outside: str
    reprints: tuple[Reprint, ...]

    @property
    def stories(self) -> tuple[Story, ...]:
        """All of them, the original first."""
        return self.original, *(reprint.story for reprint in self.reprints)


_Story = TypeVar("_Story", bound=Retellable)


def in_order(stories: Iterable[_Story]) -> list[_Story]:
    """Oldest first, then as in the list: the same for every order in which the stories come."""
    return sorted(stories, key=lambda one: (one.story.publication.order, one.place, one.story.page, one.story.title))


def groups(stories: Iterable[Retellable]) -> tuple[Group, ...]:
    """Every group of at least two stories: the largest first, then the oldest."""
    ordered = in_order(stories)
    copies = _copies(ordered)
    joined = _Joined(copies)
    for _, one, other in sorted(_edges(copies)):
        joined.join(one, other)
    found = [_group(members) for members in joined.groups() if len(members) > 1]
    return tuple(sorted(found, key=lambda group: (-len(group.reprints), group.original.publication.order)))


@dataclass(frozen=True, slots=True)
class _Copies:
    """Stories with the very same shingles, in the order of publication."""

    members: tuple[Retellable, ...]
    outlets: frozenset[str]
    days: tuple[date, ...]
    citing: bool

    @property
    def first(self) -> Retellable:
        return self.members[0]


def _copies(ordered: Iterable[Retellable]) -> list[_Copies]:
    found: dict[object, list[Retellable]] = {}
    for at, one in enumerate(ordered):
        found.setdefault((one.text.packed, one.text.level) if one.text.packed else at, []).append(one)
    return [
        _Copies(
            tuple(members),
            frozenset(member.story.teller for member in members),
            tuple(sorted({day for member in members if (day := member.story.publication.day)})),
            any(member.story.source for member in members),
        )
        for members in found.values()
    ]


def _edges(copies: Sequence[_Copies]) -> Iterator[tuple[float, int, int]]:
    """Which copies are one text, the most alike first: the negative resemblance and two places."""
    for one, other in sorted(_candidates(copies)):
        shared = overlap(copies[one].first.text, copies[other].first.text)
        if _are_one(copies[one], copies[other], shared):
            yield -shared.resemblance, one, other


def _candidates(copies: Sequence[_Copies]) -> set[tuple[int, int]]:
    """Pairs that may be one text. Samples are compared with samples: each text stands among those of its level and the next."""
    levels: dict[int, list[int]] = {}
    for at, each in enumerate(copies):
        text = each.first.text
        if len(text) < SHORT:
            continue
        for level in (text.level, text.level + 1) if len(text) > _NEVER_SAMPLED else (text.level,):
            levels.setdefault(level, []).append(at)
    found: set[tuple[int, int]] = set()
    for level, places in levels.items():
        signatures = {at: _signature(copies[at].first.text, level) for at in places}
        for at, nearest in _nearest(copies, signatures).items():
            found.update((min(at, other), max(at, other)) for _, other in nearest)
    return found


def _signature(text: Shingles, level: int) -> array[int]:
    """The least hash of a text's shingles under each permutation."""
    from rensa import RMinHash  # noqa: PLC0415 - not needed for a story alone

    hashed = RMinHash(num_perm=_HASHES, seed=_SEED)
    hashed.update(text.items(level))
    return array("I", hashed.digest())


def _nearest(copies: Sequence[_Copies], signatures: dict[int, array[int]]) -> dict[int, list[tuple[float, int]]]:
    """For each text those that share a band with it and may be the same, the nearest first.

    One band is looked through after the other, so that of ten thousand texts no more is in memory than their signatures. (An
    index of the library would keep a table for each band.) Of many that share a band those published next to each other are held
    against each other: what one passage puts into one band others keep apart, and one text in a thousand outlets is a chain.
    """
    found: dict[int, list[tuple[float, int]]] = {}
    for bands, asking in ((_BANDS, signatures.keys()), (_MORE_BANDS, {at for at in signatures if copies[at].citing})):
        rows = _HASHES // bands
        for first in range(0, _HASHES, rows) if asking else ():
            alike: dict[bytes, list[int]] = {}
            for at, signature in signatures.items():
                alike.setdefault(signature[first : first + rows].tobytes(), []).append(at)
            for members in alike.values():
                for place, at in enumerate(members):
                    beside = members[max(0, place - _BESIDE) : place + _BESIDE + 1] if at in asking else ()
                    for other in beside:
                        if other != at and not _met(signatures[at], signatures[other], first, rows):
                            _take(found.setdefault(at, []), copies, signatures, at, other)
    return found


def _met(one: array[int], other: array[int], first: int, rows: int) -> bool:
    """Whether two texts shared an earlier band."""
    return any(one[at : at + rows] == other[at : at + rows] for at in range(0, first, rows))


def _take(
    nearest: list[tuple[float, int]], copies: Sequence[_Copies], signatures: dict[int, array[int]], at: int, other: int
) -> None:
    """Keep another text among the nearest, if it may be the same."""
    estimate = sum(map(eq, signatures[at], signatures[other])) / _HASHES
    one = (-estimate, other)
    if one not in nearest and _may_be_one(copies[at], copies[other], estimate):
        insort(nearest, one)
        del nearest[_MOST_CANDIDATES:]


def _are_one(one: _Copies, other: _Copies, shared: Overlap) -> bool:
    if shared.resemblance >= COPY:
        return True
    if _apart(one, other):
        return False
    alike = shared.resemblance >= RESEMBLANCE or _reaches(shared, CUT)
    if not alike and not (_reaches(shared, NAMED) and _naming(one, other)):
        return False
    told = overlap(one.first.claiming, other.first.claiming)
    return not told.one or not told.other or told.containment >= TOLD


def _may_be_one(one: _Copies, other: _Copies, estimate: float) -> bool:
    """Whether an estimate leaves it open; the dearer questions are asked last."""
    highest = estimate + _MARGIN
    if highest >= COPY:
        return True
    if highest < (NAMED if one.citing or other.citing else CUT)[1] or _apart(one, other):
        return False
    return highest >= CUT[1] or _naming(one, other)


def _apart(one: _Copies, other: _Copies) -> bool:
    """Only copies are one text where a single outlet prints both, or where they lie too far apart."""
    if len(one.outlets) == 1 and one.outlets == other.outlets:
        return True
    if not one.days or not other.days:  # nothing speaks against it
        return False
    return all(abs((first - second).days) > DAYS for first in one.days for second in other.days)


def _reaches(shared: Overlap, least: tuple[float, float]) -> bool:
    return shared.containment >= least[0] and shared.resemblance >= least[1]


def _naming(one: _Copies, other: _Copies) -> bool:
    """Whether either names an outlet of the other as its source."""
    return any(
        _named(story.story, named.story)
        for first, second in ((one, other), (other, one))
        for story in first.members[:_MOST_SOURCES]
        if story.story.source
        for named in second.members[:_MOST_SOURCES]
    )


def _named(story: Story, other: Story) -> bool:
    return _same_outlet(story.source, other.outlet)


_same_outlet = lru_cache(maxsize=65_536)(same_outlet)


class _Joined:
    """Copies joined into groups. Two stories of one outlet that are no copies are two stories, and so are their reprints."""

    def __init__(self, copies: Sequence[_Copies]) -> None:
        self._copies = copies
        self._head = list(range(len(copies)))
        self._members = [[at] for at in range(len(copies))]
        self._by_outlet: list[dict[str, int]] = [dict.fromkeys(each.outlets, at) for at, each in enumerate(copies)]

    def join(self, one: int, other: int) -> None:
        """Make one group of two, the smaller one going into the larger, unless one outlet tells two texts in them."""
        large, small = self._find(one), self._find(other)
        if large == small:
            return
        if len(self._members[large]) < len(self._members[small]):
            large, small = small, large
        outlets, more = self._by_outlet[large], self._by_outlet[small]
        if any(not self._are_copies(outlets[outlet], more[outlet]) for outlet in more if outlet in outlets):
            return
        self._members[large] += self._members[small]
        outlets.update((outlet, at) for outlet, at in more.items() if outlet not in outlets)
        self._head[small] = large
        self._members[small], self._by_outlet[small] = [], {}

    def groups(self) -> Iterator[list[Retellable]]:
        """Each group's stories in the order of publication."""
        for members in self._members:
            yield in_order(story for at in members for story in self._copies[at].members)

    def _find(self, at: int) -> int:
        while self._head[at] != at:
            self._head[at] = self._head[self._head[at]]
            at = self._head[at]
        return at

    def _are_copies(self, one: int, other: int) -> bool:
        return one == other or overlap(self._copies[one].first.text, self._copies[other].first.text).resemblance >= COPY


def _group(members: Sequence[Retellable]) -> Group:
    original = _original(members)
    others = [member for member in members if member is not original]
    outlets = _outlets(members)
    told = [source for source in _sources(members) if not any(_same_outlet(source, outlet) for outlet in outlets)]
    return Group(
        original.story,
        all(original.story.publication.before(other.story.publication) for other in others),
        told[0] if told else "",
        tuple(_reprint(original, other) for other in others),
    )


def _sources(members: Iterable[Retellable]) -> dict[str, int]:
    """Whom members name as their source and how often, the most named first; a few, for a group may have thousands."""
    return dict(Counter(member.story.source for member in members if member.story.source).most_common(_MOST_SOURCES))


def _outlets(members: Iterable[Retellable]) -> dict[str, None]:
    return dict.fromkeys(member.story.outlet for member in members if member.story.outlet)


def _original(members: Sequence[Retellable]) -> Retellable:
    """The members come in their order, so that the first of equals is it."""
    dated = [member for member in members if member.story.publication.day]
    earliest = [
        member
        for member in dated or members
        if not any(other.story.publication.before(member.story.publication) for other in _oldest(dated))
    ]
    sources = _sources(members)
    candidates = earliest or members
    naming = {outlet: sum(n for source, n in sources.items() if _same_outlet(source, outlet)) for outlet in _outlets(candidates)}
    return max(candidates, key=lambda member: naming.get(member.story.outlet, 0))


def _oldest(dated: Sequence[Retellable]) -> Sequence[Retellable]:
    """The few that could have come before any: who ends first, as a moment and as a day, surely precedes most."""
    moments = [member for member in dated if member.story.publication.moment]
    days = [member for member in dated if not member.story.publication.moment]
    return [*moments[:1], *days[:1]]


def _reprint(original: Retellable, other: Retellable) -> Reprint:
    shared = overlap(original.text, other.text)
    return Reprint(
        other.story,
        Decimal(f"{shared.resemblance:.2f}"),
        _named(other.story, original.story),
        retold(original.said, other.said),
    )
