"""How the article was read, as the report tells it."""

from __future__ import annotations

from factcheck.report import AccountPart, RulePart
from sources.article import Account


def account_part(account: Account | None) -> AccountPart | None:
    """The account of a page; none for plain text."""
    if account is None:
        return None
    rules = tuple(RulePart(rule.field, rule.rule, rule.hits) for rule in account.rules)
    return AccountPart(account.reader, account.agreed, account.verified, account.confidence, rules)
