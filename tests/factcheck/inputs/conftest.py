"""The modules that these tests share lie beside them, and those that make archives beside the tests of the formats."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "sources" / "formats")]
