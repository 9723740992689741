"""A page read twice: by its outlet's profile, if there is one, and by the generic readers, who vouch for each other.

Where the profile finds the body, the body is the profile's; where it does not, the generic readers decide. How far
they agree is said, since a profile that nobody has held against a live page may point at the wrong part of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lxml.etree import _Element as Element

from sources.article import Account
from sources.metadata import DateTrust, Metadata, Published
from sources.page import Block, MainText
from sources.profile import profile_for
from sources.profiled import Profiled, apply
from sources.titled import letters, titled

#: Share of the letters of either text that must stand in both, in runs of RUN, for two readers to agree.
AGREEMENT = 0.9
RUN = 5


@dataclass(frozen=True, slots=True)
class Told:
    """The story as the readers together tell it; strings are empty where none of them found anything.

    `source` is whom the page names as where the story is from, `author` who wrote it; only profiles read them.
    """

    text: str
    title: str
    outlet: str
    published: Published
    source: str
    author: str
    account: Account


def told(page: str, root: Element, url: str, generic: MainText, about: Metadata) -> Told:
    """Read a page by the profile of its address, and hold that against what the generic readers found (`generic`, `about`).

    Raises `PageEncrypted` where the page holds its story only encrypted.
    """
    profile = profile_for(url, page)
    profiled = apply(profile, root, url) if profile else None
    if profiled is None or not (profiled.hit or profiled.profile.hosts):
        return Told(generic.text, about.title, about.outlet, about.published, "", "", _generic(generic))
    title = profiled.title or about.title
    return Told(
        text=profiled.text or generic.text,
        title=title,
        outlet=profiled.profile.outlet or about.outlet,
        published=_published(profiled.published, about.published),
        source=profiled.source,
        author=profiled.author,
        account=_account(profiled, generic, title),
    )


def _account(profiled: Profiled, generic: MainText, title: str) -> Account:
    profile = profiled.profile
    if not profiled.text:
        account = _generic(generic)
        # A page that its profile does not fit has been rebuilt, or is no story.
        fitting = account.confidence if not profile.body or account.confidence == "low" else "medium"
        return replace(account, verified=profile.verified, confidence=fitting, rules=profiled.rules)
    agreed = None
    if generic.text and not generic.whole:
        agreed = overlap(titled(title, profiled.text), titled(title, _without(profiled.dropped, generic.text))) >= AGREEMENT
    confidence = "high" if agreed else "medium" if agreed is None or profile.verified else "low"
    return Account(f"profile:{profile.name}", agreed, profile.verified, confidence, profiled.rules)


def _without(dropped: Sequence[Block], text: str) -> str:
    """A text without what the profile knows to be furniture: whether it points at the right part of the page is the question."""
    furniture = {letters(line) for block in dropped for line in block.text.split("\n")}
    return "\n".join(line for line in text.split("\n") if not line or letters(line) not in furniture)


def _generic(generic: MainText) -> Account:
    if generic.whole:
        return Account("whole-page", None, None, "low")
    return Account("generic", generic.agreed, None, "high" if generic.agreed else "medium")


def _published(moment: datetime | None, generic: Published) -> Published:
    """The profile's day, if it has one; another day of the generic readers, or one of theirs in dispute, leaves it disputed."""
    if moment is None:
        return generic
    borne_out = generic.day in (None, moment.date()) and generic.trust is not DateTrust.DISPUTED
    return replace(generic, day=moment.date(), trust=DateTrust.AGREED if borne_out else DateTrust.DISPUTED)


def overlap(one: str, other: str) -> float:
    """The share of letters that two texts have in common, counted in runs so that order matters a little and spacing does not.

    >>> overlap("周调用量达4.69万亿Token。", "周调用量达 4.69 万亿 Token")
    1.0
    """
    ours, theirs = _runs(one), _runs(other)
    either = (ours | theirs).total()
    return (ours & theirs).total() / either if either else 1.0


def _runs(text: str) -> Counter[str]:
    joined = letters(text)
    return Counter(joined[place : place + RUN] for place in range(max(1, len(joined) - RUN + 1)))
