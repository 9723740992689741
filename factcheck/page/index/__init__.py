"""The index of a batch: pages over its stories, made to be opened fast, printed, and read without a mouse."""

from __future__ import annotations

from factcheck.page.index.batch import Batch, Cited, Row, Unread, cited, row
from factcheck.page.index.paging import is_sheet_name
from factcheck.page.index.sheets import Sheet, index

__all__ = ["Batch", "Cited", "Row", "Sheet", "Unread", "cited", "index", "is_sheet_name", "row"]
