"""Moments in the one form that an outlet is known to print them in, with the outlet's zone where they carry none.

`sources.day` reads a day out of any line; here the form is known, and what does not have it is no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timezone, tzinfo

from sources.day import YEARS

#: Milliseconds since 1970, and ISO 8601 with or without a zone.
EPOCH_MS = "epoch-ms"
ISO = "iso"

_PARTS = {
    "YYYY": r"(?P<year>\d{4})",
    "MM": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{1,2})",
    "HH": r"(?P<hour>\d{1,2})",
    "mm": r"(?P<minute>\d{2})",
    "ss": r"(?P<second>\d{2})",
    " ": r"\s*",
}
_PART = re.compile("|".join(_PARTS))
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?\s*(?:Z|[+-]\d{2}:?\d{2})?")
_ISO_SPACE = re.compile(r"(?<=:\d{2})\s+")  # before the zone
_EPOCH_MS = re.compile(r"(?<!\d)\d{13}(?!\d)")


@dataclass(frozen=True, slots=True)
class Form:
    """How a date is written: `epoch-ms`, `iso`, or a line of YYYY MM DD HH mm ss with what stands between them.

    A blank in it stands for any white space, also none: 2026年03月16日 08:12 is set with and without one.

    >>> Form("YYYY年MM月DD日 HH:mm").read("来源：某报 2026年03月16日08:12", zone_of("+08:00")).isoformat()
    '2026-03-16T08:12:00+08:00'
    """

    written: str

    def __post_init__(self) -> None:
        if self.written not in (EPOCH_MS, ISO):
            parts = _PART.findall(self.written)
            if not {"YYYY", "MM", "DD"} <= set(parts) or any(parts.count(part) > 1 for part in _PARTS if part != " "):
                raise ValueError(f"{self.written!r} is no form of a date; write {EPOCH_MS}, {ISO} or like YYYY-MM-DD HH:mm")

    def read(self, text: str, zone: tzinfo) -> datetime | None:
        """The first moment of this form in a text, in the zone; None if there is none, or none that a story can have."""
        try:
            moment = self._moment(text, zone)
        except (ValueError, OverflowError, OSError):  # the 31st of February, a time beyond the calendar
            return None
        return moment if moment is not None and moment.year in YEARS else None

    def _moment(self, text: str, zone: tzinfo) -> datetime | None:
        if self.written == EPOCH_MS:
            found = _EPOCH_MS.search(text)
            return datetime.fromtimestamp(int(found.group()) // 1000, UTC).astimezone(zone) if found else None
        if self.written == ISO:
            found = _ISO.search(text)
            moment = datetime.fromisoformat(_ISO_SPACE.sub("", found.group())) if found else None
            return moment and (moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone))
        found = re.search(self._pattern(), text)
        return datetime(**{part: int(digits) for part, digits in found.groupdict().items()}, tzinfo=zone) if found else None

    def _pattern(self) -> str:
        pieces = (_PARTS.get(piece) or re.escape(piece) for piece in re.split(f"({_PART.pattern})", self.written))
        return r"(?<!\d)" + "".join(pieces)


def zone_of(offset: str) -> tzinfo:
    """The zone of an offset like +08:00. Raises ValueError for anything else."""
    zone = datetime.strptime(offset, "%z").tzinfo
    assert isinstance(zone, timezone)
    return zone
