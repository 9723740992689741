"""The account of a batch, for programs: how many stories, what became of them, which ones failed the run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import msgspec

from factcheck.batch.ledger import State
from factcheck.batch.task import SCREENED, Ended
from factcheck.inputs import BadLine, Item, Repeat
from factcheck.report import Report
from factcheck.vocabulary import Verdict

SCHEMA = "factcheck/batch/1"
#: So many stories that failed a run are named; of the others it is said how many they are.
MOST_NAMED = 1000


@dataclass(slots=True)
class Account:
    """Takes what became of each item. `failing` are the verdicts that fail the run; of a story it is told by which it fails."""

    failing: frozenset[str]
    reports: int = 0
    repeats: int = 0
    screened: int = 0
    older: int = 0
    other_hosts: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    failed: int = 0
    named: list[dict[str, object]] = field(default_factory=list)

    def take(self, item: Item, ended: Ended, report: Report | None) -> None:
        """One item; its report as people reviewed it, where there is one."""
        if isinstance(item, Repeat):
            self.repeats += 1
        elif isinstance(item, BadLine):
            self.failures[item.slug] += 1
        elif report is None or ended.slug:
            self.screened += ended.slug == SCREENED
            self.failures.update([ended.slug] if ended.slug != SCREENED else ())
        else:
            self._report(item.address, report)

    def _report(self, address: str, report: Report) -> None:
        self.reports += 1
        self.findings.update(finding.verdict for finding in report.findings)
        told = [finding.id for finding in report.findings if finding.verdict in self.failing]
        self.failed += bool(told)
        if told and len(self.named) < MOST_NAMED:
            self.named.append({"address": address, "findings": told})

    def text(self, state: State) -> str:
        """As JSON; the same results give the same bytes, however many runs it took to find them."""
        told = {
            "schema": SCHEMA,
            "board": state.board,
            "rules": state.rules,
            "as_of": state.as_of or None,
            "reports": self.reports,
            "repeats": self.repeats,
            "screened": self.screened,
            "older": self.older,
            "other_hosts": self.other_hosts,
            "failures": dict(sorted(self.failures.items())),
            "verdicts": {verdict.value: self.findings[verdict] for verdict in Verdict},
            "failed": self.failed,
            "failing": self.named,
        }
        return msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n"
