"""Names in text: an Aho-Corasick automaton over everything that the boards know.

Names are matched without regard to case and to what stands between their words: `MiniMax M2.5`, `MiniMax-M2.5` and
`MiniMaxM2.5` are one. Version numbers must agree exactly: a name never ends inside a longer version (M2.5 is not in
M2.51), and a model name that goes on with another word of model names (`GLM-5 Turbo` where only GLM-5 is known) is a
model that nobody knows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import ahocorasick

from claims.claim import Span, Subject
from claims.clean import clean
from claims.lexicon import lexicon
from claims.mention import Mention, Tag
from claims.name import Name
from claims.normalise import fold

#: What may stand between the words of a name.
_GLUE = re.compile(r"[ _-](?:(?<=[a-z].)(?=[a-z0-9])|(?<=[0-9].)(?=[a-z]))")
#: Kinds whose mentions are subjects; `unit` names are found too, but are no subjects.
_ORDER = {"model": 0, "family": 1, "author": 2, "origin": 3, "group": 4, "platform": 5, "category": 6, "unit": 7}
#: A name that ends in a digit is not there where the digit belongs to a quantity: GLM 5月, MiniMax 2.5万亿.
_QUANTITY_BEHIND = re.compile(
    r"\s?(?:月(?!之|均|榜|调)|日(?!均|榜|调)|号|年|周(?!调|用|处|榜|均|t)|万|亿|兆|%|家|款|个|名|位(?!列|居|于)|席|倍"
    r"|trillion|billion|million|tn\b|bn\b|percent|per cent|points?\b|times\b|个?百分点|折|元|美元)"
)
_BARE_NUMBER_LAST = re.compile(r"(?:^|[ -])\d+(?:\.\d+)?$")
#: A version that goes on behind the name of a family or a maker makes a model that nobody knows: DeepSeek R2, Qwen 2.5-72B.
_VERSION_BEHIND = re.compile(r"[ -]?(?:[a-z]{1,2}\d+(?:\.\d+)*[a-z]?(?:-[a-z0-9.]{1,12}){0,4})(?![a-z0-9])")
#: A size tied to a name by a hyphen is part of it: Qwen 2.5-72B.
_SIZE_BEHIND = re.compile(r"-\d[a-z0-9.]{0,12}(?:-[a-z0-9.]{1,12}){0,4}")
#: What all of these begin with.
_GOES_ON = re.compile(r"[ -]?[a-z\d]")
#: A variant in brackets belongs to the name before it.
_VARIANT_BEHIND = re.compile(r"\s?[(（](?:free|paid|beta|preview|免费|付费|免费版|付费版)[)）]")
_NO_WORD_GOES_ON = "(?![国國洲元金丽味妙好术军方系])"
_NUMBER_BEHIND = re.compile(r"[ -]?(\d{1,2}(?:\.\d+)?)(?:[ -]\d{1,4}b|-[a-z][a-z0-9.]{0,12}){0,4}(?![a-z0-9.,])")
_BETWEEN_MAKER_AND_MODEL = re.compile(r"(?:\s|的|旗下的?|旗下|自研|推出的|'s|’s|[-:：(（「“\"]){0,2}\s?")


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a name stands."""

    span: Span
    name: Name


class Squeezed:
    """A folded text without what may stand between the words of a name.

    Glue between two digits is kept: `5.4 5` is not `5.45`.
    """

    __slots__ = ("_dropped", "text")

    def __init__(self, folded: str) -> None:
        """Drop the glue, and keep for each piece dropped how many characters of the squeezed text stand before it."""
        pieces = _GLUE.split(folded)
        self.text = "".join(pieces)
        self._dropped = list(accumulate(map(len, pieces[:-1])))

    def place(self, at: int) -> int:
        """Where a character of the squeezed text stands in the folded one."""
        return at + bisect_right(self._dropped, at)


