"""Nothing runs out of the screen: on a telephone, a tablet and a desk, folded and unfolded, and with letters twice as large."""

from __future__ import annotations

import pytest
from conftest import Made, Opened
from made_pages import PAGES

WIDTHS = (320, 768, 1600)
UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true"
#: Elements that stand out of the screen though nothing around them scrolls, and those whose text is cut off.
OUTSIDE = """() => {
    const clips = element => ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX);
    const told = [];
    for (const element of document.body.querySelectorAll('*')) {
        if (!element.checkVisibility()) continue;
        const box = element.getBoundingClientRect();
        let around = element.parentElement;
        while (around && !clips(around)) around = around.parentElement;
        if (!around && box.width > 0 && box.right > innerWidth + 1)
            told.push(`to ${Math.round(box.right)}: ${element.outerHTML.slice(0, 160)}`);
        if (['hidden', 'clip'].includes(getComputedStyle(element).overflowX) && element.clientWidth > 1
                && element.scrollWidth > element.clientWidth + 1)
            told.push(`cut off: ${element.outerHTML.slice(0, 160)}`);
    }
    return told;
}"""
SMALL = """() => [...document.querySelectorAll('svg text')].filter(text => text.checkVisibility()).map(text =>
    [parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 1), text.textContent]).filter(([size]) => size < 11.99)"""


@pytest.mark.parametrize(("zoom", "widths"), [(100, WIDTHS), (200, WIDTHS[1:])])
@pytest.mark.parametrize("name", PAGES)
def test_the_page_never_scrolls_sideways(name: str, zoom: int, widths: tuple[int, ...], made: Made, opened: Opened) -> None:
    """Wide tables scroll by themselves."""
    page = opened(made(name, PAGES[name]))
    page.evaluate(f"document.documentElement.style.fontSize = '{zoom}%'")
    told = []
    for unfolded in (False, True):
        if unfolded:
            page.evaluate(UNFOLD)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            at = f"{width} px, {zoom} %{', unfolded' if unfolded else ''}"
            wide = page.evaluate("document.scrollingElement.scrollWidth")
            if wide > width:
                told.append(f"{at}: the page is {wide} px wide")
            told += [f"{at}: {found}" for found in page.evaluate(OUTSIDE)[:5]]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("name", PAGES)
def test_drawings_are_lettered_large_enough(name: str, made: Made, opened: Opened) -> None:
    """Twelve pixels at least, as shown."""
    page = opened(made(name, PAGES[name]))
    page.evaluate(UNFOLD)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(SMALL) == []
