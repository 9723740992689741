"""Models: which rows are the same model, what it is called, and the families that hold it.

A model may stand under several dated slugs (two builds of one name) and several variants; it is the maker and the
dateless name that make it one. A model that no listing knows is called by its slug.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sources.board.board import Entity
from sources.board.openrouter_bundle import Listing
from sources.board.openrouter_casing import Casing, ModelName, display_name
from sources.board.openrouter_families import Family, Model, families_of
from sources.board.openrouter_makers import Makers
from sources.board.openrouter_slug import build_date, dateless, maker_of, name_of, split_variant, squeezed, words

OPEN_WEIGHTS = "group:open-weights"


class Models:
    """Every model that has a row or a listing."""

    def __init__(self, slugs: Iterable[str], charted: frozenset[str], listings: Sequence[Listing], makers: Makers) -> None:
        self._makers = makers
        self._charted = charted
        self._by_slug: dict[str, Listing] = {}
        self._by_id: dict[str, Listing] = {}
        for listing in sorted(listings, key=lambda listing: ":" in listing.model_id):
            self._by_slug.setdefault(listing.slug, listing)
            self._by_id.setdefault(split_variant(listing.model_id)[0], listing)
        self._casing = Casing(self._by_slug.values(), makers)
        known = dict.fromkeys([*slugs, *self._by_slug])
        self._models = self._joined([slug for slug in known if not slug.startswith("~")])
        self._of_slug = {slug: model for model in self._models for slug in model.slugs}
        self._families = families_of(self._models, makers, self._casing)
        self._families_of: dict[str, tuple[str, ...]] = {}
        for family in self._families:
            for slug in family.slugs:
                self._families_of[slug] = (*self._families_of.get(slug, ()), family.id)
        self._family_slugs = {family.id: family.slugs for family in self._families}

    def all(self) -> Sequence[Model]:
        """Every model, in order of maker and label."""
        return self._models

    def families(self) -> Sequence[Family]:
        """Every family, the narrowest first."""
        return self._families

    def listing(self, slug: str) -> Listing | None:
        """The listing of a slug, be it dated or the id that people type."""
        return self._by_slug.get(slug) or self._by_id.get(slug)

    def display(self, slug: str) -> ModelName:
        """The display name of a slug: of its listing, of a listed build of the same name, or made of the slug."""
        entry = self._makers.stealth(slug)
        if entry is not None:
            return ModelName("", entry.name_en)
        listing = self.listing(slug) or self._by_id.get(f"{maker_of(slug)}/{dateless(name_of(slug))}")
        if listing is None:
            return ModelName("", self._casing.label(words(dateless(name_of(slug)))))
        return display_name(listing)

    def label(self, slug: str) -> str:
        """How a reader is told of a model: its name, with its maker's where the name is a single word."""
        shown = self.display(slug)
        alone = len(words(dateless(shown.name))) < 2
        return f"{shown.vendor} {shown.name}" if alone and shown.vendor else shown.name

    def cased(self, parts: Sequence[str]) -> str:
        """The words of a slug as a display name would have them."""
        return self._casing.label(parts)

    def turns(self, family: str) -> bool:
        """Whether a family puts the product before the version in names, and the other way round in slugs."""
        return self._casing.turns(family)

    def entity(self, row_id: str) -> Entity:
        """What a row is about; of an unknown id what the id itself says."""
        slug, variant = split_variant(row_id)
        entry = self._makers.stealth(slug)
        listing = self.listing(slug)
        revealed = entry is not None and entry.confirmed and bool(entry.identity)
        return Entity(
            id=row_id,
            model=slug,
            variant=variant,
            families=self._families_of.get(slug, ()),
            label=self.label(slug) + (f" ({variant})" if variant else ""),
            same_as=self._latest(entry.identity) if entry is not None and revealed else "",
            revealed_on=entry.revealed_on if entry is not None and revealed else None,
            groups=frozenset({OPEN_WEIGHTS}) if listing is not None and listing.hugging_face_id else frozenset(),
        )

    def alike(self, slug: str) -> frozenset[str]:
        """The slugs of all builds of the model that a slug, or the id that people type, names."""
        listing = self.listing(slug)
        model = self._of_slug.get(slug) or (self._of_slug.get(listing.slug) if listing else None)
        return frozenset(model.slugs) if model is not None else frozenset()

    def of_family(self, family_id: str) -> frozenset[str]:
        """The slugs of a family."""
        return self._family_slugs.get(family_id, frozenset())

    def _latest(self, identity: str) -> str:
        """The slug of the rows that an identity stands for; the identity itself where none is known."""
        listing = self.listing(identity)
        if listing is not None:
            return listing.slug
        wanted = (maker_of(identity), dateless(name_of(identity)))
        alike = [model for model in self._models if wanted in {(maker_of(slug), dateless(name_of(slug))) for slug in model.slugs}]
        return alike[0].slugs[0] if alike else identity

    def _joined(self, slugs: Sequence[str]) -> tuple[Model, ...]:
        """Slugs of the same maker and the same dateless name, joined to models."""
        alike: dict[tuple[str, str], list[str]] = {}
        labels: dict[tuple[str, str], str] = {}
        for slug in slugs:
            maker = self._makers.root(maker_of(slug))
            label = dateless(self.display(slug).name)
            key = (maker, squeezed(label))
            alike.setdefault(key, []).append(slug)
            labels.setdefault(key, label)
        return tuple(
            Model(
                key[0],
                labels[key],
                tuple(sorted(members, key=self._listed_on, reverse=True)),
                not self._charted.isdisjoint(members),
            )
            for key, members in sorted(alike.items())
        )

    def _listed_on(self, slug: str) -> tuple[date, str]:
        listing = self.listing(slug)
        return build_date(slug) or (listing.created if listing is not None else None) or date.min, slug
