"""Days in text: every wording of a period, and what it means on the calendar.

Text is read in four steps: single wordings (`atoms`, by the `forms` of each script), neighbours put together (`compose`),
ranges and bounds (`bounds`), and days of the calendar (`resolve`), seen from the day of publication (`standpoint`).
"""

from __future__ import annotations

from claims.when.mentions import days_mentioned, year_named
from claims.when.standpoint import NEWS, Convention, Prefer

__all__ = ["NEWS", "Convention", "Prefer", "days_mentioned", "year_named"]
