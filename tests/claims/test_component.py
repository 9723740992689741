"""The extractor as a component of a spaCy pipeline."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from claims.component import KEY, make_numeric_claims
from claims.figure import Hedge

CHECKOUT = Path(__file__).resolve().parents[2]
NAMES = [
    ["Nimbus N2.5", "model:nimbus/n2.5", "model"],
    {"text": "云腾", "id": "author:nimbus", "kind": "author", "language": "zh", "needs_context": False},
    ["中国", "origin:CN", "origin", "zh"],
    ["Chinese", "origin:CN", "origin"],
    ["token", "tokens", "unit"],
    ["tokens", "tokens", "unit"],
]
MONDAY, SUNDAY = 0, 6
PUBLISHED = date(2026, 3, 16)


def pipeline(language: str, first_weekday: int = MONDAY) -> Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("numeric_claims", config={"names": NAMES, "first_weekday": first_weekday})
    return nlp


def read(nlp: Language, text: str, published: date | str | None = PUBLISHED) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = published
    return nlp(doc)


def test_english() -> None:
    """Claims with their values, spans labelled with the kind, numbers set aside by rule."""
    doc = read(pipeline("en"), "Nimbus N2.5 handled about 1.75 trillion tokens last week. It has 7 offices.")
    (claim,) = doc._.numeric_claims
    assert (claim.kind, claim.subject.id, claim.figure.value) == ("total", "model:nimbus/n2.5", Decimal("1.75e12"))
    assert (claim.figure.hedge, claim.figure.unit) == (Hedge.ABOUT, "tokens")
    assert (claim.period.start, claim.period.end) == (date(2026, 3, 9), date(2026, 3, 15))
    assert [(span.text, span.label_) for span in doc.spans["numeric_claims"]] == [("1.75 trillion tokens", "total")]
    assert [(item.quote, item.rule) for item in doc._.set_aside][-1] == ("7", "other-quantity")


def test_chinese() -> None:
    """Where every character is a token."""
    doc = read(pipeline("zh"), "云腾Nimbus N2.5以1.75万亿Token位居第一，中国模型合计4.69万亿Token。")
    assert [(span.text, span.label_) for span in doc.spans[KEY]] == [
        ("1.75万亿Token", "total"),
        ("第一", "rank"),
        ("4.69万亿Token", "sum"),
    ]
    assert [claim.figure.value for claim in doc._.numeric_claims] == [Decimal("1.75e12"), Decimal(1), Decimal("4.69e12")]


def test_spans_are_widened_to_whole_tokens() -> None:
    """Where a token of the pipeline is longer than a claim; the claim keeps its own offsets."""
    doc = read(pipeline("en"), "Nimbus N2.5 had 1.75T tokens/week.")
    (claim,) = doc._.numeric_claims
    (span,) = doc.spans[KEY]
    assert doc.text[claim.span.start : claim.span.end] == claim.quote == "1.75T tokens"
    assert span.start_char <= claim.span.start
    assert span.end_char >= claim.span.end


@pytest.mark.parametrize("published", [PUBLISHED, "2026-03-16"])
def test_the_date_counts_weeks(published: date | str) -> None:
    """A date or an ISO string; by the first day of the board's week."""
    text = "Nimbus N2.5 had 1.75 trillion tokens last week."
    (claim,) = read(pipeline("en", SUNDAY), text, published)._.numeric_claims
    assert claim.period.start == date(2026, 3, 8)


def test_without_a_date_no_week_is_counted() -> None:
    """The period stays open."""
    doc = pipeline("en")("Nimbus N2.5 had 1.75 trillion tokens last week.")
    assert doc._.published is None
    assert [claim.period.start for claim in doc._.numeric_claims] == [None]


def test_a_document_that_was_not_read_has_no_claims() -> None:
    """Rather than none of its attributes."""
    doc = spacy.blank("en").make_doc("Nimbus N2.5 had 1.75 trillion tokens.")
    assert (doc._.numeric_claims, doc._.set_aside) == ((), ())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pipe_reads_as_one_by_one(language: str) -> None:
    """In order, also beside empty texts."""
    nlp = pipeline(language)
    texts = ["", "Nimbus N2.5 had 1.75 trillion tokens.", "nothing", "中国模型调用量为4.69万亿Token。"]
    piped = list(nlp.pipe(texts))
    assert [doc._.numeric_claims for doc in piped] == [nlp(text)._.numeric_claims for text in texts]
    assert [len(doc._.numeric_claims) for doc in piped] == [0, 1, 0, 1]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_pipeline_that_was_saved_reads_the_same(language: str, tmp_path: Path) -> None:
    """Names are in its configuration; what was read is stored with a document."""
    nlp = pipeline(language, SUNDAY)
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    text = "中国模型上周调用量为4.69万亿Token，Nimbus N2.5排名第二。"
    doc = read(nlp, text)
    assert read(loaded, text)._.numeric_claims == doc._.numeric_claims != ()
    (stored,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert (stored._.numeric_claims, stored._.set_aside) == (doc._.numeric_claims, doc._.set_aside)
    assert stored._.published == PUBLISHED


def test_displacy_shows_the_spans() -> None:
    """With the key that the component uses."""
    doc = read(pipeline("en"), "Nimbus N2.5 had 1.75 trillion tokens.")
    page = displacy.render(doc, style="span", options={"spans_key": KEY}, jupyter=False)
    assert "total" in page
    assert "trillion" in page


@pytest.mark.parametrize("name", [["Nimbus"], {"text": "Nimbus"}, {"text": 5, "id": "a", "kind": "b"}, "Nimbus"])
def test_what_is_no_name(name: object) -> None:
    """Said when the pipeline is built, not when it reads."""
    with pytest.raises(ValueError, match="name"):
        spacy.blank("en").add_pipe("numeric_claims", config={"names": [name]})


def test_spacy_finds_it_by_the_entry_point() -> None:
    """So that add_pipe works after an installation without an import."""
    points = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    assert points["spacy_factories"] == {KEY: f"{make_numeric_claims.__module__}:{make_numeric_claims.__name__}"}


def test_claims_without_spacy() -> None:
    """Importing the extractor imports no spaCy: that takes a second."""
    code = "import sys, claims.extract; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, env=dict(os.environ), check=False).returncode == 0
