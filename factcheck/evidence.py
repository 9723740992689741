"""Checks whose pages are kept, and checks of pages that are kept.

The pipeline takes no part in it: it is handed a fetcher that keeps what it fetches, or one that serves what is kept. So a
page judged again from its archive is judged by the same steps on the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.edited import compared, told_in, verdicts_changed
from factcheck.errors import StateError
from factcheck.notes import note
from factcheck.pipeline import check, judge
from factcheck.report import EditedPart, KeptPart, MementoPart, Report
from sources.board.board import Board
from sources.errors import BrokenEvidence, NoEvidence, SourceError
from sources.evidence.archive import Archive
from sources.evidence.keeping import FromArchive, Keeper
from sources.evidence.visit import Kept, Visit
from sources.fetches import Fetches
from sources.read import Given, Read, read

#: How many earlier versions are looked at for one whose text differs.
_MOST_VERSIONS = 20
_NOTHING_GIVEN = Given()


def check_keeping(
    address: str,
    archive: Archive,
    *,
    given: Given = _NOTHING_GIVEN,
    board: Board,
    as_of: date | None = None,
    fetcher: Fetches | None = None,
) -> Report:
    """Check a page from the web and keep what was fetched for it, also where it then cannot be read."""
    if fetcher is None:
        from sources.fetching import Fetcher  # noqa: PLC0415 - loads the HTTP client

        fetcher = Fetcher()
    keeper = Keeper(archive, fetcher, given)
    report = check(address, given=given, board=board, as_of=as_of, fetcher=keeper)
    return report if keeper.kept is None else _with_evidence(report, keeper.kept, archive, given, board, as_of)


def rebuilt(report: Report, archive: Archive, board: Board) -> Report:
    """The same report from the archived bytes of its page; raises `StateError` where the board has other captures by now."""
    kept = report.article.evidence
    if kept is None:
        raise NoEvidence("The report names no evidence: it is of a file or a text, or was made with --no-evidence.")
    if report.board.state_sha256 != board.state_sha256:
        raise StateError(
            f"the report was made with the board in the state {report.board.state_sha256[:12]}, and it is in the state "
            f"{board.state_sha256[:12]} now; give the store of that time with --store, or check the address again"
        )
    visit = archive.visit(kept.file, kept.record)
    if (visit.kept.sha256, visit.facts.sha256) != (kept.sha256, report.article.sha256):
        raise BrokenEvidence(
            f"{kept.file} holds another page in {kept.record} than the report was made of; one of them was altered."
        )
    as_of = date.fromisoformat(report.board.as_of) if report.board.as_of else None
    return _judged(visit, archive, board, as_of)


def rebuilt_latest(address: str, archive: Archive, board: Board) -> Report:
    """A report on the last version of a page that is kept, by the board as it is now."""
    visits = archive.visits(address)
    if not visits:
        raise NoEvidence(f"Nothing is kept of {address} in {archive.folder}; check it first, or give another folder.")
    return _judged(visits[-1], archive, board, None)


def _judged(visit: Visit, archive: Archive, board: Board, as_of: date | None) -> Report:
    given = visit.facts.given
    report = check(visit.facts.address, given=given, board=board, as_of=as_of, fetcher=FromArchive(visit))
    return _with_evidence(report, visit.kept, archive, given, board, as_of)


def _with_evidence(report: Report, kept: Kept, archive: Archive, given: Given, board: Board, as_of: date | None) -> Report:
    report = replace(report, article=replace(report.article, evidence=_part(kept)))
    edited = _edited(report, archive.earlier(kept, _MOST_VERSIONS), given, board, as_of)
    if edited is None:
        return report
    return replace(report, edited=edited, notes=(note("edited-since", time=edited.since), *report.notes))


def _edited(report: Report, earlier: Sequence[Visit], given: Given, board: Board, as_of: date | None) -> EditedPart | None:
    """Against the last version that says something else. A page's bytes change with every visit, its sentences seldom do."""
    seen = {report.article.sha256}
    now = told_in(report.article.text)
    for visit in earlier:
        if visit.facts.sha256 in seen:
            continue
        seen.add(visit.facts.sha256)
        before = _read_again(visit, given)
        if before is None or (sentences := told_in(before.article.text)) == now:
            continue
        removed, added = compared(sentences, now)
        changed = verdicts_changed(judge(before, board, as_of), report)
        return EditedPart(visit.kept.retrieved_at, visit.kept.record, removed, added, changed)
    return None


def _read_again(visit: Visit, given: Given) -> Read | None:
    """The article of an earlier version, if it was one: what was served then may have been a wall."""
    try:
        return read(visit.facts.address, given, fetcher=FromArchive(visit))
    except SourceError:
        return None


def _part(kept: Kept) -> KeptPart:
    said = kept.memento
    memento = MementoPart(said.datetime or None, said.memento or None, said.timegate or None)
    return KeptPart(
        kept.file,
        kept.record,
        kept.sha256,
        kept.ip or None,
        kept.retrieved_at,
        kept.redirects,
        memento if memento != MementoPart(None, None, None) else None,
    )