class NameIndex:
    """All names of a caller, ready to be found in any number of texts."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Build the automaton; of two names of one spelling the narrower kind wins (a model over its maker)."""
        self._automaton = ahocorasick.Automaton()
        best: dict[str, Name] = {}
        endings: set[str] = set()
        for name in sorted(names, key=lambda n: (_ORDER.get(n.kind, 9), n.id)):
            if name.kind == "model" and len(words := fold(name.text).split()) > 1:
                endings.update(word for word in words[1:] if word.isalpha())
            best.setdefault(Squeezed(fold(clean(name.text).text)).text, name)
        self._endings = frozenset(endings)
        self._contracted = {
            words: [(at, best[name]) for at, name in parts if name in best] for words, parts in lexicon().contractions.items()
        }
        for key, name in best.items():
            self._automaton.add_word(key, (len(key), name))
        if best:
            self._automaton.make_automaton()
        self._empty = not best
        #: What the board counts in; empty where no name says so.
        self.unit_words = tuple(key for key, name in best.items() if name.kind == "unit")
        self.unit = next((name.id for name in best.values() if name.kind == "unit"), "")

    def find(self, text: str, folded: str) -> tuple[list[Mention], list[Found]]:
        """Entity mentions (longest first where they overlap, maker and model joined), and where unit names stand."""
        if self._empty:
            return [], []
        squeezed = Squeezed(folded)
        found: list[Found] = []
        for last, (length, name) in self._automaton.iter(squeezed.text):
            span = Span(squeezed.place(last - length + 1), squeezed.place(last) + 1)
            if self._bounded(text, folded, span, name):
                found.append(Found(span, name))
        found.extend(self._in_contractions(folded))
        units = [hit for hit in found if hit.name.kind == "unit"]
        hits = _longest([hit for hit in found if hit.name.kind != "unit"])
        hits = _in_context(hits, folded, on_topic=bool(units))
        limits = [following.span.start for following in hits[1:]] + [len(text)]
        mentions = [self._mention(hit, text, folded, limit) for hit, limit in zip(hits, limits, strict=False)]
        return _joined(mentions, text), units

    def _in_contractions(self, folded: str) -> Iterator[Found]:
        """中美, 超美: names of one character, which name nothing where another character goes on with them (中美洲)."""
        for words, parts in self._contracted.items():
            for match in re.finditer(re.escape(words) + _NO_WORD_GOES_ON, folded) if words in folded else ():
                yield from (Found(Span(match.start() + at, match.start() + at + 1), name) for at, name in parts)

    def _bounded(self, text: str, folded: str, span: Span, name: Name) -> bool:
        before = folded[span.start - 1] if span.start else " "
        after = folded[span.end] if span.end < len(folded) else " "
        first, last = folded[span.start], folded[span.end - 1]
        if first.isascii() and before.isascii() and before.isalnum():
            return False
        if name.kind == "unit":
            return not (after.isascii() and after.isalpha())
        if last.isascii() and after.isascii() and after.isalnum():
            return False
        if name.text == "US" and text[span.start : span.end] != "US":  # the pronoun
            return False
        if _BARE_NUMBER_LAST.search(name.text) and _QUANTITY_BEHIND.match(folded, span.end):
            return False
        going_on = folded[span.end : span.end + 2]
        return not (last.isdigit() and len(going_on) == 2 and going_on[0] == "." and going_on[1].isdigit())

    def _mention(self, hit: Found, text: str, folded: str, limit: int) -> Mention:
        """The mention of a name; `limit` is where the next name starts, which no word of this one may reach into."""
        span, name = hit.span, hit.name
        longer = self._longer(hit, folded)
        if longer is not None and longer <= limit:
            return _unknown(text, Span(span.start, longer))
        variant = _VARIANT_BEHIND.match(folded, span.end)
        end = variant.end() if variant and variant.end() <= limit else span.end
        return Mention(
            Tag.ENTITY,
            Span(span.start, end),
            text[span.start : end],
            name.kind,
            subject=Subject(name.id, text[span.start : span.end]),
            common=name.needs_context,
        )

    def _longer(self, hit: Found, folded: str) -> int | None:
        """Where a longer name ends that begins with this one and that nobody knows; `None` where there is none."""
        end, kind = hit.span.end, hit.name.kind
        if _GOES_ON.match(folded, end) is None:
            return None
        if kind in {"model", "family"}:
            word = re.match(r"[ -]?([a-z]+)(?![a-z])", folded[end : end + 16])
            if word and word[1] in self._endings:
                return end + word.end()
            sized = _SIZE_BEHIND.match(folded, end)
            if sized:
                return sized.end()
        version = _VERSION_BEHIND.match(folded, end) if kind in {"family", "author"} else None
        if version is None and kind == "family":
            version = _NUMBER_BEHIND.match(folded, end)
            if version and _QUANTITY_BEHIND.match(folded, version.end()):
                return None
        return version.end() if version else None


