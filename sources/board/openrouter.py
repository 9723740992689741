"""OpenRouter's token ranking: the bundled history, and what the user imported, as one board.

Weeks run from Monday to Sunday, UTC. Series that are on it:

    chart          the page's weekly chart: the nine largest rows and the rest in Others
    model-pages    every model that has a page, summed from its daily figures; no remainder
    daily-top-50   the official Data API: the fifty largest of each day, summed, and the rest
    model-list     the list of every model, over trailing days
    market-share   makers instead of models, see `OpenRouterBoard.market_share`
    leaderboard, apps, category-…   imported, kept aside: no verdict rests on them

Where daily rows are bundled, any window inside them has a snapshot: a month, trailing days, a single day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cached_property
from importlib import resources
from pathlib import Path

from sources.board.board import Belonging, Board, Entity, EntityName, Snapshot, Window
from sources.board.openrouter_bundle import Bundle, DailySeries, load_bytes, unpack_bundle
from sources.board.openrouter_history import History
from sources.board.openrouter_makers import Makers
from sources.board.openrouter_models import Models
from sources.board.openrouter_names import spell
from sources.board.openrouter_origins import Origins, load_origins
from sources.board.openrouter_slug import dateless, maker_of, name_of, split_variant
from sources.board.openrouter_words import Words, load_words
from sources.board.store import Entry, SnapshotStore
from sources.errors import BrokenBoard

_MONDAY = 0
#: The page shows 1.75T, 886B, 66.7B.
_DISPLAYED = Context(prec=3, rounding=ROUND_HALF_UP)


def load_openrouter(path: Path | None = None, store: SnapshotStore | None = None, origins: Path | None = None) -> OpenRouterBoard:
    """The board of the packaged history (or of another bundle file), of the captures of a store, and of a user's origins.

    `BrokenBoard` where the file is missing, truncated, altered or of an unknown version, `BrokenStore` where the store
    is, `BadOrigins` where the table of origins is none. Of the store only the index is read now.
    """
    if path is not None:
        packed, name = load_bytes(path), str(path)
    else:
        packed, name = _packaged(), "The packaged OpenRouter history"
    told = load_origins(origins) if origins is not None else None
    return OpenRouterBoard(unpack_bundle(packed, name), hashlib.sha256(packed).hexdigest(), store, told)


def _packaged() -> bytes:
    try:
        return resources.files("sources.board").joinpath("data", "openrouter.json.xz").read_bytes()
    except OSError as error:
        raise BrokenBoard("The packaged OpenRouter history is missing; install the package anew.") from error


class OpenRouterBoard(Board):
    """A bundle and a store behind the `Board` protocol.

    `state_sha256` is that of the bundle's bytes; with captures of a store or a table of origins it is that of three lines:
    the bundle's digest, the store's (see `SnapshotStore.state`) and the table's.
    """

    def __init__(
        self, bundle: Bundle, state_sha256: str, store: SnapshotStore | None = None, origins: Origins | None = None
    ) -> None:
        self._bundle = bundle
        self._history = History(bundle, store)
        self._makers = Makers(bundle.authors, bundle.stealth, origins)
        self._bundle_sha256 = state_sha256
        self._origins_sha256 = origins.sha256 if origins is not None else ""
        self._models_built: Models | None = None
        self._words_loaded: Words | None = None
        self._names: Sequence[EntityName] | None = None
        self._entities: dict[str, Entity] = {}
        self._meant: dict[str, frozenset[str]] = {}

    @property
    def id(self) -> str:
        return "openrouter"

    @property
    def label(self) -> str:
        return "OpenRouter"

    @property
    def address(self) -> str:
        return self._bundle.sources[0].address

    @property
    def unit(self) -> str:
        return "tokens"

    @property
    def first_weekday(self) -> int:
        return _MONDAY

    @property
    def restatement(self) -> Decimal:
        """The largest fall of a week's figures after first publication; its source is in the bundle."""
        return self._bundle.restatement

    @property
    def citation(self) -> str:
        return self._bundle.citation.format(as_of=self._history.last_captured.date())

    @cached_property
    def state_sha256(self) -> str:
        stored = self._history.stored_state()
        if not stored and not self._origins_sha256:
            return self._bundle_sha256
        return hashlib.sha256(f"{self._bundle_sha256}\n{stored}\n{self._origins_sha256}\n".encode()).hexdigest()

    @property
    def last_window(self) -> Window:
        return self._history.last_window

    def names(self) -> Sequence[EntityName]:
        """Every spelling of everything on the board, models first; a spelling names one thing."""
        if self._names is None:
            self._names = spell(self._models, self._makers, self._words)
        return self._names

    def snapshots(self, window: Window) -> Sequence[Snapshot]:
        """Every capture of exactly this window whose rows are models, earliest capture first, and sums of daily rows."""
        return self._history.snapshots(window)

    def siblings(self, snapshot: Snapshot) -> Sequence[Window]:
        """The other windows of the payload that a capture was read from, in the same series; a sum of days has none."""
        return self._history.siblings(snapshot)

    def market_share(self, window: Window) -> Sequence[Snapshot]:
        """Every capture of the makers' shares: row ids are author slugs, weeks start on Sunday until spring 2026."""
        return self._history.market_share(window)

    def aside(self, window: Window) -> Sequence[Snapshot]:
        """Every capture of exactly this window that no verdict rests on."""
        return self._history.aside(window)

    def captures(self, series: str, window: Window) -> Sequence[Snapshot]:
        """Every capture of a series of exactly this window, without sums of days."""
        return self._history.captures(series, window)

    def daily(self, series: str, window: Window) -> Sequence[DailySeries]:
        """Every series of days of exactly this window."""
        return self._history.daily(series, window)

    def entries(self) -> Sequence[Entry]:
        """The index of every capture: those of the bundle have the number 0."""
        return self._history.entries()

    def permaslugs(self) -> Mapping[str, str]:
        """The ids of rows by the model ids that people type: as listed, or of the one bundled row of that dateless name."""
        listed = {listing.model_id: listing.slug for listing in self._bundle.listings}
        rows = {split_variant(row_id)[0] for row_id in History(self._bundle).row_ids()}
        dated: dict[str, set[str]] = {}
        for slug in rows:
            dated.setdefault(f"{maker_of(slug)}/{dateless(name_of(slug))}", set()).add(slug)
        alone = {model_id: next(iter(slugs)) for model_id, slugs in dated.items() if len(slugs) == 1 and model_id not in rows}
        return alone | listed

    def entity(self, row_id: str) -> Entity:
        """What a row is about; an unknown id gives an entity made from the id itself."""
        if row_id not in self._entities:
            self._entities[row_id] = self._models.entity(row_id)
        return self._entities[row_id]

    def belonging(self, row_id: str, on: date) -> Belonging:
        """Maker and origin as of a day; a stealth model's from the day of its confirmed reveal on."""
        return self._makers.belonging(row_id, on)

    def models_of(self, subject_id: str) -> frozenset[str]:
        """All builds of the model that a `model:` subject names, or all models of a `family:`; else nothing."""
        if subject_id not in self._meant:
            self._meant[subject_id] = self._models_meant(subject_id)
        return self._meant[subject_id]

    def _models_meant(self, subject_id: str) -> frozenset[str]:
        kind, _, rest = subject_id.partition(":")
        if kind == "model":
            return self._models.alike(split_variant(rest)[0])
        return self._models.of_family(subject_id) if kind == "family" else frozenset()

    def label_of(self, subject_id: str, language: str) -> str:
        """A subject id in the reader's words, `zh` or `en`."""
        kind, _, rest = subject_id.partition(":")
        if kind == "list":
            parts = [
                self.label_of(part if ":" in part.partition("/")[0] else f"model:{part}", language) for part in rest.split(",")
            ]
            return self._words.listed(parts, language)
        if kind == "model":
            return self._model_label(rest, language)
        if kind == "family":
            return next((family.label for family in self._models.families() if family.id == subject_id), rest)
        if kind == "author":
            return self._makers.label(rest, language)
        return self._words.label(subject_id, language) or rest or subject_id

    def displayed(self, value: Decimal) -> Decimal:
        """Three significant digits, half up, as the page shows a row."""
        return _DISPLAYED.plus(value) + 0

    @property
    def _models(self) -> Models:
        if self._models_built is None:
            slugs = dict.fromkeys(split_variant(row_id)[0] for row_id in self._history.row_ids())
            stealth = (entry.slug for entry in self._bundle.stealth)
            charted = frozenset(split_variant(row_id)[0] for row_id in self._history.charted())
            self._models_built = Models([*slugs, *stealth], charted, self._bundle.listings, self._makers)
        return self._models_built

    @property
    def _words(self) -> Words:
        if self._words_loaded is None:
            self._words_loaded = load_words()
        return self._words_loaded

    def _model_label(self, row_id: str, language: str) -> str:
        entry = self._makers.stealth(split_variant(row_id)[0])
        if entry is not None and language == "zh" and entry.name_zh:
            return f"{entry.name_en}（{entry.name_zh}）"
        return self.entity(row_id).label
