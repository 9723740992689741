"""The JSON Schema of reports, generated from the report's own types; `python -m factcheck.schema` writes it.

The types say what a field is; what they cannot say is added here: the closed lists of verdicts and reasons,
which reason may stand behind which verdict, and that numbers are decimal strings.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import TypeAlias, cast

import msgspec

from factcheck.report import SCHEMA, Report
from factcheck.vocabulary import REASONS, REVIEWED, Changed, Decided, Fit, ReviewState, Side, Verdict

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

NAME = "factcheck-1.schema.json"
ADDRESS = "urn:x-factcheck:report:1"

#: Plain notation: no exponent, no grouping.
DECIMAL = r"^-?[0-9]+(\.[0-9]+)?$"

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
    parts = _object(schema["$defs"])
    _property(parts, "Report", "schema")["const"] = SCHEMA
    for part in ("FindingPart", "SincePart", "ToldPart"):
        _property(parts, part, "verdict")["enum"] = _listed(Verdict)
    _property(parts, "FindingPart", "reason")["enum"] = _listed(reason for reasons in REASONS.values() for reason in reasons)
    _reviews(parts)
    for part in ("ReadingPart", "SincePart"):
        _property(parts, part, "fit")["enum"] = _listed(Fit)
    _property(parts, "WithinPart", "fit")["enum"] = _listed(fit for fit in Fit if fit is not Fit.NO_DATA)
    _property(parts, "EvidencePart", "side")["enum"] = _listed(Side)
    _object(parts["FindingPart"])["allOf"] = [_pair(verdict) for verdict in Verdict]
    for part, fields in _DECIMALS.items():
        for field in fields:
            _property(parts, part, field)["pattern"] = DECIMAL
    head: dict[str, Json] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ADDRESS,
        "title": f"A report of factcheck ({SCHEMA})",
    }
    return head | schema


def written() -> str:
    """The schema file's text."""
    return msgspec.json.format(msgspec.json.encode(generated()), indent=1).decode() + "\n"


def shipped() -> str:
    """The schema file as it lies in the package."""
    return (files(__name__) / NAME).read_text("utf-8")


def _reviews(parts: dict[str, Json]) -> None:
    """The closed lists of decisions; a verdict that a person gave has a reason of its own."""
    reasons = _property(parts, "FindingPart", "reason")["enum"]
    assert isinstance(reasons, list)
    reasons.append(REVIEWED)
    _property(parts, "ReviewPart", "decision")["enum"] = _listed(Decided)
    _property(parts, "ReviewPart", "state")["enum"] = _listed(ReviewState)
    _property(parts, "ReviewPart", "machine_verdict")["enum"] = _listed(Verdict)
    _property(parts, "ReviewPart", "verdict")["enum"] = [*map(str, Verdict), None]
    _property(parts, "ReviewPart", "changed")["enum"] = [*map(str, Changed), None]


def _pair(verdict: Verdict) -> Json:
    """If the verdict is this one, the reason is one of its own, or a person's."""
    return {
        "if": {"properties": {"verdict": {"const": str(verdict)}}},
        "then": {"properties": {"reason": {"enum": _listed((*REASONS[verdict], REVIEWED))}}},
    }


def _listed(words: Iterable[str]) -> Json:
    return [str(word) for word in words]


def _property(parts: dict[str, Json], part: str, field: str) -> dict[str, Json]:
    return _object(_object(_object(parts[part])["properties"])[field])


def _object(value: Json) -> dict[str, Json]:
    assert isinstance(value, dict)
    return value
