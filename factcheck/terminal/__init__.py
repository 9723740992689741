"""The report on a terminal, part by part: head, diagnostics, summary, record.

What comes from the story is made visible first (`factcheck.interface.visible`): it cannot steer the terminal.
"""

from __future__ import annotations

from factcheck.terminal.told import told

__all__ = ["told"]
