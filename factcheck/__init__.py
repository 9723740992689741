"""factcheck: checks the numeric ranking claims of a news story, and says on which basis they hold.

>>> from factcheck import check_text
>>> from sources.read import Given
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.check import check, check_text

__all__ = ["check", "check_text"]


def __getattr__(name: str) -> object:
    """Import the pipeline when it is asked for: `import factcheck` stays light for the command line's help."""
    if name in __all__:
        from factcheck import check as pipeline  # noqa: PLC0415

        return getattr(pipeline, name)
    raise AttributeError(name)
