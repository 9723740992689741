"""The report as it travels inside its page: a `factcheck/1` report that anyone can read, with its long parts packed.

Fields that hold their default are left out. What is long (explanations, readings, rows, bases tried, periods) is empty in the
findings, as the page and its reviews (JSON-LD) say it; whole it stands together under `packed`: JSON,
compressed by bzip2 (its output is the same everywhere, which that of zlib is not), in Base64. `factcheck render page.html`
puts everything back: the page alone is as good as its report.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from bz2 import BZ2Decompressor, compress
from dataclasses import MISSING, fields, is_dataclass

import msgspec

from factcheck.inert_json import inert
from factcheck.report import Report

#: The fields of a finding that are packed.
PACKED = ("explanation", "stated", "best", "evidence", "stated_evidence", "series", "tried", "within", "since")
#: What stands in their place, where that is neither nothing nor an empty list.
_EMPTY: dict[str, dict[str, str]] = {"explanation": {}}
#: No report of a story unpacks to more.
_MOST_BYTES = 200_000_000

_ELEMENT = re.compile(rb'<script type="application/json" id="report">(.*?)</script>', re.DOTALL)


def embedded(report: Report) -> str:
    """The report as one line of JSON that can stand in a `<script>` element: without `<` and hidden marks."""
    told = _short(report)
    assert isinstance(told, dict)
    long = [{name: finding[name] for name in PACKED if finding.get(name)} for finding in told["findings"]]
    if long:
        for finding, packed in zip(told["findings"], long, strict=True):
            finding.update({name: _EMPTY.get(name) if isinstance(held, dict) else [] for name, held in packed.items()})
        told["packed"] = b64encode(compress(msgspec.json.encode(long))).decode()
    return inert(msgspec.json.encode(told).decode())


def unpacked(data: bytes) -> bytes:
    """The report that a page carries, or a file with such a report, with every part in place; other bytes as they are.

    Raises `msgspec.MsgspecError` or `ValueError` where what is packed is damaged.
    """
    carried = _ELEMENT.search(data)
    told = carried[1] if carried else data
    if b'"packed"' not in told:
        return told
    report = msgspec.json.decode(told)
    if isinstance(report, dict) and isinstance(report.get("findings"), list) and isinstance(report.get("packed"), str):
        parts = _unpacked(report.pop("packed"))
        for finding, packed in zip(report["findings"], parts, strict=True):
            finding.update(packed)
    return msgspec.json.encode(report)


def _unpacked(packed: str) -> list[dict[str, object]]:
    machine = BZ2Decompressor()
    try:
        data = machine.decompress(b64decode(packed, validate=True), _MOST_BYTES)
    except OSError as error:
        raise ValueError(str(error)) from error
    if not machine.eof:
        raise ValueError("what is packed in it is cut off, or too long")
    return msgspec.json.decode(data, type=list[dict[str, object]])


def _short(value: object) -> object:
    """As plain values, without the fields that hold their default."""
    if is_dataclass(value) and not isinstance(value, type):
        told = {}
        for field in fields(value):
            held = getattr(value, field.name)
            default = field.default_factory() if field.default_factory is not MISSING else field.default
            if default is MISSING or held != default:
                told[field.name] = _short(held)
        return told
    return [_short(item) for item in value] if isinstance(value, tuple) else value
