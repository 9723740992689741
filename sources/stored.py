"""Files of archives by their places: a path, or an address of a store that fsspec knows (`s3://bucket/file.warc.gz`).

Nothing of `file://`, `http://` or of a chain (`simplecache::…`) is opened here: what is asked of the web goes through the
fetcher, whose guard against private addresses fsspec does not have.
"""

from __future__ import annotations

import io
import re
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from sources.errors import BadAddress, NotFound, SourceError, Unreadable
from sources.whole_file import write_whole

#: The stores that may be read: object stores, HDFS, and the one in memory that tests use.
SCHEMES = frozenset(["abfs", "abfss", "adl", "az", "gcs", "gs", "hdfs", "memory", "oci", "oss", "s3", "s3a"])

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
#: What is read ahead of a store: a page and little more, for a record is seldom followed by its neighbour.
_BLOCK = 1 << 20


class _FileSystem(Protocol):
    """The little that is asked of fsspec, which publishes no types."""

    def open(self, path: str, mode: str, *, block_size: int) -> BinaryIO: ...

    def glob(self, path: str) -> list[str]: ...

    def exists(self, path: str) -> bool: ...

    def pipe_file(self, path: str, value: bytes) -> None: ...

    def unstrip_protocol(self, name: str) -> str: ...


def is_stored_elsewhere(place: str) -> bool:
    """Whether a place is an address of a store that may be read.

    >>> is_stored_elsewhere("s3://crawl/a.warc.gz"), is_stored_elsewhere("a.warc.gz"), is_stored_elsewhere("file:///a.warc")
    (True, False, False)
    """
    found = _SCHEME.match(place)
    return found is not None and found[1].lower() in SCHEMES


def stored(place: str) -> BinaryIO:
    """Open a file. Raises the `SourceError` that says what stood in the way."""
    try:
        if is_stored_elsewhere(place):
            opened = _file_system(place).open(place, "rb", block_size=_BLOCK)
            # A file in the memory is one object, with one place in it, for all who open it.
            return io.BytesIO(opened.read()) if place.startswith("memory:") else opened
        if _SCHEME.match(place):
            raise BadAddress(f"{place} is no place of archives; give a path, or an address that begins with s3://, gs:// …")
        return Path(place).open("rb")
    except (FileNotFoundError, ValueError) as error:  # ValueError: a zero in the name
        raise NotFound(f"There is no file {place}; check the path.") from error
    except SourceError:
        raise
    except Exception as error:  # the stores have errors of their own
        raise Unreadable(f"{place} cannot be opened ({type(error).__name__}: {error}); check permissions and keys.") from error


def is_there(place: str) -> bool:
    """Whether there is a file at a place."""
    return bool(_file_system(place).exists(place)) if is_stored_elsewhere(place) else Path(place).is_file()


def put_whole(place: str, content: bytes) -> None:
    """Write a file so that it is there whole or not at all. Raises a `SourceError`."""
    try:
        if is_stored_elsewhere(place):
            _file_system(place).pipe_file(place, content)  # stores show an object when all of it has arrived
            return
        path = Path(place)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except SourceError:
        raise
    except Exception as error:  # the stores have errors of their own
        raise Unreadable(f"{place} cannot be written ({type(error).__name__}: {error}); check permissions and room.") from error


def matching(pattern: str) -> tuple[str, ...]:
    """The places that a pattern with `*`, `?` or `[…]` names, in their order; the place itself where it is none."""
    if is_stored_elsewhere(pattern):
        if not has_magic(pattern):
            return (pattern,)
        files = _file_system(pattern)
        try:
            return tuple(sorted(files.unstrip_protocol(path) for path in files.glob(pattern)))
        except Exception as error:
            raise Unreadable(f"{pattern} cannot be looked up ({type(error).__name__}: {error}); check permissions.") from error
    if not has_magic(pattern) or Path(pattern).exists():
        return (pattern,)
    return tuple(sorted(path for path in glob(pattern, recursive=True) if Path(path).is_file()))  # noqa: PTH207 - Path.glob takes no absolute pattern


def _file_system(place: str) -> _FileSystem:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra

        return cast("_FileSystem", url_to_fs(place)[0])
    except ImportError as error:
        raise BadAddress(
            f"{place} needs {error.name or 'a package'} ({error}); install news-factcheck[remote] and what the store asks for, "
            "as s3fs for s3://, gcsfs for gs://, adlfs for az://."
        ) from error
    except Exception as error:
        raise Unreadable(f"{place} cannot be opened ({type(error).__name__}: {error}); check permissions and keys.") from error
