"""The local formats: one file each, recognised by content, then by suffix; anything else is a text or a page as it stands."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from sources.errors import BadAddress
from sources.format import Delivery, Format, Saved

__all__ = ["deliver", "formats"]


@cache
def formats() -> dict[str, Format]:
    """Every format by its name, in alphabetical order."""
    modules = (import_module(f"{__name__}.{entry.name}") for entry in pkgutil.iter_modules(__path__))
    found = (format_ for module in modules if isinstance(format_ := getattr(module, "FORMAT", None), Format))
    return {format_.name: format_ for format_ in sorted(found, key=lambda format_: format_.name)}


def deliver(saved: Saved) -> Delivery:
    """The page or text of a file. Raises a `SourceError` where its format has none to give."""
    known = formats().values()
    by_content = [format_ for format_ in known if format_.recognises(saved)]
    found = by_content or [format_ for format_ in known if saved.suffix in format_.suffixes]
    if saved.wanted and not (found and found[0].many):
        raise BadAddress(f"{saved.name} holds one story; give it without the # and what follows.")
    if found:
        return found[0].read(saved)
    raw = saved.raw()
    return Delivery(raw, raw)
