"""The file of decisions: read, written, kept as people wrote it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import OutputError, ReviewError
from factcheck.review import Decision, Decisions, MadeOn
from factcheck.review_file import beside, decisions_in, read_decisions, write_decisions
from factcheck.review_text import updated
from factcheck.vocabulary import Decided, Verdict

A, B, C = "a" * 16, "1" * 16, "c0" * 8
ON = date(2026, 3, 18)
SEEN = (MadeOn("contradicted", "number-slip", "4.96万亿"),)
CONFIRM = Decision(A, Decided.CONFIRM, "Lin Yue", ON, SEEN)
OVERRIDE = Decision(B, Decided.OVERRIDE, "林悦", ON, SEEN, "图表已更正", Verdict.SUPPORTED)
NOTE = Decision(C, Decided.NOTE, "Lin Yue", ON, (*SEEN, MadeOn("unproven", "ambiguous", "")), "asked\nthe outlet")

WRITTEN = """\
# What people decided of the findings of a report: written by `factcheck review`, and by you if you like.
# Each decision stands under the fingerprint of its claim. Comments stay where they are.
schema = "factcheck-decisions/1"

[claims.aaaaaaaaaaaaaaaa]
decision = "confirm"
by = "Lin Yue"
on = 2026-03-18
made-on = [
    {verdict = "contradicted", reason = "number-slip", quote = "4.96万亿"},
]

[claims.1111111111111111]
decision = "override"
verdict = "supported"
by = "林悦"
on = 2026-03-18
note = "图表已更正"
made-on = [
    {verdict = "contradicted", reason = "number-slip", quote = "4.96万亿"},
]
"""

PEOPLES = """\
# The desk's file.
schema = "factcheck-decisions/1"   # the first

# Call Wu about this one.
[claims.aaaaaaaaaaaaaaaa]
decision = "confirm"   # twice
# he was sure
by = "Lin Yue"
on = 2026-03-18
made-on = [
    # as printed on Monday
    {verdict = "contradicted", reason = "number-slip", quote = "4.96万亿"},
]

# The next needs a second look.
[claims.1111111111111111]
decision = "override"
by = '林悦'
verdict = "supported"
note = '''
图表已更正'''
on = 2026-03-18
made-on = [{verdict = "contradicted", reason = "number-slip", quote = "4.96万亿"}]
# The end.
"""


def keyed(*decisions: Decision) -> Decisions:
    """By their fingerprints."""
    return {each.fingerprint: each for each in decisions}


def test_the_file_as_it_is_written(tmp_path: Path) -> None:
    """And read again."""
    place = tmp_path / "story.review.toml"
    assert read_decisions(place) == {}
    write_decisions(place, keyed(CONFIRM, OVERRIDE))
    assert place.read_text("utf-8") == WRITTEN
    assert read_decisions(place) == keyed(CONFIRM, OVERRIDE)
    write_decisions(place, keyed(CONFIRM, OVERRIDE, NOTE))
    assert place.read_text("utf-8").startswith(WRITTEN)
    assert read_decisions(place) == keyed(CONFIRM, OVERRIDE, NOTE)
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("story.json", "story.review.toml"),
        ("story.html", "story.review.toml"),
        ("a/b.c.json", "a/b.c.review.toml"),
        ("story", "story.review.toml"),
        ("故事.json", "故事.review.toml"),
    ],
)
def test_it_lies_beside_the_report(name: str, expected: str) -> None:
    """Whatever the report's format."""
    assert beside(Path(name)) == Path(expected)


CHANGED = Decision(A, Decided.OVERRIDE, "Wu", date(2026, 3, 20), SEEN, "no", Verdict.UNPROVEN)
REMARKS = [line.partition("#")[2] for line in PEOPLES.splitlines() if "#" in line and "as printed" not in line]


def remarks(text: str) -> list[str]:
    """The comments, in their order, but for those inside a value."""
    return [line.partition("#")[2] for line in text.splitlines() if "#" in line and "as printed" not in line]


@pytest.mark.parametrize(
    ("after", "lost"),
    [
        pytest.param(keyed(CONFIRM, OVERRIDE), [], id="nothing changed"),
        pytest.param(keyed(CHANGED, OVERRIDE), [], id="one is made anew"),
        pytest.param(keyed(CONFIRM, OVERRIDE, NOTE), [], id="one more"),
        pytest.param(keyed(CHANGED, NOTE), [], id="all at once"),
        pytest.param(keyed(CONFIRM), [], id="the last is withdrawn"),
        pytest.param(keyed(OVERRIDE), [" twice", " he was sure"], id="the first is withdrawn, and what stood in it"),
        pytest.param(keyed(), [" twice", " he was sure"], id="all are withdrawn"),
        pytest.param(keyed(NOTE), [" twice", " he was sure"], id="and another comes"),
    ],
)
def test_what_people_remarked_stays(after: Decisions, lost: list[str], tmp_path: Path) -> None:
    """In its order; only what stood within a decision goes with it."""
    place = tmp_path / "x.review.toml"
    place.write_text(PEOPLES, "utf-8")
    assert read_decisions(place) == keyed(CONFIRM, OVERRIDE)
    write_decisions(place, after)
    assert read_decisions(place) == after
    told = place.read_text("utf-8")
    assert remarks(told) == [remark for remark in REMARKS if remark not in lost]
    if after == keyed(CONFIRM, OVERRIDE):
        assert told == PEOPLES


