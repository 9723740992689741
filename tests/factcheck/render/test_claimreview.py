"""ClaimReview: held against schema.org's own vocabulary, and safe inside a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from schema_org import faults, is_a

from factcheck.claim_review import claim_reviews
from factcheck.render import Options, formats
from factcheck.report import Report

Sample = Callable[[str], Report]
Golden = Callable[[str, str], None]

FORMAT = formats()["claimreview"]
PAGES = [("story-en", "en"), ("story-zh", "zh"), ("story-en", "zh"), ("hostile", "en"), ("no-claims", "zh")]


def reviews(report: Report, language: str) -> list[dict[str, Any]]:
    """The nodes of the graph."""
    graph: list[dict[str, Any]] = json.loads(claim_reviews(report, language))["@graph"]
    return graph


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_golden(name: str, language: str, sample: Sample, golden: Golden) -> None:
    """Byte for byte."""
    golden(f"{name}.{language}.jsonld", FORMAT.render(sample(name), Options(language)))


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_schema_org_knows_all_of_it(name: str, language: str, sample: Sample) -> None:
    """Every type, every property on its type, every value in its range."""
    assert faults(json.loads(FORMAT.render(sample(name), Options(language)))) == []


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_the_linked_form_says_the_same(name: str, language: str, sample: Sample) -> None:
    """Once its references are followed; and schema.org knows all of it."""
    report = sample(name)
    linked = json.loads(claim_reviews(report, language, linked=True))
    assert faults(linked) == []
    nodes = {node["@id"]: {key: value for key, value in node.items() if key != "@id"} for node in linked["@graph"]}
    told = [node for node in linked["@graph"] if node["@type"] == "ClaimReview"]
    for short, full in zip(told, reviews(report, language), strict=True):
        short["author"] = nodes[short["author"]["@id"]]
        item = nodes[short["itemReviewed"]["@id"]]
        short["itemReviewed"] = {**item, "appearance": nodes[item["appearance"]["@id"]]}
        if "author" in full["itemReviewed"]:
            short["itemReviewed"]["author"] = short["itemReviewed"]["appearance"]["publisher"]
        if "isBasedOn" in short:
            short["isBasedOn"] = [nodes[base["@id"]] for base in short["isBasedOn"]]
        assert short | {key: full[key] for key in ("creditText", "reviewBody") if key in full} == full


@pytest.mark.parametrize(
    ("where", "name", "value", "fault"),
    [
        ((), "verdict", "false", "[0].verdict: no property of ClaimReview"),
        ((), "appearance", "x", "[0].appearance: no property of ClaimReview"),
        (("reviewRating",), "headline", "x", "[0].reviewRating.headline: no property of Rating"),
        (
            ("itemReviewed", "appearance"),
            "claimReviewed",
            "x",
            "[0].itemReviewed.appearance.claimReviewed: no property of NewsArticle",
        ),
        ((), "author", {"@type": "Rating"}, "[0].author: Rating is none of Organization, Person"),
        ((), "author", "factcheck", "[0].author: 'factcheck' is none of Organization, Person"),
        ((), "datePublished", "yesterday", "[0].datePublished: 'yesterday' is none of date, datetime"),
        ((), "claimReviewed", 3, "[0].claimReviewed: 3 is none of str"),
        (("reviewRating",), "ratingValue", True, "[0].reviewRating.ratingValue: True is none of float, int, str"),
        (("itemReviewed", "appearance"), "url", "javascript:x", "[0].itemReviewed.appearance.url: 'javascript:x' is none of URL"),
        ((), "@type", "Verdict", "[0]: no type 'Verdict'"),
    ],
)
def test_the_check_finds_what_schema_org_does_not_know(
    where: tuple[str, ...], name: str, value: object, fault: str, sample: Sample
) -> None:
    """An unknown property, one of another type, a value of the wrong type."""
    document = json.loads(claim_reviews(sample("story-en"), "en"))
    node = document["@graph"][0] = deepcopy(document["@graph"][0])
    for step in where:
        node = node[step]
    node[name] = value
    assert faults(document) == [fault]


def test_subtypes_stand_where_their_type_may(sample: Sample) -> None:
    """A claim is a thing, a data set a creative work; not the other way round."""
    assert is_a("Claim", "Thing")
    assert is_a("Dataset", "CreativeWork")
    assert not is_a("CreativeWork", "Dataset")


def test_a_review_says_what_the_report_says(sample: Sample) -> None:
    """A contradicted total in full."""
    (review,) = [node for node in reviews(sample("story-en"), "en") if node["@id"].endswith(":c10")]
    digest = sample("story-en").article.sha256
    citation = "Source: OpenRouter (openrouter.ai/rankings), as of 2026-10-05T00:12:00Z."
    why = "The board gives 1.037T for DeepSeek V3.2; 10.4T is ten times that."
    assert review == {
        "@type": "ClaimReview",
        "@id": f"urn:factcheck:{digest[:16]}:c10",
        "inLanguage": "en",
        "datePublished": "2026-03-17",
        "author": {
            "@type": "Organization",
            "name": "factcheck",
            "identifier": {"@type": "PropertyValue", "propertyID": "version", "value": sample("story-en").tool.version},
        },
        "claimReviewed": "On DeepSeek V3.2 (9–15 Mar 2026), the story says: “10.4 trillion”.",
        "itemReviewed": {
            "@type": "Claim",
            "text": sample("story-en").findings[9].sentence,
            "author": {"@type": "Organization", "name": "Example Wire"},
            "appearance": {
                "@type": "NewsArticle",
                "url": "https://news.example.com/2026/03/16/tokens?id=7&lang=en",
                "headline": "Chinese AI models out-token the U.S. for a second week",
                "datePublished": "2026-03-16",
                "inLanguage": "en",
                "publisher": {"@type": "Organization", "name": "Example Wire"},
                "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": digest},
            },
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": "Contradicted by the ranking",
            "ratingExplanation": why,
        },
        "reviewBody": f"{why} “10.4 trillion” should read “1.04 trillion”.",
        "isBasedOn": [
            {
                "@type": "Dataset",
                "name": "OpenRouter model rankings: s1",
                "url": "https://openrouter.ai/rankings",
                "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": "51b2c0de" * 8},
                "temporalCoverage": "2026-03-09/2026-03-15",
                "dateCreated": "2026-03-17T01:11:47Z",
                "citation": "Kenneth-Top/workflows-@fac110cb",
                "creditText": citation,
            }
        ],
        "creditText": citation,
    }


@pytest.mark.parametrize(
    ("verdict", "rating", "english", "chinese"),
    [
        ("supported", 5, "Supported by the ranking", "与榜单相符"),
        ("needs-context", 3, "Holds only on a basis that the story does not state", "只在报道没有写明的口径下成立"),
        ("contradicted", 1, "Contradicted by the ranking", "与榜单不符"),
        ("unproven", None, "Cannot be told", "无法证实"),
    ],
)
def test_ratings(verdict: str, rating: int | None, english: str, chinese: str, sample: Sample) -> None:
    """Whole numbers; what cannot be told has none, and no scale on which it would be missing."""
    report = sample("story-en")
    told = [found.verdict for found in report.findings]
    for language, name in (("en", english), ("zh", chinese)):
        found = reviews(report, language)[told.index(verdict)]["reviewRating"]
        assert found["alternateName"] == name
        assert found.get("ratingValue") == rating
        assert type(found.get("ratingValue")) in {int, type(None)}
        assert ("worstRating" in found) == ("bestRating" in found) == (rating is not None)


def test_every_finding_is_reviewed_under_a_name_of_its_own(sample: Sample) -> None:
    """All four verdicts."""
    for name in ("story-en", "story-zh"):
        found = reviews(sample(name), "zh")
        assert len({node["@id"] for node in found}) == len(found) == len(sample(name).findings) == 13


@pytest.mark.parametrize(
    ("claim", "english", "chinese"),
    [
        (
            "c3",
            "On Chinese models compared with U.S. models (9–15 Mar 2026), the story says: “a lead of about 1.4 trillion”.",
            "关于中国模型与美国模型的比较（2026年3月9日至15日），报道称：“a lead of about 1.4 trillion”。",
        ),
        (
            "c6",
            "On MiniMax M2.5 (9–15 Mar 2026), the story says: “1.75 trillion tokens”.",
            "关于MiniMax M2.5（2026年3月9日至15日），报道称：“1.75 trillion tokens”。",
        ),
        ("c12", "On the whole platform, the story says: “grew 11.8%”.", "关于全平台，报道称：“grew 11.8%”。"),
        ("c13", "On Chinese models, the story says: “8 trillion tokens”.", "关于中国模型，报道称：“8 trillion tokens”。"),
    ],
)
def test_the_claim_is_one_plain_sentence(claim: str, english: str, chinese: str, sample: Sample) -> None:
    """Subject, object, period, words; an assumed period (c12) is none of the story's."""
    for language, told in (("en", english), ("zh", chinese)):
        (found,) = [node for node in reviews(sample("story-en"), language) if node["@id"].endswith(f":{claim}")]
        assert found["claimReviewed"] == told


