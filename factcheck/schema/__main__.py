"""Write the schema file beside this module."""

from __future__ import annotations

from pathlib import Path

from factcheck.schema import NAME, written

Path(__file__).with_name(NAME).write_text(written(), "utf-8")
