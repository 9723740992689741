"""Review files: the decisions on a report, in TOML, kept beside it.

`story.json` and `story.html` share `story.review.toml`. People may write it too: what they remark in comments stays where it is
when `factcheck review` writes the file again.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from factcheck.errors import ReviewError
from factcheck.output import write
from factcheck.review import Decision, Decisions, MadeOn
from factcheck.vocabulary import Decided, Verdict

SCHEMA = "factcheck-decisions/1"
SUFFIX = ".review.toml"
CLAIMS = "claims"
MADE_ON = "made-on"

_Table: TypeAlias = Mapping[str, object]

_FIELDS = frozenset({"decision", "verdict", "by", "on", "note", MADE_ON})
_LOOKED_AT = frozenset({"verdict", "reason", "quote"})


def beside(path: Path) -> Path:
    """Where the decisions on a report lie, whatever the format of the file.

    >>> beside(Path("monday/story.json")).as_posix(), beside(Path("monday/story.html")).name
    ('monday/story.review.toml', 'story.review.toml')
    """
    return path.with_suffix(SUFFIX)


def read_decisions(path: Path) -> Decisions:
    """The decisions of a file, none where there is no file; raises `ReviewError` where one cannot be understood."""
    return decisions_in(_text(path), path)


def write_decisions(path: Path, decisions: Decisions) -> None:
    """Write a file whole: the decisions that changed, in place; those that are gone, taken out; comments as they were."""
    from factcheck.review_text import updated  # noqa: PLC0415 - loads tomlkit

    text = _text(path)
    write(path, updated(text, decisions_in(text, path), decisions, path))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise ReviewError(f"{path} is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise ReviewError(f"{path}: {error.strerror}; check the path, or go on without it by --no-review") from error


def decisions_in(text: str, path: Path) -> Decisions:
    """The decisions that a text of this file would hold; raises `ReviewError` where it cannot be understood."""
    try:
        tree: _Table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReviewError(f"{path} is no TOML: {error}; mend that line, or restore the file") from error
    _no_others(tree, frozenset({"schema", CLAIMS}), str(path))
    if tree.get("schema", SCHEMA) != SCHEMA:
        raise ReviewError(f"{path}, schema: {tree['schema']!r} is not {SCHEMA!r}; a later factcheck may read it")
    claims = _table(tree.get(CLAIMS, {}), f"{path}, {CLAIMS}")
    return {key: _decision(key, entry, f"{path}, {CLAIMS}.{key}") for key, entry in claims.items()}


def _decision(key: str, entry: object, where: str) -> Decision:
    table = _table(entry, where)
    _no_others(table, _FIELDS, where)
    decided = _one_of(table, "decision", tuple(Decided), where)
    found = Decision(
        fingerprint=key,
        decided=Decided(decided),
        by=_said(table, "by", where, "name who decided"),
        on=_day(table, where),
        made_on=_made_on(table, where),
        note=_words(table, "note", where),
        verdict=Verdict(_one_of(table, "verdict", tuple(Verdict), where)) if "verdict" in table else None,
    )
    if (found.verdict is None) == (decided == Decided.OVERRIDE):
        to_do = "is missing; say which verdict stands instead" if found.verdict is None else "belongs to an override; take it out"
        raise ReviewError(f"{where}, verdict {to_do}")
    if decided != Decided.CONFIRM and not found.note:
        raise ReviewError(f"{where}, note is missing; an override and a note say why")
    return found


def _made_on(table: _Table, where: str) -> tuple[MadeOn, ...]:
    entries = table.get(MADE_ON)
    where = f"{where}, {MADE_ON}"
    if not isinstance(entries, list) or not entries:
        raise ReviewError(
            f'{where} is missing; say what was decided on: [{{verdict = "…", reason = "…", quote = "…"}}] as factcheck has them'
        )
    return tuple(_looked_at(_table(entry, where), where) for entry in entries)


def _looked_at(table: _Table, where: str) -> MadeOn:
    _no_others(table, _LOOKED_AT, where)
    verdict = _one_of(table, "verdict", tuple(Verdict), where)
    return MadeOn(verdict, _said(table, "reason", where, "give factcheck's reason"), _words(table, "quote", where))


def _day(table: _Table, where: str) -> date:
    found = table.get("on")
    if isinstance(found, date) and not isinstance(found, datetime):
        return found
    raise ReviewError(f"{where}, on: {'is missing' if found is None else f'{found!s} is no day'}; write it as on = 2026-03-16")


def _one_of(table: _Table, key: str, known: tuple[str, ...], where: str) -> str:
    found = _said(table, key, where, f"it is one of {', '.join(known)}")
    if found not in known:
        raise ReviewError(f"{where}, {key}: {found[:40]!r} is unknown; it is one of {', '.join(known)}")
    return found


def _said(table: _Table, key: str, where: str, to_do: str) -> str:
    found = _words(table, key, where)
    if not found.strip():
        raise ReviewError(f"{where}, {key} is missing; {to_do}")
    return found


def _words(table: _Table, key: str, where: str) -> str:
    found = table.get(key, "")
    if not isinstance(found, str):
        raise ReviewError(f"{where}, {key}: {found!s} is no text; put it in quotation marks")
    return found


def _table(value: object, where: str) -> _Table:
    if not isinstance(value, dict):
        raise ReviewError(f"{where} is no table; `factcheck review` shows how a decision is written")
    return value


def _no_others(table: _Table, known: frozenset[str], where: str) -> None:
    """A misspelt key would be passed over, and the decision be another than was meant."""
    other = next((key for key in table if key not in known), None)
    if other is not None:
        raise ReviewError(f"{where}, {other[:40]} is unknown; the keys are {', '.join(sorted(known))}, and the rest are comments")
