"""The JSON Schema of comparisons, generated from their own types."""

from __future__ import annotations

from typing import cast

import msgspec

from factcheck.comparison import SCHEMA, Comparison
from factcheck.retold import Change
from factcheck.schema import DECIMAL, Json
from factcheck.vocabulary import Verdict

NAME = "factcheck-comparison-1.schema.json"
ADDRESS = "urn:x-factcheck:comparison:1"

_DECIMALS = {"TellingPart": ("value", "low", "high"), "SaidPart": ("value",), "ReprintPart": ("resemblance",)}


def generated() -> dict[str, Json]:
    """The schema as the types give it now, with the closed lists that they cannot say."""
    schema = cast("dict[str, Json]", msgspec.json.schema(Comparison))
    _property(schema, "Comparison", "schema")["const"] = SCHEMA
    _property(schema, "TellingPart", "verdict")["enum"] = [str(verdict) for verdict in Verdict]
    _property(schema, "ChangePart", "change")["enum"] = [str(change) for change in Change]
    for part, fields in _DECIMALS.items():
        for field in fields:
            _property(schema, part, field)["pattern"] = DECIMAL
    head: dict[str, Json] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ADDRESS,
        "title": f"A comparison of factcheck ({SCHEMA})",
    }
    return head | schema


def written() -> str:
    """The schema file's text."""
    return msgspec.json.format(msgspec.json.encode(generated()), indent=1).decode() + "\n"


def _property(schema: dict[str, Json], part: str, field: str) -> dict[str, Json]:
    parts = cast("dict[str, dict[str, dict[str, dict[str, Json]]]]", schema["$defs"])
    return parts[part]["properties"][field]
