"""The verdict page: one self-contained HTML file that loads nothing and runs nothing."""

from __future__ import annotations

from factcheck.page.page import page

__all__ = ["page"]
