"""The JSON Schema of comparisons, generated from their own types."""

from __future__ import annotations

from typing import cast

import msgspec

from factcheck.comparison import SCHEMA, Comparison
from factcheck.retold import Change
from factcheck.schema import Json, headed, listed, mark_decimals, object_of, property_of, text_of
from factcheck.vocabulary import Verdict

NAME = "factcheck-comparison-1.schema.json"
ADDRESS = "urn:x-factcheck:comparison:1"

_DECIMALS = {"TellingPart": ("value", "low", "high"), "SaidPart": ("value",), "ReprintPart": ("resemblance",)}


def generated() -> dict[str, Json]:
    """The schema as the types give it now, with the closed lists that they cannot say."""
    schema = cast("dict[str, Json]", msgspec.json.schema(Comparison))
    parts = object_of(schema["$defs"])
    property_of(parts, "Comparison", "schema")["const"] = SCHEMA
    property_of(parts, "TellingPart", "verdict")["enum"] = listed(Verdict)
    property_of(parts, "ChangePart", "change")["enum"] = listed(Change)
    mark_decimals(parts, _DECIMALS)
    return headed(schema, ADDRESS, f"A comparison of factcheck ({SCHEMA})")


def written() -> str:
    """The schema file's text."""
    return text_of(generated())