def test_a_remark_stays_above_what_it_speaks_of() -> None:
    """When the decision above it goes, or changes."""
    second = "# The next needs a second look.\n[claims.1111111111111111]"
    before = keyed(CONFIRM, OVERRIDE)
    assert second in updated(PEOPLES, before, keyed(CHANGED, OVERRIDE), Path("x"))
    assert "second look.\n\n[claims.1111111111111111]" in updated(PEOPLES, before, keyed(OVERRIDE), Path("x"))


NAMES = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
SAID = NAMES.filter(lambda text: bool(text.strip()))
MADE = st.lists(st.builds(MadeOn, st.sampled_from([*map(str, Verdict)]), SAID, NAMES), min_size=1, max_size=3).map(tuple)
DECISIONS = st.dictionaries(
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.one_of(
        st.builds(Decision, st.just(""), st.just(Decided.CONFIRM), SAID, st.dates(), MADE, NAMES, st.none()),
        st.builds(Decision, st.just(""), st.just(Decided.NOTE), SAID, st.dates(), MADE, SAID, st.none()),
        st.builds(Decision, st.just(""), st.just(Decided.OVERRIDE), SAID, st.dates(), MADE, SAID, st.sampled_from(Verdict)),
    ),
    max_size=4,
).map(lambda found: {key: Decision(key, *(getattr(each, name) for name in PARTS)) for key, each in found.items()})
PARTS = ("decided", "by", "on", "made_on", "note", "verdict")


@settings(max_examples=30, deadline=None)
@given(steps=st.lists(DECISIONS, min_size=1, max_size=3))
def test_whatever_is_decided_is_read_again(tmp_path_factory: pytest.TempPathFactory, steps: list[Decisions]) -> None:
    """Any text, any order of changes."""
    place = tmp_path_factory.mktemp("review") / "x.review.toml"
    for step in steps:
        write_decisions(place, step)
        assert read_decisions(place) == step


def entry(**fields: str | None) -> str:
    """A file with one decision, these fields as written and the rest well."""
    well = {"decision": '"confirm"', "by": '"Lin"', "on": "2026-03-18", "made-on": '[{verdict = "supported", reason = "exact"}]'}
    told = {name: fields.get(name.replace("-", "_"), text) for name, text in well.items()}
    told |= {name: text for name, text in fields.items() if name not in {"made_on", *well}}
    return f"[claims.{A}]\n" + "".join(f"{name} = {text}\n" for name, text in told.items() if text is not None)


