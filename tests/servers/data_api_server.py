"""A server on loopback that answers as the Data API is documented to: a key, days of fifty rows and the rest, `meta`."""

from __future__ import annotations

import json
from datetime import date, timedelta

from werkzeug import Request, Response

KEY = "sk-test-0123456789abcdef"
PATH = "/api/v1/datasets/rankings-daily"
AS_OF = "2026-09-03T07:32:19.341Z"
FIRST = date(2025, 1, 1)
DAY = timedelta(1)


def answer(first: date, last: date) -> dict[str, object]:
    """The days of a span, clamped to the first day that there is; the largest row falls by a million a day."""
    first = max(first, FIRST)
    days = [first + number * DAY for number in range((last - first).days + 1)]
    return {
        "data": [
            {"date": str(day), "model_permaslug": name, "total_tokens": str(tokens)} for day in days for name, tokens in rows(day)
        ],
        "meta": {"as_of": AS_OF, "end_date": str(last), "start_date": str(first), "version": "v1"},
    }


def rows(day: date) -> list[tuple[str, int]]:
    """Fifty rows in falling order, and `other`."""
    top = 10**12 - day.toordinal() * 10**6
    return [*((f"zeta-corp/quasar-{number}", top - number * 10**9) for number in range(50)), ("other", 3 * 10**12)]


def serve(request: Request) -> Response:
    """What a request gets: 401 without the key, 400 for more than 366 days."""
    if request.headers.get("Authorization") != f"Bearer {KEY}":
        return Response('{"error": {"message": "No auth credentials found", "code": 401}}', 401)
    first, last = (date.fromisoformat(request.args[name]) for name in ("start_date", "end_date"))
    if (last - first).days >= 366:
        return Response('{"error": {"message": "the span is too long", "code": 400}}', 400)
    return Response(json.dumps(answer(first, last)), content_type="application/json")
