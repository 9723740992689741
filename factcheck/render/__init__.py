"""Output formats: every one a pure function of the report, one file each.

A format is a module of this package that exposes `FORMAT`; adding one touches nothing else.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from factcheck.render.format import Format, Options

__all__ = ["Format", "Options", "for_file", "formats"]


@cache
def formats() -> dict[str, Format]:
    """Every format by its name, in alphabetical order."""
    modules = (import_module(f"{__name__}.{entry.name}") for entry in pkgutil.iter_modules(__path__))
    found = (format_ for module in modules if isinstance(format_ := getattr(module, "FORMAT", None), Format))
    return {format_.name: format_ for format_ in sorted(found, key=lambda format_: format_.name)}


def for_file(name: str) -> Format | None:
    """The format that a file's suffix asks for, if any; of several the longest (`.correction.txt` before `.txt`)."""
    fitting = (format_ for format_ in formats().values() if name.lower().endswith(format_.suffix))
    return max(fitting, key=lambda format_: len(format_.suffix), default=None)
