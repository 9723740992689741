"""Write the schema files beside this module."""

from __future__ import annotations

from pathlib import Path

from factcheck import schema
from factcheck.schema import comparison

for part in (schema, comparison):
    Path(__file__).with_name(part.NAME).write_text(part.written(), "utf-8")
