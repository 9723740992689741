"""Names in text: found in every spelling, never inside a longer word or version, joined with their makers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.clean import clean
from claims.name import Name
from claims.names import NameIndex, Squeezed
from claims.normalise import fold

NAMES = (
    Name("Nimbus N2.5", "model:nimbus/n2.5", "model"),
    Name("N2.5", "model:nimbus/n2.5", "model", needs_context=True),
    Name("Nimbus N3", "model:nimbus/n3", "model"),
    Name("Strider 3.5 Flash", "model:strider/s3.5-flash", "model"),
    Name("Orb 5", "model:orb/5", "model"),
    Name("Orb 5.1 Mini", "model:orb/5.1-mini", "model"),
    Name("墨池 2", "model:mochi/2", "model", "zh"),
    Name("Lantern", "model:lamp/lantern", "model", needs_context=True),
    Name("Nimbus", "author:nimbus", "author"),
    Name("云腾", "author:nimbus", "author", "zh"),
    Name("Lamp", "author:lamp", "author", needs_context=True),
    Name("Orb", "family:orb", "family"),
    Name("Moonrise", "family:moonrise", "family"),
    Name("中国", "origin:CN", "origin", "zh"),
    Name("US", "origin:US", "origin", "en"),
    Name("U.S.", "origin:US", "origin", "en"),
    Name("RouterHub", "platform:total", "platform"),
    Name("全球", "platform:total", "platform", "zh", needs_context=True),
    Name("tokens", "tokens", "unit", "en"),
    Name("token", "tokens", "unit", "en"),
)
INDEX = NameIndex(NAMES)

#: Text → "quote = subject" of each name in it.
SEEN = {
    "Nimbus N2.5 led": ["Nimbus N2.5 = model:nimbus/n2.5"],
    "Nimbus-N2.5 led": ["Nimbus-N2.5 = model:nimbus/n2.5"],
    "NimbusN2.5 led": ["NimbusN2.5 = model:nimbus/n2.5"],
    "NIMBUS N2.5 led": ["NIMBUS N2.5 = model:nimbus/n2.5"],
    "nimbus_n2.5 led": ["nimbus_n2.5 = model:nimbus/n2.5"],
    "Ｎｉｍｂｕｓ Ｎ２．５领先": ["Ｎｉｍｂｕｓ Ｎ２．５ = model:nimbus/n2.5"],
    "Strider3.5Flash": ["Strider3.5Flash = model:strider/s3.5-flash"],
    "Strider_3.5_Flash": ["Strider_3.5_Flash = model:strider/s3.5-flash"],
    "Strider-3.5-Flash": ["Strider-3.5-Flash = model:strider/s3.5-flash"],
    "中国模型Nimbus N2.5以4.69万亿领先": ["中国 = origin:CN", "Nimbus N2.5 = model:nimbus/n2.5"],
    "云腾领先": ["云腾 = author:nimbus"],
    "云腾的N2.5领先": ["云腾的N2.5 = model:nimbus/n2.5"],
    "云腾旗下Nimbus N2.5领先": ["云腾旗下Nimbus N2.5 = model:nimbus/n2.5"],
    "云腾（Nimbus N2.5）": ["云腾（Nimbus N2.5 = model:nimbus/n2.5"],
    "Nimbus's N2.5": ["Nimbus's N2.5 = model:nimbus/n2.5"],
    "云腾和Nimbus N2.5": ["云腾 = author:nimbus", "Nimbus N2.5 = model:nimbus/n2.5"],
    "Nimbus N2.51 led": ["Nimbus N2.51 = unknown:Nimbus N2.51"],
    "Nimbus N2.5.1 led": ["Nimbus N2.5.1 = unknown:Nimbus N2.5.1"],
    "PN2.5": [],
    "PM2.5": [],
    "Nimbussed": [],
    "Cumulonimbus": [],
    "Orbital": [],
    "US models": ["US = origin:US"],
    "tell us more": [],
    "Tell Us more": [],
    "U.S. models": ["U.S. = origin:US"],
    "BUS US": ["US = origin:US"],
    "Lantern was sold": [],
    "the Lantern model": ["Lantern = model:lamp/lantern"],
    "Lantern模型": ["Lantern = model:lamp/lantern"],
    "N2.5 led": [],
    "N2.5 led, Nimbus N2.5 fell": ["N2.5 = model:nimbus/n2.5", "Nimbus N2.5 = model:nimbus/n2.5"],
    "Nimbus grew. N2.5 led": ["Nimbus = author:nimbus", "N2.5 = model:nimbus/n2.5"],
    "全球经济": [],
    "全球token": ["全球 = platform:total"],
    "RouterHub全球": ["RouterHub = platform:total", "全球 = platform:total"],
    "Strider 3.5 Flash Mini led": ["Strider 3.5 Flash Mini = unknown:Strider 3.5 Flash Mini"],
    "Nimbus N2.5 Flash": ["Nimbus N2.5 Flash = unknown:Nimbus N2.5 Flash"],
    "Nimbus N2.5 Preview": ["Nimbus N2.5 = model:nimbus/n2.5"],
    "Nimbus N2.5-70B": ["Nimbus N2.5-70B = unknown:Nimbus N2.5-70B"],
    "Moonrise R2": ["Moonrise R2 = unknown:Moonrise R2"],
    "Moonrise 2.5-72B": ["Moonrise 2.5-72B = unknown:Moonrise 2.5-72B"],
    "Moonrise 3月领先": ["Moonrise = family:moonrise"],
    "Moonrise 2.5万亿": ["Moonrise = family:moonrise"],
    "Moonrise 4 trillion": ["Moonrise = family:moonrise"],
    "Orb 5.1 Mini": ["Orb 5.1 Mini = model:orb/5.1-mini"],
    "Orb 5 and Orb 5.1 Mini": ["Orb 5 = model:orb/5", "Orb 5.1 Mini = model:orb/5.1-mini"],
    "Orb 5领先": ["Orb 5 = model:orb/5"],
    "Orb 5周调用量": ["Orb 5 = model:orb/5"],
    "Orb 5日均": ["Orb 5 = model:orb/5"],
    "墨池 2领先": ["墨池2 = model:mochi/2"],
    "墨池2领先": ["墨池2 = model:mochi/2"],
    "Nimbus N2.5": ["Nimbus N2.5 = model:nimbus/n2.5"],
    "Nimbus N3周调用量": ["Nimbus N3 = model:nimbus/n3"],
    "": [],
    "Nimbus": ["Nimbus = author:nimbus"],
    "tokens": [],
}
#: A name that ends in a bare digit, right before what makes the digit a quantity.
QUANTITIES = {
    "Orb 5月领先": ["Orb = family:orb"],
    "Orb 5万亿": ["Orb = family:orb"],
    "Orb 5亿": ["Orb = family:orb"],
    "Orb 5周领先": ["Orb = family:orb"],
    "Orb 5 trillion": ["Orb = family:orb"],
    "Orb 5T of usage": ["Orb = family:orb"],
    "Orb 5日": ["Orb = family:orb"],
    "Orb 5%": ["Orb = family:orb"],
    "墨池2万亿": [],
}
NOT_YET = {
    "Nimbus N4.5beta": ["Nimbus N4.5beta = unknown:Nimbus N4.5beta"],  # cut at N4
}


def found(text: str, index: NameIndex = INDEX) -> list[str]:
    """The entities of a text as it is read (cleaned); their spans must hold what they quote."""
    text = clean(text).text
    mentions, units = index.find(text, fold(text))
    for mention in mentions:
        assert text[mention.span.start : mention.span.end] == mention.text
    for unit in units:
        assert fold(text[unit.span.start : unit.span.end]) == fold(unit.name.text)
    return [f"{mention.text} = {mention.subject.id}" for mention in mentions if mention.subject]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [pytest.param(text, wanted, id=text) for table in (SEEN, QUANTITIES) for text, wanted in table.items()]
    + [pytest.param(text, wanted, id=text, marks=pytest.mark.xfail(strict=True)) for text, wanted in NOT_YET.items()],
)
def test_names_of_a_text(text: str, wanted: list[str]) -> None:
    """Every name with what it stands for, in text order."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "units"),
    [("4T tokens", ["tokens"]), ("Token数", ["Token"]), ("tokenizer", []), ("tokens4.69", ["tokens"]), ("mytoken", [])],
)
def test_units_of_a_text(text: str, units: list[str]) -> None:
    """Units are found beside names, and are no subjects."""
    assert found(text) == []
    hits = INDEX.find(text, fold(text))[1]
    longest = max((hit.span.end for hit in hits), default=0)
    assert [text[hit.span.start : hit.span.end] for hit in hits if hit.span.end == longest] == units


