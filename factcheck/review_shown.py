"""What `factcheck review` lists, in words and as JSON (`"schema": "factcheck-review/1"`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

import msgspec

from factcheck.fingerprint import fingerprint
from factcheck.interface import Interface
from factcheck.interface.account import ICONS
from factcheck.interface.review import decision_in_words, review_in_words
from factcheck.interface.visible import one_line
from factcheck.report import FindingPart, Report, ReviewPart
from factcheck.review import Decisions, gone, is_open, is_reopened, review_part
from factcheck.vocabulary import Changed

SCHEMA = "factcheck-review/1"
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding: `same` are the ids of the others that tell the same claim, which one decision decides with it."""

    finding: FindingPart
    fingerprint: str
    same: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """A decision on a claim that the report no longer holds."""

    quote: str
    review: ReviewPart


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed, and how much is decided and open in all; `again` of the open ones are so for the second time."""

    file: str
    decided: int
    open: int
    again: int
    entries: tuple[Entry, ...]
    gone: tuple[Gone, ...]


def listing(
    report: Report, decisions: Decisions, file: str, *, only: Collection[str] | None = None, everything: bool = False
) -> Listing:
    """Of a report with its decisions: what is open again, then what is open, then, of everything, what is decided.

    `only` are the fingerprints that were asked for, else all are listed, and the decisions that have lost their claim.
    """
    told: dict[str, list[str]] = {}
    for finding in report.findings:
        told.setdefault(fingerprint(finding), []).append(finding.id)
    entries = [
        Entry(finding, key, tuple(other for other in told[key] if other != finding.id))
        for finding in sorted(report.findings, key=_urgency)
        if (key := fingerprint(finding)) and (everything or is_open(finding)) and (only is None or key in only)
    ]
    undone = sum(map(is_open, report.findings))
    lost = [decision for decision in gone(report, decisions) if only is None or decision.fingerprint in only]
    return Listing(
        file=file,
        decided=len(report.findings) - undone,
        open=undone,
        again=sum(map(is_reopened, report.findings)),
        entries=tuple(entries),
        gone=tuple(Gone(each.made_on[0].quote, review_part(each, each.made_on[0], Changed.CLAIM)) for each in lost),
    )


def listing_text(found: Listing, words: Interface) -> str:
    """How many, then each: id, verdict, quote, why in a line, what was decided."""
    again = words.say("review.again", n=found.again) if found.again else ""
    decided, left = words.count("review.decided", found.decided), words.count("review.left", found.open)
    blocks = [[words.say("review.counted", file=found.file, decided=decided, open=left) + again]]
    blocks += [list(_claim(entries, words)) for entries in _by_claim(found.entries)]
    if not found.open:
        blocks[0].append(words.say("review.none-open"))
    if found.gone:
        blocks.append([words.say("review.gone")])
        blocks += [_gone(lost, words) for lost in found.gone]
    return "\n\n".join("\n".join(map(_visible, block)) for block in blocks) + "\n"


def listing_document(found: Listing) -> str:
    """The same, all of it."""
    entries = [
        {
            "id": entry.finding.id,
            "fingerprint": entry.fingerprint,
            "same": entry.same,
            "open": is_open(entry.finding),
            "verdict": entry.finding.verdict,
            "reason": entry.finding.reason,
            "quote": entry.finding.quote,
            "explanation": entry.finding.explanation,
            "review": entry.finding.review,
        }
        for entry in found.entries
    ]
    lost = [asdict(each) for each in found.gone]
    head = {"schema": SCHEMA, "file": found.file, "decided": found.decided, "open": found.open, "reopened": found.again}
    return msgspec.json.format(msgspec.json.encode(head | {"findings": entries, "gone": lost}), indent=1).decode() + "\n"


def _urgency(finding: FindingPart) -> int:
    return 0 if is_reopened(finding) else 1 if is_open(finding) else 2


def _by_claim(entries: Iterable[Entry]) -> list[list[Entry]]:
    """A claim that is told several times is shown once, or once for each way in which it is judged."""
    found: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        finding = entry.finding
        found.setdefault((entry.fingerprint, finding.verdict, finding.reason), []).append(entry)
    return list(found.values())


def _claim(entries: Sequence[Entry], words: Interface) -> Iterator[str]:
    finding = entries[0].finding
    icon = next((icon for verdict, icon in ICONS.items() if verdict == finding.verdict), "·")
    state = "open-again" if is_reopened(finding) else "open" if is_open(finding) else "done"
    verdict, reason = words.name("verdict", finding.verdict), words.name("reason", finding.reason)
    ids = ", ".join(entry.finding.id for entry in entries)
    yield f"{icon} {ids}{words.say('punctuation.colon')}{verdict} · {reason} · {words.say(f'review.{state}')}"
    yield _INDENT + words.quote(finding.quote)
    yield from (_INDENT + told for told in (words.of(finding.explanation), *review_in_words(finding, words)) if told)
    if entries[0].same:
        ids = ", ".join((finding.id, *entries[0].same))
        yield _INDENT + words.say("review.same", ids=ids)


def _gone(lost: Gone, words: Interface) -> list[str]:
    head = f"· {lost.review.fingerprint}{words.say('punctuation.colon')}{words.quote(lost.quote)}"
    return [head, *(_INDENT + told for told in decision_in_words(lost.review, words))]


def _visible(line: str) -> str:
    """A line that cannot act on the terminal; its indentation stays."""
    return (_INDENT if line.startswith(_INDENT) else "") + one_line(line)
