"""Verdicts as schema.org ClaimReview: what search engines and other checkers read of a fact-check.

One review a finding, whatever its verdict. Types and properties are those of schema.org's vocabulary, nothing else; what the
report does not know is left out. A page that publishes a review adds its own `url` and `publisher`, which no report knows.
"""

from __future__ import annotations

from typing import TypeAlias
from urllib.parse import quote

import msgspec

from factcheck.correction_note import should_read
from factcheck.inert_json import inert
from factcheck.interface import Interface, interface
from factcheck.interface.dates import days_in_words, known
from factcheck.interface.visible import one_line
from factcheck.report import ArticlePart, FindingPart, Report, SnapshotPart, SubjectPart
from factcheck.snapshots_used import snapshots_used
from factcheck.vocabulary import Verdict
from factcheck.web_address import web_address

#: A node of the graph: a property and its value, a list or another node. Empty values are left out.
_Node: TypeAlias = dict[str, object]

CONTEXT = "https://schema.org"
WORST, BEST = 1, 5
#: What cannot be told is not rated: a figure in the middle would read as half true.
_RATINGS = {Verdict.CONTRADICTED: WORST, Verdict.NEEDS_CONTEXT: 3, Verdict.SUPPORTED: BEST}

#: So many digits of a story's digest tell its reviews from those of every other.
_DIGITS = 16


def claim_reviews(report: Report, language: str, *, compact: bool = False, linked: bool = False) -> str:
    """The reviews as one JSON-LD graph that may stand in a `<script type="application/ld+json">` as it is.

    `compact` puts it on one line. The linked form says once, under an `@id`, what the reviews of a story share.
    """
    words = interface(language)
    graph = [_review(report, finding, words) for finding in report.findings]
    encoded = msgspec.json.encode({"@context": CONTEXT, "@graph": _linked(graph) if linked else graph})
    return inert((encoded if compact else msgspec.json.format(encoded, indent=1)).decode())


def _linked(reviews: list[_Node]) -> list[_Node]:
    """The same graph with a node of its own for each story and snapshot, to which the reviews refer."""
    shared: dict[bytes, _Node] = {}

    def reference(node: object) -> _Node:
        assert isinstance(node, dict)
        key = msgspec.json.encode(node)
        shared.setdefault(key, {"@type": node["@type"], "@id": f"_:{len(shared) + 1}", **node})
        return {"@id": shared[key]["@id"]}

    told = []
    for review in reviews:
        item, rating, bases = review["itemReviewed"], review["reviewRating"], review.get("isBasedOn", [])
        assert isinstance(item, dict)
        assert isinstance(rating, dict)
        assert isinstance(bases, list)
        short = {name: value for name, value in review.items() if name != "creditText"}
        short["author"] = reference(review["author"])
        if review.get("reviewBody") == rating.get("ratingExplanation"):
            short.pop("reviewBody", None)
        item = {name: value for name, value in item.items() if name != "author"}  # the publisher of where it appears
        short["itemReviewed"] = reference({**item, "appearance": reference(item["appearance"])})
        if bases:
            short["isBasedOn"] = [reference(base) for base in bases]
        told.append(short)
    return [*shared.values(), *told]


def _review(report: Report, finding: FindingPart, words: Interface) -> _Node:
    article = report.article
    told = [one_line(words.of(finding.explanation)), should_read(finding, words)]
    return _node(
        "ClaimReview",
        {
            "@id": f"urn:factcheck:{quote(article.sha256[:_DIGITS], safe='')}:{quote(finding.id, safe='')}",
            "inLanguage": words.language,
            "datePublished": _day(article.fetched_at),
            "author": _node("Organization", {"name": report.tool.name, "identifier": _property("version", report.tool.version)}),
            "claimReviewed": _claimed(finding, words),
            "itemReviewed": _claim(article, finding),
            "reviewRating": _rating(finding, words),
            "reviewBody": words.sentences(told),
            "isBasedOn": [_dataset(report, used) for used in snapshots_used(report, finding)],
            "creditText": one_line(report.board.citation),
        },
    )


def _claimed(finding: FindingPart, words: Interface) -> str:
    """What is claimed in one plain sentence: of whom, for when, in which words. An assumed period is none of the story's."""
    period, fields = finding.period, {"quote": one_line(finding.quote), "subject": _label(finding.subject, words)}
    form = "alone"
    if finding.object is not None:
        form, fields["object"] = "compared", _label(finding.object, words)
    if period.start and period.end and not period.assumed:
        form = "dated" if form == "alone" else "compared-dated"
        fields["period"] = one_line(days_in_words(period.start, period.end, words))
    if not fields["subject"] or fields.get("object") == "":
        return one_line(finding.sentence)
    return words.say(f"rating.claim.{form}", **fields)


def _label(subject: SubjectPart, words: Interface) -> str:
    return one_line(words.of(subject.label) or subject.mention)


def _claim(article: ArticlePart, finding: FindingPart) -> _Node:
    outlet = _node("Organization", {"name": one_line(article.outlet)}) if article.outlet else None
    story: _Node = {
        "url": _web(article.url),
        "headline": one_line(article.title),
        "datePublished": _day(article.published),
        "inLanguage": one_line(article.language),
        "publisher": outlet,
        "identifier": _property("sha256", article.sha256),
    }
    claim: _Node = {"text": one_line(finding.sentence), "author": outlet, "appearance": _node("NewsArticle", story)}
    return _node("Claim", claim)


def _rating(finding: FindingPart, words: Interface) -> _Node:
    value = next((value for verdict, value in _RATINGS.items() if verdict == finding.verdict), None)
    scale: _Node = {"ratingValue": value, "worstRating": WORST, "bestRating": BEST} if value is not None else {}
    name = words.name("rating", finding.verdict)
    return _node("Rating", {**scale, "alternateName": name, "ratingExplanation": one_line(words.of(finding.explanation))})


def _dataset(report: Report, used: SnapshotPart) -> _Node:
    """A snapshot: which capture of which board it is, down to its digest, and where it came from."""
    return _node(
        "Dataset",
        {
            "name": one_line(f"{report.board.label}: {used.id}"),
            "url": _web(used.address),
            "identifier": _property("sha256", used.sha256),
            "temporalCoverage": "/".join(used.window) if all(map(known, used.window)) else "",
            "dateCreated": one_line(used.captured_at) if known(used.captured_at) else "",
            "citation": one_line(used.derived_from),
            "license": _web(used.licence),
            "creditText": one_line(report.board.citation),
        },
    )


def _property(name: str, value: str) -> _Node | None:
    return _node("PropertyValue", {"propertyID": name, "value": one_line(value)}) if value else None


def _node(kind: str, properties: _Node) -> _Node:
    return {"@type": kind, **{name: value for name, value in properties.items() if value not in ("", None, [])}}


def _day(told: str | None) -> str:
    found = known(told)
    return found.isoformat() if found else ""


def _web(address: str) -> str:
    """An http(s) address without anything that has to be made visible; else nothing."""
    return web_address(address) if address == one_line(address) and " " not in address else ""