def test_without_names_nothing_is_found() -> None:
    """No board, no names."""
    assert found("Nimbus N2.5", NameIndex(())) == []


def test_of_two_names_of_one_spelling_the_narrower_kind_wins() -> None:
    """A model over its maker, whatever the order in which they come."""
    maker, model = Name("Veil", "author:veil", "author"), Name("Veil", "model:veil/veil", "model")
    for names in ((maker, model), (model, maker)):
        assert found("Veil led", NameIndex(names)) == ["Veil = model:veil/veil"]


@pytest.mark.parametrize(
    ("folded", "squeezed"),
    [("a-b c_d", "abcd"), ("5.4 5", "5.4 5"), ("n2 .5", "n2 .5"), ("- a -", "- a -"), ("中 国", "中 国"), ("", "")],
)
def test_squeezed(folded: str, squeezed: str) -> None:
    """Glue goes between letters and digits, never between two digits or beside Chinese."""
    found = Squeezed(folded)
    assert found.text == squeezed
    assert [folded[found.place(at)] for at in range(len(found.text))] == list(found.text)


@given(
    st.lists(st.sampled_from([name.text for name in NAMES] + ["5", ".1", "月", "-", " ", "的", "Flash", "x", "，"]), max_size=8)
)
def test_names_never_overlap(parts: list[str]) -> None:
    """Whatever stands side by side, each character belongs to one name at most."""
    text = "".join(parts)
    mentions, _ = INDEX.find(text, fold(text))
    ends = 0
    for mention in mentions:
        assert mention.span.start >= ends
        ends = mention.span.end
        assert text[mention.span.start : mention.span.end] == mention.text
