"""The ranking page, saved as HTML or as the flight text that it is made of (until May 2026 the charts were inside).

HTML holds `self.__next_f.push([1,"…"])` scripts: string literals that, joined, are rows `HEX:JSON`. Row ids and component
names change with every build, and seven arrays of one page have one shape, so everything is found by what it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from sources.board.buckets import Chart, is_buckets, kind_of, read_makers, read_models
from sources.board.format import UNSTATED, CaptureFacts, Contents, Format
from sources.board.formats.model_list import VIEWS, is_list, read_list
from sources.board.payload import Payload, fields, items
from sources.errors import BrokenPayload

_PUSH = "self.__next_f.push("
_LITERAL = re.compile(r'self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)\s*</script>')
#: Pushes that carry no text: `[0]`, and those of other numbers.
_NO_TEXT = re.compile(r"self\.__next_f\.push\(\[(?:0\]|[2-9])")
_ROW = re.compile(r"[0-9a-f]{1,6}:(?=[\[{\"])")
_FLIGHT = re.compile(r"\s*[0-9a-f]{1,6}:[\[{\"IHT]")
#: What a row of figures holds; others (texts, modules) are passed over.
_FIGURES = ('"ys":', '"rankingData":')
_DEEPEST = 12


def recognises(payload: Payload) -> bool:
    """Scripts of the page, or rows of flight text."""
    return (payload.text.lstrip().startswith("<") and _PUSH in payload.text) or _FLIGHT.match(payload.text) is not None


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """The weekly chart, the market share and the list; the page's other charts are left out."""
    arrays = list(_arrays(payload))
    charts = [value for value in arrays if kind_of(value) is Chart.MODELS] if arrays else []
    if len(charts) != 1:
        raise BrokenPayload(
            f"{payload.name} holds {len(charts)} weekly charts of tokens, not one: it is truncated or altered, or it was saved "
            "after 16 May 2026, when the page began to fetch its charts; save the chart's JSON instead."
        )
    captured_at = facts.captured(None, payload)
    captures, left_out = read_models(charts[0], captured_at, payload), 0
    for value in arrays:
        if kind_of(value) is Chart.MAKERS:
            captures += read_makers(value, captured_at, payload)
        elif kind_of(value) is Chart.OTHER:
            left_out += 1
    for view, value in _lists(payload):
        captures.append(read_list(value, view, facts, payload))
    return Contents(
        captures, left_out=[f"{left_out} charts of other things (categories, languages, tools, images)"] * bool(left_out)
    )


def _arrays(payload: Payload) -> Iterator[object]:
    for props in _props(payload):
        yield from (value for value in props.values() if is_buckets(value))


def _lists(payload: Payload) -> Iterator[tuple[str, object]]:
    """The lists of the page with their views."""
    for props in _props(payload):
        view = props.get("rankingType")
        for value in props.values():
            if is_list(value) and isinstance(view, str) and view in VIEWS:
                yield view, value


def _props(payload: Payload) -> list[dict[str, object]]:
    """Every JSON object in the rows of figures that has an array of its own."""
    found: list[dict[str, object]] = []
    for line in _flight(payload).split("\n"):
        head = _ROW.match(line)
        if head is None or not any(mark in line for mark in _FIGURES):
            continue
        try:
            value: object = msgspec.json.decode(line[head.end() :])
        except (msgspec.DecodeError, RecursionError) as error:
            raise BrokenPayload(f"{payload.name} is truncated or altered: a row of figures is cut off ({error}).") from error
        found += _objects(value, 0)
    return found


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    """The objects that hold arrays of figures, wherever in a row they stand."""
    if depth > _DEEPEST:
        return
    own = fields(value)
    if any(is_buckets(inner) or is_list(inner) for inner in own.values()):
        yield dict(own)
        return
    for inner in (*own.values(), *items(value)):
        yield from _objects(inner, depth + 1)


def _flight(payload: Payload) -> str:
    """The flight text: as it is, or out of the scripts of a page."""
    text = payload.text
    if not text.lstrip().startswith("<"):
        if not text.endswith("\n"):
            raise BrokenPayload(f"{payload.name} is truncated: its last row does not end; save it again.")
        return text
    literals = _LITERAL.findall(text)
    if len(literals) != text.count(_PUSH) - len(_NO_TEXT.findall(text)) or "</html>" not in text[-2000:]:
        raise BrokenPayload(f"{payload.name} is truncated or altered: a script of the page does not end; save the page again.")
    try:
        return "".join(msgspec.json.decode(literal, type=str) for literal in literals)
    except msgspec.DecodeError as error:
        raise BrokenPayload(f"{payload.name} was altered: a script of the page is no string ({error}).") from error


FORMAT = Format("page", "https://openrouter.ai/rankings", UNSTATED, recognises, read)