def test_what_is_not_known_is_left_out(sample: Sample) -> None:
    """No clock, no empty strings, no address but http(s), no day that is none."""
    report = sample("story-en")
    article = replace(
        report.article, fetched_at="soon", published="in spring", outlet="", title="", url="ftp://a.example/x", path="a.txt"
    )
    finding = replace(report.findings[0], subject=replace(report.findings[0].subject, label={}, mention=""))
    snapshots = tuple(
        replace(used, address="data:text/html,x", captured_at="", derived_from="", window=("", "")) for used in report.snapshots
    )
    (found,) = reviews(replace(report, article=article, findings=(finding,), snapshots=snapshots), "en")
    assert "datePublished" not in found
    assert found["claimReviewed"] == finding.sentence
    assert set(found["itemReviewed"]) == {"@type", "text", "appearance"}
    assert set(found["itemReviewed"]["appearance"]) == {"@type", "inLanguage", "identifier"}
    assert set(found["isBasedOn"][0]) == {"@type", "name", "identifier", "creditText"}


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://a.example/ x", "https://a.example/\u202ex", "//a.example", "https://"]
)
def test_only_web_addresses_are_addresses(address: str, sample: Sample) -> None:
    """Whatever the story says of itself."""
    report = sample("story-en")
    found = reviews(replace(report, article=replace(report.article, url=address)), "en")
    assert "url" not in found[0]["itemReviewed"]["appearance"]


