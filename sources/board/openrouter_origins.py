"""Who counts as what, as a user sees it: a TOML file in place of the bundled table, whole or in part.

whole = false                # true: who is not named here counts for nobody
[makers]
tngtech = "CN"               # a maker's slug and its country; "" counts for nobody
[models]
"openrouter/hunter-alpha" = "CN"   # one model, whatever its maker
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sources.errors import BadOrigins

_CODE = re.compile(r"(?:[A-Z]{2})?")


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    whole: bool = False
    makers: Mapping[str, str] = {}
    models: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Origins:
    """Countries (ISO 3166) by maker and by model; `whole` where nobody else has one. `sha256` is that of the file."""

    makers: Mapping[str, str]
    models: Mapping[str, str]
    whole: bool
    sha256: str


def load_origins(path: Path) -> Origins:
    """The table in a file; `BadOrigins` where it is none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadOrigins(f"{path} cannot be read: {error.strerror}; give --origins a file that exists.") from error
    try:
        table = msgspec.convert(tomllib.loads(data.decode()), type=_File)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadOrigins(f"{path} is no table of origins: {error}.") from error
    for slug, code in (*table.makers.items(), *table.models.items()):
        if not _CODE.fullmatch(code):
            raise BadOrigins(f"{path}: {slug} = {code!r} is no country; write two capital letters (CN, US), or nothing.")
    return Origins(table.makers, table.models, table.whole, hashlib.sha256(data).hexdigest())
