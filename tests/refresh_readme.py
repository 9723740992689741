"""Run the commands of every console block of README.md and the manual again, and write down what they print.

    python tests/refresh_readme.py        (or: make transcripts)

Look at the difference before it goes in. tests/test_readme.py holds the pages to it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
README = CHECKOUT / "README.md"
PAGES = (README, CHECKOUT / "CONTRIBUTING.md", *sorted((CHECKOUT / "docs").glob("*.md")))
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
WIDTH = "80"


def rerun(transcript: str) -> str:
    """A console block with what its commands print now, both streams together."""
    lines = []
    code = 0
    for line in transcript.splitlines():
        if not line.startswith("$ "):
            continue
        lines.append(line + "\n")
        command, *arguments = shlex.split(line.removeprefix("$ "))
        if (command, arguments) == ("echo", ["$?"]):
            lines.append(f"{code}\n")
            continue
        assert command == "factcheck", f"only factcheck and echo $? can be shown: {line}"
        environment = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "NO_COLOR"}}
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            cwd=CHECKOUT,
            env=environment | {"COLUMNS": WIDTH, "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        code = done.returncode
        lines.append(done.stdout.decode())
    return "".join(lines)


def main() -> None:
    """Renew every page whose transcripts have changed."""
    for page in PAGES:
        text = page.read_text("utf-8")
        now = CONSOLE.sub(lambda found: rerun(found[0]), text)
        if now != text:
            page.write_text(now, "utf-8")
            sys.stdout.write(f"{page.relative_to(CHECKOUT)} renewed\n")


if __name__ == "__main__":
    main()
