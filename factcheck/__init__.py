"""factcheck: checks the numeric ranking claims of a news story, and says on which basis they hold.

`check` takes an address, a file or `-`; `check_text` a text. Both give a `factcheck.report.Report`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.pipeline import check, check_text

__all__ = ["check", "check_text"]


def __getattr__(name: str) -> object:
    """Import the pipeline when it is asked for: `import factcheck` stays light for the command line's help."""
    if name in __all__:
        return getattr(import_module("factcheck.pipeline"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
