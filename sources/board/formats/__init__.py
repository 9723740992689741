"""The formats of payloads: one file each, recognised by shape, never by name or by the ids of rows.

A format is a module of this package that exposes `FORMAT` (`sources.board.format.Format`).
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from sources.board.format import Format
from sources.board.payload import Payload
from sources.errors import UnknownFormat

__all__ = ["formats", "recognised"]


@cache
def formats() -> dict[str, Format]:
    """Every format by its name, in alphabetical order."""
    modules = (import_module(f"{__name__}.{entry.name}") for entry in pkgutil.iter_modules(__path__))
    found = (format_ for module in modules if isinstance(format_ := getattr(module, "FORMAT", None), Format))
    return {format_.name: format_ for format_ in sorted(found, key=lambda format_: format_.name)}


def recognised(payload: Payload) -> Format:
    """The one format whose shape a payload has; `UnknownFormat` where none or several have it."""
    alike = [format_ for format_ in formats().values() if format_.recognises(payload)]
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise UnknownFormat(f"{payload.name} has the shape of several formats: {', '.join(format_.name for format_ in alike)}.")
    raise UnknownFormat(f"{payload.name} has no shape that is known here; docs/snapshots.md lists those that are read.")
