"""The extractor as a spaCy component, for those who have a pipeline of their own.

`nlp.add_pipe("numeric_claims", config={"names": [["Kimi K2.5", "model:moonshotai/kimi-k2.5", "model"]]})` gives every
document `doc._.numeric_claims` and `doc._.set_aside`, and the claims as `doc.spans["numeric_claims"]`, each labelled with
its kind. Offsets of claims are those of `doc.text`; the spans are widened to whole tokens. A document whose
`doc._.published` (a date, or an ISO string) is not set beforehand has no date, and weeks are not counted from any.
"""

# Annotations must be real ones here: spaCy checks the configuration by them.

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from claims.claim import Claim, Extraction, SetAside
from claims.extract import Extractor
from claims.name import Name

#: The component's name, and that of the group of spans.
KEY = "numeric_claims"
_PUBLISHED = "numeric_claims_published"
_NOTHING = Extraction((), ())
_decoder = msgspec.msgpack.Decoder(Extraction)


class NumericClaims:
    """Reads the claims of documents; the names to look for are part of the pipeline's configuration."""

    def __init__(self, names: Sequence[Name], first_weekday: int = 0) -> None:
        """Build the index of names once."""
        self._extractor = Extractor(names, first_weekday)

    def __call__(self, doc: Doc) -> Doc:
        """Read one document, and leave in it what was found."""
        extraction = self._extractor.extract(doc.text, _day(doc._.published))
        # As bytes, so that a document with claims can be stored and sent to another process as any other.
        doc.user_data[KEY] = msgspec.msgpack.encode(extraction)
        spans = (
            doc.char_span(claim.span.start, claim.span.end, label=claim.kind, alignment_mode="expand")
            for claim in extraction.claims
        )
        doc.spans[KEY] = [span for span in spans if span is not None]
        return doc


@Language.factory(
    KEY,
    default_config={"names": [], "first_weekday": 0},
    assigns=["doc._.numeric_claims", "doc._.set_aside", "doc.spans"],
)
def make_numeric_claims(
    nlp: Language,
    name: str,
    names: Sequence[Sequence[str] | Mapping[str, str | bool]],
    first_weekday: int,
) -> NumericClaims:
    """What spaCy calls to build it, hence `nlp` and `name`.

    Each entry of `names` is `[text, id, kind]`, or a table with the fields of `claims.name.Name`.
    """
    return NumericClaims([_name(entry) for entry in names], first_weekday)


def _name(entry: Sequence[str] | Mapping[str, str | bool]) -> Name:
    table = entry if isinstance(entry, Mapping) else dict(zip(_FIELDS, entry, strict=False))
    try:
        return msgspec.convert(table, Name)
    except msgspec.ValidationError as error:
        raise ValueError(f"{entry!r} is no name; write [text, id, kind], or a table of {', '.join(_FIELDS)}: {error}") from error


_FIELDS = tuple(field.name for field in fields(Name))


def _day(published: date | str | None) -> date | None:
    return date.fromisoformat(published) if isinstance(published, str) else published


def _extraction(doc: Doc) -> Extraction:
    return _decoder.decode(doc.user_data[KEY]) if KEY in doc.user_data else _NOTHING


def _claims(doc: Doc) -> tuple[Claim, ...]:
    return _extraction(doc).claims


def _set_aside(doc: Doc) -> tuple[SetAside, ...]:
    return _extraction(doc).set_aside


def _published(doc: Doc) -> date | None:
    return _day(doc.user_data.get(_PUBLISHED))


def _publish(doc: Doc, published: date | str | None) -> None:
    day = _day(published)
    doc.user_data[_PUBLISHED] = day.isoformat() if day else None


Doc.set_extension(KEY, getter=_claims, force=True)
Doc.set_extension("set_aside", getter=_set_aside, force=True)
if not Doc.has_extension("published"):  # a pipeline may have its own
    Doc.set_extension("published", getter=_published, setter=_publish)
