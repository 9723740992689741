"""The JSON Schema of reports, generated from the report's own types; `python -m factcheck.schema` writes it.

The types say what a field is; what they cannot say is added here: the closed lists of verdicts and reasons,
which reason may stand behind which verdict, and that numbers are decimal strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import TypeAlias, cast

import msgspec

from factcheck.report import SCHEMA, Report
from factcheck.vocabulary import REASONS, REVIEWED, Changed, Decided, Fit, ReviewState, Side, Verdict

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

NAME = "factcheck-1.schema.json"
ADDRESS = "urn:x-factcheck:report:1"

#: Plain notation: no exponent, no grouping.
_DECIMAL = r"^-?[0-9]+(\.[0-9]+)?$"

_DECIMALS = {
    "FigurePart": ("value", "low", "high"),
    "ReadingPart": ("low", "high"),
    "EvidencePart": ("value", "used"),
    "SeriesPoint": ("value",),
    "CorrectionPart": ("value",),
    "WithinPart": ("low", "high"),
    "SincePart": ("low", "high"),
}


def generated() -> dict[str, Json]:
    """The schema as the types give it now."""
    schema = cast("dict[str, Json]", msgspec.json.schema(Report))
    parts = object_of(schema["$defs"])
    property_of(parts, "Report", "schema")["const"] = SCHEMA
    for part in ("FindingPart", "SincePart", "ToldPart"):
        property_of(parts, part, "verdict")["enum"] = listed(Verdict)
    property_of(parts, "FindingPart", "reason")["enum"] = listed(reason for reasons in REASONS.values() for reason in reasons)
    _reviews(parts)
    for part in ("ReadingPart", "SincePart"):
        property_of(parts, part, "fit")["enum"] = listed(Fit)
    property_of(parts, "WithinPart", "fit")["enum"] = listed(fit for fit in Fit if fit is not Fit.NO_DATA)
    property_of(parts, "EvidencePart", "side")["enum"] = listed(Side)
    object_of(parts["FindingPart"])["allOf"] = [_pair(verdict) for verdict in Verdict]
    mark_decimals(parts, _DECIMALS)
    return headed(schema, ADDRESS, f"A report of factcheck ({SCHEMA})")


def written() -> str:
    """The schema file's text."""
    return text_of(generated())


def shipped() -> str:
    """The schema file as it lies in the package."""
    return (files(__name__) / NAME).read_text("utf-8")


def mark_decimals(parts: dict[str, Json], fields: Mapping[str, Iterable[str]]) -> None:
    """Say of these fields of these parts that they are numbers in plain notation."""
    for part, names in fields.items():
        for name in names:
            property_of(parts, part, name)["pattern"] = _DECIMAL


def headed(schema: dict[str, Json], address: str, title: str) -> dict[str, Json]:
    """A schema under its name."""
    head: dict[str, Json] = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": address, "title": title}
    return head | schema


def text_of(schema: dict[str, Json]) -> str:
    """A schema as it stands in its file."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=1).decode() + "\n"


def _reviews(parts: dict[str, Json]) -> None:
    """The closed lists of decisions; a verdict that a person gave has a reason of its own."""
    reasons = property_of(parts, "FindingPart", "reason")["enum"]
    assert isinstance(reasons, list)
    reasons.append(REVIEWED)
    property_of(parts, "ReviewPart", "decision")["enum"] = listed(Decided)
    property_of(parts, "ReviewPart", "state")["enum"] = listed(ReviewState)
    property_of(parts, "ReviewPart", "machine_verdict")["enum"] = listed(Verdict)
    property_of(parts, "ReviewPart", "verdict")["enum"] = [*map(str, Verdict), None]
    property_of(parts, "ReviewPart", "changed")["enum"] = [*map(str, Changed), None]


def _pair(verdict: Verdict) -> Json:
    """If the verdict is this one, the reason is one of its own, or a person's."""
    return {
        "if": {"properties": {"verdict": {"const": str(verdict)}}},
        "then": {"properties": {"reason": {"enum": listed((*REASONS[verdict], REVIEWED))}}},
    }


def listed(words: Iterable[str]) -> Json:
    return [str(word) for word in words]


def property_of(parts: dict[str, Json], part: str, field: str) -> dict[str, Json]:
    return object_of(object_of(object_of(parts[part])["properties"])[field])


def object_of(value: Json) -> dict[str, Json]:
    assert isinstance(value, dict)
    return value
