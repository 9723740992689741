"""`factcheck review`: what people have still to decide of a report, and what they decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.commands.board_options import day
from factcheck.commands.exit import FAILED
from factcheck.commands.published_options import review_option
from factcheck.commands.saying import say
from factcheck.commands.told_options import told_options
from factcheck.interface import interface
from factcheck.interface.visible import one_line
from factcheck.output import emit
from factcheck.vocabulary import Decided, Verdict

if TYPE_CHECKING:
    from factcheck.report import FindingPart, Report
    from factcheck.review import Decision

#: Hexadecimal digits of a fingerprint that stand for it.
_LEAST_DIGITS = 6
#: Ids that a message names.
_MOST_IDS = 40


@dataclass(frozen=True, slots=True)
class _Act:
    """What is to be recorded; `withdraw` takes a decision back."""

    decided: Decided | None
    verdict: Verdict | None
    note: str
    withdraw: bool

    @classmethod
    def asked(cls, confirm: bool, override: str | None, note: str | None, withdraw: bool) -> _Act | None:
        """What the options ask for, none where only a list is; raises `click.UsageError` where they contradict each other."""
        if confirm + bool(override) + withdraw > 1:
            raise click.UsageError("--confirm, --override and --withdraw exclude each other; give one.")
        told = (note or "").strip()
        if note is not None and (withdraw or not told):
            raise click.UsageError("--withdraw takes no --note." if withdraw else "--note is empty; write what is to be noted.")
        if override and not told:
            raise click.UsageError("An override says why: give the reason with --note.")
        if withdraw:
            return cls(None, None, "", withdraw=True)
        if override:
            return cls(Decided.OVERRIDE, Verdict(override), told, withdraw=False)
        if confirm or told:
            return cls(Decided.CONFIRM if confirm else Decided.NOTE, None, told, withdraw=False)
        return None


@click.command()
@click.argument("report", metavar="REPORT.json")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--confirm", is_flag=True, help="Record that the verdict is right.")
@click.option(
    "--override", type=click.Choice([verdict.value for verdict in Verdict]), help="Record another verdict; --note says why."
)
@click.option("--note", metavar="TEXT", help="Why; alone, a remark that decides nothing yet.")
@click.option("--withdraw", is_flag=True, help="Take the decision back.")
@click.option("--by", envvar="FACTCHECK_REVIEWER", metavar="NAME", help="Who decides. [default: FACTCHECK_REVIEWER]")
@click.option("--on", callback=day, metavar="YYYY-MM-DD", help="When. [default: today]")
@review_option
@click.option("--all", "everything", is_flag=True, help="List what is decided too.")
@click.option("--fail-on-open", is_flag=True, help="End with 1 where something is open.")
@told_options
def review(  # noqa: PLR0913, PLR0917 - one parameter an option
    report: str,
    ids: tuple[str, ...],
    confirm: bool,
    override: str | None,
    note: str | None,
    withdraw: bool,
    by: str | None,
    on: date | None,
    review: Path | None,
    everything: bool,
    fail_on_open: bool,
    format_name: str,
    language: str,
) -> int:
    """List the findings of REPORT.json that are open, or record what a person decides of some.

    ID is that of a finding (c3), or the first digits of its fingerprint. Decisions are kept in NAME.review.toml beside the
    report, by what is claimed: they hold when the story is checked again, unless the claim or its verdict has changed. A claim
    that the story tells twice is decided once.

    Exit codes: 0; 1 something is open, with --fail-on-open; 2 usage; 3 the report or the decisions cannot be read.
    """
    from factcheck.commands.render import read_report  # noqa: PLC0415
    from factcheck.review import is_open, with_reviews  # noqa: PLC0415
    from factcheck.review_file import beside, read_decisions, write_decisions  # noqa: PLC0415
    from factcheck.review_shown import listing, listing_document, listing_text  # noqa: PLC0415

    act = _Act.asked(confirm, override, note, withdraw)
    if report == "-":
        raise click.UsageError(
            "Standard input cannot be reviewed: decisions are kept beside a report. Save it, and give the file."
        )
    if act is not None and not ids:
        raise click.UsageError("Which findings? Name them after the report: factcheck review REPORT.json c3 …")
    who = _who(by, act)
    read = read_report(report)
    place = review or beside(Path(report))
    before = read_decisions(place)
    chosen = _chosen(read, ids, tuple(before))
    decisions = before
    if act is not None:
        decisions = {**before}
        for key, findings in chosen.items():
            decision = _decision(act, key, findings, who, on or _today(), before.get(key))
            decisions.pop(key, None)
            if decision is not None:
                decisions[key] = decision
        decisions = {key: decisions[key] for key in (*(key for key in before if key in decisions), *decisions)}
        if decisions != before:
            write_decisions(place, decisions)
            say(f"factcheck: written to {place}")
    judged = with_reviews(read, decisions)
    told = listing(judged, decisions, str(place), only=tuple(chosen) if ids else None, everything=everything or bool(ids))
    emit(listing_document(told) if format_name == "json" else listing_text(told, interface(language)))
    return FAILED if fail_on_open and any(is_open(finding) for finding in judged.findings) else 0


def _who(by: str | None, act: _Act | None) -> str:
    """Who decides, on one line; only a withdrawal and a list need nobody."""
    name = " ".join((by or "").split())
    if not name and act is not None and not act.withdraw:
        raise click.UsageError("Who decides? Give your name with --by NAME, or in FACTCHECK_REVIEWER.")
    return name


def _today() -> date:
    return datetime.now().astimezone().date()


def _chosen(report: Report, ids: Sequence[str], decided: Sequence[str]) -> dict[str, list[FindingPart]]:
    """The findings of each claim that was named, by fingerprint; none for one that only a decision knows."""
    from factcheck.fingerprint import fingerprint  # noqa: PLC0415

    claims: dict[str, list[FindingPart]] = {}
    known: dict[str, str] = {}
    for finding in report.findings:
        known[finding.id] = key = fingerprint(finding)
        claims.setdefault(key, []).append(finding)
    chosen: dict[str, list[FindingPart]] = {}
    for name in ids:
        begun = [key for key in dict.fromkeys((*claims, *decided)) if len(name) >= _LEAST_DIGITS and key.startswith(name.lower())]
        keys = [known[name]] if name in known else begun
        if len(keys) != 1:
            raise click.BadParameter(_unknown(name, keys, tuple(known)), param_hint="ID")
        chosen[keys[0]] = claims.get(keys[0], [])
    return chosen


def _unknown(name: str, keys: Sequence[str], known: Sequence[str]) -> str:
    if keys:
        return one_line(f"{name!r} is the beginning of several fingerprints: {', '.join(keys)}; give more of it.")
    if not known:
        return one_line(f"there is no finding {name!r}: the report has none.")
    ids = ", ".join((*known[:_MOST_IDS], *(["…"] if len(known) > _MOST_IDS else [])))
    return one_line(f"there is no finding {name!r}; the report has {ids}.")


def _decision(
    act: _Act, key: str, findings: Sequence[FindingPart], who: str, on: date, before: Decision | None
) -> Decision | None:
    """The decision on one claim, none where it is withdrawn."""
    from factcheck.review import Decision, made_on  # noqa: PLC0415

    name = findings[0].id if findings else key
    if act.decided is None:
        if before is None:
            raise click.UsageError(f"There is no decision on {one_line(name)} to withdraw.")
        return None
    if not findings:
        raise click.UsageError(f"The claim {key} is no longer in the report; its decision can only be withdrawn.")
    if act.decided is Decided.NOTE and before is not None and before.decided is not Decided.NOTE:
        raise click.UsageError(
            f"{one_line(name)} is decided by {one_line(before.by)}, and a note alone would take that back: "
            "give --confirm or --override with it, or --withdraw first."
        )
    looked_at = made_on(findings)
    if act.verdict is not None and {seen.verdict for seen in looked_at} == {act.verdict}:
        raise click.UsageError(f"{one_line(name)} is {act.verdict} already: --confirm it.")
    return Decision(key, act.decided, who, on, looked_at, act.note, act.verdict)
