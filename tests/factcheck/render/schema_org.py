"""A check of JSON-LD against schema.org's vocabulary: known types, properties of those types, values of the right type.

The classes of msgspec-schemaorg are generated from the vocabulary, a class a type and a field a property with its range. They
cannot check anything themselves (they decode nothing, and their like for pydantic passes over unknown properties and refuses
subtypes), so only their tables are read here: the classes' ancestors and the annotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import msgspec_schemaorg.models as vocabulary

#: JSON-LD's own names, which stand on any node.
_KEYWORDS = {"@type", "@id"}
_NAMES = re.compile(r"\w+")
#: Words of the annotations that are no types of the vocabulary.
_GENERIC = {"Union", "List", "Optional", "None"}


def faults(document: dict[str, Any]) -> list[str]:
    """What schema.org does not know about a document with a graph, each as `path: fault`."""
    assert document["@context"] == "https://schema.org"
    assert set(document) == {"@context", "@graph"}
    known = {node.get("@id"): node for node in document["@graph"]}
    return [fault for place, node in enumerate(document["@graph"]) for fault in _node(_resolved(node, known), f"[{place}]")]


def _resolved(value: Any, known: dict[str, Any]) -> Any:
    """The value with each reference (a node that has nothing but its `@id`) replaced by what it refers to."""
    if isinstance(value, list):
        return [_resolved(each, known) for each in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"@id"}:
        return _resolved(known[value["@id"]], known)
    return {name: _resolved(each, known) for name, each in value.items()}


def is_a(kind: str, wanted: str) -> bool:
    """Whether a type is another or below it."""
    return wanted in _ancestors(kind)


def _node(node: dict[str, Any], path: str) -> Iterator[str]:
    kind = node.get("@type", "")
    if not _ancestors(kind):
        yield f"{path}: no type {kind!r}"
        return
    ranges = _ranges(kind)
    for name, value in node.items():
        if name in _KEYWORDS:
            continue
        if name not in ranges:
            yield f"{path}.{name}: no property of {kind}"
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                if not any(is_a(each.get("@type", ""), wanted) for wanted in ranges[name]):
                    yield f"{path}.{name}: {each.get('@type')} is none of {', '.join(sorted(ranges[name]))}"
                yield from _node(each, f"{path}.{name}")
            elif not any(_is_literal(each, wanted) for wanted in ranges[name]):
                yield f"{path}.{name}: {each!r} is none of {', '.join(sorted(ranges[name]))}"


@cache
def _ancestors(kind: str) -> frozenset[str]:
    found = getattr(vocabulary, kind, None) if kind else None
    return frozenset(above.__name__ for above in found.__mro__) if isinstance(found, type) else frozenset()


@cache
def _ranges(kind: str) -> dict[str, set[str]]:
    """Each property of a type and of those above it, with the names of the types that it may have."""
    found: dict[str, set[str]] = {}
    for above in getattr(vocabulary, kind).__mro__:
        for name, annotation in vars(above).get("__annotations__", {}).items():
            found.setdefault(name, set(_NAMES.findall(annotation)) - _GENERIC)
    return {name: types for name, types in found.items() if name not in {"id", "context", "type", "graph", "reverse"}}


def _is_literal(value: object, wanted: str) -> bool:
    if isinstance(value, bool):
        return wanted == "bool"
    if isinstance(value, str):
        return wanted == "str" or (wanted in _READ and _READ[wanted](value))
    return (wanted == "int" and isinstance(value, int)) or (wanted == "float" and isinstance(value, float))


def _reads(parse: Any) -> Any:
    def reads(value: str) -> bool:
        try:
            return bool(parse(value))
        except ValueError:
            return False

    return reads


_READ = {
    "URL": lambda value: urlsplit(value).scheme in {"http", "https"} and bool(urlsplit(value).netloc),
    "date": _reads(date.fromisoformat),
    "datetime": _reads(datetime.fromisoformat),
}
