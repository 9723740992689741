"""The registry of kinds: one file a kind on the side of the text, one of the same name on the side of the verdict."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import claims.kinds
import factcheck.kinds
from claims.kind import Kind, kinds
from claims.lexicon import lexicon
from claims.mention import Tag

HERE = {path.stem for path in Path(claims.kinds.__path__[0]).glob("*.py")} - {"__init__"}
THERE = {path.stem for path in Path(factcheck.kinds.__path__[0]).glob("*.py")} - {"__init__"}


def test_every_kind_has_its_twin() -> None:
    """A kind is two files of one name."""
    assert HERE == THERE


@pytest.mark.parametrize("name", sorted(HERE))
def test_a_kind_bears_the_name_of_its_file(name: str) -> None:
    """And is found by the registry."""
    kind = import_module(f"claims.kinds.{name}").KIND
    assert isinstance(kind, Kind)
    assert kind.name == name
    assert kind in kinds()


@pytest.mark.parametrize("name", sorted(THERE))
def test_a_kind_has_a_rule_that_speaks_both_languages(name: str) -> None:
    """The rule of a kind words what the board says in Chinese and in English."""
    rule = import_module(f"factcheck.kinds.{name}").RULE
    assert rule.name == name
    assert {"zh", "en"} == {key.partition("/")[0] for key in rule.facts}
    cases = [{key.partition("/")[2] for key in rule.facts if key.startswith(code)} for code in ("zh", "en")]
    assert cases[0] == cases[1]  # en/rank-1, zh/rank-1: what one language tells apart, so does the other


def test_kinds_read_in_their_order() -> None:
    """Each order is one number, so that the order is no accident of names; the plain total reads last of those with amounts."""
    orders = [kind.order for kind in kinds()]
    assert orders == sorted(orders)
    assert {kind.name for kind in kinds()} == HERE


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_shapes_are_written_in_tags_and_cues_that_exist(kind: Kind) -> None:
    """A shape with a misspelled tag never fits."""
    for label, patterns in kind.shapes.items():
        assert label
        assert patterns
        for pattern in patterns:
            for token in pattern:
                assert set(token) <= {"TAG", "LEMMA", "OP"}
                tags = token["TAG"]
                named = {tags} if isinstance(tags, str) else {tag for group in tags.values() for tag in group}
                assert named <= {tag.value for tag in Tag}
                if named != {"CUE"}:
                    continue  # other lemmas are kinds of names and wordings of days
                lemmas = token.get("LEMMA", {})
                wanted = {lemmas} if isinstance(lemmas, str) else {lemma for group in lemmas.values() for lemma in group}
                assert wanted <= set(lexicon().cues)
