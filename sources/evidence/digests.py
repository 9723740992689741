"""Digests of records: written as `sha256:` and hexadecimal digits; read as other tools write them too."""

from __future__ import annotations

import base64
import binascii
import hashlib

#: What occurs in WARC files; a digest by anything else is left unchecked.
KNOWN = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})


def sha256_of(data: bytes) -> str:
    """The digest in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def labelled(data: bytes) -> str:
    """The digest as a record's header carries it.

    >>> labelled(b"")[:20]
    'sha256:e3b0c44298fc1'
    """
    return f"sha256:{sha256_of(data)}"


def matches(said: str, data: bytes) -> bool | None:
    """Whether a digest is that of the data; none where its algorithm is unknown. Other tools write base 32.

    >>> matches("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", b""), matches("sha256:00", b""), matches("crc:1", b"")
    (True, False, None)
    """
    algorithm, _, digits = said.strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in KNOWN:
        return None
    digest = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    return _bytes(digits, len(digest)) == digest


def _bytes(digits: str, size: int) -> bytes:
    """The digest that the digits write down, empty where they write none."""
    try:
        return base64.b16decode(digits, casefold=True) if len(digits) == 2 * size else base64.b32decode(digits, casefold=True)
    except (binascii.Error, ValueError):
        return b""
