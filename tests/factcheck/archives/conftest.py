"""What workers of these tests do lies beside them; what makes archives, beside the tests of the formats."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "sources" / "formats")]
