"""What workers of the tests do is found here, by the workers too: a spawned process takes over where modules are looked for."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
