"""The text of a review file, changed only where a decision changed: comments and order are people's, and stay."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import tomlkit
from tomlkit.container import Container
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array, Comment, InlineTable, Item, Key, Table, Whitespace

from factcheck.errors import ReviewError
from factcheck.review import Decision, Decisions
from factcheck.review_file import CLAIMS, MADE_ON, SCHEMA, decisions_in

_Lines: TypeAlias = list[tuple[Key | None, Item]]

_HEAD = (
    "What people decided of the findings of a report: written by `factcheck review`, and by you if you like.",
    "Each decision stands under the fingerprint of its claim. Comments stay where they are.",
)


def updated(text: str, before: Decisions, after: Decisions, path: Path) -> str:
    """The text of a file that holds `before`, when it is to hold `after`.

    Raises `ReviewError` where the file is written in a form that cannot be changed so (decisions in one inline table): what was
    written is what was meant, or nothing is written.
    """
    try:
        told = _changed(text, before, after)
        understood = decisions_in(told, path)
    except (_FormError, TOMLKitError, ReviewError) as error:
        raise _refusal(path) from error
    if understood != after:
        raise _refusal(path)
    return told


class _FormError(Exception):
    """A decision is not written as a table of its own."""


def _refusal(path: Path) -> ReviewError:
    return ReviewError(f"{path} cannot be changed as it is written; write each decision under a heading [{CLAIMS}.FINGERPRINT]")


def _changed(text: str, before: Decisions, after: Decisions) -> str:
    document = tomlkit.parse(text) if text.strip() else _empty()
    for key in before:
        if key not in after:
            document = _without(document, key)
    new = []
    for key, decision in after.items():
        if key not in before:
            new.append(f"[{CLAIMS}.{key}]\n{tomlkit.dumps(_fields(decision))}")
        elif decision != before[key]:
            _change(_claims(document)[key], _fields(decision))
    told = tomlkit.dumps(document)
    return "\n\n".join([told.rstrip("\n"), *(entry.rstrip("\n") for entry in new)]).lstrip("\n") + "\n"


def _empty() -> tomlkit.TOMLDocument:
    document = tomlkit.document()
    for line in _HEAD:
        document.add(tomlkit.comment(line))
    document.add("schema", tomlkit.string(SCHEMA))
    return document


def _fields(decision: Decision) -> dict[str, Item]:
    """What an entry says, in the order in which it is read."""
    fields: dict[str, Item] = {"decision": tomlkit.string(decision.decided.value)}
    if decision.verdict is not None:
        fields["verdict"] = tomlkit.string(decision.verdict.value)
    fields["by"] = tomlkit.string(decision.by)
    fields["on"] = tomlkit.item(decision.on)
    if decision.note:
        fields["note"] = tomlkit.string(decision.note)
    fields[MADE_ON] = _made_on(decision)
    return fields


def _made_on(decision: Decision) -> Array:
    entries = tomlkit.array()
    for on in decision.made_on:
        entry: InlineTable = tomlkit.inline_table()
        entry.update({"verdict": on.verdict, "reason": on.reason, "quote": on.quote})
        entries.append(entry)
    return entries.multiline(True)


def _claims(document: tomlkit.TOMLDocument) -> Table:
    claims = document[CLAIMS]
    if not isinstance(claims, Table):
        raise _FormError
    return claims


def _change(entry: object, fields: Mapping[str, Item]) -> None:
    """Put the fields of an entry in place; new ones go below its last, above comments that speak of what comes next."""
    if not isinstance(entry, Table | InlineTable):
        raise _FormError
    for key in [key for key in entry if key not in fields]:
        entry.remove(key)
    tail = _tail(entry.value.body)
    del entry.value.body[len(entry.value.body) - len(tail) :]
    for key, value in fields.items():
        entry[key] = value
    entry.value.body.extend(tail)


def _without(document: tomlkit.TOMLDocument, key: str) -> tomlkit.TOMLDocument:
    """The document without an entry. Comments below it speak of what comes next, and stay above that."""
    claims = _claims(document)
    entry = claims[key]
    tail = _tail(entry.value.body) if isinstance(entry, Table) else []
    above = _entry_above(claims.value, key)
    claims.remove(key)
    if above is not None:
        above.value.body.extend(tail)
        tail = []
    if claims and not tail:
        return document
    fresh = tomlkit.document()
    for name, item in document.body:
        if name is not None and name.key == CLAIMS:
            for _, remark in tail:
                fresh.add(remark if isinstance(remark, Comment | Whitespace) else tomlkit.nl())
            if not claims:
                continue
        fresh.append(name, item)
    return fresh


def _entry_above(claims: Container, key: str) -> Table | None:
    found = None
    for name, item in claims.body:
        if name is not None and name.key == key:
            return found
        if isinstance(item, Table):
            found = item
    return None


def _tail(body: _Lines) -> _Lines:
    """The comments and blank lines below the last field."""
    last = max((at for at, (key, _) in enumerate(body) if key is not None), default=-1)
    return body[last + 1 :]
