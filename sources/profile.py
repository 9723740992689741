"""Outlet profiles: what is known of the pages of one outlet, as data.

One TOML file an outlet in `sources/outlets/`, found by being there; docs/outlets.md says how to write one. Which profile an
address has depends on the address alone. Where none knows it, a profile with `marks` may: its rules hold for every page that
carries one of these words.
"""

from __future__ import annotations

import re
import tomllib
from datetime import tzinfo
from functools import cache
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import soupsieve

from sources.errors import BadProfile
from sources.moment import Form, zone_of

OUTLETS = Path(__file__).parent / "outlets"

_ONE_PLACE = "a rule looks in exactly one place: select, state or address"
_HOST = re.compile(r"(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a value stands: an element (`select`, or an `attribute` of it), a path in the page's state, or the address.

    `pattern` takes a part of it, its one group; `form` says how a date is written.
    """

    select: str = ""
    attribute: str = ""
    state: str = ""
    address: bool = False
    pattern: str = ""
    form: str = ""

    def __post_init__(self) -> None:
        if sum(map(bool, (self.select, self.state, self.address))) != 1:
            raise ValueError(_ONE_PLACE)
        if self.attribute and not self.select:
            raise ValueError("attribute goes with select")
        if self.select:
            _compiled_selector(self.select)
        if self.pattern and _compiled(self.pattern).groups != 1:
            raise ValueError(f"the pattern {self.pattern!r} needs exactly one group, which is the value")
        if self.form:
            Form(self.form)

    @property
    def label(self) -> str:
        """What the rule is called where its health is counted."""
        if self.select:
            return f"{self.select} @{self.attribute}" if self.attribute else self.select
        return f"state {self.state}" if self.state else f"address {self.pattern}"


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data that the page hands to its script.

    It counts only if an id at one of the paths `id` is the one that `address` (a pattern of one group) finds in the page's
    address: such pages preload other stories. `encrypted` is the switch that says that the state is unreadable.
    """

    variable: str
    id: tuple[str, ...]
    address: str
    encrypted: str

    def __post_init__(self) -> None:
        if not self.id or _compiled(self.address).groups != 1:
            raise ValueError("a state needs paths of its id, and an address pattern with exactly one group")


class Drop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Furniture inside the body: elements, and paragraphs that match a pattern from end to end."""

    select: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for selector in self.select:
            _compiled_selector(selector)
        for line in self.lines:
            _compiled(line)


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The pages of one outlet. The rules of a field are tried in order; the first that finds something decides.

    `outlet` is who publishes the page (`source`, whom the page names as where the story is from). `verified` is true once
    somebody held the rules against a live page; `known_from` says where they come from. A profile without rules for the body
    leaves the text to the generic reader.
    """

    name: str
    verified: bool
    known_from: str
    outlet: str = ""
    hosts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    zone: str = "+08:00"
    body: tuple[Rule, ...] = ()
    title: tuple[Rule, ...] = ()
    published: tuple[Rule, ...] = ()
    source: tuple[Rule, ...] = ()
    author: tuple[Rule, ...] = ()
    drop: Drop = Drop()
    state: State | None = None

    def __post_init__(self) -> None:
        if bool(self.hosts and self.paths) == bool(self.marks) or bool(self.hosts) != bool(self.paths):
            raise ValueError("a profile has hosts and paths, or else marks")
        for host in self.hosts:
            if not _HOST.fullmatch(host):
                raise ValueError(f"{host!r} is no host; write finance.example.cn, or *.example.cn for all below it")
        for path in self.paths:
            _compiled(path)
        zone_of(self.zone)
        others = (*self.body, *self.title, *self.source, *self.author)
        if any(not rule.form for rule in self.published) or any(rule.form for rule in others):
            raise ValueError("every rule of published needs a form, and no other rule has one")
        if any(rule.address or rule.attribute or rule.pattern for rule in self.body):
            raise ValueError("the body is an element or a path in the state, as a whole")
        if self.state is None and any(rule.state for rule in (*others, *self.published)):
            raise ValueError("a rule looks into the state, and there is no [state]")

    @property
    def tzinfo(self) -> tzinfo:
        """The zone of dates that carry none."""
        return zone_of(self.zone)

    def knows(self, host: str, path: str) -> bool:
        """Whether an address is of this outlet's stories; what stands behind ? or # does not matter."""
        return any(_within(host, known) for known in self.hosts) and any(re.fullmatch(known, path) for known in self.paths)


def profile_for(url: str, page: str = "", *, folder: Path = OUTLETS) -> Profile | None:
    """The profile of an address, else one whose mark stands in the page, else None.

    >>> profile_for("https://www.stcn.com/article/detail/1234.html?from=app").name
    'stcn'
    >>> profile_for("https://www.example.cn/article/detail/1234.html") is None
    True
    """
    known = profiles(folder)
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removesuffix(".")
    except ValueError:  # a bracket without its other
        host, parts = "", urlsplit("")
    # A host by its full name goes before a family of hosts.
    fitting = sorted((profile for profile in known if profile.knows(host, parts.path)), key=lambda found: host not in found.hosts)
    marked = (profile for profile in known if any(mark in page for mark in profile.marks))
    return next(chain(fitting, marked), None)


@cache
def profiles(folder: Path = OUTLETS) -> tuple[Profile, ...]:
    """All profiles of a folder, by name. Raises `BadProfile` if one of them cannot be used."""
    return tuple(_profile(path) for path in sorted(folder.glob("*.toml")))


def _profile(path: Path) -> Profile:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        if "name" in table:
            raise ValueError("the name of a profile is that of its file")
        return msgspec.convert({**table, "name": path.stem}, type=Profile)
    except ValueError as error:  # bytes that are no UTF-8, text that is no TOML, and what the schema refuses
        raise BadProfile(f"{path} describes no outlet: {error}; see docs/outlets.md.") from error


def _within(host: str, known: str) -> bool:
    return host.endswith(known[1:]) if known.startswith("*") else host == known


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error}") from error


def _compiled_selector(selector: str) -> None:
    try:
        soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError as error:
        raise ValueError(f"{selector!r} is no CSS selector: {str(error).splitlines()[0]}") from error