BROKEN = [
    ("[claims", "x.review.toml is no TOML: "),
    ("a = 1\na = 2", "x.review.toml is no TOML: "),
    (entry() + entry(), "is no TOML: "),
    ('claim = "a"', "x.review.toml, claim is unknown; the keys are claims, schema"),
    ('schema = "factcheck-decisions/2"', "schema: 'factcheck-decisions/2' is not 'factcheck-decisions/1'"),
    ("claims = 3", "x.review.toml, claims is no table"),
    ("[claims]\na = 3", "x.review.toml, claims.a is no table"),
    (entry(decision='"approve"'), f"claims.{A}, decision: 'approve' is unknown; it is one of confirm, override, note"),
    (entry(decision=None), f"claims.{A}, decision is missing; it is one of confirm, override, note"),
    (entry(decision="true"), "decision: True is no text; put it in quotation marks"),
    (entry(by=None), f"claims.{A}, by is missing; name who decided"),
    (entry(by='"  "'), f"claims.{A}, by is missing"),
    (entry(on=None), f"claims.{A}, on: is missing; write it as on = 2026-03-16"),
    (entry(on='"Monday"'), "on: Monday is no day"),
    (entry(on="2026-03-18T08:00:00"), "on: 2026-03-18 08:00:00 is no day"),
    (entry(decision='"override"', note='"x"'), f"claims.{A}, verdict is missing; say which verdict stands instead"),
    (
        entry(decision='"override"', note='"x"', verdict='"wrong"'),
        "verdict: 'wrong' is unknown; it is one of supported, needs-context,",
    ),
    (entry(decision='"override"', verdict='"supported"'), f"claims.{A}, note is missing; an override and a note say why"),
    (entry(decision='"note"'), "note is missing"),
    (entry(verdict='"supported"'), "verdict belongs to an override; take it out"),
    (entry(made_on=None), f"claims.{A}, made-on is missing; say what was decided on"),
    (entry(made_on="[]"), "made-on is missing"),
    (entry(made_on="[3]"), "made-on is no table"),
    (entry(made_on='[{verdict = "true", reason = "exact"}]'), "made-on, verdict: 'true' is unknown"),
    (entry(made_on='[{verdict = "supported"}]'), "made-on, reason is missing; give factcheck's reason"),
    (
        entry(made_on='[{verdict = "supported", reason = "exact", quot = "x"}]'),
        "made-on, quot is unknown; the keys are quote, reason,",
    ),
    (entry(nots='"x"'), f"claims.{A}, nots is unknown; the keys are by, decision, made-on, note, on, verdict"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_a_broken_file_says_where_and_what_to_do(text: str, message: str, tmp_path: Path) -> None:
    """It is never passed over; nor is it overwritten."""
    place = tmp_path / "x.review.toml"
    place.write_text(text, "utf-8")
    with pytest.raises(ReviewError) as refused:
        read_decisions(place)
    assert message in str(refused.value)
    assert str(refused.value).startswith(str(place))
    with pytest.raises(ReviewError):
        write_decisions(place, keyed(CONFIRM))
    assert place.read_text("utf-8") == text


def test_what_is_no_text_file(tmp_path: Path) -> None:
    """Another coding, a folder; a byte order mark and other line ends are no matter."""
    place = tmp_path / "x.review.toml"
    place.write_bytes("by = '林'".encode("gb18030"))
    with pytest.raises(ReviewError, match="is not UTF-8; save it as UTF-8"):
        read_decisions(place)
    with pytest.raises(ReviewError, match="Is a directory; check the path"):
        read_decisions(tmp_path)
    place.write_bytes(b"\xef\xbb\xbf" + PEOPLES.replace("\n", "\r\n").encode())
    assert read_decisions(place) == keyed(CONFIRM, OVERRIDE)


@pytest.mark.parametrize(
    "text",
    [
        f'claims = {{{A} = {{decision = "confirm", by = "Lin Yue", on = 2026-03-18, made-on = [{{verdict = "contradicted", reason = "number-slip", quote = "4.96万亿"}}]}}}}',
        "[claims]\n" + entry(made_on='[{verdict = "contradicted", reason = "number-slip", quote = "4.96万亿"}]', by='"Lin Yue"'),
        f"""[claims]
{A}.decision = "confirm"
{A}.by = "Lin Yue"
{A}.on = 2026-03-18
{A}.made-on = [{{verdict = "contradicted", reason = "number-slip", quote = "4.96万亿"}}]""",
    ],
    ids=["inline", "under a heading", "dotted"],
)
@pytest.mark.parametrize(
    "after", [keyed(CHANGED), keyed(CONFIRM, NOTE), keyed(), keyed(NOTE)], ids=["changed", "added", "none", "another"]
)
def test_however_people_write_it(text: str, after: Decisions, tmp_path: Path) -> None:
    """It is read; and changed, or left alone with a word on how to write it."""
    place = tmp_path / "x.review.toml"
    place.write_text(text, "utf-8")
    assert read_decisions(place) == keyed(CONFIRM)
    try:
        write_decisions(place, after)
    except ReviewError:
        assert place.read_text("utf-8") == text
        with pytest.raises(ReviewError, match="write each decision under a heading"):
            write_decisions(place, after)
    else:
        assert read_decisions(place) == after


def test_what_people_left_out_is_no_obstacle(tmp_path: Path) -> None:
    """A quote is for readers, and an empty note says nothing; another decision is added all the same."""
    place = tmp_path / "x.review.toml"
    place.write_text(entry(note='""'), "utf-8")
    before = read_decisions(place)
    assert before[A].made_on == (MadeOn("supported", "exact"),)
    write_decisions(place, {**before, B: OVERRIDE})
    assert read_decisions(place) == {**before, B: OVERRIDE}
    assert place.read_text("utf-8").startswith(entry(note='""'))


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    """Is told as every output is."""
    with pytest.raises(OutputError, match="cannot write"):
        write_decisions(tmp_path / "gone" / "x.review.toml", keyed(CONFIRM))


def test_the_example_of_the_manual() -> None:
    """Is a file of decisions."""
    page = (Path(__file__).parents[2] / "docs/review.md").read_text("utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    found = decisions_in(example, Path("example"))
    assert [(each.decided, each.by, each.verdict) for each in found.values()] == [
        (Decided.CONFIRM, "Lin Yue", None),
        (Decided.OVERRIDE, "Lin Yue", Verdict.SUPPORTED),
    ]
    assert updated(example, found, {}, Path("example")).endswith("# Confirmed by telephone, 17:40.\n")
