"""The JSON Schema: generated, shipped, and true of the samples."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from factcheck.render import Options, formats
from factcheck.report import from_json
from factcheck.schema import generated, shipped, written

SAMPLES = ("histories", "hostile", "no-claims", "story-en", "story-zh")
VALIDATOR = jsonschema.Draft202012Validator(json.loads(shipped()))


def test_the_shipped_schema_is_the_generated_one() -> None:
    """If not: python -m factcheck.schema."""
    assert shipped() == written()


def test_the_schema_is_a_schema() -> None:
    """Of the draft that it names."""
    jsonschema.Draft202012Validator.check_schema(generated())


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_valid_and_complete(name: str, samples: Path) -> None:
    """Every sample is listed above, and is what the schema says."""
    assert {path.stem for path in samples.glob("*.json")} == set(SAMPLES)
    VALIDATOR.validate(json.loads((samples / f"{name}.json").read_bytes()))


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("name", SAMPLES)
def test_json_renders_what_was_read(name: str, compact: bool, samples: Path) -> None:
    """Reading and writing lose nothing; one line where lines are asked for."""
    data = (samples / f"{name}.json").read_bytes()
    text = formats()["json"].render(from_json(data), Options("en", compact=compact))
    assert json.loads(text) == json.loads(data)
    assert (text.count("\n") == 1) is compact


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "factcheck/2"),
        (("findings", 0, "verdict"), "true"),
        (("findings", 0, "reason"), "number-slip"),  # a reason of another verdict
        (("findings", 0, "figure", "value"), "4.69e12"),
        (("findings", 0, "span"), [1]),
        (("findings", 0, "best", "fit"), "nearly"),
        (
            ("findings", 0, "within"),
            [{"relation": "gap", "findings": [], "low": "1", "high": None, "fit": "no-data", "text": {}}],
        ),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_the_schema_refuses(path: tuple[str | int, ...], value: object, samples: Path) -> None:
    """What the types alone would let through."""
    report = json.loads((samples / "story-en.json").read_bytes())
    place = report
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not VALIDATOR.is_valid(report)
