"""The Chromium that the system has, driven by Playwright; Playwright's own is never fetched.

Everywhere else the tests need nothing but Python. Without a Chromium those of this folder are skipped, unless
`FACTCHECK_REQUIRE_BROWSER` is set, as `.ci/run` does: there its absence fails them.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
REQUIRED = "FACTCHECK_REQUIRE_BROWSER"
ABSENT = f"there is no {', '.join(NAMES[:-1])} or {NAMES[-1]} on the PATH (on Debian: apt-get install chromium)"
#: Root can have no sandbox, and many containers forbid what it needs; the pages that are opened are ours.
_ARGUMENTS = ["--no-sandbox"]


def place() -> str | None:
    """Where the browser is, if there is one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window and with a home of its own, for as long as it is needed; raises `LookupError` where there is none.

    While it is open the thread counts as one with a running event loop: `asyncio.run` fails beside it.
    """
    found = place()
    if found is None:
        raise LookupError(ABSENT)
    with (
        tempfile.TemporaryDirectory(prefix="factcheck-chromium-", ignore_cleanup_errors=True) as home,
        sync_playwright() as driver,
    ):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | {"HOME": home}
        browser = driver.chromium.launch(executable_path=found, args=_ARGUMENTS, env=dict(environment))
        try:
            yield browser
        finally:
            browser.close()
