"""What the place that a result goes to can show: how wide a line is, and whether there is colour."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

#: Width of everything that is no terminal, so that the same input gives the same bytes.
COLUMNS = 80
_FEWEST, _MOST = 40, 120
#: Set where a Windows console draws escape sequences; an old one prints them.
_WINDOWS = ("WT_SESSION", "ANSICON", "ConEmuANSI", "TERM", "TERM_PROGRAM")


def columns(*, tty: bool) -> int:
    """Cells of a line: a terminal's own (COLUMNS wins), within what can be read; 80 for everything else."""
    if not tty:
        return COLUMNS
    return min(_MOST, max(_FEWEST, shutil.get_terminal_size((COLUMNS, 24)).columns))


def colour(environ: Mapping[str, str], platform: str, *, tty: bool) -> bool:
    """NO_COLOR wins (no-color.org), then FORCE_COLOR (0 is off, all else on), then whether there is a terminal that can.

    >>> colour({"FORCE_COLOR": "1"}, "linux", tty=False), colour({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "linux", tty=True)
    (True, False)
    """
    if environ.get("NO_COLOR"):
        return False
    if forced := environ.get("FORCE_COLOR"):
        return forced != "0"
    if not tty or environ.get("TERM") == "dumb":
        return False
    return platform != "win32" or any(environ.get(name) for name in _WINDOWS)
