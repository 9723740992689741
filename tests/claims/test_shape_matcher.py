"""The matcher is built by whoever needs it first, while the others wait."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
AT_ONCE = """
import threading
from claims.extract import extract
from claims.name import Name
from claims.shape_matcher import prepare

names = (Name("Kimi K2.5", "model:kimi", "model", "en", False),)
story = "In the week of March 9-15, 2026, Kimi K2.5 ranked sixth."
together, found, failed = threading.Barrier(4), [], []

def run(task):
    together.wait()
    try:
        found.append(task())
    except BaseException as error:
        failed.append(repr(error))

tasks = [prepare, lambda: len(extract(story, None, names).claims)] * 2
threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not failed, failed
assert sorted(map(str, found)) == ["1", "1", "None", "None"], found
"""


def test_threads_that_need_it_at_once() -> None:
    """A page that arrives before spaCy is loaded does not find it half made: its modules import each other."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", AT_ONCE], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