def test_it_can_stand_in_a_script_element(sample: Sample) -> None:
    """Nothing in it can end the element or a line; read back, it says what it said."""
    report = sample("story-en")
    odd = replace(
        report.findings[0],
        quote="</script><script>alert(1)</script>",
        sentence="<!--<script>&amp;\u2028\u2029 x",
        explanation={"en": "]]> & </SCRIPT >"},
    )
    text = claim_reviews(replace(report, findings=(odd,)), "en")
    assert not set(text) & set("<>&\u2028\u2029")
    soup = BeautifulSoup(f'<p>a</p><script type="application/ld+json">{text}</script><p>b</p>', "html.parser")
    (script,) = soup.find_all("script")
    (found,) = json.loads(script.text)["@graph"]
    assert "</script><script>alert(1)</script>" in found["claimReviewed"]
    assert found["itemReviewed"]["text"] == r"<!--<script>&amp; x"
    assert found["reviewBody"] == "]]> & </SCRIPT >"
    assert [paragraph.text for paragraph in soup.find_all("p")] == ["a", "b"]


def test_hostile_ids_and_controls_stay_data(sample: Sample) -> None:
    """An id becomes part of a name, a control its code."""
    (found,) = reviews(sample("hostile"), "en")
    assert found["@id"] == f"urn:factcheck:{'0' * 16}:c1%22%3E%3Cscript%3E"
    text = claim_reviews(sample("hostile"), "en")
    assert not [character for character in text if character < " " and character != "\n"]
    assert "\u202e" not in text


def test_several_follow_each_other_on_a_line_each(sample: Sample) -> None:
    """On a stream."""
    text = FORMAT.render(sample("story-zh"), Options("zh", compact=True))
    assert text.count("\n") == 1
    assert json.loads(text) == json.loads(FORMAT.render(sample("story-zh"), Options("zh")))
