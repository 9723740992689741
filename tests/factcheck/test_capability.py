"""Colour and width: what a terminal gets, and what everything else."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from factcheck.commands.capability import colour, columns
from factcheck.interface.cells import width

ANSI = re.compile(r"\x1b\[[0-9;]+m")
#: What decides about colour and width in the environment of the tests themselves.
_DECIDING = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM"}


@pytest.mark.parametrize(
    ("environ", "platform", "tty", "painted"),
    [
        ({}, "linux", True, True),
        ({}, "linux", False, False),
        ({"TERM": "xterm-256color"}, "darwin", True, True),
        ({"TERM": "dumb"}, "linux", True, False),
        ({"NO_COLOR": "1"}, "linux", True, False),
        ({"NO_COLOR": "0"}, "linux", True, False),  # any value: no-color.org
        ({"NO_COLOR": ""}, "linux", True, True),
        ({"FORCE_COLOR": "1"}, "linux", False, True),
        ({"FORCE_COLOR": "3", "TERM": "dumb"}, "linux", True, True),
        ({"FORCE_COLOR": "0"}, "linux", True, False),
        ({"FORCE_COLOR": ""}, "linux", False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "linux", True, False),
        ({}, "win32", True, False),  # an old console prints escape sequences
        ({"WT_SESSION": "a"}, "win32", True, True),
        ({"WT_SESSION": "a"}, "win32", False, False),
        ({"ANSICON": "1"}, "win32", True, True),
    ],
)
def test_colour(environ: dict[str, str], platform: str, tty: bool, painted: bool) -> None:
    """NO_COLOR before FORCE_COLOR before what the terminal can."""
    assert colour(environ, platform, tty=tty) is painted


@pytest.mark.parametrize(("said", "cells"), [("100", 100), ("12", 40), ("300", 120), ("", 80), ("wide", 80), ("0", 80)])
def test_columns(said: str, cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a terminal: what COLUMNS says, within reason. Of anything else: 80."""
    monkeypatch.setenv("COLUMNS", said)
    monkeypatch.setattr(os, "get_terminal_size", lambda _fd: os.terminal_size((80, 24)))
    assert columns(tty=True) == cells
    assert columns(tty=False) == 80


def on_terminal(report: Path, wide: int, **environ: str) -> str:
    """What `factcheck render` writes on a terminal of that width."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, wide, 0, 0))
    child = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "render", str(report)],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        env=_plain_environment() | {"TERM": "xterm"} | environ,
    )
    os.close(follower)
    found = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        found += part
    os.close(leader)
    assert child.wait() == 0
    return found.decode().replace("\r\n", "\n")


def piped(report: Path, **environ: str) -> str:
    """What it writes into a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "render", str(report)],
        capture_output=True,
        env=_plain_environment() | environ,
        check=True,
    )
    return done.stdout.decode()


def _plain_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _DECIDING}


def test_a_terminal_gets_its_width_and_colour(samples: Path) -> None:
    """The lines fill what there is, and the colours add nothing."""
    report = samples / "story-zh.json"
    narrow, wide = on_terminal(report, 60), on_terminal(report, 110)
    assert "\x1b[1;31m✗ 与榜单不符\x1b[0m" in narrow
    widest = [max(map(width, ANSI.sub("", text).splitlines())) for text in (narrow, wide)]
    assert widest[0] <= 60
    assert 80 < widest[1] <= 110
    assert on_terminal(report, 60, COLUMNS="110") == wide
    assert ANSI.sub("", on_terminal(report, 80)) == on_terminal(report, 80, NO_COLOR="1") == on_terminal(report, 80, TERM="dumb")


def test_a_pipe_gets_eighty_columns_and_no_colour(samples: Path) -> None:
    """Whatever the terminal around it; colour only by force."""
    report = samples / "story-zh.json"
    plain = piped(report)
    assert "\x1b" not in plain
    assert piped(report, COLUMNS="120") == piped(report, FORCE_COLOR="0") == piped(report, FORCE_COLOR="1", NO_COLOR="1") == plain
    painted = piped(report, FORCE_COLOR="1")
    assert painted != plain
    assert ANSI.sub("", painted) == plain
