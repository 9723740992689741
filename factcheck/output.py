"""Where results go: standard output, a file, or a folder with a file per article.

Files are written whole or not at all: into a temporary file beside the target, which then takes its name.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from factcheck.errors import OutputError, ReaderGoneError
from sources.whole_file import write_whole

_LONGEST_NAME = 80
_UNSAFE = re.compile(r"[^\w.-]+")


def emit(text: str) -> None:
    """Write to standard output as UTF-8, whatever the locale; raises `ReaderGoneError` where the reader has left."""
    if sys.stdout is None:  # closed by whoever started us
        raise OutputError("standard output is closed; use -o to write a file")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        # What Python would flush at exit goes nowhere, so that it does not complain (docs.python.org, signal: SIGPIPE).
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise ReaderGoneError("standard output was closed") from error
    except OSError as error:
        raise OutputError(f"cannot write to standard output: {error.strerror}") from error


def writable_file(path: Path) -> None:
    """Refuse, before any work is done, a file that could not be written."""
    if path.is_dir():
        raise OutputError(f"{path} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise OutputError(f"there is no folder {path.parent}; make it first")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise OutputError(f"{path} may not be written; choose another place or change its permissions")


def writable_folder(path: Path) -> None:
    """Refuse, before any work is done, a folder that could not be filled; make it where its parent exists."""
    try:
        path.mkdir(exist_ok=True)
    except FileNotFoundError as error:
        raise OutputError(f"there is no folder {path.parent}; make it first") from error
    except FileExistsError as error:
        raise OutputError(f"{path} is a file; several results need a folder") from error
    except OSError as error:
        raise OutputError(f"cannot make the folder {path}: {error.strerror}") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise OutputError(f"{path} may not be written; choose another place or change its permissions")


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all. A link stays a link; devices and pipes are written directly."""
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(text.encode("utf-8", "replace"))
            return
        write_whole(target, text.encode("utf-8", "replace"))
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error


def file_names(addresses: tuple[str, ...], suffix: str) -> list[str]:
    """A file name for each address: readable, the same whatever else is in the list, and never shared.

    >>> file_names(("https://example.com/a?id=1", "-"), ".html")
    ['example.com-a-id-1-2b5c08ad.html', 'stdin-3973e022.html']
    """
    taken: set[str] = set()
    found = []
    for address in addresses:
        plain = stem(address)
        name, again = plain, 2
        while name.lower() in taken:
            name, again = f"{plain}-{again}", again + 1
        taken.add(name.lower())
        found.append(name + suffix)
    return found


def stem(address: str) -> str:
    """What the address says, and eight digits of its hash, which tell apart what the name alone would not."""
    parts = urlsplit(address) if address.startswith(("http://", "https://")) else None
    said = f"{parts.netloc}{parts.path} {parts.query}" if parts else Path(address).name
    plain = _UNSAFE.sub("-", "stdin" if address == "-" else said).strip("-.")[:_LONGEST_NAME].strip("-.")
    return f"{plain or 'article'}-{sha256(address.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