def _unknown(text: str, span: Span) -> Mention:
    """A model by its looks that no board knows under this name."""
    words = text[span.start : span.end]
    return Mention(Tag.ENTITY, span, words, "model", subject=Subject(f"unknown:{words}", words))


def _longest(found: Sequence[Found]) -> list[Found]:
    chosen: list[Found] = []
    for hit in sorted(found, key=lambda h: (h.span.start, -h.span.end)):
        if not chosen or hit.span.start >= chosen[-1].span.end:
            chosen.append(hit)
        elif hit.span.end - hit.span.start > chosen[-1].span.end - chosen[-1].span.start:
            chosen[-1] = hit
    return chosen


def _in_context(hits: Sequence[Found], folded: str, *, on_topic: bool) -> list[Found]:
    """Drop the names that need context and have none; wordings of the platform want its name or its unit in the text."""
    sure = {hit.name.id for hit in hits if not hit.name.needs_context}
    makers = {_maker(ident) for ident in sure}
    kept = []
    for at, hit in enumerate(hits):
        if hit.name.needs_context and hit.name.id not in sure:
            before = hits[at - 1] if at else None
            behind = hits[at + 1] if at + 1 < len(hits) else None
            beside_maker = _side_by_side(before, hit) or _side_by_side(hit, behind)
            named = re.match(r"\s?(?:大?模型|models?\b|ai\b)", folded[hit.span.end : hit.span.end + 8])
            known_maker = hit.name.kind == "model" and any(c.isdigit() for c in hit.name.text) and _maker(hit.name.id) in makers
            platform = hit.name.kind == "platform" and (on_topic or "platform:total" in sure)
            if not (beside_maker or named or known_maker or platform):
                continue
        kept.append(hit)
    return kept


def _side_by_side(one: Found | None, other: Found | None) -> bool:
    """Whether two names of one maker stand next to each other: MiniMax M2.5, 阶跃 Step 3.5 Flash."""
    if one is None or other is None or _maker(one.name.id) != _maker(other.name.id):
        return False
    return other.span.start - one.span.end <= _BESIDE


#: How far apart a maker's name and its model's may stand, in characters.
_BESIDE = 3


def _maker(ident: str) -> str:
    return ident.partition(":")[2].partition("/")[0]


def _joined(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """A maker (or country) right before its model names the same thing once: 智谱 GLM-5, MiniMax 的 M2.5."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.subject is not None
            and before.lemma in {"author", "family"}
            and mention.lemma in {"model", "family"}
            and _BETWEEN_MAKER_AND_MODEL.fullmatch(text[before.span.end : mention.span.start])
        ):
            joined[-1] = Mention(
                Tag.ENTITY,
                Span(before.span.start, mention.span.end),
                text[before.span.start : mention.span.end],
                mention.lemma,
                subject=mention.subject,
            )
            continue
        joined.append(mention)
    return joined
