"""How the article was read and dated, as the report tells it."""

from __future__ import annotations

from factcheck.report import AccountPart, DatesPart, RulePart
from sources.article import Account, DateOpinions


def account_part(account: Account | None) -> AccountPart | None:
    """The account of a page; none for plain text."""
    if account is None:
        return None
    rules = tuple(RulePart(rule.field, rule.rule, rule.hits) for rule in account.rules)
    return AccountPart(account.reader, account.agreed, account.verified, account.confidence, rules)


def dates_part(dates: DateOpinions | None) -> DatesPart | None:
    """What was said of a page's day; none for plain text."""
    if dates is None:
        return None
    page, second = (day.isoformat() if day else None for day in (dates.page, dates.second))
    return DatesPart(page, second, dates.trust)
